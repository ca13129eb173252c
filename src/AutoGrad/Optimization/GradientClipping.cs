using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>Shortens gradients that are too long for a step.</summary>
public static class GradientClipping
{
    /// <summary>Moves each component into the range from -<paramref name="largest"/> to <paramref name="largest"/>. NaN stays NaN.</summary>
    /// <param name="gradient">The gradient, which is changed.</param>
    /// <param name="largest">The largest size of a component, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largest"/> is not a finite number above 0.</exception>
    public static void ByValue(Span<double> gradient, double largest)
    {
        Requires.Positive(largest, nameof(largest));
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = Math.Max(-largest, Math.Min(largest, gradient[i]));
        }
    }

    /// <summary>
    /// Scales a gradient that is longer than <paramref name="largest"/> to this length; its direction stays (R. Pascanu, T. Mikolov and Y.
    /// Bengio, "On the difficulty of training recurrent neural networks", 2013).
    /// </summary>
    /// <param name="gradient">The gradient, which is changed; not, if its length is NaN or infinite.</param>
    /// <param name="largest">The largest Euclidean length, above 0.</param>
    /// <returns>The length before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largest"/> is not a finite number above 0.</exception>
    public static double ByNorm(Span<double> gradient, double largest)
    {
        Requires.Positive(largest, nameof(largest));
        double norm = VectorMath.Norm(gradient);
        if (norm > largest && !double.IsInfinity(norm))
        {
            double factor = largest / norm;
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] *= factor;
            }
        }

        return norm;
    }
}
