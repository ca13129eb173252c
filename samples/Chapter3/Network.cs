using System;
using AutoGrad;
using AutoGrad.Layers;

namespace Chapter3;

/// <summary>What neurons make of their sums.</summary>
public enum Activation
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}

/// <summary>A network of dense layers, as many as its sizes say, with a score for each class at the end.</summary>
public static partial class Network
{
    /// <summary>How many parameters there are: for each layer its weights, a row a neuron, then an offset a neuron.</summary>
    public static int Parameters(int[] sizes)
    {
        int count = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            count += sizes[layer] * (sizes[layer - 1] + 1);
        }

        return count;
    }

    /// <summary>The scores of the classes.</summary>
    /// <param name="p">The parameters.</param>
    /// <param name="input">The input.</param>
    /// <param name="sizes">How many numbers there are at the input and after each layer.</param>
    /// <param name="activation">What the neurons of the hidden layers make of their sums.</param>
    /// <returns>The scores.</returns>
    public static double[] Scores(ReadOnlySpan<double> p, double[] input, int[] sizes, Activation activation)
    {
        double[] signal = input;
        int at = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            double[] next = new double[sizes[layer]];
            int weights = next.Length * signal.Length;
            Dense(p.Slice(at, weights), p.Slice(at + weights, next.Length), signal, next);
            if (layer < sizes.Length - 1)
            {
                Activate(next, activation);
            }

            at += weights + next.Length;
            signal = next;
        }

        return signal;
    }

    /// <summary>The loss of an example: the cross-entropy of softmax.</summary>
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> p, [Constant] double[] input, int label, int[] sizes, Activation activation) =>
        ScoreLoss.SoftmaxCrossEntropy(Scores(p, input, sizes, activation), label);

    /// <summary>The same of a network with one hidden layer, some of whose neurons are left out.</summary>
    /// <param name="p">The parameters.</param>
    /// <param name="input">The input.</param>
    /// <param name="label">The class.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="kept">Which neurons of the hidden layer are kept.</param>
    /// <param name="dropped">The probability of being left out.</param>
    /// <returns>The loss.</returns>
    [Differentiable]
    public static double LossWithDropout(
        ReadOnlySpan<double> p, [Constant] double[] input, int label, int classes, ReadOnlySpan<bool> kept, [Constant] double dropped)
    {
        double[] hidden = new double[kept.Length];
        double[] scores = new double[classes];
        int first = hidden.Length * input.Length;
        int second = first + hidden.Length;
        int third = second + classes * hidden.Length;
        Dense(p[..first], p[first..second], input, hidden);
        Activate(hidden, Activation.Relu);
        for (int i = 0; i < hidden.Length; i++)
        {
            hidden[i] = kept[i] ? hidden[i] / (1 - dropped) : 0;
        }

        Dense(p[second..third], p[third..], hidden, scores);
        return ScoreLoss.SoftmaxCrossEntropy(scores, label);
    }

    /// <summary>First weights for a network of rectified neurons; the offsets are 0.</summary>
    public static double[] Initialize(int[] sizes, long seed) => Initialize(sizes, (weights, inputs, _, random) => Initializer.He(weights, inputs, random), seed);

    /// <summary>First weights, layer by layer; the offsets are 0.</summary>
    public static double[] Initialize(int[] sizes, LayerInitializer initializer, long seed)
    {
        var random = new SeededRandom(seed);
        double[] p = new double[Parameters(sizes)];
        int at = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            int weights = sizes[layer] * sizes[layer - 1];
            initializer(p.AsSpan(at, weights), sizes[layer - 1], sizes[layer], random);
            at += weights + sizes[layer];
        }

        return p;
    }

    /// <summary>Fills the weights of a layer.</summary>
    public delegate void LayerInitializer(Span<double> weights, int inputs, int outputs, SeededRandom random);

    private static void Dense(ReadOnlySpan<double> weights, ReadOnlySpan<double> offsets, ReadOnlySpan<double> input, Span<double> output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            ReadOnlySpan<double> row = weights.Slice(i * input.Length, input.Length);
            double sum = offsets[i];
            for (int j = 0; j < input.Length; j++)
            {
                sum += row[j] * input[j];
            }

            output[i] = sum;
        }
    }

    private static void Activate(Span<double> signal, Activation activation)
    {
        for (int i = 0; i < signal.Length; i++)
        {
            signal[i] = activation == Activation.Relu ? Math.Max(signal[i], 0) : Math.Tanh(signal[i]);
        }
    }
}
