using System;
using AutoGrad;

namespace Chapter2;

/// <summary>The circuit of a line in the plane, and the losses that are put on top of it.</summary>
public static partial class LinearCircuit
{
    /// <summary>The score of a point: positive on one side of the line, negative on the other.</summary>
    [Differentiable]
    public static double Score(double a, double b, double c, [Constant] double x, [Constant] double y) => a * x + b * y + c;

    /// <summary>How large the slopes are. A support vector machine wants them small, and does not mind the offset.</summary>
    [Differentiable]
    public static double Size(double a, double b) => 0.5 * (a * a + b * b);

    /// <summary>The loss of a support vector machine for one point, as one expression.</summary>
    [Differentiable]
    public static double HingeLoss(double a, double b, double c, [Constant] double x, [Constant] double y, [Constant] double label) =>
        Math.Max(0, 1 - label * Score(a, b, c, x, y)) + Size(a, b);

    /// <summary>The same with the square of the hinge: a smooth loss that minds large violations more than small ones.</summary>
    [Differentiable]
    public static double SquaredHingeLoss(double a, double b, double c, [Constant] double x, [Constant] double y, [Constant] double label) =>
        Gates.Square(Math.Max(0, 1 - label * Score(a, b, c, x, y))) + Size(a, b);
}
