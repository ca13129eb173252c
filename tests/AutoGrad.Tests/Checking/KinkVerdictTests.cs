using System;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Checking;

/// <summary>A kink is no mistake, and a mistake is no kink.</summary>
public sealed class KinkVerdictTests
{
    [Theory]
    [InlineData(0.0, GradientVerdict.Kink)]
    [InlineData(1.0, GradientVerdict.Kink)]
    [InlineData(0.25, GradientVerdict.Kink)]
    [InlineData(0.5, GradientVerdict.Right)]
    [InlineData(-0.01, GradientVerdict.Wrong)]
    [InlineData(1.01, GradientVerdict.Wrong)]
    [InlineData(-1.0, GradientVerdict.Wrong)]
    public void At_the_kink_of_a_rectifier_everything_between_both_slopes_will_do(double claimed, GradientVerdict expected)
    {
        GradientComparison comparison = Of((x, dx) => { dx[0] = claimed; return Math.Max(x[0], 0.0); }, 0.0);

        Assert.Equal(expected, comparison.Verdict);
        if (expected != GradientVerdict.Right)
        {
            Assert.Equal(0.0, comparison.LeftSlope, 1e-9);
            Assert.Equal(1.0, comparison.RightSlope, 1e-9);
        }
    }

    [Fact]
    public void The_report_says_that_it_is_a_kink()
    {
        GradientReport report = GradientCheck.Of((x, dx) => { dx[0] = 0; return Math.Max(x[0], 0.0); }, [0.0]).ThrowIfWrong();

        Assert.Contains("kink: slope 0 on the left, 1 on the right", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(-1e-12)]
    public void A_kink_too_close_to_tell_is_a_kink(double x) =>
        Assert.NotEqual(GradientVerdict.Wrong, Of((p, g) => { g[0] = p[0] > 0 ? 1 + Math.Cos(p[0]) : Math.Cos(p[0]); return 5 + Math.Max(p[0], 0.0) + Math.Sin(p[0]); }, x).Verdict);

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    public void A_kink_nearby_does_not_disturb(double distance)
    {
        Objective bent = (x, dx) => { dx[0] = x[0] > 1 ? 3 * x[0] * x[0] : x[0]; return x[0] > 1 ? x[0] * x[0] * x[0] : 0.5 + 0.5 * x[0] * x[0]; };

        Assert.Equal(GradientVerdict.Right, Of(bent, 1 + distance).Verdict);
        Assert.Equal(GradientVerdict.Right, Of(bent, 1 - distance).Verdict);
        Assert.Equal(GradientVerdict.Wrong, Of((x, dx) => { double value = bent(x, dx); dx[0] = -dx[0]; return value; }, 1 + distance).Verdict);
    }

    /// <summary>Where the function is bent sharply but smoothly, there is one slope, and another one is a mistake.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void A_sharp_but_smooth_bend_is_no_kink(double width)
    {
        double x = 0.1 * width;

        Assert.Equal(GradientVerdict.Right, Of((p, g) => { double root = Math.Sqrt(p[0] * p[0] + width * width); g[0] = p[0] / root; return root; }, x).Verdict);
        Assert.Equal(GradientVerdict.Wrong, Of((p, g) => { g[0] = 0.5; return Math.Sqrt(p[0] * p[0] + width * width); }, x).Verdict);
    }

    [Fact]
    public void At_a_jump_the_slope_of_one_side_will_do()
    {
        Assert.Equal(GradientVerdict.Kink, Of((p, g) => { g[0] = 1; return p[0] + Math.Floor(p[0]); }, 2.0).Verdict);
        Assert.NotEqual(GradientVerdict.Right, Of((p, g) => { g[0] = 0.3; return p[0] + Math.Floor(p[0]); }, 2.0).Verdict);
    }

    /// <summary>Over steps of moderate size stairs look like a slope, even like one that is known to all digits.</summary>
    [Theory]
    [InlineData(-1.3129573274929809, 1)]
    [InlineData(1.8998215961734863, 2)]
    [InlineData(1.9361842216626666, 0)]
    [InlineData(1.6241337115057437, 0)]
    public void Stairs_are_flat_between_their_edges(double x, int digits)
    {
        Objective Claiming(double slope) => (p, g) => { g[0] = slope; return Math.Round(p[0], digits); };

        Assert.Equal(GradientVerdict.Right, Of(Claiming(0.0), x).Verdict);
        Assert.Equal(GradientVerdict.Wrong, Of(Claiming(1.0), x).Verdict);
        Assert.Equal(GradientVerdict.Wrong, Of(Claiming(-0.01), x).Verdict);
    }

    [Fact]
    public void A_wrong_gradient_beside_a_kink_in_another_component_is_found()
    {
        GradientReport report = GradientCheck.Of(
            (x, dx) => { dx[0] = 0; dx[1] = -2 * x[1]; return Math.Max(x[0], 0.0) + x[1] * x[1]; }, [0.0, 2.0]);

        Assert.Equal((1, GradientVerdict.Wrong), (report.Comparisons[0].Index, report.Comparisons[0].Verdict));
        Assert.Equal((0, GradientVerdict.Kink), (report.Comparisons[1].Index, report.Comparisons[1].Verdict));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void A_tie_may_be_broken_either_way(double share)
    {
        GradientReport report = GradientCheck.Of((x, dx) => { dx[0] = share; dx[1] = 1 - share; return Math.Max(x[0], x[1]); }, [2.0, 2.0]);

        Assert.True(report.IsRight, report.ToString());
    }

    private static GradientComparison Of(Objective objective, double x) => Assert.Single(GradientCheck.Of(objective, [x]).Comparisons);
}
