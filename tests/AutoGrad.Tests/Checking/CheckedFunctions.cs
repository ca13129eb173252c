using System;

namespace AutoGrad.Tests.Checking;

/// <summary>Functions with gradients by closed form, for the checker to check.</summary>
internal static class CheckedFunctions
{
    /// <summary>The sum of sin(x[i]) x[i + 1] + x[i]^4 / 4, each component coupled to the next.</summary>
    public static double Coupled(ReadOnlySpan<double> x, Span<double> dx)
    {
        double sum = 0.0;
        dx.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            int next = (i + 1) % x.Length;
            sum += Math.Sin(x[i]) * x[next] + 0.25 * x[i] * x[i] * x[i] * x[i];
            dx[i] += Math.Cos(x[i]) * x[next] + x[i] * x[i] * x[i];
            dx[next] += Math.Sin(x[i]);
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
            sum += MathF.Sin(x[i]) * x[next] + 0.25f * x[i] * x[i] * x[i] * x[i];
            dx[i] += MathF.Cos(x[i]) * x[next] + x[i] * x[i] * x[i];
            dx[next] += MathF.Sin(x[i]);
        }

        return sum;
    }
}
