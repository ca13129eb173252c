using System;
using System.Linq;
using Xunit;

namespace AutoGrad.Tests.Checking;

/// <summary>Mistakes in a gradient that steps of the usual sizes do not meet.</summary>
public sealed class HiddenMistakeTests
{
    [Fact]
    public void A_wave_whose_period_is_a_power_of_two_is_not_overlooked()
    {
        GradientReport report = GradientCheck.Of(
            (x, gradient) =>
            {
                gradient[0] = 1.0;
                return x[0] + Math.Sin(16.0 * Math.PI * x[0]);
            },
            [1.0]);
        Assert.False(report.IsRight, report.ToString());
    }

    [Fact]
    public void The_gradient_of_that_wave_is_right()
    {
        GradientReport report = GradientCheck.Of(
            (x, gradient) =>
            {
                gradient[0] = 1.0 + 16.0 * Math.PI * Math.Cos(16.0 * Math.PI * x[0]);
                return x[0] + Math.Sin(16.0 * Math.PI * x[0]);
            },
            [1.0]);
        Assert.True(report.IsRight, report.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wrong_sign_at_a_component_that_is_almost_zero_is_found_among_a_thousand(bool isWrong)
    {
        var random = new Random(5);
        double[] point = [.. Enumerable.Range(0, 1001).Select(i => i == 503 ? 1e-9 : 2.0 * random.NextDouble() - 1.0)];
        GradientReport report = GradientCheck.Of(
            (x, gradient) =>
            {
                double sum = 0.0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += Math.Sin(x[i]);
                    gradient[i] = (isWrong && i == 503 ? -1.0 : 1.0) * Math.Cos(x[i]);
                }

                return sum;
            },
            point);
        Assert.Equal(!isWrong, report.IsRight);
    }

    [Fact]
    public void Options_that_would_check_nothing_are_refused()
    {
        Assert.Equal("Directions", Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Directions = 0 }).ParamName);
        Assert.Equal("Tolerance", Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Tolerance = double.NaN }).ParamName);
        Assert.Equal("LargestForAllComponents", Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { LargestForAllComponents = -1 }).ParamName);
    }
}
