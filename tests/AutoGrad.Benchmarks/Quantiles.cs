using System;

namespace AutoGrad.Benchmarks;

/// <summary>What is left of a measurement when whatever disturbed it is taken out.</summary>
public static class Quantiles
{
    /// <summary>The number that has this share of all numbers below it: 0 is the smallest, 0.5 the median.</summary>
    public static double Of(double[] numbers, double share)
    {
        double[] sorted = [.. numbers];
        Array.Sort(sorted);
        return sorted[(int)Math.Round(share * (sorted.Length - 1), MidpointRounding.ToEven)];
    }
}
