using System.Collections.Generic;

namespace Tour;

/// <summary>What lesson 3 computed; gradients in the order a, b, c, x, y.</summary>
public sealed record NeuronNumbers(
    double Value,
    double ValueSpelledOut,
    IReadOnlyList<double> Generated,
    IReadOnlyList<double> GeneratedSpelledOut,
    IReadOnlyList<double> Numeric,
    double ValueAfterStep);
