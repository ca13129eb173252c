using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Optimization;

/// <summary>L-BFGS on known functions, and how it ends.</summary>
public sealed class LbfgsTests
{
    [Fact]
    public void Rosenbrock_in_two_dimensions()
    {
        MinimizeResult result = new Lbfgs().Minimize(TestFunctions.RosenbrockGradient, [-1.2, 1.0]);

        AssertAt(result, 1e-9, 1, 1);
        Assert.InRange(result.Iterations, 10, 60);
        Assert.InRange(result.Evaluations, result.Iterations, 100);
    }

    [Fact]
    public void Rosenbrock_in_a_hundred_dimensions_to_the_last_digits()
    {
        double[] start = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? -1.2 : 1.0)];

        MinimizeResult extended = new Lbfgs().Minimize(TestFunctions.ExtendedRosenbrockGradient, start);
        MinimizeResult chained = new Lbfgs().Minimize(TestFunctions.ChainedRosenbrockGradient, new double[100]);

        AssertAt(extended, 1e-10, [.. Enumerable.Repeat(1.0, 100)]);
        AssertAt(chained, 1e-8, [.. Enumerable.Repeat(1.0, 100)]);
        Assert.True(extended.Value < 1e-10 && chained.Value < 1e-10, $"{extended}, {chained}");
        Assert.InRange(chained.Iterations, 50, 600);
    }

    [Fact]
    public void Beale()
    {
        MinimizeResult result = new Lbfgs().Minimize(
            (x, dx) => TestFunctions.BealeGradient(x[0], x[1], out dx[0], out dx[1]), [1.0, 1.0]);

        AssertAt(result, 1e-8, 3, 0.5);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e8)]
    public void A_badly_scaled_bowl(double condition)
    {
        double[] curvature = [.. Enumerable.Range(0, 8).Select(i => Math.Pow(condition, i / 7.0))];

        MinimizeResult result = new Lbfgs().Minimize((x, dx) => TestFunctions.BowlGradient(x, curvature, dx), new double[8]);

        AssertAt(result, 1e-6, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    /// <summary>
    /// A value of a million hides all differences below 1e-10, and with them half of the digits of the point; the gradient shows the others.
    /// </summary>
    [Fact]
    public void A_large_value_at_the_minimum_costs_no_digits()
    {
        MinimizeResult raised = new Lbfgs().Minimize((x, dx) => 1e6 + TestFunctions.ChainedRosenbrockGradient(x, dx), new double[100]);

        AssertAt(raised, 1e-8, [.. Enumerable.Repeat(1.0, 100)]);
        Assert.Equal(StopReason.SmallGradient, raised.Reason);
    }

    /// <summary>A least-squares problem with residuals of the order of 100 and columns of very different sizes, against a gradient of its own by hand.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(30.0)]
    public void Least_squares_with_a_large_remainder_agree_with_the_normal_equations(double spread)
    {
        const int Rows = 400;
        double[][] inputs = [.. Enumerable.Range(0, Rows).Select(row => Points.Random(6, row).Select((number, j) => number * Math.Pow(spread, j / 5.0)).Append(1.0).ToArray())];
        double[] targets = [.. Points.Random(Rows, 1000).Select(number => 150 + 100 * number)];

        MinimizeResult result = new Lbfgs().Minimize((p, dp) => TestFunctions.SumOfSquaresGradient(p, inputs, targets, dp), new double[7]);

        Assert.True(result.Value > 1e6 && result.Converged, result.ToString());
        AssertAt(result, 1e-9, TestFunctions.ByNormalEquations(inputs, targets));
    }

    /// <summary>Where no digit of the value changes and the gradient does not become smaller, it comes to an end and gives back the best.</summary>
    [Fact]
    public void A_gradient_that_only_scatters_comes_to_an_end()
    {
        var random = new SeededRandom(1);
        double smallest = double.PositiveInfinity;
        var progress = new Progress(report => smallest = Math.Min(smallest, report.GradientNorm));

        MinimizeResult result = new Lbfgs().Minimize(
            (x, dx) => { dx[0] = 2 * x[0] + random.NextDouble(-1e-3, 1e-3); return 1e6 + x[0] * x[0]; }, [1.0], progress);

        Assert.True(result.Reason is StopReason.SmallChange or StopReason.NoDecrease, result.ToString());
        Assert.True(result.Iterations < 1000 && Math.Abs(result.Point[0]) < 1e-2, result.ToString());
        Assert.Equal(smallest, result.GradientNorm);
    }

    /// <summary>With exact steps on a quadratic, as many iterations as dimensions would do; with these, a few more.</summary>
    [Fact]
    public void A_round_bowl_takes_two_steps()
    {
        MinimizeResult result = new Lbfgs().Minimize((x, dx) => TestFunctions.BowlGradient(x, [2, 2, 2], dx), new double[3]);

        AssertAt(result, 1e-12, 1, 2, 3);
        Assert.InRange(result.Iterations, 1, 5);
    }

    [Fact]
    public void A_start_at_the_minimum_is_the_result()
    {
        MinimizeResult result = new Lbfgs().Minimize(TestFunctions.RosenbrockGradient, [1.0, 1.0]);

        Assert.Equal((StopReason.SmallGradient, 0, 1), (result.Reason, result.Iterations, result.Evaluations));
        Assert.Equal(0.0, result.Value);
    }

    [Fact]
    public void Steps_beyond_the_domain_are_shortened()
    {
        MinimizeResult result = new Lbfgs().Minimize(TestFunctions.BarrierGradient, [1e-3]);

        AssertAt(result, 1e-7, 1);
    }

    [Fact]
    public void A_start_outside_the_domain_is_a_reason_at_iteration_0()
    {
        MinimizeResult result = new Lbfgs().Minimize(TestFunctions.BarrierGradient, [-1.0]);

        Assert.Equal((StopReason.NotFinite, 0, 1), (result.Reason, result.Iterations, result.Evaluations));
        Assert.Equal(-1.0, result.Point[0]);
    }

    [Fact]
    public void A_gradient_that_becomes_NaN_for_good_is_a_reason_with_its_iteration()
    {
        int calls = 0;
        MinimizeResult result = new Lbfgs().Minimize(
            (x, dx) =>
            {
                double value = TestFunctions.RosenbrockGradient(x, dx);
                dx[0] = ++calls > 12 ? double.NaN : dx[0];
                return value;
            },
            [-1.2, 1.0]);

        Assert.Equal(StopReason.NotFinite, result.Reason);
        Assert.InRange(result.Iterations, 3, 12);
        Assert.True(double.IsFinite(result.Value) && result.Value < 24.2);
    }

    [Fact]
    public void A_function_without_a_lower_bound_comes_to_an_end()
    {
        MinimizeResult result = new Lbfgs().Minimize((x, dx) => { dx[0] = -1; return -x[0]; }, [0.0]);

        Assert.False(result.Converged);
        Assert.True(result.Value < -1e3);
    }

    [Fact]
    public void A_gradient_of_the_wrong_sign_finds_no_decrease()
    {
        MinimizeResult result = new Lbfgs().Minimize((x, dx) => { dx[0] = -2 * x[0]; return x[0] * x[0]; }, [3.0]);

        Assert.Equal(StopReason.NoDecrease, result.Reason);
        Assert.Equal(3.0, result.Point[0]);
    }

    [Fact]
    public void The_limit_of_iterations_is_kept()
    {
        MinimizeResult result = new Lbfgs { MaximumIterations = 5 }.Minimize(TestFunctions.RosenbrockGradient, [-1.2, 1.0]);

        Assert.Equal((StopReason.IterationLimit, 5), (result.Reason, result.Iterations));
        Assert.False(result.Converged);
    }

    [Fact]
    public void A_tolerance_of_the_value_ends_it_earlier()
    {
        MinimizeResult result = new Lbfgs { ValueTolerance = 0.5 }.Minimize(
            (x, dx) => { dx[0] = 2 * (x[0] - 1); return 100 + (x[0] - 1) * (x[0] - 1); }, [0.25]);

        Assert.Equal((StopReason.SmallChange, 1), (result.Reason, result.Iterations));
    }

    [Fact]
    public void Progress_is_reported_and_cancelling_ends_it()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<MinimizeProgress>();
        var progress = new Progress(report =>
        {
            reports.Add(report);
            if (report.Iteration == 3)
            {
                source.Cancel();
            }
        });

        MinimizeResult result = new Lbfgs().Minimize(TestFunctions.RosenbrockGradient, [-1.2, 1.0], progress, source.Token);

        Assert.Equal((StopReason.Cancelled, 3), (result.Reason, result.Iterations));
        Assert.Equal([0, 1, 2, 3], reports.Select(report => report.Iteration));
        Assert.Equal(24.2, reports[0].Value, 1e-12);
        Assert.Equal(result.Value, reports[3].Value);
        Assert.True(reports.Zip(reports.Skip(1)).All(pair => pair.Second.Value < pair.First.Value));
    }

    [Fact]
    public void No_parameters_are_at_the_minimum() => Assert.Equal(StopReason.SmallGradient, new Lbfgs().Minimize((_, _) => 1, []).Reason);

    /// <summary>Tells at once, in the thread that works.</summary>
    private sealed class Progress(Action<MinimizeProgress> report) : IProgress<MinimizeProgress>
    {
        public void Report(MinimizeProgress value) => report(value);
    }

    private static void AssertAt(MinimizeResult result, double tolerance, params double[] expected)
    {
        Assert.True(result.Converged, result.ToString());
        Assert.Equal(expected.Length, result.Point.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - result.Point[i]) <= tolerance, $"{result}: parameter {i} is {result.Point[i]:R}");
        }
    }
}
