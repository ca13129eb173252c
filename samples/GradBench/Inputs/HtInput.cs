using System;
using System.Linq;
using GradBench.Functions;

namespace GradBench.Inputs;

/// <summary>The hand in the input of the eval ht. Names of bones are not needed.</summary>
public sealed record HtModel(
    int BoneCount, int[] Parents, double[][][] BaseRelatives, double[][][] InverseBaseAbsolutes, double[][] BasePositions, double[][] Weights,
    int[][] Triangles, bool IsMirrored)
{
    /// <summary>As many as the angles turn.</summary>
    private const int FewestBones = 21;

    public HandModel ToModel()
    {
        Check.That(BoneCount >= FewestBones, $"'bone_count' must be at least {FewestBones}.");
        Check.Count(Parents, "parents", BoneCount);
        for (int bone = 0; bone < BoneCount; bone++)
        {
            Check.That(Parents[bone] >= -1 && Parents[bone] < bone, $"The parent of bone {bone} must be -1 or a bone before it.");
        }

        Check.Rows(BasePositions, "base_positions", BasePositions.Length, 4);
        Check.Rows(Weights, "weights", BasePositions.Length, BoneCount);
        Check.Rows(Triangles, "triangles", Triangles.Length, 3);
        foreach (int[] corners in Triangles)
        {
            Check.Indices(corners, "triangles", BasePositions.Length);
        }

        return new(
            Parents, Matrices(BaseRelatives, "base_relatives"), Matrices(InverseBaseAbsolutes, "inverse_base_absolutes"),
            [.. BasePositions.Select(ToRow)], Weights, Triangles, IsMirrored);
    }

    private Matrix[] Matrices(double[]?[]?[] matrices, string name)
    {
        Check.Count(matrices, name, BoneCount);
        return Array.ConvertAll(matrices, matrix =>
        {
            Check.That(matrix is not null, $"'{name}' must have matrices.");
            Check.Rows(matrix, name, 4, 4);
            return new Matrix(ToRow(matrix[0]!), ToRow(matrix[1]!), ToRow(matrix[2]!), ToRow(matrix[3]!));
        });
    }

    private static Row ToRow(double[] numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3]);
}

/// <summary>The hand and the points in the input of the eval ht.</summary>
public sealed record HtData(HtModel Model, int[] Correspondences, double[][] Points);

/// <summary>The input of the eval ht.</summary>
public sealed record HtInput(double[] Theta, HtData Data, double[][] Us)
{
    /// <summary>The input, checked, in the order of the parameters of <see cref="HandJacobian.Of"/>.</summary>
    public (HandData Data, double[] Theta, Barycentric[] Places) ToArguments()
    {
        HandModel model = Data.Model.ToModel();
        int count = Data.Correspondences.Length;
        Check.Count(Theta, "theta", HandTracking.AngleCount);
        Check.Rows(Data.Points, "points", count, 3);
        Check.Rows(Us, "us", Us.Length == 0 ? 0 : count, 2);
        Check.Indices(Data.Correspondences, "correspondences", Us.Length == 0 ? model.BasePositions.Length : model.Triangles.Length);
        HandData data = new(model, Data.Correspondences, [.. Data.Points.Select(point => new Vector(point[0], point[1], point[2]))]);
        return (data, Theta, [.. Us.Select(place => new Barycentric(place[0], place[1]))]);
    }
}
