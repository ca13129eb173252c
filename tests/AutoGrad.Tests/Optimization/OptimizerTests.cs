using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Optimization;

/// <summary>The optimizers that go step by step: their first steps by hand, what they remember, and where they arrive.</summary>
public sealed class OptimizerTests
{
    public static TheoryData<string> Kinds => [.. Makers.Keys];

    private static readonly Dictionary<string, Func<int, LearningRate, Optimizer>> Makers = new()
    {
        ["Sgd"] = (count, rate) => new Sgd(count, rate),
        ["Momentum"] = (count, rate) => new Momentum(count, rate),
        ["Nesterov"] = (count, rate) => new Nesterov(count, rate),
        ["AdaGrad"] = (count, rate) => new AdaGrad(count, rate),
        ["RmsProp"] = (count, rate) => new RmsProp(count, rate),
        ["Adam"] = (count, rate) => new Adam(count, rate),
        ["AdamW"] = (count, rate) => new AdamW(count, rate),
    };

    /// <summary>Three steps down the parabola x^2 / 2 from 1, of which the gradient is x, with the rate 0.1.</summary>
    [Theory]
    [InlineData("Sgd", 0.9, 0.81, 0.729)]
    [InlineData("Momentum", 0.9, 0.72, 0.486)]
    [InlineData("Nesterov", 0.81, 0.5751, 0.327321)]
    public void Descents_take_the_steps_that_one_computes_by_hand(string kind, double first, double second, double third)
    {
        Optimizer optimizer = Makers[kind](1, 0.1);
        double[] x = [1.0];

        foreach (double expected in new[] { first, second, third })
        {
            optimizer.Step(x, x.ToArray());
            Assert.Equal(expected, x[0], 1e-15);
        }

        Assert.Equal(3, optimizer.Steps);
    }

    [Fact]
    public void AdaGrad_divides_by_the_root_of_all_squares()
    {
        var optimizer = new AdaGrad(1, 0.1, smallest: 1e-300);
        double[] x = [1.0];

        optimizer.Step(x, [3.0]);
        Assert.Equal(0.9, x[0], 1e-15);
        optimizer.Step(x, [4.0]);
        Assert.Equal(0.9 - 0.1 * 4.0 / 5.0, x[0], 1e-15);
    }

    [Fact]
    public void RmsProp_divides_by_the_root_of_the_average_square()
    {
        var optimizer = new RmsProp(1, 0.1, decay: 0.75, smallest: 1e-300);
        double[] x = [1.0];

        // The average is 4^2 / 4 = 4, then 3 + 2^2 / 4 = 4.
        optimizer.Step(x, [4.0]);
        Assert.Equal(1.0 - 0.1 * 4.0 / 2.0, x[0], 1e-15);
        optimizer.Step(x, [2.0]);
        Assert.Equal(0.8 - 0.1 * 2.0 / 2.0, x[0], 1e-15);
    }

    /// <summary>Freed of its bias, the average of a constant gradient is that gradient from the first step on.</summary>
    [Theory]
    [InlineData(5.0)]
    [InlineData(-1e-3)]
    public void Adam_takes_steps_of_the_rate_along_a_constant_gradient(double gradient)
    {
        var adam = new Adam(1, 0.1);
        var adamW = new AdamW(1, 0.1, weightDecay: 0.2);
        double[] x = [1.0];
        double[] w = [1.0];
        double expected = 1.0;
        double expectedW = 1.0;
        double step = 0.1 * gradient / (Math.Abs(gradient) + 1e-8);
        for (int i = 0; i < 20; i++)
        {
            adam.Step(x, [gradient]);
            adamW.Step(w, [gradient]);
            expected -= step;
            expectedW -= step + 0.1 * 0.2 * expectedW;
            Assert.Equal(expected, x[0], 1e-13);
            Assert.Equal(expectedW, w[0], 1e-13);
        }
    }

