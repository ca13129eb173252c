using System;
using AutoGrad;

namespace Chapter3;

/// <summary>What large parameters cost.</summary>
public static partial class Penalty
{
    /// <summary>A factor times the sum of the squares.</summary>
    [Differentiable]
    public static double SumOfSquares(ReadOnlySpan<double> p, [Constant] double factor)
    {
        double sum = 0;
        foreach (double parameter in p)
        {
            sum += parameter * parameter;
        }

        return factor * sum;
    }
}
