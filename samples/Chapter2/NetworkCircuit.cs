using System;
using AutoGrad;

namespace Chapter2;

/// <summary>A network of two layers: three rectified neurons that see the point, and one that sees them. Thirteen parameters.</summary>
public static partial class NetworkCircuit
{
    public const int Neurons = 3;

    /// <summary>Two weights and an offset for each neuron, a weight for each in the output, and the offset of the output.</summary>
    public const int Parameters = 4 * Neurons + 1;

    /// <summary>The score of a point.</summary>
    [Differentiable]
    public static double Score(ReadOnlySpan<double> p, [Constant] double x, [Constant] double y)
    {
        double score = p[^1];
        for (int i = 0; i < Neurons; i++)
        {
            double neuron = Math.Max(0, p[3 * i] * x + p[3 * i + 1] * y + p[3 * i + 2]);
            score += p[3 * Neurons + i] * neuron;
        }

        return score;
    }

    /// <summary>How large the weights are; offsets do not count.</summary>
    [Differentiable]
    public static double Size(ReadOnlySpan<double> p)
    {
        double size = 0;
        for (int i = 0; i < Neurons; i++)
        {
            size += Gates.Square(p[3 * i]) + Gates.Square(p[3 * i + 1]) + Gates.Square(p[3 * Neurons + i]);
        }

        return 0.5 * size;
    }
}
