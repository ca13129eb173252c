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

    /// <summary>The sum of the squares of what a linear model is wrong by.</summary>
    [Differentiable]
    internal static double SumOfSquares(ReadOnlySpan<double> p, [Constant] double[][] inputs, [Constant] double[] targets)
    {
        double sum = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            double misfit = -targets[i];
            for (int j = 0; j < p.Length; j++)
            {
                misfit += p[j] * inputs[i][j];
            }

            sum += misfit * misfit;
        }

        return sum;
    }

    /// <summary>Where that is least: X'X p = X'y, by elimination in decimal numbers of 28 digits.</summary>
    internal static double[] ByNormalEquations(double[][] inputs, double[] targets)
    {
        int n = inputs[0].Length;
        decimal[,] m = new decimal[n, n + 1];
        for (int i = 0; i < inputs.Length; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    m[j, k] += (decimal)inputs[i][j] * (decimal)inputs[i][k];
                }

                m[j, n] += (decimal)inputs[i][j] * (decimal)targets[i];
            }
        }

        // Positive definite: no pivots are needed.
        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int row = 0; row < n; row++)
            {
                decimal factor = row == pivot ? 0 : m[row, pivot] / m[pivot, pivot];
                for (int k = pivot; k <= n; k++)
                {
                    m[row, k] -= factor * m[pivot, k];
                }
            }
        }

        double[] solution = new double[n];
        for (int j = 0; j < n; j++)
        {
            solution[j] = (double)(m[j, n] / m[j, j]);
        }

        return solution;
    }
}
