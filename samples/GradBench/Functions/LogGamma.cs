using System;

namespace GradBench.Functions;

/// <summary>The logarithm of the gamma function.</summary>
public static class LogGamma
{
    /// <summary>The logarithm of the gamma function, to about 1e-14 relative to the larger of 1 and the result.</summary>
    /// <param name="x">A positive number.</param>
    /// <returns>log Gamma(x).</returns>
    /// <remarks>
    /// Stirling's series (Abramowitz and Stegun 6.1.41) from 12 on, where seven terms leave less than 1e-15; below that by Gamma(x + 1) = x Gamma(x).
    /// </remarks>
    public static double Of(double x)
    {
        double product = 1;
        while (x < 12)
        {
            product *= x;
            x++;
        }

        double square = 1 / (x * x);
        double series = 1.0 / 12 + (square * (-1.0 / 360 + (square * (1.0 / 1260 + (square * (-1.0 / 1680 + (square * (1.0 / 1188
            + (square * (-691.0 / 360360 + (square / 156)))))))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - Math.Log(product);
    }

    /// <summary>The logarithm of the multivariate gamma function.</summary>
    /// <param name="a">More than half of the dimension less one.</param>
    /// <param name="dimension">The dimension.</param>
    /// <returns>Its logarithm.</returns>
    public static double Multivariate(double a, int dimension)
    {
        double sum = dimension * (dimension - 1) / 4.0 * Math.Log(Math.PI);
        for (int j = 1; j <= dimension; j++)
        {
            sum += Of(a + (0.5 * (1 - j)));
        }

        return sum;
    }
}
