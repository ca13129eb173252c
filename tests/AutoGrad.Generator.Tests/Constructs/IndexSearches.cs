using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Searches for a number in a buffer: what they find is a place, which passes no gradient, and they write nothing.</summary>
public sealed class IndexSearches : RoutineBattery<IndexSearches>
{
    private static readonly Elements Three = new(3, 5);
    private static readonly double[] Knots = [0.0, 1.0, 2.0, 3.0];
    private static readonly double[] Heights = [0.5, -1.0, 2.0, 0.25];

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Interpolated(double[] xs, double[] ys, double x) { int i = Array.BinarySearch(xs, x); if (i < 0) { i = ~i; } i = Math.Max(1, Math.Min(i, xs.Length - 1)); double t = (x - xs[i - 1]) / (xs[i] - xs[i - 1]); return ys[i - 1] + t * (ys[i] - ys[i - 1]); }")
        {
            Inputs = random => [Knots, Heights, random.NextDouble() * 2.8 + 0.1],
            Trouble = false,
        },
        new("double InSpan(ReadOnlySpan<double> xs, double x) { int i = ~xs.BinarySearch(x); return i >= 0 && i < xs.Length ? xs[i] * x : x * x; }") { Inputs = random => [Knots, random.NextDouble() * 5 - 1], Trouble = false },
        new("double InPart(double[] xs, double x) { int i = ~Array.BinarySearch(xs, 1, 2, x); return i * x * xs[0] + xs[1] * x; }") { Inputs = random => [Knots, random.NextDouble() * 5 - 1], Trouble = false },
        new("double Found(double[] x, double a, int n) { int i = Array.IndexOf(x, x[n]); int j = Array.LastIndexOf(x, x[^1]); x[i] *= a; return x[j] * x[i] * (i + 1); }", Three, Between(-1, 1), Between(0, 2)),
        new("double FoundInSpan(Span<double> x, double a, int n) { int i = x.IndexOf(x[n]); bool b = x.Contains(a); int j = x.LastIndexOf(x[^1]); return b ? a : x[j] * x[i] * a; }", Three, Between(-1, 1), Between(0, 2)),
        new("double SearchedBetweenWrites(double[] x, double a) { x[1] = a * x[0]; int i = Array.IndexOf(x, x[1]); x[1] *= a; x[0] += x[1]; int j = Array.IndexOf(x, a); double s = x[i] * x[i] * (j + 2); x[i] = s; int k = x.AsSpan().IndexOf(s); return x[k] * x[0] * s; }", Three),
        new("double SearchedInLoop(double[] x, double[] y) { double s = 1; for (int i = 0; i < x.Length; i++) { int k = Array.IndexOf(y, y[i]); s = s * y[k] + x[i] * k; y[k] *= 0.5; } return s; }", new Elements(0, 3), new Elements(4, 5)),
        new("double SearchInCondition(double[] x, double a) { double s = 0; while (Array.IndexOf(x, 0.0) < 0 && s < 3) { s += a * a; x[1] = s > 2 ? 0 : x[1] * s; } return s * x[0] + x[1]; }", Three, Between(0.8, 1.2)) { Trouble = false },
        new("double ArraySearchedIsNotWritten(double[] x, double[] y, double a) { double s = x[0] * y[0]; int k = Array.IndexOf(y, a); return s * x[0] * y[1] * (k + 3); }", Three, Three) { Warnings = ["AG0013"] },
        new("double WholeNumbers(double x, int[] k, int n) { int i = Array.IndexOf(k, n); return i < 0 ? x : x * x * i + Array.BinarySearch(k, 3) * x; }", Domain.Between(-1, 1), new Elements(0, 4, Between(0, 3)), Between(0, 3)),
        new("double NullThrows(double[] x, double a) => x.Length < Array.IndexOf(x, a) ? 0 : x[0] * a;", Three) { Throwing = [[null, 1.0]] },
        new("float Singles(float[] x, float a) { int i = Array.IndexOf(x, x[1]); int j = x.AsSpan().LastIndexOf(x[0]); return x[i] * x[j] * a; }", Three),
        new("double InCallee(double[] x, double a) { return x[At(x, x[1])] * x[At(x, x[0])] * a; }", Three) { Helpers = "private static int At(double[] v, double a) { for (int i = 0; i < 2; i++) { int k = Array.IndexOf(v, a); if (k > i) { return k; } } return 0; }" },
        new("double OnlyThePlace(double[] x, double a, double b) => x[1 + Math.Max(-1, Array.IndexOf(x, a))] * b;", Three) { Warnings = ["AG0013"] },
    ];
}
