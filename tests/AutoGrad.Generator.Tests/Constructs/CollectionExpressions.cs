using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Buffers written as collection expressions, and what else newer versions of the language bring to buffers.</summary>
public sealed class CollectionExpressions : RoutineBattery<CollectionExpressions>
{
    private static readonly Elements Three = new(3, 5);

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Array(double x, double y) { double[] a = [x, y, x * y, 1]; return a[0] * a[1] + a[2] * a[3]; }"),
        new("double Span(double x, double y) { Span<double> a = [x, y, x * y]; a[0] *= a[1]; return a[0] * a[2]; }"),
        new("double ReadOnlySpan(double x, double y) { ReadOnlySpan<double> a = [x * x, y]; return a[0] * a[1]; }"),
        new("double Constants(double x) { ReadOnlySpan<double> c = [1, -0.5, 0.25]; double s = 0; for (int i = c.Length - 1; i >= 0; i--) { s = s * x + c[i]; } return s; }"),
        new("double Empty(double x) { double[] a = []; Span<double> b = []; return x * x + a.Length + b.Length; }"),
        new("double Argument(double x, double y) => Sum([x, y, x * y]) * x;") { Helpers = "private static double Sum(ReadOnlySpan<double> v) { double s = 0; foreach (double e in v) { s = s * 0.5 + e * e; } return s; }" },
        new("double Jagged(double x) { double[][] a = [[x, 1], [x * x], []]; return a[0][0] * a[1][0] + a[2].Length; }"),
        new("double Wholes(double x) { int[] k = [2, 3, 5]; double s = x; foreach (int n in k) { s = s * 0.5 + x * n; } return s; }"),
        new("double InLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { double[] a = [s, x, i]; s = a[0] * a[1] + a[2]; } return s; }", Between(-1, 1), Between(0, 5)),
        new("double[] Result(double x, double y) => [x * y, x + y];"),
        new("double Foreach(double x, double y) { double s = 1; foreach (double v in (double[])[x, y, 2]) { s *= v + 1; } return s; }"),
        // Without the troubling values where compilers differ: some call a method that throws its own exception for null.
        new("double Spread(double[] x, double a) { double[] y = [a, .. x, a * x[0]]; y[0] *= y[1]; return y[0] * y[^1] + y[2] * x[0]; }", Three),
        new("double SpreadAlone(double[] x) { double[] y = [.. x]; y[0] *= y[1]; return y[0] * x[0]; }", Three) { Trouble = false },
        new("double SpreadTwice(double[] x, Span<double> z) { Span<double> y = [.. x, .. z[1..], 2, .. x]; double s = 1; foreach (double v in y) { s = s * 0.5 + v * v; } return s * y[^2]; }", Three, Three) { Trouble = false },
        new("double SpreadOfSpans(ReadOnlySpan<double> x, double a) { ReadOnlySpan<double> y = [.. x[1..], a * a, .. x[..1], a]; return y[0] * y[1] + y[^1] * y[2]; }", Three),
        new("double SpreadOfOneItself(double x, int n) { double[] y = [x]; for (int i = 0; i < n; i++) { y = [.. y, y[^1] * x, .. y]; } double s = 0; foreach (double v in y) { s = s * 0.9 + v; } return s; }", Between(0.3, 1.5), Between(0, 3)),
        new("double SpreadOfChoice(double[] x, double a) { double[] z = [a, a * a]; double[] y = [.. (a > 0 ? x : z), 1.0]; y[0] *= a; return y[0] * y[1]; }", Three),
        new("double SpreadBeforeLaterWrite(double[] x, double a) { double[] y = [1, .. x, x[0] = a * a]; return y[1] * x[1] + y[^1] * x[0]; }", Three),
        new("double SpreadInOrder(double[] x, double a) { double s = a; double[] y = [s *= 2, .. Half(x, s), s += x[0]]; return y[0] * y[1] + y[^1] * s; }", Three) { Helpers = "private static double[] Half(double[] v, double k) { v[0] *= k; return v[..2]; }" },
        new("double SpreadRows(double[][] x, double[] z, double a) { double[][] y = [z, .. x, [a, 2]]; y[1][0] *= y[0][1]; z[0] *= a; return y[1][0] * y[0][0] + y[^1][0] * x[0][0]; }", new Elements(2, 3), new Elements(2, 3)),
        new("double SpreadWholes(int[] k, double x) { int[] j = [1, .. k, 7]; double s = x; foreach (int n in j) { s = s * 0.5 + x * n; } return s; }"),
        new("double[] SpreadResult(double[] x, double a) => [.. x, a, .. x];"),
        new("float SpreadFloats(float[] x, float a) { float[] y = [a, .. x]; return y[0] * y[1]; }", Three),
        new("double SpreadArgument(double[] x, double a) => Sum([a, .. x]) * a;") { Helpers = "private static double Sum(ReadOnlySpan<double> v) { double s = 0; foreach (double e in v) { s = s * 0.5 + e * e; } return s; }" },
        new("double SpreadOfNothing(double[] x, double a) { double[] y = [.. x, a]; return y[^1]; }", Three) { Throwing = [[null, 1.0]] },
        new("double ScopedSpan(Span<double> x) { scoped Span<double> y = x; y[0] *= x[1]; return x[0] * y[0]; }", Three),
    ];
}
