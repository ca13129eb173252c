using System;
using AutoGrad;

namespace GradBench.Functions;

/// <summary>What a mixture is fitted to, and the prior on its covariances.</summary>
/// <param name="Points">The points, one a row, all of the same dimension.</param>
/// <param name="Gamma">The precision of the Wishart prior.</param>
/// <param name="ExtraDegrees">The degrees of freedom of the prior, beyond the dimension.</param>
public sealed record MixtureData(double[][] Points, double Gamma, int ExtraDegrees);

/// <summary>The derivatives for the parameters of a mixture, in their shapes.</summary>
/// <param name="Alpha">For the weights.</param>
/// <param name="Mu">For the means.</param>
/// <param name="Q">For the logarithms of the diagonals.</param>
/// <param name="L">For the entries below the diagonals.</param>
public sealed record MixtureGradient(double[] Alpha, double[][] Mu, double[][] Q, double[][] L);

/// <summary>
/// The eval gmm: the logarithm of the posterior density of a mixture of normal distributions. Each component has the logarithm of an unnormalized weight, a mean, and
/// the triangular root of the inverse of its covariance: the logarithms of the root's diagonal, and column by column what is below it.
/// </summary>
public static partial class MixtureModel
{
    /// <summary>The logarithm of the posterior density.</summary>
    /// <param name="data">The points and the prior.</param>
    /// <param name="alpha">The weights.</param>
    /// <param name="mu">The means, one a row.</param>
    /// <param name="q">The logarithms of the diagonals, one a row.</param>
    /// <param name="l">The entries below the diagonals, one component a row.</param>
    /// <returns>The logarithm of the density.</returns>
    [Differentiable]
    public static double Objective([Constant] MixtureData data, double[] alpha, double[][] mu, double[][] q, double[][] l)
    {
        int components = alpha.Length;
        int dimension = mu[0].Length;
        double[][] diagonals = new double[components][];
        double[] logDeterminants = new double[components];
        for (int c = 0; c < components; c++)
        {
            diagonals[c] = new double[dimension];
            for (int j = 0; j < dimension; j++)
            {
                diagonals[c][j] = Math.Exp(q[c][j]);
                logDeterminants[c] += q[c][j];
            }
        }

        double total = 0;
        double[] scaled = new double[dimension];
        double[] terms = new double[components];
        foreach (double[] point in data.Points)
        {
            for (int c = 0; c < components; c++)
            {
                ScaleDistance(point, mu[c], diagonals[c], l[c], scaled);
                terms[c] = alpha[c] + logDeterminants[c] - (0.5 * SquaredNorm(scaled));
            }

            total += LogSumExp.Primal(terms);
        }

        int points = data.Points.Length;
        return (-0.5 * points * dimension * Math.Log(2 * Math.PI)) + total - (points * LogSumExp.Primal(alpha))
            + LogPrior(diagonals, logDeterminants, l, data.Gamma, data.ExtraDegrees);
    }

    /// <summary>The gradient for all parameters.</summary>
    /// <param name="data">The points and the prior.</param>
    /// <param name="alpha">The weights.</param>
    /// <param name="mu">The means, one a row.</param>
    /// <param name="q">The logarithms of the diagonals, one a row.</param>
    /// <param name="l">The entries below the diagonals, one component a row.</param>
    /// <returns>The gradient, in the shapes of the parameters.</returns>
    public static MixtureGradient Gradient(MixtureData data, double[] alpha, double[][] mu, double[][] q, double[][] l)
    {
        MixtureGradient gradient = new(new double[alpha.Length], Rows.Like(mu), Rows.Like(q), Rows.Like(l));
        ObjectiveGradient(data, alpha, mu, q, l, gradient.Alpha, gradient.Mu, gradient.Q, gradient.L);
        return gradient;
    }

    /// <summary>The triangular root times the distance of a point from the mean.</summary>
    private static void ScaleDistance(
        ReadOnlySpan<double> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below, Span<double> scaled)
    {
        for (int row = 0; row < scaled.Length; row++)
        {
            scaled[row] = diagonal[row] * (point[row] - mean[row]);
        }

        int next = 0;
        for (int column = 0; column < scaled.Length; column++)
        {
            double distance = point[column] - mean[column];
            for (int row = column + 1; row < scaled.Length; row++)
            {
                scaled[row] += below[next] * distance;
                next++;
            }
        }
    }

    /// <summary>The logarithm of the Wishart prior.</summary>
    private static double LogPrior(double[][] diagonals, double[] logDeterminants, double[][] l, double gamma, int extraDegrees)
    {
        int dimension = diagonals[0].Length;
        int degrees = dimension + extraDegrees + 1;
        double normalization = (degrees * dimension * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - LogGamma.Multivariate(0.5 * degrees, dimension);
        double prior = 0;
        for (int c = 0; c < diagonals.Length; c++)
        {
            double squares = SquaredNorm(diagonals[c]) + SquaredNorm(l[c]);
            prior += normalization - (0.5 * gamma * gamma * squares) + (extraDegrees * logDeterminants[c]);
        }

        return prior;
    }

    private static double SquaredNorm(ReadOnlySpan<double> v)
    {
        double sum = 0;
        foreach (double element in v)
        {
            sum += element * element;
        }

        return sum;
    }
}
