using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Arrays of arrays and arrays of several dimensions, as parameters, locals and results.</summary>
public sealed class JaggedArraysAndGrids : RoutineBattery<JaggedArraysAndGrids>
{
    private static readonly Elements AtLeastTwo = new(2, 4);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double RowAddedToItself(double[][] x) { for (int g = 0; g < x.Length; g++) { x[g][0] = x[g][0] + x[x.Length - 1 - g][0]; } return x[0][0] * x[^1][0]; }") { Lengths = 1..4 },
        new("double OtherRowAddedByReference(double[][] x, double a) { double s = 0; for (int g = 0; g < x.Length; g++) { var r = x[g]; for (int k = 0; k < r.Length; k++) { var o = x[(g + k) % x.Length]; r[k] = a * r[k] + o[k % o.Length]; s += r[k] * o[0]; } } return s; }") { Lengths = 1..4 },
        new("double JaggedSum(double[][] x) { double s = 0; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { s += x[i][j] * x[i][j] * (i + 1); } } return s; }") { Throwing = [[new double[][] { null! }], [null]] },
        new("double JaggedProduct(double[][] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double p = 1; for (int j = 0; j < x[i].Length; j++) { p *= x[i][j]; } s += p; } return s; }"),
        new("double RowInLocal(double[][] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double[] row = x[i]; for (int j = 0; j < row.Length; j++) { s = s * 0.5 + row[j] * row[j]; } } return s; }"),
        new("void JaggedWrite(double[][] x, double a) { for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { x[i][j] = a * x[i][j] * x[i][j]; } } }"),
        new("void JaggedPrefix(double[][] x) { for (int i = 1; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { x[i][j] *= x[i - 1][j]; } } }") { Lengths = 0..4 },
        new("double RowWritten(double[][] x, double a) { double[] row = x[1]; row[0] = a * x[0][0]; x[0][1] = row[0] * row[1]; return x[1][0] * x[0][1]; }", AtLeastTwo),
        new("double MatrixVector(double[][] m, double[] v) { double s = 0; for (int i = 0; i < m.Length; i++) { double t = 0; for (int j = 0; j < v.Length; j++) { t += m[i][j] * v[j]; } s += t * t; } return s; }") { Lengths = 0..4, Throwing = [[new[] { new[] { 1.0 } }, new[] { 1.0, 2.0 }]] },
        new("double ThreeLevels(double[][][] x) { double s = 1; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { for (int k = 0; k < x[i][j].Length; k++) { s += x[i][j][k] * s * 0.2; } } } return s; }", new Elements(0, 3)),
        new("float JaggedFloats(float[][] x) { float s = 0; foreach (float[] row in x) { foreach (float v in row) { s += v * v; } } return s; }"),
        new("double JaggedWholes(int[][] k, double x) { double s = x; foreach (int[] row in k) { foreach (int n in row) { s = s * 0.5 + x * n; } } return s; }"),
        new("double NewJagged(double x, int n) { var a = new double[n][]; for (int i = 0; i < n; i++) { a[i] = new double[i + 1]; for (int j = 0; j <= i; j++) { a[i][j] = x * (j + 1) + (i > 0 && j < i ? a[i - 1][j] * x : 0); } } double s = 0; foreach (double[] row in a) { foreach (double v in row) { s += v * v; } } return s; }", Between(0.3, 1.5), Between(0, 4)),
        new("double JaggedInitialiser(double x) { double[][] a = { new[] { x, 1 }, new[] { x * x, x, 2 } }; return a[0][0] * a[1][0] + a[1][1] * a[1][2]; }"),
        new("double RowSharedTwice(double[] x, double a) { double[][] y = { x, x }; y[0][0] *= a; y[1][1] += y[0][0] * y[1][0]; return y[1][0] * x[1]; }", new Elements(2, 4)),
        new("double ParametersAsRows(double[] x, double[] y, int n) { var rows = new[] { x, y, x }; double s = 1; for (int i = 0; i < n; i++) { rows[i % 3][0] = rows[(i + 1) % 3][1] * s; s = s * 0.5 + rows[2][0]; } return s * x[0] * y[0]; }", new Elements(2, 4), new Elements(2, 4), Between(0, 5)),
        new("double ParameterPutIntoRows(double[] x, double a, int n) { var rows = new double[2][]; rows[0] = new[] { a, a * a }; rows[1] = x; for (int i = 0; i < n; i++) { rows[0][0] = rows[1][1] * a; (rows[0], rows[1]) = (rows[1], rows[0]); } return rows[0][0] * rows[1][1] + x[0]; }", new Elements(2, 4), Between(-1, 1), Between(0, 5)),
        new("double JaggedLengths(double[][] x, double a) { int n = 0; foreach (double[] row in x) { n += row.Length; } return a * a * n + (n > 0 && x[0].Length > 0 ? x[0][0] : 0); }"),
        new("double JaggedCopy(double[][] x) { var c = new double[x.Length][]; for (int i = 0; i < x.Length; i++) { c[i] = (double[])x[i].Clone(); } for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { c[i][j] *= x[i][j]; } } double s = 0; foreach (double[] row in c) { foreach (double v in row) { s += v; } } return s; }"),
        new("double GridSum(double[,] x) { double s = 0; for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < x.GetLength(1); j++) { s += x[i, j] * x[i, j] * (i + 2 * j); } } return s; }") { Throwing = [[null]] },
        new("double GridNonlinear(double[,] x) { double s = 1; for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < x.GetLength(1); j++) { s = System.Math.Sin(s * x[i, j]) + x[i, j]; } } return s; }"),
        new("void GridWrite(double[,] x, double a) { for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < x.GetLength(1); j++) { x[i, j] = a * x[i, j] * x[i, j]; } } }"),
        new("void GridPrefix(double[,] x) { int n = x.GetLength(0), m = x.GetLength(1); for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { if (i > 0) { x[i, j] += x[i - 1, j]; } if (j > 0) { x[i, j] *= x[i, j - 1]; } } } }"),
        new("void Transpose(double[,] x) { for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < i; j++) { double t = x[i, j]; x[i, j] = x[j, i]; x[j, i] = t; } } }") { Lengths = 0..4 },
        new("void TransposeByTuples(double[,] x) { for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < i; j++) { (x[i, j], x[j, i]) = (x[j, i], x[i, j]); } } }") { Lengths = 0..4 },
        new("void GridIncrements(double[,] x, int i, int j) { x[i, j]++; x[j, i] *= x[i, j]; x[i, i] -= x[j, j]--; ++x[j, j]; }", new Elements(3, 3), Between(0, 2), Between(0, 2)) { Throwing = [[new double[2, 3], 1, 2], [new double[2, 3], -1, 0]] },
        new("double GridLengthAndRank(double[,] x, double a) { double s = a * x.Length * x.Rank; if (x.Length > 0) { s += x[x.GetLength(0) - 1, x.GetUpperBound(1)] * a; } return s; }"),
        new("double NewGrid(double x, int n) { var g = new double[n, 2]; for (int i = 0; i < n; i++) { g[i, 0] = x * i; g[i, 1] = g[i, 0] * x; } double s = 0; for (int i = 0; i < n; i++) { s += g[i, 0] * g[n - 1 - i, 1]; } return s; }", Between(0.3, 1.5), Between(0, 4)) { Throwing = [[1.0, -1]] },
        new("double GridInitialiser(double x, double y) { double[,] g = { { x, 1 }, { y, x * y } }; return g[0, 0] * g[1, 1] - g[0, 1] * g[1, 0]; }"),
        new("double NewGridInitialiser(double x) { var g = new double[,] { { 1, x, 2 }, { x * x, 3, x } }; double s = 0; foreach (double v in g) { s += v * v; } return s; }"),
        new("double Cube(double[,,] x) { double s = 0; for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < x.GetLength(1); j++) { for (int k = 0; k < x.GetLength(2); k++) { s = s * 0.7 + x[i, j, k] * x[i, j, k]; } } } return s; }", new Elements(0, 3)),
        new("float FloatGrid(float[,] x) { float s = 0; for (int i = 0; i < x.GetLength(0); i++) { s += x[i, 0] * x[i, 0]; } return s; }", new Elements(1, 4)),
        new("double WholeGrid(int[,] k, double x) { double s = 0; foreach (int n in k) { s = s * x + n; } return s; }", new Elements(0, 3), Between(-1, 1)),
        new("double GridOfRows(double[][,] x) { double s = 0; foreach (double[,] g in x) { foreach (double v in g) { s += v * v; } } return s; }", new Elements(0, 2)),
        new("double MatrixMultiply(double[,] a, double[,] b) { int n = a.GetLength(0); var c = new double[n, n]; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { double s = 0; for (int k = 0; k < n; k++) { s += a[i, k] * b[k, j]; } c[i, j] = s; } } double t = 0; foreach (double v in c) { t += v * v; } return t; }") { Lengths = 0..3 },
        new("void MatrixMultiplyInto(double[,] a, double[,] b, double[,] c) { for (int i = 0; i < a.GetLength(0); i++) { for (int j = 0; j < b.GetLength(1); j++) { double s = 0; for (int k = 0; k < b.GetLength(0); k++) { s += a[i, k] * b[k, j]; } c[i, j] = s; } } }") { Lengths = 0..3 },
        new("double GridCloned(double[,] x) { var c = (double[,])x.Clone(); for (int i = 0; i < c.GetLength(0); i++) { for (int j = 0; j < c.GetLength(1); j++) { c[i, j] *= x[j, i]; } } double s = 0; foreach (double v in c) { s += v; } return s; }") { Lengths = 0..3 },
        new("double GridOutOfRange(double[,] x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x[i, i] * x[i, i]; } return s; }", new Elements(3, 3), Between(0, 3)) { Throwing = [[new double[3, 2], 3], [null, 1]] },
        new("double Determinant(double[,] m) => m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1]) - m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0]) + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0]);", new Elements(3, 3)),
    ];
}
