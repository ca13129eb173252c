using System;
using AutoGrad;

namespace Chapter3.Practice;

/// <summary>
/// Debugging by gradient check. Generated gradients are those of the method as it is written, but a method can still say something else than is
/// meant. Here the scores of a batch are brought to mean 0 and variance 1 before the loss. Somebody has detached the mean, as one does with the shift
/// of a softmax, where it makes no difference: here it does. The value is right, training works somehow, and a check finds it at once.
/// </summary>
public static partial class Debugging
{
    /// <summary>The loss as it is meant.</summary>
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> scores, [Constant] ReadOnlySpan<double> labels) => LossAround(scores, labels, Mean(scores));

    /// <summary>The same value with a mistake.</summary>
    [Differentiable]
    public static double LossWithDetachedMean(ReadOnlySpan<double> scores, [Constant] ReadOnlySpan<double> labels) =>
        LossAround(scores, labels, Gates.Detach(Mean(scores)));

    /// <summary>A hinge exactly at its kink, which a check tells from a mistake.</summary>
    [Differentiable]
    public static double HingeAtKink(ReadOnlySpan<double> scores) => Math.Max(0, 1 - scores[0]) + scores[1] * scores[1];

    private static readonly double[] At = [0.5, -1.5, 2.0, 0.25, -0.75];
    private static readonly double[] Labels = [1, -1, 1, -1, -1];

    public static GradientReport OfLoss() => GradientCheck.Of((x, dx) => LossGradient(x, Labels, dx), At);

    public static GradientReport OfMistake() => GradientCheck.Of((x, dx) => LossWithDetachedMeanGradient(x, Labels, dx), At);

    public static GradientReport OfKink() => GradientCheck.Of(HingeAtKinkGradient, [1.0, 0.5]);

    private static double Mean(ReadOnlySpan<double> numbers)
    {
        double sum = 0;
        foreach (double number in numbers)
        {
            sum += number;
        }

        return sum / numbers.Length;
    }

    private static double LossAround(ReadOnlySpan<double> scores, ReadOnlySpan<double> labels, double mean)
    {
        double variance = 0;
        foreach (double score in scores)
        {
            variance += Gates.Square(score - mean) / scores.Length;
        }

        double deviation = Math.Sqrt(variance);
        double loss = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            loss += Gates.Softplus(-labels[i] * (scores[i] - mean) / deviation);
        }

        return loss;
    }
}
