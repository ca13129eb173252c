using System;

namespace AutoGrad.Tests.Training;

/// <summary>A network with one layer of tanh neurons, written as a user writes it; its derivative is generated.</summary>
internal static partial class SmallNetwork
{
    public const int Hidden = 8;

    public const int Count = 4 * Hidden + 1;

    /// <summary>The score of a point: weights and bias of each neuron, then the weights and the bias of the output.</summary>
    public static double Score(ReadOnlySpan<double> p, double x, double y)
    {
        double score = p[^1];
        for (int i = 0; i < Hidden; i++)
        {
            score += p[3 * Hidden + i] * Math.Tanh(p[3 * i] * x + p[3 * i + 1] * y + p[3 * i + 2]);
        }

        return score;
    }

    [Differentiable]
    internal static double LogisticLoss(ReadOnlySpan<double> p, [Constant] double x, [Constant] double y, [Constant] double label) =>
        Gates.Softplus(-label * Score(p, x, y));

    /// <summary>The same with some of the neurons left out.</summary>
    [Differentiable]
    internal static double LossWithDropout(ReadOnlySpan<double> p, [Constant] double x, [Constant] double y, [Constant] double label, ReadOnlySpan<bool> kept)
    {
        double score = p[^1];
        for (int i = 0; i < Hidden; i++)
        {
            if (kept[i])
            {
                score += p[3 * Hidden + i] * Math.Tanh(p[3 * i] * x + p[3 * i + 1] * y + p[3 * i + 2]);
            }
        }

        return Gates.Softplus(-label * score);
    }
}
