using System;

namespace AutoGrad.Tests.Optimization;

/// <summary>Functions to be minimised, with generated gradients.</summary>
internal static partial class TestFunctions
{
    /// <summary>H. Rosenbrock 1960: a curved valley, minimum 0 at (1, 1), usually started from (-1.2, 1).</summary>
    [Differentiable]
    internal static double Rosenbrock(ReadOnlySpan<double> x) =>
        100 * Gates.Square(x[1] - x[0] * x[0]) + Gates.Square(1 - x[0]);

    /// <summary>Pairs of parameters, a valley each (J. More, B. Garbow and K. Hillstrom 1981, problem 21).</summary>
    [Differentiable]
    internal static double ExtendedRosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i += 2)
        {
            sum += 100 * Gates.Square(x[i + 1] - x[i] * x[i]) + Gates.Square(1 - x[i]);
        }

        return sum;
    }

    /// <summary>One long valley through all dimensions: each parameter is coupled to the next.</summary>
    [Differentiable]
    internal static double ChainedRosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            sum += 100 * Gates.Square(x[i + 1] - x[i] * x[i]) + Gates.Square(1 - x[i]);
        }

        return sum;
    }

    /// <summary>E. Beale 1958: minimum 0 at (3, 0.5).</summary>
    [Differentiable]
    internal static double Beale(double x, double y) =>
        Gates.Square(1.5 - x + x * y) + Gates.Square(2.25 - x + x * y * y) + Gates.Square(2.625 - x + x * y * y * y);

    /// <summary>A bowl around (1, 2, 3, ...), with a curvature of its own in each direction.</summary>
    [Differentiable]
    internal static double Bowl(ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> curvature)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += 0.5 * curvature[i] * Gates.Square(x[i] - (i + 1));
        }

        return sum;
    }

    /// <summary>A barrier: NaN left of 0, minimum 1 at 1.</summary>
    [Differentiable]
    internal static double Barrier(ReadOnlySpan<double> x) => x[0] - Math.Log(x[0]);
}
