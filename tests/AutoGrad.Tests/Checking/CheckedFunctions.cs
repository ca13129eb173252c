using System;

namespace AutoGrad.Tests.Checking;

/// <summary>Functions with gradients by closed form, for the checker to check.</summary>
internal static class CheckedFunctions
{
    /// <summary>The sum of x[i] / (1 + x[i]^2) x[i + 1] + x[i]^4 / 4, each component coupled to the next.</summary>
    public static double Coupled(ReadOnlySpan<double> x, Span<double> dx)
    {
        double sum = 0.0;
        dx.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            int next = (i + 1) % x.Length;
            double square = x[i] * x[i];
            double fraction = 1.0 / (1.0 + square);
            sum += x[i] * fraction * x[next] + 0.25 * square * square;
            dx[i] += (1.0 - square) * fraction * fraction * x[next] + x[i] * square;
            dx[next] += x[i] * fraction;
        }

        return sum;
    }

    /// <summary>The same in single precision.</summary>
    public static float CoupledSingle(ReadOnlySpan<float> x, Span<float> dx)
    {
        float sum = 0f;
        dx.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            int next = (i + 1) % x.Length;
            float square = x[i] * x[i];
            float fraction = 1f / (1f + square);
            sum += x[i] * fraction * x[next] + 0.25f * square * square;
            dx[i] += (1f - square) * fraction * fraction * x[next] + x[i] * square;
            dx[next] += x[i] * fraction;
        }

        return sum;
    }
}
