using System;

namespace Tour;

/// <summary>
/// The gradient by trying: nudge one input up, nudge it down, and see how far the output moves. Slow and a little
/// off, but it knows nothing about the function, which makes it the witness for the generated gradient.
/// </summary>
public static class NumericGradient
{
    /// <summary>How far a generated derivative may be from the numeric one, relative to its size.</summary>
    public const double Tolerance = 1e-6;

    private const double Step = 0.0001;

    public static double[] At(Func<double[], double> function, params double[] point)
    {
        double[] gradient = new double[point.Length];
        for (int input = 0; input < point.Length; input++)
        {
            gradient[input] = (Nudged(function, point, input, Step) - Nudged(function, point, input, -Step))
                / (2.0 * Step);
        }

        return gradient;
    }

    private static double Nudged(Func<double[], double> function, double[] point, int input, double step)
    {
        double[] nudged = [.. point];
        nudged[input] += step;
        return function(nudged);
    }
}
