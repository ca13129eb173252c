using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Layers;

/// <summary>
/// First values of weights: random, so that neurons differ, and of a size at which signals neither fade nor explode from layer to layer.
/// </summary>
/// <remarks>
/// All draw uniformly and use no function whose last bits differ from machine to machine: a seed gives the same weights everywhere.
/// </remarks>
public static class Initializer
{
    /// <summary>Numbers between -<paramref name="bound"/> and <paramref name="bound"/>.</summary>
    /// <param name="weights">What is filled.</param>
    /// <param name="bound">The largest size, at least 0.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is negative.</exception>
    public static void Uniform(Span<double> weights, double bound, SeededRandom random)
    {
        Requires.NotNull(random, nameof(random));
        Requires.AtLeast(0, bound, nameof(bound));
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = random.NextDouble(-bound, bound);
        }
    }

    /// <summary>For layers that are followed by tanh and the like: a variance of 2 / (inputs + outputs) (X. Glorot and Y. Bengio 2010).</summary>
    /// <param name="weights">What is filled.</param>
    /// <param name="inputs">How many inputs a neuron has.</param>
    /// <param name="outputs">How many neurons there are.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static void Xavier(Span<double> weights, int inputs, int outputs, SeededRandom random)
    {
        Requires.AtLeast(1, inputs, nameof(inputs));
        Requires.AtLeast(1, outputs, nameof(outputs));
        Uniform(weights, Math.Sqrt(6.0 / (inputs + outputs)), random);
    }

    /// <summary>For layers that are followed by a rectifier: a variance of 2 / inputs (K. He et al. 2015).</summary>
    /// <param name="weights">What is filled.</param>
    /// <param name="inputs">How many inputs a neuron has.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static void He(Span<double> weights, int inputs, SeededRandom random)
    {
        Requires.AtLeast(1, inputs, nameof(inputs));
        Uniform(weights, Math.Sqrt(6.0 / inputs), random);
    }
}
