using System;
using AutoGrad;
using AutoGrad.Optimization;
using Chapter3.Data;

namespace Chapter3;

/// <summary>Least squares with a penalty on large weights, by walking against the gradient and by the normal equations.</summary>
public static partial class RidgeRegression
{
    public const double Regularization = 1.0;

    /// <summary>What the model says: a weight for each input, then the offset.</summary>
    public static double Predict(ReadOnlySpan<double> p, ReadOnlySpan<double> input)
    {
        double sum = p[^1];
        for (int j = 0; j < input.Length; j++)
        {
            sum += p[j] * input[j];
        }

        return sum;
    }

    /// <summary>The sum of the squared errors, and a factor times the squares of the weights; the offset is not penalised.</summary>
    [Differentiable]
    public static double Cost(ReadOnlySpan<double> p, [Constant] double[][] inputs, [Constant] double[] targets, [Constant] double regularization)
    {
        double cost = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            cost += Gates.Square(Predict(p, inputs[i]) - targets[i]);
        }

        for (int j = 0; j < p.Length - 1; j++)
        {
            cost += regularization * p[j] * p[j];
        }

        return cost;
    }

    /// <summary>
    /// By Nesterov's steps, which look at the gradient alone. The values of the cost show half of the digits at most: near the minimum the cost is
    /// flat to within its rounding.
    /// </summary>
    public static MinimizeResult ByDescent(Diabetes data, int steps = 20_000)
    {
        double[] start = new double[data.Inputs[0].Length + 1];
        return new Nesterov(start.Length, 1e-4, 0.95).Minimize(
            (p, dp) => CostGradient(p, data.Inputs, data.Targets, Regularization, dp), start, steps, gradientTolerance: 1e-8);
    }

    /// <summary>By L-BFGS, which compares values as long as they differ, and then follows the gradient.</summary>
    public static MinimizeResult ByLbfgs(Diabetes data) => new Lbfgs().Minimize(
        (p, dp) => CostGradient(p, data.Inputs, data.Targets, Regularization, dp), new double[data.Inputs[0].Length + 1]);

    /// <summary>By the normal equations, (X'X + regularization) p = X'y, with the decomposition of A. L. Cholesky.</summary>
    public static double[] ByNormalEquations(Diabetes data)
    {
        int n = data.Inputs[0].Length + 1;
        double[,] matrix = new double[n, n];
        double[] right = new double[n];
        for (int i = 0; i < data.Inputs.Length; i++)
        {
            double[] row = [.. data.Inputs[i], 1.0];
            for (int j = 0; j < n; j++)
            {
                right[j] += row[j] * data.Targets[i];
                for (int k = 0; k < n; k++)
                {
                    matrix[j, k] += row[j] * row[k];
                }
            }
        }

        for (int j = 0; j < n - 1; j++)
        {
            matrix[j, j] += Regularization;
        }

        return SolvePositiveDefinite(matrix, right);
    }

    private static double[] SolvePositiveDefinite(double[,] matrix, double[] right)
    {
        int n = right.Length;
        double[,] lower = new double[n, n];
        double[] solution = (double[])right.Clone();
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                solution[i] -= lower[i, k] * solution[k];
            }

            solution[i] /= lower[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                solution[i] -= lower[k, i] * solution[k];
            }

            solution[i] /= lower[i, i];
        }

        return solution;
    }
}
