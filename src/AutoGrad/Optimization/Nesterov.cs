using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// Nesterov's accelerated gradient (Y. Nesterov 1983): momentum, with the gradient taken where the momentum alone would lead.
/// </summary>
/// <remarks>
/// The parameters are those of the point ahead, at which the gradient is taken: w = v, v = momentum * v - rate * g, x = x - momentum * w +
/// (1 + momentum) * v (Y. Bengio, N. Boulanger-Lewandowski and R. Pascanu, "Advances in optimizing recurrent networks", 2013, section 3.5).
/// </remarks>
public sealed class Nesterov : Optimizer
{
    private readonly double _momentum;

    /// <summary>Begins at rest.</summary>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    /// <param name="momentum">The part of the velocity that stays, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Nesterov(int count, LearningRate learningRate, double momentum = 0.9)
        : base(OptimizerKind.Nesterov, count, learningRate, vectors: 1, scalars: 0)
    {
        Requires.Fraction(momentum, nameof(momentum));
        _momentum = momentum;
    }

    private protected override void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate)
    {
        Span<double> velocity = Vector(0);
        for (int i = 0; i < parameters.Length; i++)
        {
            double before = velocity[i];
            velocity[i] = _momentum * before - rate * gradient[i];
            parameters[i] += (1.0 + _momentum) * velocity[i] - _momentum * before;
        }
    }
}
