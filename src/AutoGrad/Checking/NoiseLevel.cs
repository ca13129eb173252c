using System;

namespace AutoGrad.Checking;

/// <summary>How far rounding scatters the values of a function around the smooth function that is meant.</summary>
/// <remarks>
/// Of a smooth function's values in closely spaced points, higher differences vanish; what is left of them is noise. A difference of order k of
/// independent noise with variance s^2 has the variance s^2 (2k)! / (k!)^2 (J. J. More and S. M. Wild, "Estimating computational noise", SIAM J. Sci.
/// Comput. 33, 2011). The points lie on one side, so that a kink or a jump at the point itself, where a parameter is 0, does not count as noise.
/// </remarks>
internal static class NoiseLevel
{
    private const int Order = 6;
    private const int Walks = 3;

    public static double Of(CheckedFunction function, Scales scales, SeededRandom random)
    {
        double least = function.Precision * Math.Abs(function.Value);
        if (function.Point.Length == 0)
        {
            return least;
        }

        // Rounding errors of several walks are not alike; the largest counts.
        double noise = least;
        for (int walk = 0; walk < Walks; walk++)
        {
            double[] direction = scales.RandomDirection(random);
            noise = Math.Max(noise, Along(Line.Along(function, direction, 0, direction.Length), function.Precision));
        }

        return noise;
    }

    private static double Along(Line line, double precision)
    {
        // In steps too small for a function that works in lower precision than it is declared with, nothing changes: then larger ones.
        for (double step = precision * 128.0; step < 1e-3; step *= 64.0)
        {
            double[] values = new double[Order + 1];
            for (int i = 0; i <= Order; i++)
            {
                values[i] = line.At((i + 1) * step, out _);
            }

            if (UnchangedOf(values) <= Order / 2)
            {
                double noise = OfDifferences(values);
                return double.IsNaN(noise) || double.IsInfinity(noise) ? 0.0 : noise;
            }
        }

        return 0.0;
    }

    private static int UnchangedOf(double[] values)
    {
        int unchanged = 0;
        for (int i = 1; i < values.Length; i++)
        {
            unchanged += values[i] == values[i - 1] ? 1 : 0;
        }

        return unchanged;
    }

    private static double OfDifferences(double[] values)
    {
        double noise = 0.0;
        double factor = 1.0;
        for (int order = 1; order <= Order; order++)
        {
            double squares = 0.0;
            for (int i = 0; i + order < values.Length; i++)
            {
                values[i] = values[i + 1] - values[i];
                squares += values[i] * values[i];
            }

            // (k!)^2 / (2k)!
            factor *= order / (2.0 * (2.0 * order - 1.0));
            if (order >= 3)
            {
                noise = Math.Max(noise, Math.Sqrt(factor * squares / (values.Length - order)));
            }
        }

        return noise;
    }
}
