using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Methods that return arrays: their pulls are a span, or an array of the same shape.</summary>
public sealed class ArrayResults : RoutineBattery<ArrayResults>
{
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double[] Squares(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * x[i]; } return y; }"),
        new("double[] OfSpan(ReadOnlySpan<double> x, double a) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * a; } return y; }"),
        new("double[] Initialised(double x, double y) => new[] { x * y, x + y, x * x };"),
        new("double[] Powers(double x, int n) { var p = new double[n]; double t = 1; for (int i = 0; i < n; i++) { p[i] = t; t *= x; } return p; }", Between(-1.5, 1.5), Between(0, 6)),
        new("double[] LengthFromValue(double x) { var p = new double[(int)(x * 3) + 1]; for (int i = 0; i < p.Length; i++) { p[i] = x * x * i; } return p; }", Between(0.1, 1.5)),
        new("double[] EitherOfTwo(double[] x, double[] y, bool first) { var a = new double[x.Length]; var b = new double[y.Length]; x.CopyTo(a, 0); y.CopyTo(b, 0); return first ? a : b; }", Three, Three),
        new("double[] EarlyReturns(double x) { if (x > 1) { return new[] { x * x }; } if (x < -1) { return new double[2]; } var y = new double[3]; y[1] = x * x; y[2] = x; return y; }"),
        new("double[] Cloned(double[] x, double a) { var y = (double[])x.Clone(); y[0] *= a; return y; }", Three),
        new("double[] EmptyOrNot(double x) => x > 0 ? new[] { x * x } : new double[0];"),
        new("double[] MatrixVector(double[,] m, double[] v) { int n = m.GetLength(0), k = m.GetLength(1); var r = new double[n]; for (int i = 0; i < n; i++) { for (int j = 0; j < k; j++) { r[i] += m[i, j] * v[j]; } } return r; }") { Lengths = 0..4 },
        new("double[] FromCallee(double x, int n) { var y = Make(x, n); y[0] *= x; return y; }", Between(-1.5, 1.5), Between(1, 4)) { Helpers = "private static double[] Make(double a, int n) { var r = new double[n]; for (int i = 0; i < n; i++) { r[i] = a * (i + 1); } return r; }" },
        new("double[] AndWritesInput(double[] x, double a) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * a; x[i] = y[i] * y[i]; } return y; }"),
        new("double[] AndRef(double[] x, ref double a) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) { a = a * 0.5 + x[i]; y[i] = a * a; } return y; }"),
        new("float[] Floats(float[] x) { var y = new float[x.Length]; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * x[i]; } return y; }"),
        new("double[][] Jagged(double[] x) { var y = new double[x.Length][]; for (int i = 0; i < x.Length; i++) { y[i] = new double[i + 1]; for (int j = 0; j <= i; j++) { y[i][j] = x[i] * x[j]; } } return y; }"),
        new("double[][] JaggedCopy(double[][] x, double a) { var y = new double[x.Length][]; for (int i = 0; i < x.Length; i++) { y[i] = (double[])x[i].Clone(); if (y[i].Length > 0) { y[i][0] *= a; } } return y; }"),
        new("double[,] Outer(double[] x, double[] y) { var g = new double[x.Length, y.Length]; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < y.Length; j++) { g[i, j] = x[i] * y[j]; } } return g; }"),
        new("double[,] Multiply(double[,] a, double[,] b) { int n = a.GetLength(0), m = b.GetLength(1), l = b.GetLength(0); var c = new double[n, m]; for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { double s = 0; for (int k = 0; k < l; k++) { s += a[i, k] * b[k, j]; } c[i, j] = s; } } return c; }") { Lengths = 0..3, Throwing = [[new double[2, 1], new double[2, 2]]] },
        new("double[] ThrowsLate(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * x[i]; if (y[i] > 50) { throw new OverflowException(\"at \" + i); } } return y; }") { Throwing = [[new[] { 1.0, 2.0, 10.0 }]] },
        new("double[] Cumulative(double[] x) { var y = new double[x.Length]; double s = 0; for (int i = 0; i < x.Length; i++) { s = s * 0.5 + x[i] * x[i]; y[i] = s; } return y; }"),
        new("double[] Convolution(double[] x, double[] y) { if (x.Length == 0 || y.Length == 0) { return Array.Empty<double>(); } var z = new double[x.Length + y.Length - 1]; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < y.Length; j++) { z[i + j] += x[i] * y[j]; } } return z; }"),
        new("double[] Differences(double[] x, int order) { var y = (double[])x.Clone(); for (int k = 0; k < order; k++) { var z = new double[Math.Max(0, y.Length - 1)]; for (int i = 0; i < z.Length; i++) { z[i] = (y[i + 1] - y[i]) * y[i]; } y = z; } return y; }", new Elements(0, 5), Between(0, 3)),
        new("double[] OwnInput(double[] x, double a) { for (int i = 0; i < x.Length; i++) { x[i] *= a; } return x; }"),
    ];
}
