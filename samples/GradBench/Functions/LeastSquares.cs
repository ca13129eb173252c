using System;
using AutoGrad;

namespace GradBench.Functions;

/// <summary>The eval llsq: how far a polynomial is from a step.</summary>
public static partial class LeastSquares
{
    /// <summary>Half the sum of the squared distances, at points that are spread evenly over [-1, 1].</summary>
    /// <param name="x">The coefficients of the polynomial, the constant one first.</param>
    /// <param name="n">The number of points, at least 2.</param>
    /// <returns>Half the sum of squares.</returns>
    [Differentiable]
    public static double Primal(ReadOnlySpan<double> x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = -1 + (i * 2.0 / (n - 1));
            double residual = Math.Sign(t);
            double power = 1;
            for (int j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }

            sum += residual * residual;
        }

        return sum / 2;
    }

    /// <summary>The gradient for the coefficients.</summary>
    /// <param name="x">The coefficients.</param>
    /// <param name="n">The number of points.</param>
    /// <returns>One number for each coefficient.</returns>
    public static double[] Gradient(double[] x, int n)
    {
        double[] gradient = new double[x.Length];
        PrimalGradient(x, n, gradient);
        return gradient;
    }
}
