using System;
using AutoGrad;

namespace Ecosystem;

/// <summary>Two functions on which minimisers are tried: curved valleys with one minimum.</summary>
public static partial class Valley
{
    /// <summary>H. H. Rosenbrock's function (1960) in any number of dimensions: 0 at (1, 1, ..., 1).</summary>
    [Differentiable]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double off = x[i + 1] - x[i] * x[i];
            double rest = 1 - x[i];
            sum += 100 * off * off + rest * rest;
        }

        return sum;
    }

    /// <summary>E. M. L. Beale's function (1958): 0 at (3, 0.5).</summary>
    [Differentiable]
    public static double Beale(double x, double y)
    {
        double first = 1.5 - x + x * y;
        double second = 2.25 - x + x * y * y;
        double third = 2.625 - x + x * y * y * y;
        return first * first + second * second + third * third;
    }
}
