using System;
using System.Runtime.InteropServices;

namespace GradBench.Functions;

/// <summary>The residuals of the eval ht and their Jacobian: the product of two, each made by generated backward passes.</summary>
public static class HandJacobian
{
    private const int NumbersOfMatrix = 16;

    /// <summary>The fourth row of a matrix of the pose moves nothing.</summary>
    private const int UsedNumbersOfMatrix = 12;

    /// <summary>All residuals.</summary>
    /// <param name="data">The hand and the points.</param>
    /// <param name="theta">The angles.</param>
    /// <param name="places">Where in its triangle each point lies; none if the points are vertices.</param>
    /// <returns>Three numbers for each point.</returns>
    public static double[] Residuals(HandData data, double[] theta, Barycentric[] places)
    {
        Matrix[] pose = new Matrix[data.Model.BoneCount + 1];
        HandTracking.Pose(data.Model, theta, pose);
        double[] residuals = new double[3 * data.Points.Length];
        Span<Vector> vectors = MemoryMarshal.Cast<double, Vector>(residuals.AsSpan());
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = places.Length > 0
                ? HandTracking.TriangleResidual(data, pose, places[i], i)
                : HandTracking.VertexResidual(data, pose, i);
        }

        return residuals;
    }

    /// <summary>The derivatives of all residuals. A residual depends on the place of its own point only, so that two columns are enough for all places.</summary>
    /// <param name="data">The hand and the points.</param>
    /// <param name="theta">The angles.</param>
    /// <param name="places">Where in its triangle each point lies; none if the points are vertices.</param>
    /// <returns>Three rows for each point: for its place, if it has one, and for the angles.</returns>
    public static double[][] Of(HandData data, double[] theta, Barycentric[] places)
    {
        Matrix[] pose = new Matrix[data.Model.BoneCount + 1];
        HandTracking.Pose(data.Model, theta, pose);
        double[][] poseForTheta = PoseForTheta(data.Model, theta);
        double[][] jacobian = new double[3 * data.Points.Length][];
        Matrix[] residualForPose = new Matrix[pose.Length];
        for (int row = 0; row < jacobian.Length; row++)
        {
            int point = row / 3;
            Vector pull = new(row % 3 == 0 ? 1 : 0, row % 3 == 1 ? 1 : 0, row % 3 == 2 ? 1 : 0);
            Array.Clear(residualForPose);
            if (places.Length > 0)
            {
                Barycentric place = default;
                HandTracking.TriangleResidualBackward(data, pose, places[point], point, pull, residualForPose, ref place);
                jacobian[row] = new double[2 + theta.Length];
                jacobian[row][0] = place.U;
                jacobian[row][1] = place.V;
                AddProduct(residualForPose, poseForTheta, jacobian[row].AsSpan(2));
            }
            else
            {
                HandTracking.VertexResidualBackward(data, pose, point, pull, residualForPose);
                jacobian[row] = new double[theta.Length];
                AddProduct(residualForPose, poseForTheta, jacobian[row]);
            }
        }

        return jacobian;
    }

    /// <summary>A row for each number of the pose, made by a backward pass that pulls at this number alone.</summary>
    private static double[][] PoseForTheta(HandModel model, double[] theta)
    {
        Matrix[] pose = new Matrix[model.BoneCount + 1];
        Matrix[] pull = new Matrix[pose.Length];
        Span<double> numbers = MemoryMarshal.Cast<Matrix, double>(pull.AsSpan());
        double[][] rows = new double[numbers.Length][];
        for (int number = 0; number < numbers.Length; number++)
        {
            rows[number] = new double[theta.Length];
            if (number % NumbersOfMatrix < UsedNumbersOfMatrix)
            {
                // The pose does not depend on what its memory held before: all pulls are zero again after the pass.
                numbers[number] = 1;
                HandTracking.PoseBackward(model, theta, pose, rows[number], pull);
            }
        }

        return rows;
    }

    /// <summary>The chain rule, between the two: a row times a matrix. Most numbers of the row are zero.</summary>
    private static void AddProduct(Matrix[] residualForPose, double[][] poseForTheta, Span<double> row)
    {
        ReadOnlySpan<double> factors = MemoryMarshal.Cast<Matrix, double>(residualForPose);
        for (int number = 0; number < factors.Length; number++)
        {
            double factor = factors[number];
            if (factor != 0)
            {
                double[] slopes = poseForTheta[number];
                for (int k = 0; k < row.Length; k++)
                {
                    row[k] += factor * slopes[k];
                }
            }
        }
    }
}
