using System;
using AutoGrad;

namespace Chapter3;

/// <summary>A score for each class, linear in the input; and the cost of its parameters on many examples, with two losses.</summary>
public static partial class LinearClassifier
{
    /// <summary>How many parameters there are: for each class a weight for each input, and an offset.</summary>
    public static int Parameters(int features, int classes) => classes * (features + 1);

    /// <summary>The scores of all classes.</summary>
    public static void Scores(ReadOnlySpan<double> p, ReadOnlySpan<double> input, Span<double> scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            ReadOnlySpan<double> row = p.Slice(i * (input.Length + 1), input.Length + 1);
            double score = row[^1];
            for (int j = 0; j < input.Length; j++)
            {
                score += row[j] * input[j];
            }

            scores[i] = score;
        }
    }

    /// <summary>The class with the largest score.</summary>
    public static int Classify(ReadOnlySpan<double> p, double[] input)
    {
        Span<double> scores = stackalloc double[p.Length / (input.Length + 1)];
        Scores(p, input, scores);
        return ScoreLoss.Best(scores);
    }

    /// <summary>
    /// The cost of a multiclass support vector machine: the mean structured hinge loss, and a factor times the squares of all parameters.
    /// </summary>
    [Differentiable]
    public static double HingeCost(ReadOnlySpan<double> p, [Constant] double[][] inputs, int[] labels, [Constant] double regularization)
    {
        double[] scores = new double[p.Length / (inputs[0].Length + 1)];
        double sum = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            Scores(p, inputs[i], scores);
            sum += ScoreLoss.StructuredHinge(scores, labels[i]);
        }

        return sum / inputs.Length + regularization * SumOfSquares(p);
    }

    /// <summary>The same with the cross-entropy of softmax.</summary>
    [Differentiable]
    public static double SoftmaxCost(ReadOnlySpan<double> p, [Constant] double[][] inputs, int[] labels, [Constant] double regularization)
    {
        double[] scores = new double[p.Length / (inputs[0].Length + 1)];
        double sum = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            Scores(p, inputs[i], scores);
            sum += ScoreLoss.SoftmaxCrossEntropy(scores, labels[i]);
        }

        return sum / inputs.Length + regularization * SumOfSquares(p);
    }

    private static double SumOfSquares(ReadOnlySpan<double> p)
    {
        double sum = 0;
        foreach (double parameter in p)
        {
            sum += parameter * parameter;
        }

        return sum;
    }
}
