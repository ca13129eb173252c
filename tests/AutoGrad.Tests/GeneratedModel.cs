using System;

namespace AutoGrad.Tests;

/// <summary>Methods that the generator differentiates when this project is built, as a user's project has them.</summary>
internal static partial class GeneratedModel
{
    [Differentiable]
    internal static double Neuron(double a, double b, double c, double x, double y)
    {
        double q = a * x + b * y + c;
        return Gates.Sigmoid(q);
    }

    [Differentiable]
    internal static double Huber(double r, [Constant] double k)
    {
        double m = Math.Abs(r);
        if (m <= k)
        {
            return 0.5 * r * r;
        }

        return k * (m - 0.5 * k);
    }

    [Differentiable]
    internal static (double Sum, double Product) Both(double a, double b) => (a + b, a * b);

    [Differentiable]
    internal static float Ratio(float a, float b) => a / b;

    [Differentiable]
    internal static double Logarithm(double x)
    {
        if (!(x > 0.0))
        {
            throw new ArgumentOutOfRangeException(nameof(x), "A logarithm needs a positive number.");
        }

        return Math.Log(x);
    }
}
