using GradBench.Functions;
using GradBench.Protocol;

namespace GradBench.Inputs;

/// <summary>The residuals of the observations: those of the first one, and how many there are.</summary>
public sealed record BaReprojection(double[] Elements, int Repeated);

/// <summary>The residuals of the weights: the first one, and how many there are.</summary>
public sealed record BaWeights(double Element, int Repeated);

/// <summary>What the eval ba wants to see of the residuals. All observations are the same.</summary>
public sealed record BaObjective(BaReprojection ReprojError, BaWeights WErr)
{
    public static BaObjective Of(BundleResiduals residuals) => new(
        new([residuals.Reprojection[0].U, residuals.Reprojection[0].V], residuals.Reprojection.Length),
        new(residuals.Weight[0], residuals.Weight.Length));
}

/// <summary>What the eval ba wants to see of each array of the Jacobian: the first 30 entries, and the last one.</summary>
public sealed record BaJacobian(int[] Rows, int[] Cols, double[] Vals)
{
    private const int Shown = 30;

    public static BaJacobian Of(SparseJacobian jacobian) => new(Ends(jacobian.Rows), Ends(jacobian.Columns), Ends(jacobian.Values));

    private static T[] Ends<T>(T[] entries) => entries.Length > Shown
        ? [.. entries[..Shown], entries[^1]]
        : throw new InputException("'p' must be at least 10, or there is too little to show of the Jacobian.");
}
