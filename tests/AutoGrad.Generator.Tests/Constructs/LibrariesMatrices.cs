using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Orthogonal decompositions, eigenvalues and iterative solvers as numerical libraries have them.</summary>
public sealed class LibrariesMatrices : RoutineBattery<LibrariesMatrices>
{
    // An infinity in a matrix tells nothing that the constructs do not.
    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("""
            double QrLeastSquares(double[,] a, double[] b)
            {
                int m = a.GetLength(0), n = a.GetLength(1);
                for (int k = 0; k < n; k++)
                {
                    double norm = 0;
                    for (int i = k; i < m; i++) { norm += a[i, k] * a[i, k]; }
                    norm = Math.Sqrt(norm);
                    if (a[k, k] > 0) { norm = -norm; }
                    a[k, k] -= norm;
                    double h = -a[k, k] * norm;
                    for (int j = k + 1; j <= n; j++)
                    {
                        double s = 0;
                        for (int i = k; i < m; i++) { s += a[i, k] * (j < n ? a[i, j] : b[i]); }
                        s /= h;
                        for (int i = k; i < m; i++)
                        {
                            if (j < n) { a[i, j] -= s * a[i, k]; } else { b[i] -= s * a[i, k]; }
                        }
                    }
                    a[k, k] = norm;
                }
                double residual = 0;
                for (int i = n; i < m; i++) { residual += b[i] * b[i]; }
                return residual;
            }
            """)
        {
            Inputs = random => { int n = random.Next(1, 4), m = n + random.Next(0, 3); return [Elements.Grid(random, m, n, -1, 1, 2), Elements.Vector(random, m)]; },
        },
        new("""
            double[] GramSchmidt(double[] a, int rows, int columns)
            {
                var q = (double[])a.Clone();
                for (int j = 0; j < columns; j++)
                {
                    for (int k = 0; k < j; k++)
                    {
                        double dot = 0;
                        for (int i = 0; i < rows; i++) { dot += q[i * columns + k] * q[i * columns + j]; }
                        for (int i = 0; i < rows; i++) { q[i * columns + j] -= dot * q[i * columns + k]; }
                    }
                    double norm = 0;
                    for (int i = 0; i < rows; i++) { norm += q[i * columns + j] * q[i * columns + j]; }
                    norm = 1 / Math.Sqrt(norm);
                    for (int i = 0; i < rows; i++) { q[i * columns + j] *= norm; }
                }
                return q;
            }
            """)
        {
            Inputs = random => { double[] a = Elements.Vector(random, 12, -1, 1); a[0] += 3; a[4] += 3; a[8] += 3; return [a, 4, 3]; },
        },
        new("""
            double[] JacobiEigenvalues(double[,] a, int sweeps)
            {
                int n = a.GetLength(0);
                for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { a[i, j] = a[j, i] = 0.5 * (a[i, j] + a[j, i]); } }
                for (int sweep = 0; sweep < sweeps; sweep++)
                {
                    for (int p = 0; p < n; p++)
                    {
                        for (int q = p + 1; q < n; q++)
                        {
                            if (Math.Abs(a[p, q]) < 1e-13) { continue; }
                            double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                            double t = Math.Sign(theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                            if (theta == 0) { t = 1; }
                            double c = 1 / Math.Sqrt(t * t + 1), s = t * c;
                            for (int k = 0; k < n; k++)
                            {
                                double x = a[k, p], y = a[k, q];
                                a[k, p] = c * x - s * y;
                                a[k, q] = s * x + c * y;
                            }
                            for (int k = 0; k < n; k++)
                            {
                                double x = a[p, k], y = a[q, k];
                                a[p, k] = c * x - s * y;
                                a[q, k] = s * x + c * y;
                            }
                        }
                    }
                }
                var values = new double[n];
                for (int i = 0; i < n; i++) { values[i] = a[i, i]; }
                return values;
            }
            """)
        {
            Inputs = random =>
            {
                int n = random.Next(1, 4);
                double[,] a = Elements.Grid(random, n, n, -1, 1);
                for (int i = 0; i < n; i++) { a[i, i] += 3 * i; }
                return [a, random.Next(0, 3)];
            },
        },
        new("""
            double PowerIteration(double[][] a, int steps)
            {
                int n = a.Length;
                var v = new double[n];
                Array.Fill(v, 1.0 / Math.Sqrt(n));
                double eigenvalue = 0;
                for (int step = 0; step < steps; step++)
                {
                    var w = new double[n];
                    double norm = 0;
                    for (int i = 0; i < n; i++)
                    {
                        for (int j = 0; j < n; j++) { w[i] += a[i][j] * v[j]; }
                        norm += w[i] * w[i];
                    }
                    norm = Math.Sqrt(norm);
                    eigenvalue = 0;
                    for (int i = 0; i < n; i++) { eigenvalue += v[i] * w[i]; w[i] /= norm; }
                    v = w;
                }
                return eigenvalue;
            }
            """)
        {
            Inputs = random => [Elements.Rows(random, 3, 3, 0.1, 1, 1), random.Next(1, 7)],
        },
        new("""
            double[] ConjugateGradient(double[,] a, double[] b, int most)
            {
                int n = b.Length;
                double[] x = new double[n], r = (double[])b.Clone(), p = (double[])b.Clone(), q = new double[n];
                double rr = Dot(r, r);
                for (int k = 0; k < most && rr > 1e-6; k++)
                {
                    for (int i = 0; i < n; i++) { q[i] = 0; for (int j = 0; j < n; j++) { q[i] += a[i, j] * p[j]; } }
                    double alpha = rr / Dot(p, q);
                    for (int i = 0; i < n; i++) { x[i] += alpha * p[i]; r[i] -= alpha * q[i]; }
                    double next = Dot(r, r), beta = next / rr;
                    for (int i = 0; i < n; i++) { p[i] = r[i] + beta * p[i]; }
                    rr = next;
                }
                return x;
            }
            """)
        {
            Helpers = "private static double Dot(double[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * y[i]; } return s; }",
            Inputs = random => { int n = random.Next(2, 5); return [Elements.Grid(random, n, n, -0.3, 0.3, 3), Elements.Vector(random, n), 2]; },
        },
        new("""
            double[] GaussSeidel(double[][] a, double[] b, int sweeps)
            {
                var x = new double[b.Length];
                for (int sweep = 0; sweep < sweeps; sweep++)
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        double s = b[i];
                        for (int j = 0; j < x.Length; j++) { if (j != i) { s -= a[i][j] * x[j]; } }
                        x[i] = s / a[i][i];
                    }
                }
                return x;
            }
            """)
        {
            Inputs = random => { int n = random.Next(1, 4); return [Elements.Rows(random, n, n, -1, 1, 4), Elements.Vector(random, n), random.Next(0, 4)]; },
        },
        new("""
            double SparseProduct(double[] values, int[] columns, int[] starts, double[] x)
            {
                double total = 0;
                for (int row = 0; row + 1 < starts.Length; row++)
                {
                    double s = 0;
                    for (int k = starts[row]; k < starts[row + 1]; k++) { s += values[k] * x[columns[k]]; }
                    total += s * s;
                }
                return total;
            }
            """)
        {
            Inputs = random => [Elements.Vector(random, 6), Elements.Whole(random, 6, 0, 3), new[] { 0, 2, 2, 5, 6 }, Elements.Vector(random, 4)],
        },
        new("""
            void ForwardSubstitution(ReadOnlySpan<double> l, Span<double> b, bool unit)
            {
                int n = b.Length;
                for (int i = 0; i < n; i++)
                {
                    double s = b[i];
                    ReadOnlySpan<double> row = l.Slice(i * n, i);
                    for (int j = 0; j < row.Length; j++) { s -= row[j] * b[j]; }
                    b[i] = unit ? s : s / l[i * n + i];
                }
            }
            """)
        {
            Inputs = random => { int n = random.Next(0, 5); double[] l = Elements.Vector(random, n * n, -1, 1); for (int i = 0; i < n; i++) { l[i * n + i] += 3; } return [l, Elements.Vector(random, n), random.Next(2) == 0]; },
        },
    ];
}
