using System;
using System.Linq;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Checking;

/// <summary>Gradients of many components are checked along random directions.</summary>
public sealed class LargeGradientTests
{
    [Fact]
    public void The_number_of_evaluations_does_not_grow_with_the_number_of_components()
    {
        GradientReport small = GradientCheck.Of(CheckedFunctions.Coupled, Points.Random(2_000, 1)).ThrowIfWrong();
        GradientReport large = GradientCheck.Of(CheckedFunctions.Coupled, Points.Random(20_000, 1)).ThrowIfWrong();

        Assert.Equal(20, large.Count(GradientVerdict.Right));
        Assert.InRange(large.Evaluations, 100, 500);
        Assert.InRange(small.Evaluations, 100, 500);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_234)]
    [InlineData(4_999)]
    public void A_wrong_sign_is_found_and_its_component_named(int wrong)
    {
        Objective mistaken = (x, dx) => { double value = CheckedFunctions.Coupled(x, dx); dx[wrong] = -dx[wrong]; return value; };

        GradientReport report = GradientCheck.Of(mistaken, Points.Random(5_000, 2), new GradientCheckOptions { Directions = 3 });

        Assert.False(report.IsRight);
        GradientComparison component = Assert.Single(report.Comparisons, comparison => !comparison.IsDirection);
        Assert.Equal((wrong, GradientVerdict.Wrong), (component.Index, component.Verdict));
    }

    /// <summary>Sizes from 1e-12 to 1e12 in one gradient: each component is moved by its own size.</summary>
    [Fact]
    public void Badly_scaled_parameters_raise_no_alarm_and_hide_no_sign()
    {
        double[] x = CheckedFunctions.Scaled(2_500);
        Assert.Equal(20, GradientCheck.Of(CheckedFunctions.Waves, x).ThrowIfWrong().Count(GradientVerdict.Right));

        foreach (int wrong in new[] { 500, 1_262, 2_499 })
        {
            GradientReport report = GradientCheck.Of(
                (p, g) => { double value = CheckedFunctions.Waves(p, g); g[wrong] = -g[wrong]; return value; }, x, new GradientCheckOptions { Directions = 3 });

            Assert.Equal((wrong, GradientVerdict.Wrong), report.Comparisons.Where(comparison => !comparison.IsDirection).Select(comparison => (comparison.Index, comparison.Verdict)).Single());
        }
    }

    [Fact]
    public void Rectifiers_at_zero_are_no_mistakes()
    {
        Objective network = (x, dx) =>
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += Math.Max(x[i], 0) * Math.Max(x[i], 0) + Math.Max(x[i], 0);
                dx[i] = x[i] > 0 ? 2 * x[i] + 1 : 0;
            }

            return sum;
        };
        double[] x = Points.Random(3_000, 3);
        x[100] = 0;
        x[200] = 0;

        Assert.True(GradientCheck.Of(network, x).IsRight);
    }

    [Fact]
    public void The_directions_follow_the_seed()
    {
        double[] x = Points.Random(2_000, 1);

        Assert.Equal(Slopes(1), Slopes(1));
        Assert.NotEqual(Slopes(1), Slopes(2));

        double[] Slopes(long seed) =>
            [.. GradientCheck.Of(CheckedFunctions.Coupled, x, new GradientCheckOptions { Seed = seed }).Comparisons.Select(comparison => comparison.Analytic).Order()];
    }
}
