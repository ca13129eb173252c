using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// Steps that get shorter where gradients have been large: c = c + g^2, x = x - rate * g / (sqrt(c) + smallest) (J. Duchi, E. Hazan and Y.
/// Singer, "Adaptive subgradient methods", 2011).
/// </summary>
public sealed class AdaGrad : Optimizer
{
    private readonly double _smallest;

    /// <summary>Begins without a past.</summary>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    /// <param name="smallest">What keeps the quotient finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AdaGrad(int count, LearningRate learningRate, double smallest = 1e-8)
        : base(OptimizerKind.AdaGrad, count, learningRate, vectors: 1, scalars: 0)
    {
        Requires.Positive(smallest, nameof(smallest));
        _smallest = smallest;
    }

    private protected override void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate)
    {
        Span<double> squares = Vector(0);
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = gradient[i];
            squares[i] += g * g;
            parameters[i] -= rate * g / (Math.Sqrt(squares[i]) + _smallest);
        }
    }
}
