using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Optimization;

/// <summary>Least squares against certified results, and how it ends.</summary>
public sealed class LevenbergMarquardtTests
{
    [Theory]
    [InlineData("Misra1a", 0)]
    [InlineData("Misra1a", 1)]
    [InlineData("Lanczos3", 0)]
    [InlineData("Lanczos3", 1)]
    [InlineData("Thurber", 0)]
    [InlineData("Thurber", 1)]
    [InlineData("MGH09", 0)]
    [InlineData("MGH09", 1)]
    public void A_curve_fit_has_the_certified_parameters(string name, int start)
    {
        CurveFits.Problem problem = CurveFits.All[name];

        MinimizeResult result = new LevenbergMarquardt().Minimize(
            (b, i, db) => problem.Misfit(b, problem.X[i], problem.Y[i], db), problem.X.Length, problem.Starts[start]);

        Assert.True(result.Converged, result.ToString());
        Assert.Equal(1.0, result.Value / problem.SumOfSquares, 1e-8);
        for (int i = 0; i < problem.Certified.Length; i++)
        {
            Assert.True(Math.Abs(result.Point[i] / problem.Certified[i] - 1) < 1e-6, $"{result}: parameter {i} is {result.Point[i]:R}");
        }
    }

    /// <summary>A linear problem against the closed form of the line of least squares.</summary>
    [Fact]
    public void A_line_is_that_of_the_normal_equations()
    {
        double[] x = [0, 1, 2, 3];
        double[] y = [1.1, 2.9, 5.2, 6.8];

        MinimizeResult result = new LevenbergMarquardt().Minimize(
            (p, i, dp) => { dp[0] = x[i]; dp[1] = 1; return p[0] * x[i] + p[1] - y[i]; }, 4, [0.0, 0.0]);

        Assert.Equal(1.94, result.Point[0], 1e-9);
        Assert.Equal(1.09, result.Point[1], 1e-9);
        Assert.Equal(0.082, result.Value, 1e-12);
    }

    [Fact]
    public void Rosenbrock_is_a_sum_of_two_squares()
    {
        MinimizeResult result = new LevenbergMarquardt().Minimize(
            (p, i, dp) =>
            {
                dp[0] = i == 0 ? -20 * p[0] : -1;
                dp[1] = i == 0 ? 10 : 0;
                return i == 0 ? 10 * (p[1] - p[0] * p[0]) : 1 - p[0];
            },
            2,
            [-1.2, 1.0]);

        Assert.True(result.Converged, result.ToString());
        Assert.Equal(1.0, result.Point[0], 1e-9);
        Assert.Equal(1.0, result.Point[1], 1e-9);
    }

    /// <summary>Parameters that differ by many orders of magnitude: the scaling makes their units meaningless.</summary>
    [Theory]
    [InlineData(1e-9, 1e9)]
    [InlineData(1e6, 1e-6)]
    public void Units_do_not_matter(double unit0, double unit1)
    {
        CurveFits.Problem problem = CurveFits.All["Misra1a"];
        MinimizeResult result = new LevenbergMarquardt().Minimize(
            (b, i, db) =>
            {
                double misfit = problem.Misfit([b[0] * unit0, b[1] * unit1], problem.X[i], problem.Y[i], db);
                db[0] *= unit0;
                db[1] *= unit1;
                return misfit;
            },
            problem.X.Length,
            [250 / unit0, 0.0005 / unit1]);

        Assert.Equal(1.0, result.Point[0] * unit0 / problem.Certified[0], 1e-7);
        Assert.Equal(1.0, result.Point[1] * unit1 / problem.Certified[1], 1e-7);
    }

    [Fact]
    public void More_parameters_than_residuals_and_parameters_without_effect_do_no_harm()
    {
        MinimizeResult result = new LevenbergMarquardt().Minimize(
            (p, _, dp) => { dp[0] = 1; dp[1] = 1; dp[2] = 0; return p[0] + p[1] - 4; }, 1, [0.0, 0.0, 7.0]);

        Assert.True(result.Converged, result.ToString());
        Assert.Equal(2.0, result.Point[0], 1e-6);
        Assert.Equal(2.0, result.Point[1], 1e-6);
        Assert.Equal(7.0, result.Point[2]);
    }

    [Fact]
    public void Nothing_to_fit_is_fitted()
    {
        Assert.Equal(StopReason.SmallGradient, new LevenbergMarquardt().Minimize((_, _, _) => 1, 0, [1.0]).Reason);
        Assert.Equal(StopReason.SmallGradient, new LevenbergMarquardt().Minimize((_, _, _) => 1, 3, []).Reason);
    }

    [Fact]
    public void What_is_not_finite_is_a_reason_with_its_iteration()
    {
        MinimizeResult start = new LevenbergMarquardt().Minimize((p, _, dp) => { dp[0] = 1; return Math.Log(p[0]); }, 1, [-1.0]);
        Assert.Equal((StopReason.NotFinite, 0), (start.Reason, start.Iterations));

        int calls = 0;
        MinimizeResult later = new LevenbergMarquardt().Minimize(
            (p, _, dp) => { dp[0] = 2 * p[0]; return ++calls > 3 ? double.NaN : p[0] * p[0] + 1; }, 1, [2.0]);
        Assert.Equal(StopReason.NotFinite, later.Reason);
        Assert.True(later.Iterations > 2 && double.IsFinite(later.Value));
    }

    [Fact]
    public void Steps_beyond_the_domain_are_shortened()
    {
        MinimizeResult result = new LevenbergMarquardt().Minimize(
            (p, _, dp) => { dp[0] = 1 / p[0]; return Math.Log(p[0]) - 1; }, 1, [50.0]);

        Assert.Equal(Math.E, result.Point[0], 1e-9);
    }

    [Fact]
    public void The_limit_progress_and_cancelling()
    {
        CurveFits.Problem problem = CurveFits.All["MGH09"];
        Residual misfit = (b, i, db) => problem.Misfit(b, problem.X[i], problem.Y[i], db);
        var reports = new List<MinimizeProgress>();
        using var source = new CancellationTokenSource();

        MinimizeResult limited = new LevenbergMarquardt { MaximumIterations = 4 }.Minimize(misfit, 11, problem.Starts[0], new Progress(reports.Add));
        source.Cancel();
        MinimizeResult cancelled = new LevenbergMarquardt().Minimize(misfit, 11, problem.Starts[0], null, source.Token);

        Assert.Equal((StopReason.IterationLimit, 4), (limited.Reason, limited.Iterations));
        Assert.Equal([0, 1, 2, 3, 4], reports.Select(report => report.Iteration));
        Assert.Equal((StopReason.Cancelled, 0), (cancelled.Reason, cancelled.Iterations));
    }

    private sealed class Progress(Action<MinimizeProgress> report) : IProgress<MinimizeProgress>
    {
        public void Report(MinimizeProgress value) => report(value);
    }

    [Fact]
    public void A_wall_of_NaN_all_around_is_a_reason_and_no_success()
    {
        MinimizeResult result = new LevenbergMarquardt().Minimize(
            (parameters, index, gradient) =>
            {
                gradient[0] = 1.0;
                return parameters[0] > 0.0 ? double.NaN : parameters[0] - 5.0;
            },
            3,
            new double[1]);

        Assert.Equal(StopReason.NotFinite, result.Reason);
    }
}
