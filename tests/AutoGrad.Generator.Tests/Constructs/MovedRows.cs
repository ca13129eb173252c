using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Rows of a parameter's array of arrays that change places, are replaced, or end up in two places.</summary>
public sealed class MovedRows : RoutineBattery<MovedRows>
{
    private static readonly Elements Three = new(3, 3);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Swapped(double[][] x) { var t = x[0]; x[0] = x[1]; x[1] = t; return x[0][0] * x[0][1] + x[1][2]; }", Three),
        new("double SwappedByTuple(double[][] x, double a) { (x[0], x[2]) = (x[2], x[0]); x[0][1] *= a; return x[0][1] * x[2][0]; }", Three),
        new("void OnlySwapped(double[][] x) { (x[0], x[1]) = (x[1], x[0]); }", Three),
        new("double Reversed(double[][] x) { for (int i = 0, j = x.Length - 1; i < j; i++, j--) { var t = x[i]; x[i] = x[j]; x[j] = t; } double s = 1; foreach (double[] row in x) { foreach (double v in row) { s = s * 0.8 + v * v; } } return s; }", Three),
        new("double WrittenAndSwapped(double[][] x, double a) { for (int i = 0; i + 1 < x.Length; i++) { x[i][0] = x[i + 1][1] * a + x[i][0] * x[i][0]; (x[i], x[i + 1]) = (x[i + 1], x[i]); x[i][2] *= x[i + 1][0]; } return x[0][0] * x[^1][2]; }", new Elements(3, 3)),
        new("double Largest(double[][] x) { for (int i = 1; i < x.Length; i++) { if (x[i][0] * x[i][1] > x[0][0]) { var t = x[0]; x[0] = x[i]; x[i] = t; } } return x[0][0] * x[0][1] * x[1][2]; }", Three),
        new("void Sorted(double[][] x) { for (int i = 1; i < x.Length; i++) { for (int j = i; j > 0 && x[j][0] < x[j - 1][0]; j--) { (x[j], x[j - 1]) = (x[j - 1], x[j]); } } for (int i = 0; i < x.Length; i++) { x[i][0] *= x[i][1] * (i + 1); } }", Three) { Trouble = false },
        new("double Rotated(double[][] x, int n) { double s = 1; for (int k = 0; k < n; k++) { var first = x[0]; for (int i = 1; i < x.Length; i++) { x[i - 1] = x[i]; } x[^1] = first; first[0] *= x[0][1]; s = s * 0.5 + x[0][0] * x[1][2]; } return s; }", Three, Between(0, 5)),
        new("double Replaced(double[][] x, double a) { x[0] = new[] { a, a * x[1][0], x[0][2] }; x[0][0] *= x[0][1]; return x[0][0] * x[0][2]; }", Three),
        new("double ReplacedSometimes(double[][] x, double a) { for (int i = 0; i < x.Length; i++) { if (x[i][0] > 0) { x[i] = new[] { a * x[i][1], x[i][2], a }; } x[i][1] += x[i][0]; } return x[0][1] * x[1][0] + x[2][2]; }", Three),
        new("double KeptOutside(double[][] x, double a) { var old = x[0]; x[0] = new[] { a, a, a }; old[0] *= a; return old[0] * x[0][1] + old[2]; }", Three),
        new("double InTwoPlaces(double[][] x, double a) { x[0] = x[1]; x[0][0] *= a; return x[1][0] * x[0][2]; }", Three),
        new("double RowOfAnother(double[][] x, double[][] y) { x[0] = y[1]; x[0][0] *= x[1][0]; y[1][2] *= x[0][0]; return x[0][0] * y[1][2]; }", Three, Three),
        new("double RowsExchanged(double[][] x, double[][] y, double a) { (x[0], y[0]) = (y[0], x[0]); x[0][0] *= a; y[0][1] *= x[0][0]; return y[0][1] * x[1][1]; }", Three, Three),
        new("double ParameterAsRow(double[][] x, double[] y, double a) { x[1] = y; x[1][0] *= a; y[2] *= x[0][1]; return x[1][2] * y[0]; }", Three, Three),
        new("double CopiedRows(double[][] x, double a) { var t = new double[3][]; Array.Copy(x, t, 3); x[0] = t[1]; x[1] = t[2]; x[2] = t[0]; t[0][0] *= a; return x[2][0] * x[0][1]; }", Three),
        new("double CopiedIntoParameter(double[][] x, double a) { var t = new[] { new[] { a, a * a, 1 }, x[0] }; Array.Copy(t, 0, x, 1, 2); x[1][0] *= x[2][0]; return x[1][0] * x[0][1]; }", Three),
        new("double CopiedIntoParameterInLoop(double[][] x, double a, int n) { double s = 1; for (int i = 0; i < n; i++) { var t = new[] { new[] { a, s, 1 }, x[0] }; Array.Copy(t, 0, x, 1, 2); x[1][0] *= x[2][0]; s += x[1][0] * x[0][1]; } return s; }", Three, Between(-1.5, 1.5), Between(0, 4)),
        new("double FilledInLoop(double[][] x, double a) { for (int i = 0; i < 3; i++) { Array.Fill(x, x[(i + 1) % 3], 0, i); x[0][0] *= a; x[i][1] *= x[1][0]; } return x[2][0] * x[1][1]; }", Three),
        new("double Filled(double[][] x, double a) { Array.Fill(x, x[1]); x[0][0] *= a; return x[2][0] * x[1][1]; }", Three),
        new("double FilledOwn(double[] x, double a) { var t = new double[3][]; Array.Fill(t, x); t[0][0] *= a; t[1] = new[] { a }; return t[2][0] * t[1][0]; }", Three),
        new("double ClearedOwn(double[] x, double a) { var t = new[] { x, x }; Array.Clear(t, 0, 1); t[1][0] *= a; return t[0] == null ? t[1][0] * x[1] : a; }", Three),
        new("double ArraysSwapped(double[][] x, double[][] y, double a) { var t = x; x = y; y = t; x[0] = y[1]; x[0][0] *= a; return x[0][0] * y[1][1] + x[1][0]; }", Three, Three),
        new("double InHelper(double[][] x, double a) { Swap(x, 0, 1); x[0][0] *= a; Swap(x, 1, 2); return x[0][0] * x[1][1] + x[2][2]; }", Three) { Helpers = "private static void Swap(double[][] v, int i, int j) { var t = v[i]; v[i] = v[j]; v[j] = t; }" },
        new("double InRecursion(double[][] x, int n) { if (n == 0) { return x[0][0] * x[1][1]; } (x[0], x[n % 3]) = (x[n % 3], x[0]); x[0][0] = x[0][1] * x[1][0]; double s = InRecursion(x, n - 1); x[1] = x[0]; return s * x[1][2]; }", Three, Between(0, 4)),
        new("double Constant([Constant] double[][] x, double a) { (x[0], x[1]) = (x[1], x[0]); x[0][0] *= a; return x[0][0] * x[1][1] * a; }", Three),
        new("float Floats(float[][] x, float a) { (x[0], x[1]) = (x[1], x[0]); x[0][0] *= a; return x[0][0] * x[1][1]; }", Three),
        new("double[][] Returned(double[][] x, double a) { (x[0], x[1]) = (x[1], x[0]); x[0][0] *= a; return new[] { x[1], new[] { a * x[0][0] } }; }", Three),
        new("double NullRows(double[][] x, double a) { var t = x[0]; x[0] = null!; a *= t[0] * t[1]; x[0] = t; return a; }", Three),
        new("double Determinant(double[][] m) { int n = m.Length; double d = 1; for (int k = 0; k < n; k++) { int p = k; for (int i = k + 1; i < n; i++) { if (Math.Abs(m[i][k]) > Math.Abs(m[p][k])) { p = i; } } if (p != k) { double[] t = m[k]; m[k] = m[p]; m[p] = t; d = -d; } d *= m[k][k]; for (int i = k + 1; i < n; i++) { m[i][k] /= m[k][k]; for (int j = k + 1; j < n; j++) { m[i][j] -= m[i][k] * m[k][j]; } } } return d; }", new Elements(4, 4)) { Trouble = false },
        new("void SolveInPlace(double[][] m, double[] b) { int n = b.Length; for (int k = 0; k < n; k++) { int p = k; for (int i = k + 1; i < n; i++) { if (Math.Abs(m[i][k]) > Math.Abs(m[p][k])) { p = i; } } (m[k], m[p]) = (m[p], m[k]); (b[k], b[p]) = (b[p], b[k]); for (int i = k + 1; i < n; i++) { double f = m[i][k] / m[k][k]; for (int j = k; j < n; j++) { m[i][j] -= f * m[k][j]; } b[i] -= f * b[k]; } } for (int i = n - 1; i >= 0; i--) { for (int j = i + 1; j < n; j++) { b[i] -= m[i][j] * b[j]; } b[i] /= m[i][i]; } }", new Elements(3, 3), new Elements(3, 3)) { Trouble = false },
    ];
}
