using System;
using AutoGrad;

namespace Tour;

/// <summary>The functions of lesson 4, as anybody would write them.</summary>
public static partial class ExerciseCircuits
{
    [Differentiable]
    public static double Product(double a, double b) => a * b;

    [Differentiable]
    public static double Sum(double a, double b) => a + b;

    [Differentiable]
    public static double SumOfThree(double a, double b, double c) => a + b + c;

    [Differentiable]
    public static double ProductAndSum(double a, double b, double c) => a * b + c;

    [Differentiable]
    public static double TwoStepNeuron(double a, double b, double c, double x, double y)
    {
        double q = a * x + b * y + c;
        double f = Gates.Sigmoid(q);
        return f;
    }

    [Differentiable]
    public static double Square(double a) => a * a;

    [Differentiable]
    public static double SumOfSquares(double a, double b, double c) => a * a + b * b + c * c;

    [Differentiable]
    public static double Power(double a, double b, double c, double d) => Math.Pow((a * b + c) * d, 2);

    [Differentiable]
    public static double Reciprocal(double a) => 1 / a;

    [Differentiable]
    public static double Quotient(double a, double b, double c, double d) => (a + b) / (c + d);

    [Differentiable]
    public static double Larger(double a, double b) => Math.Max(a, b);

    [Differentiable]
    public static double Rectified(double a) => Math.Max(a, 0);
}
