using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>
/// Values that are infinite or NaN and that the way taken does not use: "compute the root first, look at the sign afterwards". Nothing of them is in
/// the gradient, which is known in closed form here, since differences know no such points.
/// </summary>
public sealed class StrongZeroTests
{
    private static readonly (Routine Row, object?[] Inputs, double[] Gradient)[] Rows =
    [
        (new("double RootFirst(double x, double y) { double q = Math.Sqrt(x), t = y * q; if (x < 0) { return y; } return t; }"), [-1.0, 3.0], [0, 1]),
        (new("double LogarithmChosen(double x, double y) { double t = x * Math.Log(y); return y > 0 ? t : x; }"), [2.0, 0.0], [1, 0]),
        (new("double ReplacedNaN(double x, double y) { double t = x * Math.Log(y); if (double.IsNaN(t) || double.IsInfinity(t)) { t = 0; } return t + x; }"), [2.0, 0.0], [1, 0]),
        (new("double Discriminant(double a, double b, double c) { double d = b * b - 4 * a * c, r = Math.Sqrt(d), x = (-b + r) / (2 * a), y = x * x * r; if (d < 0) { return a * b * c; } return x * y; }"), [1.0, 1.0, 2.0], [2, 2, 1]),
        (new("double SkippedPasses(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double l = Math.Log(x[i]), t = l * l * x[i]; if (x[i] <= 0) { continue; } s += t; } return s; }"), [new[] { Math.E, 0.0, -2.0 }], [3, 0, 0]),
        (new("double Squared(double x, double y) { double q = y / x, t = Math.Pow(q, 2) * y; return x == 0 ? y * y : t; }"), [0.0, 3.0], [0, 6]),
        (new("double Fused(double x, double y) { double q = Math.Sqrt(x), t = Math.FusedMultiplyAdd(y, q, y); return x < 0 ? y : t; }"), [-1.0, 3.0], [0, 1]),
        (new("double ThroughACall(double x, double y) { double t = y * Root(x); return x < 0 ? y : t; }") { Helpers = "private static double Root(double a) { double s = a; for (int i = 0; i < 2; i++) { if (s > 100) { return s; } s = Math.Sqrt(s); } return s; }" }, [-1.0, 3.0], [0, 1]),
        (new("double ThroughMemory(double[] x, double a) { var b = new double[3]; for (int i = 0; i < 3; i++) { b[i] = Math.Pow(x[i], 0.5) * a; } double s = 0; for (int i = 0; i < 3; i++) { double t = b[i] * b[i] * x[0]; if (x[i] > 0) { s += t; } } return s; }"), [new[] { 2.0, -1.0, 0.5 }, 3.0], [40.5, 0, 18, 30]),
        (new("double ByRecursion(double x, double a) { double r = Root(x, 2) * a; return x > 0 ? r * a : a; }") { Helpers = "private static double Root(double v, int k) => k == 0 ? Math.Sqrt(v) : Root(v, k - 1) * v;" }, [-1.0, 3.0], [0, 1]),
        (new("double SmallerOfTwo(double x, double a) { double l = Math.Exp(1000 + x) * a; return Math.Min(l, x) * a; }"), [0.5, 3.0], [3, 0.5]),
        (new("double CarriedByALoop(double x, double y, int n) { double q = x; for (int i = 0; i < n; i++) { q = Math.Log(q); } double t = q * y; return double.IsNaN(q) ? y * y : t; }"), [0.5, 3.0, 3], [0, 6]),
    ];

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("StrongZeros", "", Rows.Select(row => row.Row), new CompilerSettings()));

    public static TheoryData<string> Titles => [.. Rows.Select(row => row.Row.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void What_is_not_used_is_not_in_the_gradient(string title)
    {
        var (row, inputs, gradient) = Rows.Single(candidate => candidate.Row.Title == title);
        IReadOnlyList<double> generated = Compiled.Value.Find(row).GradientAt(inputs);
        Assert.All(gradient.Zip(generated), pair => Assert.Equal(pair.First, pair.Second, 12));
    }
}
