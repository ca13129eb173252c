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
        new("double ScopedSpan(Span<double> x) { scoped Span<double> y = x; y[0] *= x[1]; return x[0] * y[0]; }", Three),
    ];
}
