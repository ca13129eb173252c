using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>
/// A million steps of explicit Euler over two variables: the gradient against the derivatives that are integrated beside the solution, and the
/// memory that is held for it.
/// </summary>
[Collection(PoolListeners.Name)]
public sealed class EulerTests
{
    private const int Steps = 1_000_000;
    private const double Step = 1e-5;

    /// <summary>The bytes that a recorded value may take in a step: twice its own, because blocks double.</summary>
    private const int MostBytes = 16;

    private static readonly Equation[] All =
    [
        new(
            "Hunters",
            "x * (a - b * y)",
            "y * (b * x - a)",
            "1: double x; 1: double y",
            state => (state.X * (state.A - state.B * state.Y), state.Y * (state.B * state.X - state.A)),
            [1.2, 0.8, 1.5, 0.7]),
        new(
            "VanDerPol",
            "y",
            "a * (1 - x * x) * y - b * x",
            "1: double x; 1: double y",
            state => (state.Y, state.A * (1 - state.X * state.X) * state.Y - state.B * state.X),
            [0.5, -0.25, 0.6, 1.3]),
        new(
            "Pendulum",
            "y",
            "-a * Math.Sin(x) - b * y * y",
            "1: double; 1: double x; 1: double y",
            state => (state.Y, -state.A * Dual.Sin(state.X) - state.B * state.Y * state.Y),
            [1.0, 0.5, 2.0, 0.1]),
    ];

    public static TheoryData<string> Names => [.. All.Select(equation => equation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_the_one_of_the_sensitivities(string name)
    {
        Equation equation = All.Single(candidate => candidate.Name == name);
        (CallableRoutine routine, _) = Compile(equation);
        object?[] inputs = [.. equation.At.Cast<object?>(), Step, Steps];
        double[] gradient = routine.GradientAt(inputs);
        Dual expected = equation.Solve(Steps, Step);
        Assert.Equal(expected.Value, (double)routine.Call(inputs).Result!, 1e-9 * Math.Abs(expected.Value));
        Assert.Equal(4, gradient.Length);
        Assert.All(gradient.Zip(expected.Tangent), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * Math.Abs(pair.Second)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_memory_is_within_its_bound(string name)
    {
        Equation equation = All.Single(candidate => candidate.Name == name);
        (CallableRoutine routine, string recorded) = Compile(equation);
        Assert.Equal(equation.Recorded, recorded);
        int values = recorded.Split(';').Length;

        // The second number fills hardly half of what it takes to hold it.
        foreach (int steps in new[] { Steps, 1_100_000 })
        {
            object?[] inputs = [.. equation.At.Cast<object?>(), Step, steps];
            using var pools = new WatchedPools();
            Assert.Null(routine.CallGradient(inputs, routine.Gradients(inputs, () => 0)).Exception);
            Assert.InRange(pools.MostBytes, 8L * values * steps, (long)MostBytes * values * steps);
            Assert.Equal(0, pools.Missing);
        }
    }

    private static (CallableRoutine Routine, string Recorded) Compile(Equation equation)
    {
        var routine = new Routine(
            $"double {equation.Name}(double x, double y, double a, double b, [Constant] double h, int n) "
            + $"{{ for (int i = 0; i < n; i++) {{ double dotX = {equation.X}, dotY = {equation.Y}; x += h * dotX; y += h * dotY; }} return x * x + x * y; }}");
        var settings = new CompilerSettings();
        GeneratorRun run = GeneratorRun.Of(CompiledRoutines.Files([routine], "Euler", "", settings, withDerivatives: true), settings);
        run.AssertClean();
        string recorded = RecordedWires.Of(run.Output, Assert.Single(run.Result.GeneratedTrees), routine.Name, new HashSet<string> { "x", "y", "a", "b" });
        return (CompiledRoutines.Find(run.Load(), "Euler", routine), recorded);
    }

    /// <param name="Name">The name.</param>
    /// <param name="X">The velocity of x.</param>
    /// <param name="Y">The velocity of y.</param>
    /// <param name="Recorded">What a step records.</param>
    /// <param name="Velocity">The two velocities once more.</param>
    /// <param name="At">Where it starts, and its two parameters.</param>
    private sealed record Equation(string Name, string X, string Y, string Recorded, Func<State, (Dual X, Dual Y)> Velocity, double[] At)
    {
        public Dual Solve(int steps, double step)
        {
            var state = new State(Dual.Input(At[0], 0), Dual.Input(At[1], 1), Dual.Input(At[2], 2), Dual.Input(At[3], 3));
            for (int i = 0; i < steps; i++)
            {
                (Dual x, Dual y) = Velocity(state);
                state = state with { X = state.X + step * x, Y = state.Y + step * y };
            }

            return state.X * state.X + state.X * state.Y;
        }
    }

    private readonly record struct State(Dual X, Dual Y, Dual A, Dual B);

    /// <summary>A number and its derivatives by the four inputs.</summary>
    private readonly record struct Dual(double Value, double D0, double D1, double D2, double D3)
    {
        public double[] Tangent => [D0, D1, D2, D3];

        public static implicit operator Dual(double value) => new(value, 0, 0, 0, 0);

        public static Dual operator +(Dual a, Dual b) => Chain(a.Value + b.Value, 1, a, 1, b);

        public static Dual operator -(Dual a, Dual b) => Chain(a.Value - b.Value, 1, a, -1, b);

        public static Dual operator -(Dual a) => 0 - a;

        public static Dual operator *(Dual a, Dual b) => Chain(a.Value * b.Value, b.Value, a, a.Value, b);

        public static Dual Sin(Dual a) => Chain(Math.Sin(a.Value), Math.Cos(a.Value), a, 0, 0);

        public static Dual Input(double value, int position) =>
            new(value, position == 0 ? 1 : 0, position == 1 ? 1 : 0, position == 2 ? 1 : 0, position == 3 ? 1 : 0);

        private static Dual Chain(double value, double da, Dual a, double db, Dual b) =>
            new(value, da * a.D0 + db * b.D0, da * a.D1 + db * b.D1, da * a.D2 + db * b.D2, da * a.D3 + db * b.D3);
    }
}
