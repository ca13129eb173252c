using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using AutoGrad.Optimization;
using Ecosystem;
using MathNet.Numerics.Optimization;
using Xunit;

namespace AutoGrad.Samples.Tests;

/// <summary>Generated gradients elsewhere: each result against an independent one.</summary>
public sealed class EcosystemTests
{
    private static readonly Market Today = new(Spot: 100, Volatility: 0.2, Rate: 0.05, Maturity: 1);

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(50)]
    public void Every_minimiser_finds_the_minimum_of_rosenbrock(int dimensions) => Assert.All(
        Minimizations.OfRosenbrock(dimensions),
        outcome => Assert.All(outcome.Point, coordinate => Assert.Equal(1.0, coordinate, 1e-6)));

    [Fact]
    public void Every_minimiser_finds_the_minimum_of_beale() => Assert.All(Minimizations.OfBeale(), outcome =>
    {
        Assert.Equal(3.0, outcome.Point[0], 1e-6);
        Assert.Equal(0.5, outcome.Point[1], 1e-6);
    });

    /// <summary>
    /// The published fit, to the digits that are published: 212.7 and 0.0641 (Bates and Watts 1988); both implementations agree further.
    /// </summary>
    [Fact]
    public void The_enzyme_is_fitted_as_published()
    {
        MinimizeResult own = Enzyme.FitByAutoGrad();
        NonlinearMinimizationResult mathNet = Enzyme.FitByMathNet();

        Assert.Equal(212.7, own.Point[0], 0.05);
        Assert.Equal(0.0641, own.Point[1], 0.00005);
        Assert.Equal(own.Point[0], mathNet.MinimizingPoint[0], 1e-4);
        Assert.Equal(own.Point[1], mathNet.MinimizingPoint[1], 1e-7);
    }

    [Fact]
    public void An_oscillation_without_noise_is_found_again()
    {
        double[] times = [.. Enumerable.Range(0, 40).Select(i => 0.15 * i)];
        double[] exact = [.. times.Select(time => Oscillation.Displacement(
            Oscillation.Amplitude, Oscillation.Decay, Oscillation.Frequency, Oscillation.Phase, time))];

        MinimizeResult fit = Oscillation.Fit(times, exact);

        double[] truth = [Oscillation.Amplitude, Oscillation.Decay, Oscillation.Frequency, Oscillation.Phase];
        Assert.All(truth.Zip(fit.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Theory]
    [InlineData(100, 0.2, 0.05, 1, 105)]
    [InlineData(50, 0.35, 0.01, 0.5, 45)]
    [InlineData(80, 0.1, 0.0, 2, 80)]
    public void The_greeks_are_those_of_the_textbook(double spot, double volatility, double rate, double maturity, double strike)
    {
        var market = new Market(spot, volatility, rate, maturity);

        OptionPrice.CallGradient(market, strike, out Market greeks);

        Market textbook = TextbookGreeks.OfCall(market, strike);
        Assert.Equal(textbook.Spot, greeks.Spot, 1e-11);
        Assert.Equal(textbook.Volatility, greeks.Volatility, 1e-11);
        Assert.Equal(textbook.Rate, greeks.Rate, 1e-11);
        Assert.Equal(textbook.Maturity, greeks.Maturity, 1e-11);
    }

    [Fact]
    public void Ten_thousand_paths_give_the_greeks_of_a_call()
    {
        double[] exact = Estimate.InOrder(OptionPrice.CallGradient(Today, 105, out Market greeks), greeks);

        AssertNear(exact, MonteCarlo.Simulate(MonteCarlo.CallPayoffGradient, Today, 105, 10_000, seed: 1));
    }

    [Fact]
    public void Ten_thousand_paths_give_the_greeks_of_a_call_on_the_mean()
    {
        double[] exact = Estimate.InOrder(OptionPrice.GeometricAsianCallGradient(Today, 105, MonteCarlo.Steps, out Market greeks), greeks);

        AssertNear(exact, MonteCarlo.Simulate(MonteCarlo.GeometricAsianPayoffGradient, Today, 105, 10_000, seed: 2));
    }

    [Fact]
    public void A_seed_gives_the_same_estimate_bit_for_bit()
    {
        Estimate first = MonteCarlo.Simulate(MonteCarlo.CallPayoffGradient, Today, 105, 100, seed: 5);
        Estimate second = MonteCarlo.Simulate(MonteCarlo.CallPayoffGradient, Today, 105, 100, seed: 5);

        Assert.All(Enumerable.Range(0, Estimate.Names.Length), i => Assert.Equal(first.Mean(i), second.Mean(i)));
    }

    [Theory]
    [InlineData(0.6f, 1.1f)]
    [InlineData(1.2f, 0.4f)]
    [InlineData(-0.3f, 1.2f)]
    public void The_arm_bends_as_geometry_says(float x, float y)
    {
        var target = new Vector2(x, y);
        TwoJointArm.Pose geometry = TwoJointArm.PoseByGeometry(target);
        var pose = new TwoJointArm.Pose(0.3f, 0.6f);

        int steps = TwoJointArm.Reach(ref pose, target, 1e-5f, 1000);

        Assert.InRange(steps, 1, 999);
        Assert.Equal(geometry.Shoulder, pose.Shoulder, 1e-4f);
        Assert.Equal(geometry.Elbow, pose.Elbow, 1e-4f);
    }

    [Fact]
    public void The_hand_follows_a_circle()
    {
        (IReadOnlyList<Vector2> targets, IReadOnlyList<Vector2> hands, int mostSteps) = TwoJointArm.Follow(120);

        Assert.All(targets.Zip(hands), pair => Assert.True(Vector2.Distance(pair.First, pair.Second) <= 1.001e-3f));
        Assert.InRange(mostSteps, 1, 199);
    }

    [Fact]
    public void The_gradients_are_right()
    {
        double[] normals = [0.3, -1.1, 0.8, 0.2];
        double[] market = [100, 0.2, 0.05, 1];
        Checks.AssertRight(Valley.RosenbrockGradient, [-1.2, 1.0, 0.7]);
        Checks.AssertRight(Valley.BealeGradient, [1.0, 0.8]);
        Checks.AssertRight((p, dp) => Enzyme.MisfitGradient(p, 0.2, 120, dp), [150, 0.2]);
        Checks.AssertRight((p, dp) => Oscillation.MisfitGradient(p, 1.3, 0.2, dp), [1.0, 0.1, 2.7, 0.3]);
        Checks.AssertRight((p, dp) => OptionPrice.CallGradient(p, 105, dp), market);
        Checks.AssertRight((p, dp) => OptionPrice.GeometricAsianCallGradient(p, 105, 50, dp), market);
        Checks.AssertRight((p, dp) => MonteCarlo.CallPayoffGradient(p, 90, normals, dp), market);
        Checks.AssertRight((p, dp) => MonteCarlo.GeometricAsianPayoffGradient(p, 90, normals, dp), market);

        SingleObjective miss = (p, dp) => TwoJointArm.MissGradient(p, new Vector2(0.6f, 1.1f), dp);
        GradientCheck.Of(miss, [0.3f, 0.6f]).ThrowIfWrong();
    }

    private static void AssertNear(double[] exact, Estimate estimate)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            Assert.True(
                Math.Abs(estimate.Mean(i) - exact[i]) < 3 * estimate.StandardError(i),
                $"{Estimate.Names[i]}: {estimate.Mean(i)} +- {estimate.StandardError(i)} instead of {exact[i]}");
            Assert.True(estimate.StandardError(i) < 0.03 * exact[i]);
        }
    }
}
