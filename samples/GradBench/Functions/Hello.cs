using AutoGrad;

namespace GradBench.Functions;

/// <summary>The eval hello: a square, and its derivative.</summary>
public static partial class Hello
{
    [Differentiable]
    public static double Square(double x) => x * x;

    /// <summary>The derivative of the square.</summary>
    /// <param name="x">The number that is squared.</param>
    /// <returns>Twice the number.</returns>
    public static double Derivative(double x)
    {
        SquareGradient(x, out double dx);
        return dx;
    }
}
