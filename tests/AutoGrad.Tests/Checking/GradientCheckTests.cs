using System;
using System.Linq;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Checking;

/// <summary>The checker: it finds what is wrong, and it keeps quiet where nothing is.</summary>
public sealed class GradientCheckTests
{
    [Fact]
    public void A_generated_gradient_is_checked_in_one_line() =>
        GradientCheck.Of((x, dx) => GeneratedModel.NeuronGradient(x[0], x[1], x[2], x[3], x[4], out dx[0], out dx[1], out dx[2], out dx[3], out dx[4]), [1, 2, -3, -1, 3])
            .ThrowIfWrong();

    [Fact]
    public void Every_component_of_a_right_gradient_is_confirmed()
    {
        double[] x = Points.Random(50, 1);

        GradientReport report = GradientCheck.Of(CheckedFunctions.Coupled, x).ThrowIfWrong();

        Assert.True(report.IsRight);
        Assert.Equal(50, report.Count(GradientVerdict.Right));
        Assert.True(report.Evaluations < 50 * 20, $"{report.Evaluations} evaluations");
        Assert.All(report.Comparisons, comparison => Assert.InRange(comparison.Error, 0.0, 1e-7));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(417)]
    [InlineData(999)]
    public void A_wrong_sign_in_one_of_a_thousand_components_is_found(int wrong)
    {
        double[] x = Points.Random(1000, 2);

        GradientReport report = GradientCheck.Of(Mistaken(CheckedFunctions.Coupled, wrong, g => -g), x);

        Assert.False(report.IsRight);
        Assert.Equal(1, report.Count(GradientVerdict.Wrong));
        Assert.Equal(999, report.Count(GradientVerdict.Right));
        Assert.Equal(wrong, report.Comparisons[0].Index);
        Assert.Equal(2.0, report.Comparisons[0].Error, 1e-6);
    }

    [Fact]
    public void A_wrong_sign_of_a_component_ten_thousand_times_smaller_than_the_others_is_found()
    {
        double[] x = Points.Random(1000, 3);
        double Small(ReadOnlySpan<double> p, Span<double> g)
        {
            double value = CheckedFunctions.Coupled(p, g) + 1e-4 * Math.Sin(p[5]);
            g[5] += 1e-4 * Math.Cos(p[5]);
            return value;
        }

        double Quiet(ReadOnlySpan<double> p, Span<double> g)
        {
            double value = Small(p, g);
            g[5] -= 2e-4 * Math.Cos(p[5]);
            return value;
        }

        Assert.True(GradientCheck.Of(Small, x).IsRight);
        GradientReport report = GradientCheck.Of(Quiet, x);
        Assert.Equal(5, Assert.Single(report.Comparisons, comparison => comparison.Verdict == GradientVerdict.Wrong).Index);
    }

    [Theory]
    [InlineData(1.001)]
    [InlineData(0.99999)]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_factor_that_is_off_is_found(double factor)
    {
        GradientReport report = GradientCheck.Of(Mistaken(CheckedFunctions.Coupled, 3, g => factor * g), Points.Random(8, 4));

        Assert.Equal(3, Assert.Single(report.Comparisons, comparison => comparison.Verdict == GradientVerdict.Wrong).Index);
        Assert.Throws<GradientCheckException>(() => report.ThrowIfWrong());
    }

    [Fact]
    public void A_gradient_that_is_added_to_and_not_set_is_found() =>
        Assert.False(GradientCheck.Of((x, dx) => { dx[0] += 2 * x[0]; return x[0] * x[0]; }, [3.0]).IsRight);

    [Fact]
    public void The_function_of_its_own_is_what_counts()
    {
        Assert.True(GradientCheck.Of(x => x[0] * x[0], (x, dx) => { dx[0] = 2 * x[0]; return 0; }, [3.0]).IsRight);
        Assert.False(GradientCheck.Of(x => x[0] * x[0], (x, dx) => { dx[0] = 1; return x[0]; }, [3.0]).IsRight);
    }

