using System;

namespace AutoGrad.Optimization;

/// <summary>Arithmetic of vectors, in the order of their components.</summary>
internal static class VectorMath
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0.0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>The Euclidean length, also where the squares of the components would overflow or vanish.</summary>
    public static double Norm(ReadOnlySpan<double> a)
    {
        double largest = LargestMagnitude(a);
        if (largest == 0.0 || double.IsNaN(largest) || double.IsInfinity(largest))
        {
            return largest;
        }

        double sum = 0.0;
        foreach (double number in a)
        {
            double scaled = number / largest;
            sum += scaled * scaled;
        }

        return largest * Math.Sqrt(sum);
    }

    /// <summary>The size of the largest component; NaN if there is a NaN.</summary>
    public static double LargestMagnitude(ReadOnlySpan<double> a)
    {
        double largest = 0.0;
        foreach (double number in a)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return largest;
    }

    public static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    public static bool IsFinite(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            if (!IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>target += factor * a.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> a)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] += factor * a[i];
        }
    }
}
