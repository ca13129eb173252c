using System;
using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Quadrature, interpolation and differential equations as numerical libraries have them.</summary>
public sealed class LibrariesIntegration : RoutineBattery<LibrariesIntegration>
{
    private static readonly Domain Positive = Between(0.3, 1.5);

    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Trapezoid(double a, double b, double k, int n) { double h = (b - a) / n, s = 0.5 * (F(a, k) + F(b, k)); for (int i = 1; i < n; i++) { s += F(a + i * h, k); } return h * s; }", Between(0, 0.5), Positive, Positive, Between(1, 8)) { Helpers = "private static double F(double x, double k) => Math.Exp(-k * x) * Math.Cos(x);" },
        new("double TrapezoidOfSamples(double[] x, double[] y) { double s = 0; for (int i = 1; i < x.Length; i++) { s += 0.5 * (x[i] - x[i - 1]) * (y[i] + y[i - 1]); } return s; }") { Lengths = 0..6 },
        new("double Simpson(double a, double b, double k, int n) { double h = (b - a) / (2 * n), s = F(a, k) + F(b, k); for (int i = 1; i < 2 * n; i += 2) { s += 4 * F(a + i * h, k); } for (int i = 2; i < 2 * n; i += 2) { s += 2 * F(a + i * h, k); } return s * h / 3; }", Between(0, 0.5), Positive, Positive, Between(1, 5)) { Helpers = "private static double F(double x, double k) => Math.Exp(-k * x) * Math.Cos(x);" },
        new("""
            double Romberg(double a, double b, double k)
            {
                var r = new double[6, 6];
                double h = b - a;
                r[0, 0] = 0.5 * h * (F(a, k) + F(b, k));
                for (int i = 1; i < 6; i++)
                {
                    h *= 0.5;
                    double s = 0;
                    for (int j = 1; j < 1 << i; j += 2) { s += F(a + j * h, k); }
                    r[i, 0] = 0.5 * r[i - 1, 0] + h * s;
                    double power = 1;
                    for (int j = 1; j <= i; j++) { power *= 4; r[i, j] = r[i, j - 1] + (r[i, j - 1] - r[i - 1, j - 1]) / (power - 1); }
                    if (i > 2 && Math.Abs(r[i, i] - r[i - 1, i - 1]) < 1e-6) { return r[i, i]; }
                }
                return r[5, 5];
            }
            """, Between(0, 0.5), Positive, Positive) { Helpers = "private static double F(double x, double k) => Math.Exp(-k * x) * Math.Cos(3 * x);" },
        new("""
            double GaussLegendre(double a, double b, double k)
            {
                double middle = 0.5 * (a + b), half = 0.5 * (b - a), sum = 0;
                for (int i = 0; i < Nodes.Length; i++) { double t = half * Nodes[i]; sum += Weights[i] * (F(middle + t, k) + F(middle - t, k)); }
                return half * sum;
            }
            """, Between(0, 0.5), Positive, Positive)
        {
            Helpers = """
                private static readonly double[] Nodes = { 0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717 };
                private static readonly double[] Weights = { 0.2955242247147529, 0.2692667193099963, 0.2190863625159821, 0.1494513491505806, 0.0666713443086881 };
                private static double F(double x, double k) => Math.Exp(-k * x) * Math.Sin(2 * x);
                """,
            Exact = a => { double p = (double)a[0]!, q = (double)a[1]!, k = (double)a[2]!; return [-Math.Exp(-k * p) * Math.Sin(2 * p), Math.Exp(-k * q) * Math.Sin(2 * q), -Moment(q, k) + Moment(p, k)]; },
        },
        new("""
            double GaussLegendreNodes(double x, int n)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                {
                    double z = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), slope = 1;
                    for (int step = 0; step < 20; step++)
                    {
                        double p1 = 1, p2 = 0;
                        for (int j = 0; j < n; j++) { double p3 = p2; p2 = p1; p1 = ((2 * j + 1) * z * p2 - j * p3) / (j + 1); }
                        slope = n * (z * p1 - p2) / (z * z - 1);
                        double next = z - p1 / slope;
                        if (Math.Abs(next - z) < 1e-15) { break; }
                        z = next;
                    }
                    sum += 2 / ((1 - z * z) * slope * slope) * Math.Exp(x * z);
                }
                return sum;
            }
            """, Between(0.3, 1.5), Between(1, 5)),
        new("void EulerStep(Span<double> y, double h, int steps) { Span<double> d = stackalloc double[2]; for (int i = 0; i < steps; i++) { d[0] = y[1]; d[1] = -y[0] - 0.1 * y[1] * y[1]; for (int j = 0; j < 2; j++) { y[j] += h * d[j]; } } }", new Elements(2, 2, Between(-1, 1)), Between(0.01, 0.1), Between(0, 6)),
        new("""
            double RungeKutta(double y, double k, double end, int steps)
            {
                double h = end / steps, t = 0;
                for (int i = 0; i < steps; i++)
                {
                    double k1 = F(t, y, k), k2 = F(t + h / 2, y + h / 2 * k1, k), k3 = F(t + h / 2, y + h / 2 * k2, k), k4 = F(t + h, y + h * k3, k);
                    y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
                    t += h;
                }
                return y;
            }
            """, Positive, Positive, Positive, Between(1, 6)) { Helpers = "private static double F(double t, double y, double k) => k * y * (1 - y) + Math.Sin(t);" },
        new("""
            void LorenzByRungeKutta(double[] y, double sigma, double rho, double beta, int steps)
            {
                const double H = 0.02;
                int n = y.Length;
                double[] k1 = new double[n], k2 = new double[n], k3 = new double[n], k4 = new double[n], t = new double[n];
                for (int step = 0; step < steps; step++)
                {
                    Slope(y, k1, sigma, rho, beta);
                    for (int i = 0; i < n; i++) { t[i] = y[i] + 0.5 * H * k1[i]; }
                    Slope(t, k2, sigma, rho, beta);
                    for (int i = 0; i < n; i++) { t[i] = y[i] + 0.5 * H * k2[i]; }
                    Slope(t, k3, sigma, rho, beta);
                    for (int i = 0; i < n; i++) { t[i] = y[i] + H * k3[i]; }
                    Slope(t, k4, sigma, rho, beta);
                    for (int i = 0; i < n; i++) { y[i] += H / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]); }
                }
            }
            """, new Elements(3, 3), Between(5, 12), Between(20, 30), Between(1, 3), Between(0, 4)) { Helpers = "private static void Slope(double[] y, double[] d, double s, double r, double b) { d[0] = s * (y[1] - y[0]); d[1] = y[0] * (r - y[2]) - y[1]; d[2] = y[0] * y[1] - b * y[2]; }" },
        new("""
            double AdaptiveStep(double y, double k)
            {
                double t = 0, h = 0.3;
                int steps = 0;
                while (t < 1.5 && steps < 60)
                {
                    if (t + h > 1.5) { h = 1.5 - t; }
                    double a = -k * y * y, b = -k * (y + h * a) * (y + h * a);
                    double low = y + h * a, high = y + 0.5 * h * (a + b), error = Math.Abs(high - low);
                    steps++;
                    if (error > 0.01) { h *= 0.5; continue; }
                    y = high;
                    t += h;
                    if (error < 0.001) { h *= 1.5; }
                }
                return y + t;
            }
            """, Positive, Positive),
        new("void Leapfrog(Span<double> q, Span<double> p, double h, int steps) { for (int s = 0; s < steps; s++) { Kick(q, p, h / 2); for (int i = 0; i < q.Length; i++) { q[i] += h * p[i]; } Kick(q, p, h / 2); } }", new Elements(2, 2, Positive), new Elements(2, 2), Between(0.05, 0.2), Between(0, 5)) { Helpers = "private static void Kick(ReadOnlySpan<double> q, Span<double> p, double h) { double r2 = 0; foreach (double v in q.ToArray()) { r2 += v * v; } double f = -h / (r2 * Math.Sqrt(r2)); for (int i = 0; i < p.Length; i++) { p[i] += f * q[i]; } }" },
        new("void HeatEquation(double[] u, double r, int steps) { var next = new double[u.Length]; for (int s = 0; s < steps; s++) { for (int i = 0; i < u.Length; i++) { double left = i > 0 ? u[i - 1] : 0, right = i + 1 < u.Length ? u[i + 1] : 0; next[i] = u[i] + r * (left - 2 * u[i] + right); } Array.Copy(next, u, u.Length); } }", new Elements(0, 6), Between(0.1, 0.4), Between(0, 4)),
        new("double[,] LaplaceBySweeps(double[,] u, double omega, int sweeps) { for (int s = 0; s < sweeps; s++) { for (int i = 1; i + 1 < u.GetLength(0); i++) { for (int j = 1; j + 1 < u.GetLength(1); j++) { double mean = 0.25 * (u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[i, j + 1]); u[i, j] += omega * (mean - u[i, j]); } } } return (double[,])u.Clone(); }", new Elements(3, 4), Between(0.5, 1.5), Between(0, 3)),
        new("""
            double CubicSpline(double[] x, double[] y, double at)
            {
                int n = x.Length;
                double[] second = new double[n], u = new double[n];
                for (int i = 1; i < n - 1; i++)
                {
                    double sig = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]), p = sig * second[i - 1] + 2;
                    second[i] = (sig - 1) / p;
                    double d = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
                    u[i] = (6 * d / (x[i + 1] - x[i - 1]) - sig * u[i - 1]) / p;
                }
                second[n - 1] = 0;
                for (int i = n - 2; i >= 0; i--) { second[i] = second[i] * second[i + 1] + u[i]; }
                int low = 0, high = n - 1;
                while (high - low > 1) { int middle = (high + low) >> 1; if (x[middle] > at) { high = middle; } else { low = middle; } }
                double h = x[high] - x[low], a = (x[high] - at) / h, b = (at - x[low]) / h;
                return a * y[low] + b * y[high] + ((a * a * a - a) * second[low] + (b * b * b - b) * second[high]) * h * h / 6;
            }
            """)
        {
            Inputs = random => { int n = random.Next(2, 6); double[] x = Elements.Vector(random, n, 0, 0.7); for (int i = 0; i < n; i++) { x[i] += i; } return [x, Elements.Vector(random, n), Elements.Number(random, 0.8, n - 1)]; },
        },
        new("double LinearInterpolation(double[] x, double[] y, double at) { int i = 0; while (i < x.Length && x[i] < at) { i++; } i = Math.Clamp(i, 1, x.Length - 1); double t = (at - x[i - 1]) / (x[i] - x[i - 1]); return y[i - 1] * (1 - t) + y[i] * t; }")
        {
            Inputs = random => { int n = random.Next(2, 6); double[] x = Elements.Vector(random, n, 0, 0.7); for (int i = 0; i < n; i++) { x[i] += i; } return [x, Elements.Vector(random, n), Elements.Number(random, -1, n)]; },
        },
        new("double Neville(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at) { Span<double> p = stackalloc double[y.Length]; y.CopyTo(p); for (int k = 1; k < x.Length; k++) { for (int i = 0; i + k < x.Length; i++) { p[i] = ((at - x[i + k]) * p[i] + (x[i] - at) * p[i + 1]) / (x[i] - x[i + k]); } } return p[0]; }")
        {
            Inputs = random => { int n = random.Next(1, 5); double[] x = Elements.Vector(random, n, 0, 0.5); for (int i = 0; i < n; i++) { x[i] += i; } return [x, Elements.Vector(random, n), Elements.Number(random, 0, n)]; },
        },
        new("double DividedDifferences(double[] x, double[] y, double at) { int n = x.Length; var c = (double[])y.Clone(); for (int j = 1; j < n; j++) { for (int i = n - 1; i >= j; i--) { c[i] = (c[i] - c[i - 1]) / (x[i] - x[i - j]); } } double p = c[n - 1]; for (int i = n - 2; i >= 0; i--) { p = p * (at - x[i]) + c[i]; } return p; }")
        {
            Inputs = random => { int n = random.Next(1, 5); double[] x = Elements.Vector(random, n, 0, 0.5); for (int i = 0; i < n; i++) { x[i] += i; } return [x, Elements.Vector(random, n), Elements.Number(random, 0, n)]; },
        },
        new("double Bilinear(double[,] g, double x, double y) { int i = Math.Min((int)x, g.GetLength(0) - 2), j = Math.Min((int)y, g.GetLength(1) - 2); double s = x - i, t = y - j; return (1 - s) * ((1 - t) * g[i, j] + t * g[i, j + 1]) + s * ((1 - t) * g[i + 1, j] + t * g[i + 1, j + 1]); }", new Elements(3, 4), Between(0, 2), Between(0, 2)),
        new("double MonteCarlo(double a, double b, int n) { uint seed = 12345; double s = 0; for (int i = 0; i < n; i++) { seed = unchecked(seed * 1664525 + 1013904223); double u = (seed >> 8) / 16777216.0; seed = unchecked(seed * 1664525 + 1013904223); double v = (seed >> 8) / 16777216.0; double z = Math.Sqrt(-2 * Math.Log(u + 1e-9)) * Math.Cos(2 * Math.PI * v); double path = a * Math.Exp(b * z - 0.5 * b * b); s += Math.Max(path - 1, 0); } return n == 0 ? a : s / n; }", Between(0.8, 1.4), Between(0.1, 0.5), Between(0, 8)),
        new("double DeCasteljau(double[] points, double t) { var p = points.AsSpan().ToArray(); for (int k = p.Length - 1; k > 0; k--) { for (int i = 0; i < k; i++) { p[i] += t * (p[i + 1] - p[i]); } } return p[0]; }", new Elements(1, 6), Between(0, 1)),
    ];

    // The integral of x exp(-k x) sin(2 x).
    private static double Moment(double x, double k)
    {
        double d = k * k + 4;
        double s = Math.Sin(2 * x), c = Math.Cos(2 * x);
        return -Math.Exp(-k * x) * (x * (k * s + 2 * c) / d + ((k * k - 4) * s + 4 * k * c) / (d * d));
    }
}
