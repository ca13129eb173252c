using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Loops over the elements of arrays, spans, rows and grids.</summary>
public sealed class ForeachLoops : RoutineBattery<ForeachLoops>
{
    // The enumerator of a span implements an interface, which older versions of the language do not let a ref struct do.
    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Sum(double[] x) { double s = 0; foreach (double v in x) { s += v; } return s; }"),
        new("double SumOfSquares(ReadOnlySpan<double> x) { double s = 0; foreach (double v in x) { s += v * v; } return s; }"),
        new("double Product(double[] x) { double p = 1; foreach (double v in x) { p *= v; } return p; }") { Special = [[new[] { 2.0, 0.0, 3.0 }], [new[] { 0.0, 0.0 }], [System.Array.Empty<double>()]] },
        new("double OverSpan(Span<double> x, double a) { double r = a; foreach (double v in x) { r = System.Math.Sin(r * v) + v; } return r; }"),
        new("double OfFloats(float[] x) { double s = 0; foreach (float v in x) { s += v * v; } return s; }"),
        new("float OfFloatSpan(ReadOnlySpan<float> x) { float s = 1; foreach (float v in x) { s = s * 0.5f + v * v; } return s; }"),
        new("double FloatsWidened(float[] x, double a) { double s = 0; foreach (double v in x) { s += v * a; } return s; }"),
        new("double WholeNumbers(int[] k, double x) { double s = 0; foreach (int n in k) { s = s * x + n; } return s; }", Between(-3, 3)),
        new("double Truths(bool[] b, double x) { double s = x; foreach (bool up in b) { s = up ? s * x : s - 0.5; } return s; }"),
        new("double Table(double x) { double s = 0; foreach (double c in Coefficients) { s = s * x + c; } return s; }") { Helpers = "private static readonly double[] Coefficients = { 1.5, -2, 0.25, 3 };" },
        new("double WithCount(double[] x) { double s = 0; int i = 0; foreach (double v in x) { i++; s += v * v * i; } return i == 0 ? 0 : s / i; }"),
        new("double Nested(double[] x, double[] y) { double s = 0; foreach (double a in x) { foreach (double b in y) { s += a * b * b; } } return s; }"),
        new("double NestedNonlinear(double[] x) { double s = 1; foreach (double a in x) { double t = a; foreach (double b in x) { t = System.Math.Sin(t + a * b); } s *= 1 + t * t; } return s; }"),
        new("double Rows(double[][] x) { double s = 0; foreach (double[] row in x) { double p = 1; foreach (double v in row) { p *= v; } s += p * p; } return s; }"),
        new("double RowsByIndex(double[][] x) { double s = 0; foreach (double[] row in x) { for (int j = 0; j < row.Length; j++) { s += row[j] * row[j] * j; } } return s; }"),
        new("double ThreeLevels(double[][][] x) { double s = 0; foreach (double[][] page in x) { foreach (double[] row in page) { foreach (double v in row) { s = s * 0.9 + v * v; } } } return s; }", new Elements(0, 3)),
        new("double Grid(double[,] x) { double s = 1; foreach (double v in x) { s = s * 0.8 + v * v; } return s; }"),
        new("double GridInOrder(double[,] x, double a) { double s = 0; foreach (double v in x) { s = s * a + v; } return s; }"),
        new("double OverSlice(Span<double> x) { double s = 0; foreach (double v in x.Slice(1)) { s += v * v * v; } return s; }", new Elements(1, 5)),
        new("double OverRange(double[] x) { double s = 0; foreach (double v in x[1..]) { s += v * v * v; } return s; }", new Elements(1, 5)) { Throwing = [[System.Array.Empty<double>()]] },
        new("double OverNewArray(double x, double y) { double s = 1; foreach (double v in new[] { x, y, x * y }) { s *= v + 2; } return s; }"),
        new("double OverCallResult(double x) { double s = 0; foreach (double v in Powers(x)) { s += v * v; } return s; }") { Helpers = "private static double[] Powers(double a) { return new[] { 1, a, a * a }; }" },
        new("double ArrayReassignedInBody(double[] x) { double s = 0; double[] y = x; foreach (double v in y) { y = new[] { v, s }; s += v * y[0]; } return s + (y.Length > 1 ? y[1] : 0); }"),
        new("double ArrayWrittenInBody(double[] x) { double s = 0; foreach (double v in x) { x[x.Length - 1] = v * v; s += v; } return s; }"),
        new("double SpanWrittenInBody(Span<double> x) { double s = 0; foreach (double v in x) { x[0] += v * 0.5; s += v * x[0]; } return s; }"),
        new("double LastElement(double[] x) { double last = 1; foreach (double v in x) { last = v; } return last * last; }"),
        new("double Largest(double[] x) { double best = double.NegativeInfinity; foreach (double v in x) { if (v > best) { best = v; } } return best * 2; }", new Elements(1, 5)),
        new("double Discards(double[] x, double a) { double r = a; foreach (double _ in x) { r *= a; } return r + (x.Length > 0 ? x[0] : 0); }"),
        new("double VarAndShadow(double[] x) { double s = 0; foreach (var v in x) { var t = v * v; s += t; } foreach (var v in x) { var t = v * s * 0.1; s += t; } return s; }"),
        new("double WholeFromArray(double[] x, int[] index) { double s = 0; foreach (int i in index) { s = s * 0.5 + x[i] * x[i]; } return s; }", new Elements(4, 4), new Elements(0, 5, Between(0, 3)))
        {
            Throwing = [[new[] { 1.0, 2.0 }, new[] { 0, 1, 2 }]],
        },
        new("double NullArray(double[] x) { double s = 0; foreach (double v in x) { s += v; } return s; }") { Throwing = [[null]] },
    ];
}
