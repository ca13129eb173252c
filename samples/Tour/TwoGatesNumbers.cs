using System.Collections.Generic;

namespace Tour;

/// <summary>What lesson 2 computed; gradients in the order x, y, z.</summary>
public sealed record TwoGatesNumbers(
    double Value,
    IReadOnlyList<double> Generated,
    IReadOnlyList<double> Chained,
    IReadOnlyList<double> Numeric,
    double ValueAfterStep);
