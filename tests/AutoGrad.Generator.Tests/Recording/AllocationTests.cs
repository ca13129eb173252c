using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>Where a method allocates nothing, neither does its backward pass once the pools are warm, whatever it records.</summary>
public sealed class AllocationTests
{
    private const string Probe = """
        #pragma warning disable CS0219 // Not every row uses everything.
        internal static class Probe
        {
            public static long Run(int times)
            {
                SETUP
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int time = 0; time < times; time++)
                {
                    CALL
                }

                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    private const string Vectors = "double[] x = { 0.5, -1.25, 2, 0.75, 1.5 }, y = { 1, 0.25, -0.5, 3, 2 }, dx = new double[5], dy = new double[5]; double a = 0.5, da = 0;";
    private const string Rows = "double[][] x = { new double[] { 0.5, 2 }, new double[] { 1 }, new double[0] }, dx = { new double[2], new double[1], new double[0] };";

    private static readonly IReadOnlyDictionary<string, Row> All = new Row[]
    {
        new("double Product(double[] x) { double p = 1; for (int i = 0; i < x.Length; i++) { p *= x[i]; } return p; }",
            Vectors, "x, 1.0, dx", "x, dx"),
        new("double Long(double a, int n) { for (int i = 0; i < n; i++) { a = Math.Sin(a) + 0.1; } return a; }",
            Vectors, "a, 100000, 1.0, ref da", "a, 100000, out da"),
        new("double Root(double a) { double r = a + 1; while (true) { double next = 0.5 * (r + a / r); if (Math.Abs(next - r) < 1e-12) { return next; } r = next; } }",
            Vectors, "a, 1.0, ref da", "a, out da"),
        new("double Nested(ReadOnlySpan<double> x, double a) { double s = a; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < i; j++) { s = s * x[j] + a; if (s > 50) { break; } } } return s; }",
            Vectors, "x, a, 1.0, dx, ref da", "x, a, dx, out da"),
        new("double Escaping(double[] x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) { double z = x[i]; while (z < 4) { z = z * z + a; } s += z; } return s; }",
            Vectors + " a = 1;", "x, a, 1.0, dx, ref da", "x, a, dx, out da"),
        new("double InPlace(Span<double> x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Sin(a * x[i]); s += x[i]; } return s; }",
            Vectors, "x, a, 1.0, dx, ref da", "x, a, dx, out da"),
        new("void Copied(ReadOnlySpan<double> x, Span<double> y) { x.CopyTo(y); for (int i = 0; i < y.Length; i++) { y[i] *= y[i]; } y.Slice(1, 2).Fill(0.5); }",
            Vectors, "x, y, dx, dy", null),
        new("double Resliced(ReadOnlySpan<double> x) { double p = 1; while (x.Length > 0) { p = p * x[0] + 1; x = x.Slice(1); } return p; }",
            Vectors, "x, 1.0, dx", "x, dx"),
        new("double Taken(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int n) { double p = 1; for (int i = 0; i < n; i++) { p *= x[i]; var other = x; x = y; y = other; } return p; }",
            Vectors, "x, y, 5, 1.0, dx, dy", "x, y, 5, dx, dy"),
        new("double Scratch(double a) { Span<double> t = stackalloc double[8]; t[0] = a; for (int i = 1; i < 8; i++) { t[i] = t[i - 1] * t[i - 1] + a; } return t[7]; }",
            Vectors, "a, 1.0, ref da", "a, out da"),
        new("double ScratchOfCallee(double a, int n) { double s = 0; for (int i = 0; i < n; i++) { s += Powers(a + i); } return s; }",
            Vectors, "a, 8, 1.0, ref da", "a, 8, out da") { Helpers = PowersHelper },
        new("double ScratchOfCalleeOften(double a, int n) { double s = 0; for (int i = 0; i < n; i++) { s += Powers(a + i); } return s; }",
            Vectors, "a, 2000, 1.0, ref da", "a, 2000, out da") { Helpers = PowersHelper },
        new("double Fold(ReadOnlySpan<double> x) { if (x.Length == 1) { return x[0]; } int half = x.Length / 2; return Fold(x.Slice(0, half)) * Math.Sin(Fold(x.Slice(half))); }",
            Vectors, "x, 1.0, dx", "x, dx"),
        new("double Even(double a, int n) => n == 0 ? a : Odd(a * a, n - 1) + a;",
            Vectors, "a, 100, 1.0, ref da", "a, 100, out da") { Helpers = "static double Odd(double a, int n) => n == 0 ? 1 : Math.Sin(Even(a * 0.5, n - 1));" },
        new("double Jagged(double[][] x) { double p = 1; foreach (double[] row in x) { for (int j = 0; j < row.Length; j++) { p = p * row[j] + 1; } } return p; }",
            Rows, "x, 1.0, dx", "x, dx"),
        new("double JaggedWritten(double[][] x) { double p = 1; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { x[i][j] *= x[i][j]; p *= x[i][j]; } } return p; }",
            Rows, "x, 1.0, dx", "x, dx"),
        new("double Grid(double[,] x) { double p = 1; for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < x.GetLength(1); j++) { p = p * x[i, j] + x[j, i]; } } return p; }",
            "double[,] x = { { 1, 2 }, { 3, 4 } }, dx = new double[2, 2];", "x, 1.0, dx", "x, dx"),
        new("void Stepped(ref double a, ReadOnlySpan<double> x, out double s) { s = 0; for (int i = 0; i < x.Length; i++) { a = a * x[i] + 0.5; s += a * a; } }",
            Vectors + " double s;", "ref a, x, out s, ref da, dx, 1.0", null),
        new("double Steps(ref double a, int n) { for (int i = 0; i < n; i++) { a = 0.25 * a * (3 - a); } return a; }",
            Vectors, "ref a, 30, 1.0, ref da", "ref a, 30, out da"),
        new("float Single(float[] x) { float p = 1; foreach (float v in x) { p = MathF.Sin(p) * v; } return p; }",
            "float[] x = { 0.5f, 2, 3 }, dx = new float[3];", "x, 1f, dx", "x, dx"),
    }.ToDictionary(row => row.Name);

    private const string PowersHelper = "static double Powers(double a) { Span<double> t = stackalloc double[4]; t[0] = a; for (int i = 1; i < 4; i++) { t[i] = t[i - 1] * a; } return t[3] + t[1]; }";

    public static TheoryData<string> Backwards => [.. All.Keys];

    public static TheoryData<string> Gradients => [.. All.Values.Where(row => row.Gradient is not null).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Backwards))]
    public void The_backward_pass_allocates_nothing(string name) => Assert.Equal(0, Measure(All[name], $"C.{name}Backward({All[name].Backward});"));

    [Theory]
    [MemberData(nameof(Gradients))]
    public void The_gradient_allocates_nothing(string name) => Assert.Equal(0, Measure(All[name], $"C.{name}Gradient({All[name].Gradient});"));

    [Fact]
    public void The_probe_sees_an_array_of_the_method_itself()
    {
        var row = new Row("double Own(double a, int n) { double[] t = new double[n]; t[0] = a; for (int i = 1; i < n; i++) { t[i] = t[i - 1] * a; } return t[n - 1]; }", Vectors, "", null);
        Assert.InRange(Measure(row, "C.OwnBackward(a, 1000, 1.0, ref da);"), 20 * 8000, 20 * 20_000);
    }

    private static long Measure(Row row, string call)
    {
        GeneratorRun run = GeneratorRun.Of(
            "using System; using AutoGrad; internal static partial class C { [Differentiable] internal static " + row.Method + "\n" + row.Helpers + " }\n"
            + Probe.Replace("SETUP", row.Setup, StringComparison.Ordinal).Replace("CALL", call, StringComparison.Ordinal));
        run.AssertClean();
        var probe = run.Load().GetType("Probe", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<int, long>>();
        probe(20);

        // The pools give memory up now and then, when the garbage collector says so: what is allocated every time is meant.
        return Enumerable.Range(0, 3).Min(_ => probe(20));
    }

    /// <param name="Method">The method without its modifiers.</param>
    /// <param name="Setup">The statements that make its arguments.</param>
    /// <param name="Backward">The arguments of the backward method.</param>
    /// <param name="Gradient">Those of the gradient method; null if there is none.</param>
    private sealed record Row(string Method, string Setup, string Backward, string? Gradient)
    {
        public string Helpers { get; init; } = "";

        public string Name { get; } = Method[(Method.IndexOf(' ', StringComparison.Ordinal) + 1)..Method.IndexOf('(', StringComparison.Ordinal)];
    }
}
