using System.Collections.Generic;

namespace Tour;

/// <summary>What lesson 4 computed for one formula at one point; gradients in the order of the inputs.</summary>
public sealed record ExerciseNumbers(
    string Formula,
    IReadOnlyList<double> Point,
    double Value,
    IReadOnlyList<double> Generated,
    IReadOnlyList<double> Numeric,
    IReadOnlyList<double> ByHand);
