using System;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>How long the steps of an optimizer are, as a function of the number of steps taken before. A <c>double</c> is a constant one.</summary>
/// <example><code>LearningRate rate = LearningRate.Cosine(0.1, 10_000).WithWarmUp(500);</code></example>
public sealed class LearningRate
{
    private readonly Func<long, double> _at;

    private LearningRate(Func<long, double> at) => _at = at;

    /// <summary>The same rate at every step.</summary>
    /// <param name="rate">The rate, above 0.</param>
    public static implicit operator LearningRate(double rate) => Constant(rate);

    /// <summary>The same rate at every step.</summary>
    /// <param name="rate">The rate, above 0.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a finite number above 0.</exception>
    public static LearningRate Constant(double rate)
    {
        Requires.Positive(rate, nameof(rate));
        return new LearningRate(_ => rate);
    }

    /// <summary>A rate that is multiplied by a factor every so many steps.</summary>
    /// <param name="rate">The rate of the first steps, above 0.</param>
    /// <param name="every">After how many steps it changes, at least 1.</param>
    /// <param name="factor">The factor, above 0, for instance 0.1.</param>
    /// <returns>The schedule: rate * factor^floor(step / every).</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static LearningRate Step(double rate, long every, double factor)
    {
        Requires.Positive(rate, nameof(rate));
        Requires.AtLeast(1, every, nameof(every));
        Requires.Positive(factor, nameof(factor));
        return new LearningRate(step => rate * Math.Pow(factor, step / every));
    }

    /// <summary>A rate that decays exponentially.</summary>
    /// <param name="rate">The rate of the first step, above 0.</param>
    /// <param name="factor">The factor from one step to the next, above 0, for instance 0.999.</param>
    /// <returns>The schedule: rate * factor^step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static LearningRate Exponential(double rate, double factor) => Step(rate, 1, factor);

    /// <summary>A rate that falls along half a wave of the cosine (I. Loshchilov and F. Hutter, "SGDR", 2017, without restarts).</summary>
    /// <param name="rate">The rate of the first step, above 0.</param>
    /// <param name="steps">After how many steps it has fallen, at least 1.</param>
    /// <param name="final">The rate from then on, at least 0.</param>
    /// <returns>The schedule: final + (rate - final) * (1 + cos(pi * step / steps)) / 2.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static LearningRate Cosine(double rate, long steps, double final = 0.0)
    {
        Requires.Positive(rate, nameof(rate));
        Requires.AtLeast(1, steps, nameof(steps));
        Requires.AtLeast(0, final, nameof(final));
        return new LearningRate(step => step >= steps ? final : final + 0.5 * (rate - final) * (1.0 + Math.Cos(Math.PI * step / steps)));
    }

    /// <summary>A rate that rises linearly during the first steps, and then follows this schedule from its beginning.</summary>
    /// <param name="steps">How many steps it rises, at least 0.</param>
    /// <returns>The schedule: in step k of these the first rate times (k + 1) / (steps + 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public LearningRate WithWarmUp(long steps)
    {
        Requires.AtLeast(0, steps, nameof(steps));
        return new LearningRate(step => step < steps ? _at(0) * (step + 1) / (steps + 1) : _at(step - steps));
    }

    /// <summary>The rate of a step.</summary>
    /// <param name="step">How many steps came before it.</param>
    /// <returns>The rate.</returns>
    public double At(long step) => _at(step);
}
