using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>The step that <see cref="Adam"/> and <see cref="AdamW"/> have in common.</summary>
internal sealed class AdaptiveMoments
{
    private readonly double _decay1;
    private readonly double _decay2;
    private readonly double _smallest;
    private readonly double _weightDecay;

    public AdaptiveMoments(double decay1, double decay2, double smallest, double weightDecay)
    {
        Requires.Fraction(decay1, nameof(decay1));
        Requires.Fraction(decay2, nameof(decay2));
        Requires.Positive(smallest, nameof(smallest));
        _decay1 = decay1;
        _decay2 = decay2;
        _smallest = smallest;
        _weightDecay = weightDecay;
    }

    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="mean">The average of the gradients.</param>
    /// <param name="square">The average of their squares.</param>
    /// <param name="weights">
    /// How much weight both averages have by now. It is added up and not computed as a power, whose last bits differ from machine to
    /// machine.
    /// </param>
    public void Step(
        Span<double> parameters, ReadOnlySpan<double> gradient, double rate, Span<double> mean, Span<double> square, Span<double> weights)
    {
        weights[0] = _decay1 * weights[0] + (1.0 - _decay1);
        weights[1] = _decay2 * weights[1] + (1.0 - _decay2);
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = gradient[i];
            mean[i] = _decay1 * mean[i] + (1.0 - _decay1) * g;
            square[i] = _decay2 * square[i] + (1.0 - _decay2) * g * g;
            double direction = mean[i] / weights[0] / (Math.Sqrt(square[i] / weights[1]) + _smallest);
            parameters[i] -= rate * (direction + _weightDecay * parameters[i]);
        }
    }
}
