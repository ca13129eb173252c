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

    /// <summary>Parameters of all sizes, from 1e-12 on and ten times as large each; the 26th is small again.</summary>
    public static double[] Scaled(int length)
    {
        double[] x = new double[length];
        for (int i = 0; i < length; i++)
        {
            x[i] = 1.3 * SizeOf(i);
        }

        return x;
    }

    /// <summary>The sum of sin(x[i] / s[i] + i) over such parameters, where s[i] is the size of the parameter: each has an effect of the order of 1.</summary>
    public static double Waves(ReadOnlySpan<double> x, Span<double> dx)
    {
        double sum = 0.0;
        for (int i = 0; i < x.Length; i++)
        {
            double scale = SizeOf(i);
            sum += Math.Sin(x[i] / scale + i);
            dx[i] = Math.Cos(x[i] / scale + i) / scale;
        }

        return sum;
    }

    /// <summary>The same in single precision.</summary>
    public static float WavesSingle(ReadOnlySpan<float> x, Span<float> dx)
    {
        float sum = 0f;
        for (int i = 0; i < x.Length; i++)
        {
            float scale = (float)SizeOf(i);
            sum += MathF.Sin(x[i] / scale + i);
            dx[i] = MathF.Cos(x[i] / scale + i) / scale;
        }

        return sum;
    }

    private static double SizeOf(int parameter) => Math.Pow(10.0, parameter % 25 - 12);
}
