using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// <see cref="Adam"/> with a weight decay that is kept out of the averages: x = x - rate * (m / (sqrt(v) + smallest) + decay * x) (I.
/// Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019).
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly AdaptiveMoments _moments;

    /// <summary>Begins without a past.</summary>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    /// <param name="weightDecay">The part of each parameter, times the rate, that a step takes away; at least 0.</param>
    /// <param name="decay1">The part of the average gradient that stays, from 0 to below 1.</param>
    /// <param name="decay2">The part of the average square that stays, from 0 to below 1.</param>
    /// <param name="smallest">What keeps the quotient finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AdamW(int count, LearningRate learningRate, double weightDecay = 0.01, double decay1 = 0.9, double decay2 = 0.999, double smallest = 1e-8)
        : base(OptimizerKind.AdamW, count, learningRate, vectors: 2, scalars: 2)
    {
        Requires.AtLeast(0, weightDecay, nameof(weightDecay));
        _moments = new AdaptiveMoments(decay1, decay2, smallest, weightDecay);
    }

    private protected override void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate) =>
        _moments.Step(parameters, gradient, rate, Vector(0), Vector(1), Scalars(2));
}
