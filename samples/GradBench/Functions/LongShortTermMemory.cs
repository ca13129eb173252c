using System;
using AutoGrad;

namespace GradBench.Functions;

/// <summary>The eval lstm: how badly layers of memory cells predict the next element of a sequence.</summary>
public static partial class LongShortTermMemory
{
    /// <summary>The mean loss of the predictions, an element of the sequence at a time.</summary>
    /// <param name="mainParameters">Two rows a layer: its weights and its biases, each for the forget gate, the input gate, the output gate and the change.</param>
    /// <param name="extraParameters">Three rows: the weights of what comes in, the weights and the biases of what goes out.</param>
    /// <param name="state">Two rows a layer: what it shows and what it holds in the beginning.</param>
    /// <param name="sequence">The sequence, one element a row.</param>
    /// <returns>The mean loss.</returns>
    [Differentiable]
    public static double Objective(
        double[][] mainParameters, double[][] extraParameters, [Constant] double[][] state, [Constant] double[][] sequence)
    {
        int width = extraParameters[0].Length;
        double[][] current = new double[state.Length][];
        for (int row = 0; row < state.Length; row++)
        {
            current[row] = (double[])state[row].Clone();
        }

        double[] prediction = new double[width];
        double total = 0;
        for (int t = 0; t + 1 < sequence.Length; t++)
        {
            Predict(sequence[t], mainParameters, extraParameters, current, prediction);
            double sum = 2;
            for (int i = 0; i < width; i++)
            {
                sum += Math.Exp(prediction[i]);
            }

            double logarithm = Math.Log(sum);
            for (int i = 0; i < width; i++)
            {
                total += sequence[t + 1][i] * (prediction[i] - logarithm);
            }
        }

        return -total / (width * (sequence.Length - 1));
    }

    /// <summary>The gradient for both kinds of parameters.</summary>
    /// <param name="mainParameters">As in <see cref="Objective"/>.</param>
    /// <param name="extraParameters">As in <see cref="Objective"/>.</param>
    /// <param name="state">As in <see cref="Objective"/>.</param>
    /// <param name="sequence">As in <see cref="Objective"/>.</param>
    /// <returns>The main ones row after row, then the extra ones.</returns>
    public static double[] Gradient(double[][] mainParameters, double[][] extraParameters, double[][] state, double[][] sequence)
    {
        double[][] main = Rows.Like(mainParameters);
        double[][] extra = Rows.Like(extraParameters);
        ObjectiveGradient(mainParameters, extraParameters, state, sequence, main, extra);
        return [.. Rows.Joined(main), .. Rows.Joined(extra)];
    }

    /// <summary>One element goes through all layers.</summary>
    private static void Predict(double[] element, double[][] mainParameters, double[][] extraParameters, double[][] state, double[] prediction)
    {
        for (int i = 0; i < prediction.Length; i++)
        {
            prediction[i] = element[i] * extraParameters[0][i];
        }

        double[] input = prediction;
        for (int layer = 0; layer < state.Length; layer += 2)
        {
            Step(mainParameters[layer], mainParameters[layer + 1], state[layer], state[layer + 1], input);
            input = state[layer];
        }

        for (int i = 0; i < prediction.Length; i++)
        {
            prediction[i] = (input[i] * extraParameters[1][i]) + extraParameters[2][i];
        }
    }

    /// <summary>One step of a layer.</summary>
    private static void Step(
        ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, Span<double> hidden, Span<double> cell, ReadOnlySpan<double> input)
    {
        int width = hidden.Length;
        for (int i = 0; i < width; i++)
        {
            double forget = Gates.Sigmoid((input[i] * weight[i]) + bias[i]);
            double ingate = Gates.Sigmoid((hidden[i] * weight[width + i]) + bias[width + i]);
            double outgate = Gates.Sigmoid((input[i] * weight[(2 * width) + i]) + bias[(2 * width) + i]);
            double change = Math.Tanh((hidden[i] * weight[(3 * width) + i]) + bias[(3 * width) + i]);
            cell[i] = (cell[i] * forget) + (ingate * change);
            hidden[i] = outgate * Math.Tanh(cell[i]);
        }
    }
}
