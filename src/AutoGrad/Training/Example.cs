using System;

namespace AutoGrad.Training;

/// <summary>One example of the data, in one epoch of a training.</summary>
/// <param name="Index">The number of the example, from 0.</param>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Seed">The seed of the training.</param>
public readonly record struct Example(int Index, int Epoch, long Seed)
{
    /// <summary>
    /// Random numbers for this example in this epoch, for instance for dropout: the same ones in whatever order and thread examples are
    /// worked through.
    /// </summary>
    /// <returns>A new generator.</returns>
    public SeededRandom NewRandom() => new(unchecked(Seed + (Epoch * 0x2545F4914F6CDD1DL)), Index + 1L);
}

/// <summary>
/// The loss of one example with its gradient: returns the loss and <b>adds</b> its gradient, as a generated <c>FBackward</c> with a pull
/// of 1 does.
/// </summary>
/// <param name="parameters">The parameters, which must not be kept or changed.</param>
/// <param name="example">Which example.</param>
/// <param name="gradient">As long as <paramref name="parameters"/>; added to.</param>
/// <returns>The loss of the example.</returns>
/// <remarks>With several threads it is called by all of them at once, each with a gradient of its own.</remarks>
/// <example><code>(p, example, dp) => Model.LossBackward(p, x[example.Index], y[example.Index], 1.0, dp)</code></example>
public delegate double ExampleLoss(ReadOnlySpan<double> parameters, Example example, Span<double> gradient);
