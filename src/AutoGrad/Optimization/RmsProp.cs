using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// Steps relative to the recent size of the gradient: c = decay * c + (1 - decay) * g^2, x = x - rate * g / (sqrt(c) + smallest) (T.
/// Tieleman and G. Hinton, lecture 6.5 of "Neural networks for machine learning", 2012).
/// </summary>
public sealed class RmsProp : Optimizer
{
    private readonly double _decay;
    private readonly double _smallest;

    /// <summary>Begins without a past.</summary>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    /// <param name="decay">The part of the average that stays, from 0 to below 1.</param>
    /// <param name="smallest">What keeps the quotient finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RmsProp(int count, LearningRate learningRate, double decay = 0.9, double smallest = 1e-8)
        : base(OptimizerKind.RmsProp, count, learningRate, vectors: 1, scalars: 0)
    {
        Requires.Fraction(decay, nameof(decay));
        Requires.Positive(smallest, nameof(smallest));
        _decay = decay;
        _smallest = smallest;
    }

    private protected override void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate)
    {
        Span<double> squares = Vector(0);
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = gradient[i];
            squares[i] = _decay * squares[i] + (1.0 - _decay) * g * g;
            parameters[i] -= rate * g / (Math.Sqrt(squares[i]) + _smallest);
        }
    }
}
