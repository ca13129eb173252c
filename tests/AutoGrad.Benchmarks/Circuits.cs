using System;

namespace AutoGrad.Benchmarks;

/// <summary>The functions whose generated backward methods are measured.</summary>
public static partial class Circuits
{
    [Differentiable]
    public static double Neuron(double a, double b, double c, double x, double y)
    {
        double q = a * x + b * y + c;
        return Gates.Sigmoid(q);
    }

    [Differentiable]
    public static double Power(double a, double b, double c, double d) => Math.Pow((a * b + c) * d, 2);
}
