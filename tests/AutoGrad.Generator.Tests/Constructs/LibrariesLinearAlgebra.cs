using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Linear algebra as numerical libraries have it: products, solvers, inverses.</summary>
public sealed class LibrariesLinearAlgebra : RoutineBattery<LibrariesLinearAlgebra>
{
    // An infinity in a matrix tells nothing that the constructs do not.
    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("""
            double[] LuSolve(double[,] a, double[] b)
            {
                int n = b.Length;
                var lu = (double[,])a.Clone();
                var x = (double[])b.Clone();
                for (int k = 0; k < n; k++)
                {
                    int pivot = k;
                    for (int i = k + 1; i < n; i++)
                    {
                        if (Math.Abs(lu[i, k]) > Math.Abs(lu[pivot, k])) { pivot = i; }
                    }
                    if (lu[pivot, k] == 0) { throw new InvalidOperationException("The matrix is singular."); }
                    if (pivot != k)
                    {
                        for (int j = 0; j < n; j++) { double t = lu[k, j]; lu[k, j] = lu[pivot, j]; lu[pivot, j] = t; }
                        (x[k], x[pivot]) = (x[pivot], x[k]);
                    }
                    for (int i = k + 1; i < n; i++)
                    {
                        lu[i, k] /= lu[k, k];
                        for (int j = k + 1; j < n; j++) { lu[i, j] -= lu[i, k] * lu[k, j]; }
                    }
                }
                for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { x[i] -= lu[i, j] * x[j]; } }
                for (int i = n - 1; i >= 0; i--)
                {
                    for (int j = i + 1; j < n; j++) { x[i] -= lu[i, j] * x[j]; }
                    x[i] /= lu[i, i];
                }
                return x;
            }
            """)
        {
            Inputs = random => { int n = random.Next(0, 5); return [Elements.Grid(random, n, n, -1, 1, n), Elements.Vector(random, n)]; },
            Throwing = [[new double[2, 2], new double[2]]],
        },
        new("""
            double LogDeterminant(double[][] a)
            {
                int n = a.Length;
                double sum = 0;
                for (int k = 0; k < n; k++)
                {
                    int p = k;
                    for (int i = k + 1; i < n; i++) { if (Math.Abs(a[i][k]) > Math.Abs(a[p][k])) { p = i; } }
                    for (int j = k; j < n && p != k; j++) { (a[k][j], a[p][j]) = (a[p][j], a[k][j]); }
                    sum += Math.Log(Math.Abs(a[k][k]));
                    for (int i = k + 1; i < n; i++)
                    {
                        double f = a[i][k] / a[k][k];
                        for (int j = k; j < n; j++) { a[i][j] -= f * a[k][j]; }
                    }
                }
                return sum;
            }
            """)
        {
            Inputs = random => { int n = random.Next(1, 5); return [Elements.Rows(random, n, n, -1, 1, n)]; },
        },
        new("""
            void Cholesky(double[,] a)
            {
                int n = a.GetLength(0);
                for (int j = 0; j < n; j++)
                {
                    double d = a[j, j];
                    for (int k = 0; k < j; k++) { d -= a[j, k] * a[j, k]; }
                    if (!(d > 0)) { throw new ArgumentException("The matrix is not positive definite.", nameof(a)); }
                    a[j, j] = Math.Sqrt(d);
                    for (int i = j + 1; i < n; i++)
                    {
                        double s = a[i, j];
                        for (int k = 0; k < j; k++) { s -= a[i, k] * a[j, k]; }
                        a[i, j] = s / a[j, j];
                    }
                    for (int i = 0; i < j; i++) { a[i, j] = 0; }
                }
            }
            """)
        {
            Inputs = random => { int n = random.Next(0, 5); return [Elements.Grid(random, n, n, -1, 1, 2 * n)]; },
            Throwing = [[new double[,] { { 4, 0 }, { 3, 1 } }]],
        },
        new("""
            double CholeskySolve(ReadOnlySpan<double> a, Span<double> b)
            {
                int n = b.Length;
                Span<double> l = stackalloc double[n * n];
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j <= i; j++)
                    {
                        double s = a[i * n + j];
                        for (int k = 0; k < j; k++) { s -= l[i * n + k] * l[j * n + k]; }
                        l[i * n + j] = i == j ? Math.Sqrt(s) : s / l[j * n + j];
                    }
                }
                double log = 0;
                for (int i = 0; i < n; i++)
                {
                    for (int k = 0; k < i; k++) { b[i] -= l[i * n + k] * b[k]; }
                    b[i] /= l[i * n + i];
                    log += Math.Log(l[i * n + i]);
                }
                for (int i = n - 1; i >= 0; i--)
                {
                    for (int k = i + 1; k < n; k++) { b[i] -= l[k * n + i] * b[k]; }
                    b[i] /= l[i * n + i];
                }
                return 2 * log;
            }
            """)
        {
            Inputs = random => { int n = random.Next(0, 4); double[] a = Elements.Vector(random, n * n, -1, 1); for (int i = 0; i < n; i++) { a[i * n + i] += 2 * n; } return [a, Elements.Vector(random, n)]; },
        },
        new("""
            double[] GaussJordanInverse(double[] a, int n)
            {
                var m = (double[])a.Clone();
                var inverse = new double[n * n];
                for (int i = 0; i < n; i++) { inverse[i * n + i] = 1; }
                for (int c = 0; c < n; c++)
                {
                    double d = 1 / m[c * n + c];
                    for (int j = 0; j < n; j++) { m[c * n + j] *= d; inverse[c * n + j] *= d; }
                    for (int r = 0; r < n; r++)
                    {
                        if (r == c) { continue; }
                        double f = m[r * n + c];
                        for (int j = 0; j < n; j++)
                        {
                            m[r * n + j] -= f * m[c * n + j];
                            inverse[r * n + j] -= f * inverse[c * n + j];
                        }
                    }
                }
                return inverse;
            }
            """)
        {
            Inputs = random => { int n = random.Next(0, 4); double[] a = Elements.Vector(random, n * n, -1, 1); for (int i = 0; i < n; i++) { a[i * n + i] += 2 * n; } return [a, n]; },
        },
        new("""
            void Thomas(ReadOnlySpan<double> lower, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> upper, Span<double> d)
            {
                int n = d.Length;
                double[] c = new double[n];
                for (int i = 0; i < n; i++)
                {
                    double m = i == 0 ? diagonal[0] : diagonal[i] - lower[i] * c[i - 1];
                    c[i] = upper[i] / m;
                    d[i] = i == 0 ? d[0] / m : (d[i] - lower[i] * d[i - 1]) / m;
                }
                for (int i = n - 2; i >= 0; i--) { d[i] -= c[i] * d[i + 1]; }
            }
            """)
        {
            Inputs = random => { int n = random.Next(0, 6); return [Elements.Vector(random, n, -1, 1), Elements.Vector(random, n, 3, 5), Elements.Vector(random, n, -1, 1), Elements.Vector(random, n)]; },
        },
        new("""
            void MatrixMultiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int n, int m, int p)
            {
                c.Clear();
                for (int i = 0; i < n; i++)
                {
                    for (int k = 0; k < m; k++)
                    {
                        double f = a[i * m + k];
                        Span<double> row = c.Slice(i * p, p);
                        ReadOnlySpan<double> other = b.Slice(k * p, p);
                        for (int j = 0; j < row.Length; j++) { row[j] += f * other[j]; }
                    }
                }
            }
            """)
        {
            Inputs = random => { int n = random.Next(0, 4), m = random.Next(0, 4), p = random.Next(0, 4); return [Elements.Vector(random, n * m), Elements.Vector(random, m * p), Elements.Vector(random, n * p), n, m, p]; },
        },
        new("""
            double[][] MatrixPower(double[][] a, int power)
            {
                int n = a.Length;
                var result = Identity(n);
                var factor = a;
                while (power > 0)
                {
                    if ((power & 1) == 1) { result = Multiply(result, factor); }
                    power >>= 1;
                    if (power > 0) { factor = Multiply(factor, factor); }
                }
                return result;
            }
            """)
        {
            Helpers = """
                private static double[][] Identity(int n) { var r = new double[n][]; for (int i = 0; i < n; i++) { r[i] = new double[n]; r[i][i] = 1; } return r; }
                private static double[][] Multiply(double[][] a, double[][] b)
                {
                    int n = a.Length;
                    var c = new double[n][];
                    for (int i = 0; i < n; i++)
                    {
                        c[i] = new double[n];
                        for (int j = 0; j < n; j++) { for (int k = 0; k < n; k++) { c[i][j] += a[i][k] * b[k][j]; } }
                    }
                    return c;
                }
                """,
            Inputs = random => { int n = random.Next(1, 4); return [Elements.Rows(random, n, n, -1, 1), random.Next(0, 6)]; },
        },
    ];
}
