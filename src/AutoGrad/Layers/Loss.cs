using System;

namespace AutoGrad.Layers;

/// <summary>
/// Losses: how far a prediction is from what it should be. Each is 0 or close to it where the prediction is right. Their gradients,
/// <c>SquaredErrorGradient</c> and so on, are generated.
/// </summary>
/// <remarks>Labels of two classes are 1 and -1; a class of several is given by its number, from 0.</remarks>
public static partial class Loss
{
    /// <summary>The sum of the squares of all differences.</summary>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="target">What it should be, as long as the prediction.</param>
    /// <returns>The sum of (prediction - target)^2.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static double SquaredError(ReadOnlySpan<double> prediction, [Constant] ReadOnlySpan<double> target)
    {
        if (prediction.Length != target.Length)
        {
            throw new ArgumentException("The target must be as long as the prediction.", nameof(target));
        }

        double sum = 0.0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double difference = prediction[i] - target[i];
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>The hinge loss of a support vector machine: 0 where the score has the sign of the label and a margin of 1.</summary>
    /// <param name="score">The score.</param>
    /// <param name="label">1 or -1.</param>
    /// <returns>max(0, 1 - label * score). Kink at the margin 1, where the gradient is 0.</returns>
    [Differentiable]
    public static double Hinge(double score, [Constant] double label) => Gates.Hinge(label * score);

    /// <summary>The square of the hinge loss, which has no kink.</summary>
    /// <param name="score">The score.</param>
    /// <param name="label">1 or -1.</param>
    /// <returns>max(0, 1 - label * score)^2.</returns>
    [Differentiable]
    public static double SquaredHinge(double score, [Constant] double label) => Gates.Square(Gates.Hinge(label * score));

    /// <summary>
    /// The hinge loss of several classes: each other class counts by how far it comes within a margin of the right one (J. Weston and C.
    /// Watkins 1999).
    /// </summary>
    /// <param name="scores">A score for each class.</param>
    /// <param name="label">The right class.</param>
    /// <param name="margin">The margin.</param>
    /// <returns>
    /// The sum over the other classes of max(0, score - score of the right class + margin). Kinks at the margin, where the gradient is 0.
    /// </returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="label"/> is not a class.</exception>
    [Differentiable]
    public static double MulticlassHinge(ReadOnlySpan<double> scores, int label, [Constant] double margin = 1.0)
    {
        double right = scores[label];
        double sum = 0.0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i != label)
            {
                sum += Math.Max(0.0, scores[i] - right + margin);
            }
        }

        return sum;
    }

    /// <summary>The structured hinge loss: the worst of the other classes alone counts (K. Crammer and Y. Singer 2001).</summary>
    /// <param name="scores">A score for each class.</param>
    /// <param name="label">The right class.</param>
    /// <param name="margin">The margin.</param>
    /// <returns>
    /// max(0, largest other score - score of the right class + margin). Kinks at the margin, where the gradient is 0, and where two scores
    /// are the largest: the first of them has the gradient.
    /// </returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="label"/> is not a class.</exception>
    [Differentiable]
    public static double StructuredHinge(ReadOnlySpan<double> scores, int label, [Constant] double margin = 1.0)
    {
        double right = scores[label];
        double worst = 0.0;
        for (int i = 0; i < scores.Length; i++)
        {
            double shortfall = scores[i] - right + margin;
            if (i != label && shortfall > worst)
            {
                worst = shortfall;
            }
        }

        return worst;
    }

    /// <summary>The logistic loss: minus the logarithm of the probability of the label, if the score is the logarithm of its odds.</summary>
    /// <param name="score">The score.</param>
    /// <param name="label">1 or -1.</param>
    /// <returns>ln(1 + e^(-label * score)), without overflow.</returns>
    [Differentiable]
    public static double Logistic(double score, [Constant] double label) => Gates.Softplus(-label * score);

    /// <summary>
    /// The cross-entropy of softmax: minus the logarithm of the probability of the right class, if the probabilities are as the
    /// exponentials of the scores.
    /// </summary>
    /// <param name="scores">A score for each class.</param>
    /// <param name="label">The right class.</param>
    /// <returns>
    /// ln(sum of e^score) - score of the right class, without overflow. Its gradient are the probabilities, less 1 for the right class.
    /// </returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="label"/> is not a class.</exception>
    [Differentiable]
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> scores, int label)
    {
        // Taking the largest score off all of them changes nothing but the rounding, so it has no gradient.
        double largest = scores[label];
        for (int i = 0; i < scores.Length; i++)
        {
            largest = Math.Max(largest, scores[i]);
        }

        double shift = Gates.Detach(largest);
        double sum = 0.0;
        for (int i = 0; i < scores.Length; i++)
        {
            sum += Math.Exp(scores[i] - shift);
        }

        return Math.Log(sum) + (shift - scores[label]);
    }
}
