using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>What a method does besides computing happens once, in its order, and before any gradient.</summary>
public sealed class SideEffectTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using AutoGrad;

        public static class Log
        {
            public static readonly List<string> Lines = new List<string>();
            public static int Next(int n) { Lines.Add("next " + n); return Lines.Count; }
            public static bool Ask(string what) { Lines.Add("ask " + what); return true; }
            public static double Factor(string what) { Lines.Add(what); return Lines.Count; }
            public static void Say(string what) { Lines.Add(what); }
            public static void Show(double value) { Lines.Add(value > 0 ? "positive" : "negative"); }
        }

        public sealed class Counter
        {
            public int Count;
            public int Next() { Count++; Log.Lines.Add("counted"); return Count; }
        }

        public static partial class C
        {
            private static readonly Counter counter = new Counter();
            private static readonly Random random = new Random(1);

            [Differentiable] internal static double Once(double x) => x * Log.Factor("factor");
            [Differentiable] internal static double InOrder(double x) { double a = Log.Factor("a") * x; double b = Log.Factor("b") * a; return Log.Factor("c") * b * x; }
            [Differentiable] internal static double OfOperands(double x) => Log.Factor("left") * x + x * Log.Factor("middle") - Log.Factor("right");
            [Differentiable] internal static double OfArguments(double x) => Helper(x * Log.Factor("first"), Log.Factor("second"), Log.Next(3));
            [Differentiable] internal static double OfNamedArguments(double x) => Helper(n: Log.Next(1), b: Log.Factor("b"), a: x * Log.Factor("a"));
            [Differentiable] internal static double InBranches(double x) { if (Log.Ask("if") && x > 0) { Log.Say("then"); return x * Log.Factor("t"); } Log.Say("else"); return x * x * Log.Factor("e"); }
            [Differentiable] internal static double InShortCircuit(double x) => x > 0 && Log.Ask("and") || Log.Ask("or") ? x * x : x;
            [Differentiable] internal static double InTernary(double x) => (x > 0 ? Log.Factor("yes") : Log.Factor("no")) * x;
            [Differentiable] internal static double InSwitch(double x, int n) { switch (Log.Next(n)) { case 1: Log.Say("one"); return x * x; default: Log.Say("other"); break; } return x * Log.Factor("end"); }
            [Differentiable] internal static double ResultUnused(double x) { Log.Next(1); Log.Say("said"); _ = Log.Factor("discarded"); double unused = Log.Factor("unused"); return x * x; }
            [Differentiable] internal static double BeforeThrow(double x) { Log.Say("before"); if (x < 0) { Log.Say("throwing"); throw new ArgumentException("negative", nameof(x)); } Log.Say("after"); return x * x; }
            [Differentiable] internal static double ShowsActive(double x) { double y = x * x * x; Log.Show(y); Log.Say($"{y > 1} {x > 0}"); return y; }
            [Differentiable] internal static double OfInstance(double x) => x * counter.Next() + counter.Next() * x * x;
            [Differentiable] internal static double OfRandom(double x) => x * random.Next(5) + random.NextDouble() * x * x;
            [Differentiable] internal static double InHelper(double x) => Helper(x, Log.Factor("outer"), 2) * Said(x);
            [Differentiable] internal static double InLocalFunction(double x) { double Inner(double a) { Log.Say("inner"); return a * Log.Factor("f"); } return Inner(x) * Inner(x + 1); }
            [Differentiable] internal static double OfProperty(double x) => x * Changing + Changing * x * x;

            private static int changed;
            private static double Changing { get { changed++; Log.Lines.Add("read " + changed % 2); return 1 + changed % 2; } }
            private static double Helper(double a, double b, int n) => a * b * n + a;
            private static double Said(double a) { Log.Say("helped"); return a * a; }
        }
        """;

    private static readonly Lazy<Assembly> Loaded = new(() =>
    {
        GeneratorRun run = GeneratorRun.Of(Source);
        run.AssertClean();
        return run.Load();
    });

    public static TheoryData<string> Methods => ["Once", "InOrder", "OfOperands", "OfArguments", "OfNamedArguments", "InBranches", "InShortCircuit", "InTernary", "InSwitch", "ResultUnused", "BeforeThrow", "ShowsActive", "OfInstance", "InHelper", "InLocalFunction", "OfProperty"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Effects_are_those_of_the_method(string name)
    {
        DifferentiatedMethod method = Find(name);
        foreach (double x in new[] { 2.0, -2.0, 0.0, double.NaN })
        {
            object?[] inputs = [x, .. Enumerable.Repeat((object?)1, method.Primal.GetParameters().Length - 1)];
            string[] expected = Effects(() => method.Call(inputs));
            Assert.NotEmpty(expected);
            Assert.Equal(expected, Effects(() => method.CallBackward(inputs, [1.0], method.NewGradients())));
            Assert.Equal(expected, Effects(() => method.CallGradient(inputs, method.NewGradients())));
        }
    }

    [Fact]
    public void What_was_drawn_at_random_is_recorded_and_not_drawn_again()
    {
        // x * n + r * x * x at x = 2: the gradient n + 4 r follows from the value 2 n + 4 r, because n is whole and r below 1 is not.
        DifferentiatedMethod method = Find("OfRandom");
        for (int times = 0; times < 20; times++)
        {
            Gradients gradients = method.NewGradients();
            double value = method.CallBackward([2.0], [1.0], gradients).Values![0];
            double whole = Enumerable.Range(0, 5).Single(n => value - 2 * n is >= 0 and < 4 && Math.Abs(gradients[0] - (value - n)) < 1e-12);
            Assert.InRange(whole, 0, 4);
        }
    }

    private static DifferentiatedMethod Find(string name) => DifferentiatedMethod.Find(Loaded.Value.GetType("C", throwOnError: true)!, name);

    private static string[] Effects(Func<Outcome> call)
    {
        var lines = (List<string>)Loaded.Value.GetType("Log", throwOnError: true)!.GetField("Lines")!.GetValue(null)!;
        lock (lines)
        {
            lines.Clear();
            call();
            call();
            return [.. lines];
        }
    }
}
