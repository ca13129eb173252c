using System;
using System.Collections.Generic;
using System.Linq;

namespace Chapter2;

/// <summary>The six points that everything in this chapter learns to tell apart.</summary>
public static class SixPoints
{
    public static IReadOnlyList<LabelledPoint> All { get; } =
    [
        new(1.2, 0.7, +1),
        new(-0.3, -0.5, -1),
        new(3.0, 0.1, +1),
        new(-0.1, -1.0, -1),
        new(-1.0, 1.1, -1),
        new(2.1, -3.0, +1),
    ];

    /// <summary>The part of the points whose label has the sign of the score.</summary>
    /// <param name="score">A score for a place.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Accuracy(Func<double, double, double> score) =>
        All.Count(point => score(point.X, point.Y) > 0 == point.Label > 0) / (double)All.Count;
}
