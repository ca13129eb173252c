using System;

namespace AutoGrad;

/// <summary>How a gradient is checked. The defaults fit almost everything.</summary>
public sealed class GradientCheckOptions
{
    /// <summary>
    /// The relative difference that counts as agreement. If it is not set: 1e-6, or 1e-3 where the function turns out to be computed in
    /// single precision. What numeric differentiation is itself uncertain about comes on top.
    /// </summary>
    public double? Tolerance { get; init; }

    /// <summary>
    /// Up to how many components each is checked by itself; a longer gradient is checked along random directions. 1000 if it is not set.
    /// </summary>
    public int LargestForAllComponents { get; init; } = 1000;

    /// <summary>How many random directions a long gradient is checked along. 20 if it is not set.</summary>
    public int Directions { get; init; } = 20;

    /// <summary>The seed of the random directions.</summary>
    public long Seed { get; init; } = 1;
}
