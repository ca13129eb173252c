using System;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Optimization;

/// <summary>Schedules by their formulas.</summary>
public sealed class LearningRateTests
{
    [Fact]
    public void Constant()
    {
        LearningRate rate = 0.25;

        Assert.Equal(0.25, rate.At(0));
        Assert.Equal(0.25, rate.At(1_000_000));
    }

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(9, 0.8)]
    [InlineData(10, 0.4)]
    [InlineData(19, 0.4)]
    [InlineData(20, 0.2)]
    public void Steps(long step, double expected) => Assert.Equal(expected, LearningRate.Step(0.8, 10, 0.5).At(step), 1e-15);

    [Theory]
    [InlineData(0, 2.0)]
    [InlineData(1, 1.8)]
    [InlineData(3, 1.458)]
    public void Exponential(long step, double expected) => Assert.Equal(expected, LearningRate.Exponential(2.0, 0.9).At(step), 1e-14);

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(25, 0.1 + 0.45 * (1 + 0.70710678118654752))]
    [InlineData(50, 0.55)]
    [InlineData(100, 0.1)]
    [InlineData(500, 0.1)]
    public void Cosine(long step, double expected) => Assert.Equal(expected, LearningRate.Cosine(1.0, 100, 0.1).At(step), 1e-15);

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(1, 0.4)]
    [InlineData(3, 0.8)]
    [InlineData(4, 1.0)]
    [InlineData(5, 0.5)]
    public void Warm_up_leads_to_the_schedule(long step, double expected) =>
        Assert.Equal(expected, LearningRate.Exponential(1.0, 0.5).WithWarmUp(4).At(step), 1e-15);

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Constant(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Step(1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Exponential(double.PositiveInfinity, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Cosine(1, 10, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Constant(1).WithWarmUp(-1));
    }
}
