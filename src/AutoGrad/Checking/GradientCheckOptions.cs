using System;

namespace AutoGrad;

/// <summary>How a gradient is checked. The defaults fit almost everything.</summary>
public sealed class GradientCheckOptions
{
    private readonly double? _tolerance;
    private readonly int _largestForAllComponents = 1000;
    private readonly int _directions = 20;

    /// <summary>
    /// The relative difference that counts as agreement. If it is not set, it follows from the precision that the function turns out to be computed
    /// with: 1e-6 for double, about 1e-3 for single precision, at most 1e-2. What numeric differentiation is itself uncertain about comes on top.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive finite number.</exception>
    public double? Tolerance
    {
        get => _tolerance;
        init => _tolerance = value is null or (> 0.0 and < double.PositiveInfinity) ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "A positive finite number is wanted.");
    }

    /// <summary>
    /// Up to how many components each is checked by itself; a longer gradient is checked along random directions. 1000 if it is not set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int LargestForAllComponents
    {
        get => _largestForAllComponents;
        init => _largestForAllComponents = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(LargestForAllComponents), value, "A number of components is wanted.");
    }

    /// <summary>How many random directions a long gradient is checked along. 20 if it is not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Directions
    {
        get => _directions;
        init => _directions = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Directions), value, "At least one direction is wanted.");
    }

    /// <summary>The seed of the random directions.</summary>
    public long Seed { get; init; } = 1;
}
