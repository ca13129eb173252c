using System;
using System.Buffers;

namespace AutoGrad.Benchmarks;

/// <summary>
/// The backward pass of the memory cells, as a person writes it: the gates of all steps are kept in one rented array, eight numbers for each cell
/// and step, and taken back from the last step to the first.
/// </summary>
public static class LongShortTermMemoryByHand
{
    private const int Kept = 8;

    /// <summary>The value; the pull times the derivatives are added to the gradients.</summary>
    public static double Backward(
        double[][] mainParameters, double[][] extraParameters, double[][] state, double[][] sequence,
        double dResult,
        double[][] dmainParameters, double[][] dextraParameters)
    {
        int width = extraParameters[0].Length;
        int layers = state.Length / 2;
        int steps = sequence.Length - 1;
        double[][] current = new double[state.Length][];
        double[][] dcurrent = new double[state.Length][];
        for (int row = 0; row < state.Length; row++)
        {
            current[row] = (double[])state[row].Clone();
            dcurrent[row] = new double[width];
        }

        int tapeLength = steps * layers * width * Kept;
        double[] rented = ArrayPool<double>.Shared.Rent(tapeLength + (steps * width));
        Span<double> tape = rented.AsSpan(0, tapeLength);
        Span<double> exponentials = rented.AsSpan(tapeLength, steps * width);
        double[] prediction = new double[width];
        double[] sums = new double[steps];
        double[] first = new double[width];
        double[] inWeight = extraParameters[0];
        double[] outWeight = extraParameters[1];
        double[] outBias = extraParameters[2];
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            double[] element = sequence[t];
            double[] next = sequence[t + 1];
            for (int i = 0; i < width; i++)
            {
                first[i] = element[i] * inWeight[i];
            }

            double[] input = first;
            for (int layer = 0; layer < layers; layer++)
            {
                Span<double> kept = tape.Slice(((t * layers) + layer) * width * Kept, width * Kept);
                Step(mainParameters[2 * layer], mainParameters[(2 * layer) + 1], current[2 * layer], current[(2 * layer) + 1], input, kept);
                input = current[2 * layer];
            }

            double sum = 2;
            Span<double> exponential = exponentials.Slice(t * width, width);
            for (int i = 0; i < width; i++)
            {
                prediction[i] = (input[i] * outWeight[i]) + outBias[i];
                exponential[i] = Math.Exp(prediction[i]);
                sum += exponential[i];
            }

            sums[t] = sum;
            double logarithm = Math.Log(sum);
            for (int i = 0; i < width; i++)
            {
                total += next[i] * (prediction[i] - logarithm);
            }
        }

        double dtotal = -dResult / (width * steps);
        double[] dinput = new double[width];
        double[] dinWeight = dextraParameters[0];
        double[] doutWeight = dextraParameters[1];
        double[] doutBias = dextraParameters[2];
        for (int t = steps - 1; t >= 0; t--)
        {
            double[] next = sequence[t + 1];
            double weights = 0;
            for (int i = 0; i < width; i++)
            {
                weights += next[i];
            }

            double dsum = -weights * dtotal / sums[t];
            ReadOnlySpan<double> exponential = exponentials.Slice(t * width, width);
            ReadOnlySpan<double> top = tape.Slice(((t * layers) + layers - 1) * width * Kept, width * Kept);
            double[] dtop = dcurrent[2 * (layers - 1)];
            for (int i = 0; i < width; i++)
            {
                double dprediction = (next[i] * dtotal) + (exponential[i] * dsum);
                double hidden = top[(i * Kept) + 3] * top[(i * Kept) + 5];
                doutWeight[i] += hidden * dprediction;
                doutBias[i] += dprediction;
                dtop[i] += outWeight[i] * dprediction;
            }

            for (int layer = layers - 1; layer >= 0; layer--)
            {
                ReadOnlySpan<double> kept = tape.Slice(((t * layers) + layer) * width * Kept, width * Kept);
                TakeBack(
                    mainParameters[2 * layer], kept,
                    dmainParameters[2 * layer], dmainParameters[(2 * layer) + 1], dcurrent[2 * layer], dcurrent[(2 * layer) + 1], dinput);
                if (layer > 0)
                {
                    double[] dbelow = dcurrent[2 * (layer - 1)];
                    for (int i = 0; i < width; i++)
                    {
                        dbelow[i] += dinput[i];
                    }
                }
            }

            double[] element = sequence[t];
            for (int i = 0; i < width; i++)
            {
                dinWeight[i] += element[i] * dinput[i];
            }
        }

        ArrayPool<double>.Shared.Return(rented);
        return -total / (width * steps);
    }

    private static void Step(
        ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, Span<double> hidden, Span<double> cell, ReadOnlySpan<double> input, Span<double> kept)
    {
        int width = hidden.Length;
        for (int i = 0; i < width; i++)
        {
            double forget = Gates.Sigmoid((input[i] * weight[i]) + bias[i]);
            double ingate = Gates.Sigmoid((hidden[i] * weight[width + i]) + bias[width + i]);
            double outgate = Gates.Sigmoid((input[i] * weight[(2 * width) + i]) + bias[(2 * width) + i]);
            double change = Math.Tanh((hidden[i] * weight[(3 * width) + i]) + bias[(3 * width) + i]);
            Span<double> own = kept.Slice(i * Kept, Kept);
            own[0] = input[i];
            own[1] = forget;
            own[2] = ingate;
            own[3] = outgate;
            own[4] = change;
            own[6] = hidden[i];
            own[7] = cell[i];
            cell[i] = (cell[i] * forget) + (ingate * change);
            double shown = Math.Tanh(cell[i]);
            own[5] = shown;
            hidden[i] = outgate * shown;
        }
    }

    private static void TakeBack(
        ReadOnlySpan<double> weight, ReadOnlySpan<double> kept,
        Span<double> dweight, Span<double> dbias, Span<double> dhidden, Span<double> dcell, Span<double> dinput)
    {
        int width = dhidden.Length;
        for (int i = 0; i < width; i++)
        {
            ReadOnlySpan<double> own = kept.Slice(i * Kept, Kept);
            double input = own[0], forget = own[1], ingate = own[2], outgate = own[3], change = own[4], shown = own[5], hidden = own[6], cell = own[7];
            double dnewCell = dcell[i] + ((1 - (shown * shown)) * outgate * dhidden[i]);
            double doutgate = outgate * (1 - outgate) * shown * dhidden[i];
            double dforget = forget * (1 - forget) * cell * dnewCell;
            double dingate = ingate * (1 - ingate) * change * dnewCell;
            double dchange = (1 - (change * change)) * ingate * dnewCell;
            dcell[i] = forget * dnewCell;
            dweight[i] += input * dforget;
            dbias[i] += dforget;
            dweight[width + i] += hidden * dingate;
            dbias[width + i] += dingate;
            dweight[(2 * width) + i] += input * doutgate;
            dbias[(2 * width) + i] += doutgate;
            dweight[(3 * width) + i] += hidden * dchange;
            dbias[(3 * width) + i] += dchange;
            dinput[i] = (weight[i] * dforget) + (weight[(2 * width) + i] * doutgate);
            dhidden[i] = (weight[width + i] * dingate) + (weight[(3 * width) + i] * dchange);
        }
    }
}
