using System;
using System.Runtime.InteropServices;
using AutoGrad;

namespace GradBench.Functions;

/// <summary>The points, the cameras, and where in its image which camera saw which point.</summary>
/// <param name="Cameras">The cameras.</param>
/// <param name="Points">The points of the world.</param>
/// <param name="Weights">How much each observation counts.</param>
/// <param name="Features">What was observed, one place in an image for each weight.</param>
public sealed record Bundle(Camera[] Cameras, Vector[] Points, double[] Weights, ImagePoint[] Features)
{
    /// <summary>Observation i is of camera i mod n.</summary>
    public int CameraOf(int observation) => observation % Cameras.Length;

    /// <summary>Observation i is of point i mod m.</summary>
    public int PointOf(int observation) => observation % Points.Length;
}

/// <summary>What a residual depends on, and so what a row of the Jacobian holds: 15 numbers, in the order of the columns.</summary>
public readonly record struct Sight(Camera Camera, Vector Point, double Weight);

/// <summary>The residuals of a bundle.</summary>
/// <param name="Reprojection">How far each observation is from where it should be.</param>
/// <param name="Weight">How far the square of each weight is from 1.</param>
public sealed record BundleResiduals(ImagePoint[] Reprojection, double[] Weight);

/// <summary>
/// The Jacobian of a bundle by compressed rows: two rows for each observation, whose 15 entries are at its camera, its point and its weight, and then one row for
/// each weight, whose entry is at the weight.
/// </summary>
/// <param name="Rows">Where each row begins, and where the last one ends.</param>
/// <param name="Columns">The column of each entry.</param>
/// <param name="Values">The entries.</param>
public sealed record SparseJacobian(int[] Rows, int[] Columns, double[] Values);

/// <summary>The eval ba: cameras and points are moved until the points are seen where they were seen.</summary>
public static partial class BundleAdjustment
{
    /// <summary>How far a point is seen from where it was observed.</summary>
    /// <param name="sight">Camera, point and weight.</param>
    /// <param name="feature">The observation.</param>
    /// <returns>The weighted distance.</returns>
    [Differentiable]
    public static ImagePoint Reprojection(Sight sight, [Constant] ImagePoint feature) =>
        sight.Weight * (sight.Camera.Project(sight.Point) - feature);

    /// <summary>How far the square of a weight is from 1.</summary>
    /// <param name="weight">The weight.</param>
    /// <returns>The difference.</returns>
    [Differentiable]
    public static double WeightResidual(double weight) => 1 - (weight * weight);

    /// <summary>All residuals.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <returns>The residuals of its observations and of its weights.</returns>
    public static BundleResiduals Objective(Bundle bundle)
    {
        int count = bundle.Weights.Length;
        BundleResiduals residuals = new(new ImagePoint[count], new double[count]);
        for (int i = 0; i < count; i++)
        {
            residuals.Reprojection[i] = Reprojection(SightOf(bundle, i), bundle.Features[i]);
            residuals.Weight[i] = WeightResidual(bundle.Weights[i]);
        }

        return residuals;
    }

    /// <summary>The Jacobian of all residuals, two backward passes an observation: each fills a row.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <returns>The Jacobian, 31 entries an observation.</returns>
    public static SparseJacobian Jacobian(Bundle bundle)
    {
        int count = bundle.Weights.Length;
        SparseJacobian jacobian = new(new int[(3 * count) + 1], new int[checked(31 * count)], new double[checked(31 * count)]);
        Span<Sight> rows = MemoryMarshal.Cast<double, Sight>(jacobian.Values.AsSpan(0, 30 * count));
        Span<double> weightRows = jacobian.Values.AsSpan(30 * count);
        for (int i = 0; i < count; i++)
        {
            Sight sight = SightOf(bundle, i);
            ReprojectionBackward(sight, bundle.Features[i], new ImagePoint(1, 0), ref rows[2 * i]);
            ReprojectionBackward(sight, bundle.Features[i], new ImagePoint(0, 1), ref rows[(2 * i) + 1]);
            WeightResidualGradient(bundle.Weights[i], out weightRows[i]);
        }

        FillPattern(bundle, jacobian);
        return jacobian;
    }

    private static Sight SightOf(Bundle bundle, int observation) =>
        new(bundle.Cameras[bundle.CameraOf(observation)], bundle.Points[bundle.PointOf(observation)], bundle.Weights[observation]);

    /// <summary>Which entries there are.</summary>
    private static void FillPattern(Bundle bundle, SparseJacobian jacobian)
    {
        int count = bundle.Weights.Length;
        int firstPoint = checked(11 * bundle.Cameras.Length);
        int firstWeight = checked(firstPoint + (3 * bundle.Points.Length));
        int next = 0;
        for (int row = 0; row < 2 * count; row++)
        {
            int observation = row / 2;
            jacobian.Rows[row] = next;
            for (int k = 0; k < 11; k++)
            {
                jacobian.Columns[next++] = (11 * bundle.CameraOf(observation)) + k;
            }

            for (int k = 0; k < 3; k++)
            {
                jacobian.Columns[next++] = firstPoint + (3 * bundle.PointOf(observation)) + k;
            }

            jacobian.Columns[next++] = firstWeight + observation;
        }

        for (int observation = 0; observation < count; observation++)
        {
            jacobian.Rows[(2 * count) + observation] = next;
            jacobian.Columns[next++] = firstWeight + observation;
        }

        jacobian.Rows[3 * count] = next;
    }
}
