using System;
using GradBench.Functions;

namespace AutoGrad.Benchmarks;

/// <summary>
/// The backward pass of the mixture model, as a person writes it: each point is taken back as soon as its logarithm is known, so that nothing
/// is kept for longer than a point.
/// </summary>
public static class MixtureModelByHand
{
    /// <summary>The value; the pull times the derivatives are added to the gradients.</summary>
    public static double Backward(
        MixtureData data, double[] alpha, double[][] mu, double[][] q, double[][] l,
        double dResult,
        Span<double> dalpha, double[][] dmu, double[][] dq, double[][] dl)
    {
        int components = alpha.Length;
        int dimension = mu[0].Length;
        double[] diagonals = new double[components * dimension];
        double[] ddiagonals = new double[components * dimension];
        double[] logDeterminants = new double[components];
        double[] dlogDeterminants = new double[components];
        for (int c = 0; c < components; c++)
        {
            double[] logarithms = q[c];
            for (int j = 0; j < dimension; j++)
            {
                diagonals[(c * dimension) + j] = Math.Exp(logarithms[j]);
                logDeterminants[c] += logarithms[j];
            }
        }

        double total = 0;
        double[] distances = new double[components * dimension];
        double[] scaled = new double[components * dimension];
        double[] terms = new double[components];
        foreach (double[] point in data.Points)
        {
            for (int c = 0; c < components; c++)
            {
                Span<double> own = scaled.AsSpan(c * dimension, dimension);
                Span<double> distance = distances.AsSpan(c * dimension, dimension);
                Scale(point, mu[c], diagonals.AsSpan(c * dimension, dimension), l[c], distance, own);
                double squares = 0;
                for (int j = 0; j < own.Length; j++)
                {
                    squares += own[j] * own[j];
                }

                terms[c] = alpha[c] + logDeterminants[c] - (0.5 * squares);
            }

            double largest = terms[0];
            for (int c = 1; c < terms.Length; c++)
            {
                largest = Math.Max(largest, terms[c]);
            }

            double sum = 0;
            for (int c = 0; c < terms.Length; c++)
            {
                double term = Math.Exp(terms[c] - largest);
                terms[c] = term;
                sum += term;
            }

            total += Math.Log(sum) + largest;
            double dsum = dResult / sum;
            for (int c = 0; c < components; c++)
            {
                double pull = terms[c] * dsum;
                dalpha[c] += pull;
                dlogDeterminants[c] += pull;
                Span<double> own = scaled.AsSpan(c * dimension, dimension);

                // From here on it holds the gradient of what it held.
                for (int j = 0; j < own.Length; j++)
                {
                    own[j] *= -pull;
                }

                TakeBack(
                    distances.AsSpan(c * dimension, dimension), diagonals.AsSpan(c * dimension, dimension), l[c], own,
                    dmu[c], ddiagonals.AsSpan(c * dimension, dimension), dl[c]);
            }
        }

        int points = data.Points.Length;
        double result = (-0.5 * points * dimension * Math.Log(2 * Math.PI)) + total
            - (points * LogSumExpByHand.Backward(alpha, -points * dResult, dalpha));
        result += Prior(data, diagonals, logDeterminants, l, dimension, dResult, ddiagonals, dlogDeterminants, dl);
        for (int c = 0; c < components; c++)
        {
            double[] dlogarithms = dq[c];
            for (int j = 0; j < dimension; j++)
            {
                dlogarithms[j] += dlogDeterminants[c] + (diagonals[(c * dimension) + j] * ddiagonals[(c * dimension) + j]);
            }
        }

        return result;
    }

    private static void Scale(
        ReadOnlySpan<double> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below,
        Span<double> distances, Span<double> scaled)
    {
        for (int row = 0; row < scaled.Length; row++)
        {
            distances[row] = point[row] - mean[row];
            scaled[row] = diagonal[row] * distances[row];
        }

        int next = 0;
        for (int column = 0; column < scaled.Length; column++)
        {
            double distance = distances[column];
            for (int row = column + 1; row < scaled.Length; row++)
            {
                scaled[row] += below[next] * distance;
                next++;
            }
        }
    }

    private static void TakeBack(
        ReadOnlySpan<double> distances, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below, ReadOnlySpan<double> dscaled,
        Span<double> dmean, Span<double> ddiagonal, Span<double> dbelow)
    {
        int next = 0;
        for (int column = 0; column < dscaled.Length; column++)
        {
            double distance = distances[column];
            ddiagonal[column] += distance * dscaled[column];
            double ddistance = diagonal[column] * dscaled[column];
            for (int row = column + 1; row < dscaled.Length; row++)
            {
                dbelow[next] += distance * dscaled[row];
                ddistance += below[next] * dscaled[row];
                next++;
            }

            dmean[column] -= ddistance;
        }
    }

    private static double Prior(
        MixtureData data, double[] diagonals, double[] logDeterminants, double[][] l, int dimension,
        double dResult,
        double[] ddiagonals, double[] dlogDeterminants, double[][] dl)
    {
        double gamma = data.Gamma;
        int extraDegrees = data.ExtraDegrees;
        int degrees = dimension + extraDegrees + 1;
        double normalization = (degrees * dimension * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - LogGamma.Multivariate(0.5 * degrees, dimension);
        double prior = 0;
        double factor = gamma * gamma * dResult;
        for (int c = 0; c < logDeterminants.Length; c++)
        {
            double onDiagonal = 0;
            for (int j = c * dimension; j < (c + 1) * dimension; j++)
            {
                onDiagonal += diagonals[j] * diagonals[j];
                ddiagonals[j] -= factor * diagonals[j];
            }

            double offDiagonal = 0;
            double[] below = l[c];
            double[] dbelow = dl[c];
            for (int j = 0; j < below.Length; j++)
            {
                offDiagonal += below[j] * below[j];
                dbelow[j] -= factor * below[j];
            }

            prior += normalization - (0.5 * gamma * gamma * (onDiagonal + offDiagonal)) + (extraDegrees * logDeterminants[c]);
            dlogDeterminants[c] += extraDegrees * dResult;
        }

        return prior;
    }
}
