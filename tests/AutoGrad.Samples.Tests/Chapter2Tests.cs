using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Optimization;
using Chapter2;
using Xunit;

namespace AutoGrad.Samples.Tests;

/// <summary>Six points: what each machine learns of them.</summary>
public sealed class Chapter2Tests
{
    [Fact]
    public void The_machine_by_pulls_has_all_six_points_right_in_the_end()
    {
        var machine = new SvmByPulls();
        Assert.Equal((1.0, -2.0, -1.0), (machine.A, machine.B, machine.C));

        IReadOnlyList<double> accuracies = Lesson.Teach(machine);

        Assert.Equal((400 / 25) + 1, accuracies.Count);
        Assert.Equal(4.0 / 6, accuracies[0], 12);
        Assert.Equal(1.0, accuracies[^1]);
        Assert.Equal(0.646, machine.A, 3);
        Assert.Equal(-0.760, machine.C, 3);
    }

    /// <summary>By hand, from a = 1, b = -2, c = -1: the score of (1.2, 0.7) is -1.2, so it is pulled up.</summary>
    [Fact]
    public void One_pull()
    {
        var machine = new SvmByPulls();

        machine.LearnFrom(new LabelledPoint(1.2, 0.7, 1), 0.01);

        Assert.Equal(1 + (0.01 * (1.2 - 1)), machine.A, 15);
        Assert.Equal(-2 + (0.01 * (0.7 + 2)), machine.B, 15);
        Assert.Equal(-1 + 0.01, machine.C, 15);
    }

    [Theory]
    [InlineData(0.9, 1, 1)]
    [InlineData(1.0, 1, 0)]
    [InlineData(-0.9, -1, -1)]
    [InlineData(-1.0, -1, 0)]
    public void The_pull_on_a_score(double score, int label, double pull) => Assert.Equal(pull, SvmByPulls.Pull(score, label));

    [Fact]
    public void The_loop_does_the_same_as_the_pulls()
    {
        var machine = new SvmByPulls();
        IReadOnlyList<double> accuracies = Lesson.Teach(machine);

        (double a, double b, double c, IReadOnlyList<double> inOneLoop) = SvmInOneLoop.Train();

        Assert.Equal(machine.A, a, 12);
        Assert.Equal(machine.B, b, 12);
        Assert.Equal(machine.C, c, 12);
        Assert.Equal(accuracies, inOneLoop);
    }

    [Fact]
    public void The_squared_hinge_has_all_six_points_right() => Assert.Equal(1.0, Lesson.Teach(new SvmWithSquaredHinge())[^1]);

    [Fact]
    public void The_network_has_all_six_points_right()
    {
        var network = new Network(Lesson.Seed);

        IReadOnlyList<double> accuracies = Lesson.Teach(network);

        Assert.True(accuracies[0] < 1);
        Assert.Equal(1.0, accuracies[^1]);
    }

    [Fact]
    public void A_seed_gives_the_same_network_bit_for_bit()
    {
        Network[] networks = [new(Lesson.Seed), new(Lesson.Seed)];
        foreach (Network network in networks)
        {
            Lesson.Teach(network);
        }

        Assert.Equal(networks[0].Parameters.ToArray(), networks[1].Parameters.ToArray());
    }

    /// <summary>The minimum of a convex function: no point of a fine grid around it is better.</summary>
    [Fact]
    public void Descent_finds_the_minimum_of_the_hinges()
    {
        MinimizeResult result = Cost.MinimizeByDescent(20_000);

        double best = Grid(result.Point.ToArray(), 0.05).Min(p => Cost.OfHinges(p[0], p[1], p[2]));
        Assert.True(result.Value <= best + 1e-6, $"{result.Value} is more than {best}");
        Assert.Equal(0.144294, result.Value, 6);
    }

    [Fact]
    public void A_quasi_newton_method_finds_the_minimum_of_the_squared_hinges()
    {
        MinimizeResult result = Cost.MinimizeByLbfgs();

        Assert.True(result.Converged);
        Assert.True(result.GradientNorm <= 1e-8);
        Assert.Equal(0.1366882392, result.Value, 10);
        Assert.True(result.Value <= Grid(result.Point.ToArray(), 0.01).Min(p => Cost.OfSquaredHinges(p[0], p[1], p[2])));
        Assert.Equal(1.0, SixPoints.Accuracy((x, y) => LinearCircuit.Score(result.Point[0], result.Point[1], result.Point[2], x, y)));
    }

    [Fact]
    public void The_gradients_are_right()
    {
        double[] p = [0.3, -0.4, 0.2];
        double[] network = new Network(3).Parameters.ToArray();

        Checks.AssertRight((x, dx) => LinearCircuit.HingeLossGradient(x, 1.2, 0.7, 1, dx), p);
        Checks.AssertRight((x, dx) => LinearCircuit.SquaredHingeLossGradient(x, 1.2, 0.7, 1, dx), p);
        Checks.AssertRight(Cost.OfHingesGradient, p);
        Checks.AssertRight(Cost.OfSquaredHingesGradient, p);
        Checks.AssertRight((x, dx) => NetworkCircuit.ScoreGradient(x, 1.2, 0.7, dx), network);
        Checks.AssertRight(NetworkCircuit.SizeGradient, network);
    }

    private static IEnumerable<double[]> Grid(double[] around, double width)
    {
        const int Half = 5;
        for (int i = 0; i < (2 * Half + 1) * (2 * Half + 1) * (2 * Half + 1); i++)
        {
            int[] place = [i % (2 * Half + 1), i / (2 * Half + 1) % (2 * Half + 1), i / ((2 * Half + 1) * (2 * Half + 1))];
            yield return around.Select((number, k) => number + (width * (place[k] - Half) / Half)).ToArray();
        }
    }
}