    /// <summary>The averages by their definition: sums over all gradients so far, divided by 1 - decay^t.</summary>
    [Fact]
    public void Adam_follows_the_formulas_of_its_paper()
    {
        double[] gradients = [0.5, -1.5, 2.0, 0.0, 1.0];
        var optimizer = new Adam(1, 0.1, decay1: 0.8, decay2: 0.9);
        double[] x = [0.0];
        double expected = 0.0;
        for (int t = 1; t <= gradients.Length; t++)
        {
            double mean = Enumerable.Range(1, t).Sum(i => 0.2 * Math.Pow(0.8, t - i) * gradients[i - 1]) / (1 - Math.Pow(0.8, t));
            double square = Enumerable.Range(1, t).Sum(i => 0.1 * Math.Pow(0.9, t - i) * gradients[i - 1] * gradients[i - 1]) / (1 - Math.Pow(0.9, t));
            expected -= 0.1 * mean / (Math.Sqrt(square) + 1e-8);

            optimizer.Step(x, [gradients[t - 1]]);
            Assert.Equal(expected, x[0], 1e-14);
        }
    }

    /// <summary>In Nesterov's own form the gradient is taken ahead: v = m v - rate g(x + m v), x = x + v. The parameters here are x + m v.</summary>
    [Fact]
    public void Nesterov_takes_the_gradient_where_the_momentum_leads()
    {
        var optimizer = new Nesterov(2, 1e-4, momentum: 0.95);
        double[] ahead = [-1.2, 1.0];
        double[] x = [-1.2, 1.0];
        double[] v = new double[2];
        double[] gradient = new double[2];
        for (int step = 0; step < 100; step++)
        {
            TestFunctions.RosenbrockGradient(ahead, gradient);
            optimizer.Step(ahead, gradient);

            double[] there = [x[0] + 0.95 * v[0], x[1] + 0.95 * v[1]];
            TestFunctions.RosenbrockGradient(there, gradient);
            for (int i = 0; i < 2; i++)
            {
                v[i] = 0.95 * v[i] - 1e-4 * gradient[i];
                x[i] += v[i];
                Assert.Equal(x[i] + 0.95 * v[i], ahead[i], 1e-12);
            }
        }
    }

    [Theory]
    [InlineData("Sgd", 0.1)]
    [InlineData("Momentum", 0.02)]
    [InlineData("Nesterov", 0.02)]
    [InlineData("AdaGrad", 1.0)]
    [InlineData("RmsProp", 0.01)]
    [InlineData("Adam", 0.1)]
    public void A_bowl_is_left_at_its_bottom(string kind, double rate)
    {
        double[] curvature = [1.0, 3.0, 10.0];
        LearningRate schedule = kind is "RmsProp" ? LearningRate.Exponential(rate, 0.997) : rate;

        MinimizeResult result = Makers[kind](3, schedule).Minimize(
            (x, dx) => TestFunctions.BowlGradient(x, curvature, dx), [0.0, 0.0, 0.0], 5000, gradientTolerance: 1e-6);

        Assert.True(result.Value < 1e-7, result.ToString());
        Assert.Equal(2.0, result.Point[1], 1e-3);
    }

