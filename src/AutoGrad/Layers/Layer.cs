using System;

namespace AutoGrad.Layers;

/// <summary>
/// Layers of a network, each from its input to an output that is written over. The backward methods, <c>DenseBackward</c> and so on, are generated:
/// they take the pull on the output and add to the gradients of everything else.
/// </summary>
public static partial class Layer
{
    /// <summary>A fully connected layer: output = weights * input + bias.</summary>
    /// <param name="weights">A row of weights for each output, one row after the other: outputs * inputs numbers.</param>
    /// <param name="bias">A number for each output.</param>
    /// <param name="input">The inputs.</param>
    /// <param name="output">The outputs, as many as there are biases.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    [Differentiable]
    public static void Dense(ReadOnlySpan<double> weights, ReadOnlySpan<double> bias, ReadOnlySpan<double> input, Span<double> output)
    {
        if (output.Length != bias.Length || weights.Length != bias.Length * input.Length)
        {
            throw new ArgumentException("There must be a bias for each output, and a weight for each input of each output.", nameof(weights));
        }

        for (int i = 0; i < output.Length; i++)
        {
            double sum = bias[i];
            int row = i * input.Length;
            for (int j = 0; j < input.Length; j++)
            {
                sum += weights[row + j] * input[j];
            }

            output[i] = sum;
        }
    }

    /// <summary>The rectifier of each number: max(x, 0).</summary>
    /// <param name="input">The inputs.</param>
    /// <param name="output">The outputs, as many.</param>
    /// <remarks>Kink at 0, where the gradient is 0.</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static void Relu(ReadOnlySpan<double> input, Span<double> output)
    {
        if (output.Length != input.Length)
        {
            throw new ArgumentException("There must be an output for each input.", nameof(output));
        }

        for (int i = 0; i < input.Length; i++)
        {
            output[i] = Gates.Relu(input[i]);
        }
    }

    /// <summary>The hyperbolic tangent of each number.</summary>
    /// <param name="input">The inputs.</param>
    /// <param name="output">The outputs, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static void Tanh(ReadOnlySpan<double> input, Span<double> output)
    {
        if (output.Length != input.Length)
        {
            throw new ArgumentException("There must be an output for each input.", nameof(output));
        }

        for (int i = 0; i < input.Length; i++)
        {
            output[i] = Math.Tanh(input[i]);
        }
    }

    /// <summary>
    /// Dropout in training: what is not kept becomes 0, and what is kept is divided by the probability of being kept, so that the expected
    /// output is the input (N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014). In use, the
    /// layer is left out.
    /// </summary>
    /// <param name="input">The inputs.</param>
    /// <param name="kept">Which of them are kept: see <see cref="DropoutMask"/>.</param>
    /// <param name="dropped">The probability of being dropped, from 0 to below 1.</param>
    /// <param name="output">The outputs, as many as inputs.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static void Dropout(ReadOnlySpan<double> input, ReadOnlySpan<bool> kept, [Constant] double dropped, Span<double> output)
    {
        if (output.Length != input.Length || kept.Length != input.Length)
        {
            throw new ArgumentException("There must be an output and a place in the mask for each input.", nameof(output));
        }

        double factor = 1.0 / (1.0 - dropped);
        for (int i = 0; i < input.Length; i++)
        {
            output[i] = kept[i] ? factor * input[i] : 0.0;
        }
    }

    /// <summary>Chooses at random what <see cref="Dropout"/> keeps.</summary>
    /// <param name="kept">The mask, which is written over.</param>
    /// <param name="dropped">The probability of being dropped, from 0 to below 1.</param>
    /// <param name="random">Where the random numbers come from; with the same seed, the mask is the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dropped"/> is out of range.</exception>
    public static void DropoutMask(Span<bool> kept, double dropped, SeededRandom random)
    {
        Compatibility.Requires.NotNull(random, nameof(random));
        Compatibility.Requires.Fraction(dropped, nameof(dropped));
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = random.NextDouble() >= dropped;
        }
    }
}