    /// <summary>Parameters from 1e-12 to 1e12, each with an effect of the order of 1.</summary>
    [Fact]
    public void Badly_scaled_parameters_raise_no_alarm()
    {
        double[] x = CheckedFunctions.Scaled(25);
        Objective scaled = CheckedFunctions.Waves;

        Assert.Equal(25, GradientCheck.Of(scaled, x).ThrowIfWrong().Count(GradientVerdict.Right));
        for (int i = 0; i < x.Length; i++)
        {
            GradientReport report = GradientCheck.Of(Mistaken(scaled, i, g => -g), x);
            Assert.Equal(i, Assert.Single(report.Comparisons, comparison => comparison.Verdict == GradientVerdict.Wrong).Index);
        }
    }

    /// <summary>The same sizes in single precision.</summary>
    [Fact]
    public void Badly_scaled_parameters_in_single_precision_raise_no_alarm()
    {
        float[] x = Array.ConvertAll(CheckedFunctions.Scaled(25), number => (float)number);
        GradientReport right = GradientCheck.Of(CheckedFunctions.WavesSingle, x).ThrowIfWrong();
        Assert.True(right.Count(GradientVerdict.Right) >= 24, right.ToString());

        for (int i = 0; i < x.Length; i++)
        {
            int wrong = i;
            GradientReport report = GradientCheck.Of((p, g) => { float value = CheckedFunctions.WavesSingle(p, g); g[wrong] = -g[wrong]; return value; }, x);
            Assert.Equal(i, Assert.Single(report.Comparisons, comparison => comparison.Verdict == GradientVerdict.Wrong).Index);
        }
    }

    /// <summary>The largest parameter hides almost all others in its rounding: of those nothing can be said, and nothing is.</summary>
    [Fact]
    public void Parameters_that_are_hidden_by_larger_ones_raise_no_alarm()
    {
        double[] x = CheckedFunctions.Scaled(25);
        Objective squares = (p, g) =>
        {
            double sum = 0;
            for (int i = 0; i < p.Length; i++)
            {
                sum += p[i] * p[i];
                g[i] = 2 * p[i];
            }

            return sum;
        };

        Assert.True(GradientCheck.Of(squares, x).ThrowIfWrong().Count(GradientVerdict.Right) >= 5);
        for (int i = 20; i < x.Length; i++)
        {
            GradientReport report = GradientCheck.Of(Mistaken(squares, i, g => -g), x);
            Assert.Equal(i, Assert.Single(report.Comparisons, comparison => comparison.Verdict == GradientVerdict.Wrong).Index);
        }
    }

    /// <summary>At 0 a parameter says nothing of the scale on which it matters.</summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-4)]
    [InlineData(1.0)]
    [InlineData(1e4)]
    public void Parameters_that_are_zero_have_a_scale_all_the_same(double scale)
    {
        Objective function = (p, g) => { g[0] = Math.Cos(p[0] / scale + 1) / scale; return Math.Sin(p[0] / scale + 1); };

        Assert.Equal(1, GradientCheck.Of(function, [0.0]).ThrowIfWrong().Count(GradientVerdict.Right));
        Assert.False(GradientCheck.Of(Mistaken(function, 0, g => -g), [0.0]).IsRight);
    }