    [Theory]
    [InlineData("Momentum", 1e-3)]
    [InlineData("Nesterov", 1e-3)]
    [InlineData("Adam", 0.02)]
    public void The_valley_of_Rosenbrock_is_followed(string kind, double rate)
    {
        MinimizeResult result = Makers[kind](2, rate).Minimize(TestFunctions.RosenbrockGradient, [-1.2, 1.0], 20_000, gradientTolerance: 1e-7);

        Assert.Equal(StopReason.SmallGradient, result.Reason);
        Assert.True(result.Converged);
        Assert.Equal(1.0, result.Point[0], 1e-5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_allocates_nothing(string kind)
    {
        Optimizer optimizer = Makers[kind](100, LearningRate.Cosine(0.01, 1000).WithWarmUp(10));
        double[] x = Points.Random(100, 1);
        double[] gradient = Points.Random(100, 2);

        Assert.Equal(0, Allocations.Of(() => optimizer.Step(x, gradient)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_saved_and_restored_goes_on_bit_for_bit(string kind)
    {
        LearningRate rate = LearningRate.Cosine(0.01, 40).WithWarmUp(5);
        Optimizer through = Makers[kind](3, rate);
        double[] x = [0.3, -0.7, 1.1];
        Run(through, x, 0, 20);
        double[] state = through.SaveState();
        double[] restoredX = x.ToArray();
        Run(through, x, 20, 20);

        Optimizer restored = Makers[kind](3, rate);
        restored.RestoreState(state);
        Run(restored, restoredX, 20, 20);

        Assert.Equal(40, restored.Steps);
        Assert.Equal(x.Select(BitConverter.DoubleToInt64Bits), restoredX.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(through.SaveState(), restored.SaveState());

        static void Run(Optimizer optimizer, double[] x, int first, int count)
        {
            for (int step = first; step < first + count; step++)
            {
                optimizer.Step(x, Points.Random(3, step));
            }
        }
    }

    /// <summary>Several kinds remember as many numbers; they mean something else by them.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_state_of_another_kind_is_refused(string kind)
    {
        Optimizer optimizer = Makers[kind](3, 0.1);
        double[] x = [1.0, 2.0, 3.0];
        optimizer.Step(x, [0.5, -0.5, 2.0]);
        double[] before = optimizer.SaveState();

        foreach (string other in Makers.Keys.Where(other => other != kind))
        {
            Assert.Equal("state", Assert.Throws<ArgumentException>(() => optimizer.RestoreState(Makers[other](3, 0.1).SaveState())).ParamName);
        }

        Assert.Equal(before, optimizer.SaveState());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Progress_is_reported_and_cancelling_ends_it(string kind)
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

        MinimizeResult result = Makers[kind](2, 1e-3).Minimize(
            TestFunctions.RosenbrockGradient, [-1.2, 1.0], 100, progress: progress, cancellationToken: source.Token);

        Assert.Equal((StopReason.Cancelled, 3, 4), (result.Reason, result.Iterations, result.Evaluations));
        Assert.Equal([0, 1, 2, 3], reports.Select(report => report.Iteration));
        Assert.Equal(24.2, reports[0].Value, 1e-12);
        Assert.Equal(reports.Min(report => report.Value), result.Value);
    }

    [Fact]
    public void The_limit_of_steps_is_kept()
    {
        MinimizeResult result = new Sgd(1, 0.1).Minimize((x, dx) => { dx[0] = x[0]; return 0.5 * x[0] * x[0]; }, [1.0], 3);

        Assert.Equal((StopReason.IterationLimit, 3, 4), (result.Reason, result.Iterations, result.Evaluations));
        Assert.Equal(0.729, result.Point[0], 1e-15);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var optimizer = new Adam(3, 0.1);

        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => optimizer.Step(new double[2], new double[3])).ParamName);
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => optimizer.Step(new double[3], new double[4])).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => optimizer.RestoreState(new Sgd(3, 0.1).SaveState())).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Momentum(3, 0.1, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(3, 0.1, smallest: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(3, double.NaN));
    }

    [Fact]
    public void A_value_that_is_not_finite_ends_it_and_the_best_point_is_kept()
    {
        MinimizeResult result = new Sgd(1, 6.0).Minimize(TestFunctions.BarrierGradient, [1.5], 100);

        Assert.Equal((StopReason.NotFinite, 1), (result.Reason, result.Iterations));
        Assert.False(result.Converged);
        Assert.Equal(1.5, result.Point[0]);
        Assert.Equal(1.5 - Math.Log(1.5), result.Value);
    }

    /// <summary>A gradient that overflows while the value is still finite is no better than NaN.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_gradient_that_is_not_finite_ends_it_with_its_iteration(string kind)
    {
        int calls = 0;
        MinimizeResult result = Makers[kind](1, 1e-3).Minimize(
            (x, dx) => { dx[0] = ++calls == 6 ? double.PositiveInfinity : 2 * x[0]; return x[0] * x[0]; }, [1.0], 100);

        Assert.Equal((StopReason.NotFinite, 5, 6), (result.Reason, result.Iterations, result.Evaluations));
        Assert.True(result.Point[0] is > 0.9 and < 1.0 && double.IsFinite(result.GradientNorm));
    }

    /// <summary>Tells at once, in the thread that works.</summary>
    private sealed class Progress(Action<MinimizeProgress> report) : IProgress<MinimizeProgress>
    {
        public void Report(MinimizeProgress value) => report(value);
    }
}
