using System;

namespace AutoGrad.Optimization;

/// <summary>
/// Adaptive moments (D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015): averages of the gradient and of its square,
/// m and v, freed of their bias towards 0, and x = x - rate * m / (sqrt(v) + smallest).
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly AdaptiveMoments _moments;

    /// <summary>Begins without a past.</summary>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    /// <param name="decay1">The part of the average gradient that stays, from 0 to below 1.</param>
    /// <param name="decay2">The part of the average square that stays, from 0 to below 1.</param>
    /// <param name="smallest">What keeps the quotient finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Adam(int count, LearningRate learningRate, double decay1 = 0.9, double decay2 = 0.999, double smallest = 1e-8)
        : base(OptimizerKind.Adam, count, learningRate, vectors: 2, scalars: 2)
    {
        _moments = new AdaptiveMoments(decay1, decay2, smallest, weightDecay: 0.0);
    }

    private protected override void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate) =>
        _moments.Step(parameters, gradient, rate, Vector(0), Vector(1), Scalars(2));
}