    /// <summary>A large value that does not depend on the parameter takes digits away from all differences.</summary>
    [Theory]
    [InlineData(1e3)]
    [InlineData(1e6)]
    [InlineData(1e9)]
    public void A_large_constant_raises_no_alarm_and_hides_no_sign(double offset)
    {
        Objective function = (p, g) => { g[0] = Math.Exp(p[0]); g[1] = 2 * p[1]; return offset + Math.Exp(p[0]) + p[1] * p[1]; };

        GradientCheck.Of(function, [0.3, 0.7]).ThrowIfWrong();
        Assert.False(GradientCheck.Of(Mistaken(function, 1, g => -g), [0.3, 0.7]).IsRight);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Single_precision_raises_no_alarm_and_a_wrong_sign_is_found(int seed)
    {
        float[] x = Array.ConvertAll(Points.Random(300, seed), number => (float)number);

        GradientReport report = GradientCheck.Of(CheckedFunctions.CoupledSingle, x).ThrowIfWrong();
        Assert.True(report.Count(GradientVerdict.Right) > 290, report.ToString());

        SingleObjective mistaken = (p, g) => { float value = CheckedFunctions.CoupledSingle(p, g); g[17] = -g[17]; return value; };
        Assert.Equal(17, Assert.Single(GradientCheck.Of(mistaken, x).Comparisons, comparison => comparison.Verdict == GradientVerdict.Wrong).Index);
    }

    /// <summary>Declared with double, computed with float: what the function really works with shows in its noise alone.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Single_precision_inside_a_double_function_raises_no_alarm(int seed)
    {
        Objective inside = (p, g) =>
        {
            float[] gradient = new float[p.Length];
            float value = CheckedFunctions.CoupledSingle(Array.ConvertAll(p.ToArray(), number => (float)number), gradient);
            for (int i = 0; i < g.Length; i++)
            {
                g[i] = gradient[i];
            }

            return value;
        };

        double[] x = Points.Random(100, seed);
        GradientCheck.Of(inside, x).ThrowIfWrong();
        Assert.False(GradientCheck.Of(Mistaken(inside, 17, g => -g), x).IsRight);
    }

    [Fact]
    public void The_end_of_the_domain_nearby_raises_no_alarm()
    {
        GradientCheck.Of((x, dx) => { dx[0] = 1 / x[0]; return Math.Log(x[0]); }, [1e-9]).ThrowIfWrong();
        GradientCheck.Of((x, dx) => { dx[0] = -1 / (1 - x[0]); return Math.Log(1 - x[0]); }, [0.99999]).ThrowIfWrong();
        Assert.False(GradientCheck.Of((x, dx) => { dx[0] = 1 / (1 - x[0]); return Math.Log(1 - x[0]); }, [0.99999]).IsRight);
    }

    [Fact]
    public void A_function_that_is_not_finite_at_the_point_has_no_right_gradient()
    {
        GradientReport report = GradientCheck.Of((x, dx) => { dx[0] = 1 / x[0]; return Math.Log(x[0]); }, [-1.0]);

        Assert.False(report.IsRight);
        Assert.Contains("NaN", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_parameters_are_right() => Assert.True(GradientCheck.Of((_, _) => 1.0, []).IsRight);

    [Fact]
    public void Parameters_without_effect_are_right_when_their_gradient_is_zero()
    {
        Objective function = (p, g) => { g[0] = 2 * p[0]; g[1] = 0; return p[0] * p[0]; };

        Assert.Equal(2, GradientCheck.Of(function, [0.5, 0.5]).Count(GradientVerdict.Right));
        Assert.False(GradientCheck.Of((p, g) => { function(p, g); g[1] = 0.001; return p[0] * p[0]; }, [0.5, 0.5]).IsRight);
    }

    /// <summary>Nothing changes, not even the last bit: there is no doubt about it, however small the effect of the other parameters is beside the value.</summary>
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.0, 0.7)]
    [InlineData(1.0, -1e-12)]
    [InlineData(1e9, 0.7)]
    [InlineData(-1e9, 0.0)]
    [InlineData(1e9, 1e12)]
    public void A_parameter_without_effect_is_right_at_zero_and_wrong_elsewhere(double value, double at)
    {
        Objective Claiming(double slope) => (p, g) => { g[0] = 1e-9; g[1] = slope; return value + 1e-9 * p[0]; };
        double[] x = [1.0, at];

        Assert.Equal(GradientVerdict.Right, VerdictOf(Claiming(0.0)));
        Assert.Equal(GradientVerdict.Right, VerdictOf(Claiming(-0.0)));
        double smallest = 1e-3 * Math.Max(Math.Abs(value), 1.0) / Math.Max(Math.Abs(at), 1.0);
        Assert.Equal(GradientVerdict.Wrong, VerdictOf(Claiming(smallest)));
        Assert.Equal(GradientVerdict.Wrong, VerdictOf(Claiming(-smallest)));
        Assert.Equal(GradientVerdict.Wrong, VerdictOf(Claiming(double.NaN)));

        GradientVerdict VerdictOf(Objective objective) =>
            Assert.Single(GradientCheck.Of(objective, x).Comparisons, comparison => comparison.Index == 1).Verdict;
    }

    /// <summary>A slope that is hidden by the rounding of a large value is not contradicted by values that do not change.</summary>
    [Fact]
    public void A_slope_too_small_to_be_seen_is_no_mistake() =>
        Assert.True(GradientCheck.Of((p, g) => { g[0] = 2 * p[0]; return 1e9 + p[0] * p[0]; }, [1e-7]).IsRight);

    private static Objective Mistaken(Objective objective, int component, Func<double, double> mistake) => (x, dx) =>
    {
        double value = objective(x, dx);
        dx[component] = mistake(dx[component]);
        return value;
    };
}
