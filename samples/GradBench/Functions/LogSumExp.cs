using System;
using AutoGrad;

namespace GradBench.Functions;

/// <summary>The eval lse: the logarithm of a sum of exponentials.</summary>
public static partial class LogSumExp
{
    /// <summary>The largest number is taken out of the sum, so that no exponential overflows.</summary>
    /// <param name="x">The exponents, at least one.</param>
    /// <returns>log(exp(x[0]) + exp(x[1]) + ...).</returns>
    [Differentiable]
    public static double Primal(ReadOnlySpan<double> x)
    {
        double largest = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            largest = Math.Max(largest, x[i]);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Exp(x[i] - largest);
        }

        return Math.Log(sum) + largest;
    }

    /// <summary>The gradient for the exponents.</summary>
    /// <param name="x">The exponents, at least one.</param>
    /// <returns>One number for each.</returns>
    public static double[] Gradient(double[] x)
    {
        double[] gradient = new double[x.Length];
        PrimalGradient(x, gradient);
        return gradient;
    }
}
