using System;
using AutoGrad;

namespace Chapter3;

/// <summary>
/// Structured prediction: a label for each place of a sequence, chosen together. The energy of a labelling is low where labels fit the inputs at
/// their places and follow each other as they should; a labelling is the more likely the lower its energy (a conditional random field on a chain: J.
/// Lafferty, A. McCallum and F. Pereira 2001).
/// </summary>
public static partial class ChainModel
{
    /// <summary>How many parameters there are: how well each label fits an input, an offset for each, and how well each follows each.</summary>
    public static int Parameters(int features, int labels) => labels * (features + 1) + labels * labels;

    /// <summary>The energy of a labelling.</summary>
    public static double Energy(ReadOnlySpan<double> p, double[][] inputs, int[] labelling, int labels)
    {
        int features = inputs[0].Length;
        double energy = 0;
        for (int t = 0; t < inputs.Length; t++)
        {
            energy -= Fit(p, inputs[t], labelling[t]);
            if (t > 0)
            {
                energy -= p[labels * (features + 1) + labelling[t - 1] * labels + labelling[t]];
            }
        }

        return energy;
    }

    /// <summary>
    /// Minus the logarithm of the probability of a labelling: its energy, and the logarithm of the sum of e^-energy over all labellings. There are
    /// labels^length of them; the sum goes from place to place and takes length * labels^2 terms. Its gradient is the expectation over all
    /// labellings.
    /// </summary>
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> p, [Constant] double[][] inputs, int[] labelling, int labels)
    {
        int features = inputs[0].Length;
        ReadOnlySpan<double> follows = p[(labels * (features + 1))..];
        double[] sums = new double[labels];
        double[] next = new double[labels];
        double[] terms = new double[labels];
        for (int t = 0; t < inputs.Length; t++)
        {
            for (int label = 0; label < labels; label++)
            {
                next[label] = Fit(p, inputs[t], label);
                if (t > 0)
                {
                    for (int before = 0; before < labels; before++)
                    {
                        terms[before] = sums[before] + follows[before * labels + label];
                    }

                    next[label] += ScoreLoss.LogSumExp(terms);
                }
            }

            next.CopyTo(sums, 0);
        }

        return Energy(p, inputs, labelling, labels) + ScoreLoss.LogSumExp(sums);
    }

    /// <summary>Exact inference: the labelling of the lowest energy, by dynamic programming (A. Viterbi 1967).</summary>
    public static int[] Infer(ReadOnlySpan<double> p, double[][] inputs, int labels)
    {
        int features = inputs[0].Length;
        ReadOnlySpan<double> follows = p[(labels * (features + 1))..];
        double[] scores = new double[labels];
        int[,] from = new int[inputs.Length, labels];
        for (int t = 0; t < inputs.Length; t++)
        {
            double[] next = new double[labels];
            for (int label = 0; label < labels; label++)
            {
                int best = 0;
                for (int before = 1; before < labels; before++)
                {
                    best = scores[before] + follows[before * labels + label] > scores[best] + follows[best * labels + label] ? before : best;
                }

                from[t, label] = best;
                next[label] = Fit(p, inputs[t], label) + (t > 0 ? scores[best] + follows[best * labels + label] : 0);
            }

            scores = next;
        }

        int[] labelling = new int[inputs.Length];
        labelling[^1] = ScoreLoss.Best(scores);
        for (int t = inputs.Length - 1; t > 0; t--)
        {
            labelling[t - 1] = from[t, labelling[t]];
        }

        return labelling;
    }

    private static double Fit(ReadOnlySpan<double> p, ReadOnlySpan<double> input, int label)
    {
        ReadOnlySpan<double> row = p.Slice(label * (input.Length + 1), input.Length + 1);
        double fit = row[^1];
        for (int j = 0; j < input.Length; j++)
        {
            fit += row[j] * input[j];
        }

        return fit;
    }
}
