using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// Descent with momentum, a ball that rolls: v = momentum * v - rate * g, x = x + v (B. Polyak 1964; in the form of I. Sutskever et al.,
/// "On the importance of initialization and momentum in deep learning", 2013).
/// </summary>
public sealed class Momentum : Optimizer
{
    private readonly double _momentum;

    /// <summary>Begins at rest.</summary>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    /// <param name="momentum">The part of the velocity that stays, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Momentum(int count, LearningRate learningRate, double momentum = 0.9)
        : base(OptimizerKind.Momentum, count, learningRate, vectors: 1, scalars: 0)
    {
        Requires.Fraction(momentum, nameof(momentum));
        _momentum = momentum;
    }

    private protected override void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate)
    {
        Span<double> velocity = Vector(0);
        for (int i = 0; i < parameters.Length; i++)
        {
            velocity[i] = _momentum * velocity[i] - rate * gradient[i];
            parameters[i] += velocity[i];
        }
    }
}
