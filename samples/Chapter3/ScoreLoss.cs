using System;
using AutoGrad;

namespace Chapter3;

/// <summary>Losses on the scores of several classes. They have no attribute: the methods that call them do, and are followed into these.</summary>
internal static class ScoreLoss
{
    /// <summary>The structured hinge (K. Crammer and Y. Singer 2001): how far the worst of the other classes comes within a margin of 1.</summary>
    public static double StructuredHinge(ReadOnlySpan<double> scores, int label)
    {
        double worst = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double shortfall = scores[i] - scores[label] + 1;
            if (i != label && shortfall > worst)
            {
                worst = shortfall;
            }
        }

        return worst;
    }

    /// <summary>Minus the logarithm of the probability that softmax gives the right class.</summary>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> scores, int label) => LogSumExp(scores) - scores[label];

    /// <summary>The logarithm of the sum of the exponentials, without overflow.</summary>
    public static double LogSumExp(ReadOnlySpan<double> scores)
    {
        double largest = scores[0];
        foreach (double score in scores)
        {
            largest = Math.Max(largest, score);
        }

        // Taking the largest off changes nothing but the rounding, so it has no gradient.
        double shift = Gates.Detach(largest);
        double sum = 0;
        foreach (double score in scores)
        {
            sum += Math.Exp(score - shift);
        }

        return shift + Math.Log(sum);
    }

    /// <summary>The class with the largest score.</summary>
    public static int Best(ReadOnlySpan<double> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }
}
