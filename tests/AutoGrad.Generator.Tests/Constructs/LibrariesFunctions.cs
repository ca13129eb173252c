using System;
using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Special functions and polynomials as numerical libraries have them: series, continued fractions, recurrences, tables.</summary>
public sealed class LibrariesFunctions : RoutineBattery<LibrariesFunctions>
{
    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("""
            double Clenshaw(double[] c, double x)
            {
                double b1 = 0, b2 = 0;
                for (int k = c.Length - 1; k > 0; k--) { double b = 2 * x * b1 - b2 + c[k]; b2 = b1; b1 = b; }
                return x * b1 - b2 + c[0];
            }
            """, new Elements(1, 6), Between(-1, 1)),
        new("""
            double PolynomialWithDerivative(ReadOnlySpan<double> c, double x, out double slope)
            {
                double p = c[c.Length - 1];
                slope = 0;
                for (int i = c.Length - 2; i >= 0; i--) { slope = slope * x + p; p = p * x + c[i]; }
                return p;
            }
            """, new Elements(1, 6), Between(-1, 1)),
        new("""
            double Legendre(int n, double x)
            {
                if (n == 0) { return 1; }
                double before = 1, current = x;
                for (int k = 2; k <= n; k++) { double next = ((2 * k - 1) * x * current - (k - 1) * before) / k; before = current; current = next; }
                return current;
            }
            """, Between(0, 7), Between(-1, 1)),
        new("""
            double AssociatedLegendre(int l, int m, double x)
            {
                double pmm = 1;
                if (m > 0)
                {
                    double root = Math.Sqrt((1 - x) * (1 + x)), fact = 1;
                    for (int i = 1; i <= m; i++) { pmm *= -fact * root; fact += 2; }
                }
                if (l == m) { return pmm; }
                double next = x * (2 * m + 1) * pmm;
                if (l == m + 1) { return next; }
                double pll = 0;
                for (int ll = m + 2; ll <= l; ll++) { pll = (x * (2 * ll - 1) * next - (ll + m - 1) * pmm) / (ll - m); pmm = next; next = pll; }
                return pll;
            }
            """)
        {
            Inputs = random => { int m = random.Next(0, 3); return [m + random.Next(0, 4), m, Elements.Number(random, -0.6, 0.6)]; },
        },
        new("double Hermite(int n, double x) { double a = 1, b = 2 * x; for (int k = 1; k < n; k++) { (a, b) = (b, 2 * x * b - 2 * k * a); } return n == 0 ? a : b; }", Between(0, 6), Between(-1.5, 1.5)),
        new("double Laguerre(int n, double alpha, double x) { double p = 1, q = 0; for (int k = 1; k <= n; k++) { double r = q; q = p; p = ((2 * k - 1 + alpha - x) * q - (k - 1 + alpha) * r) / k; } return p; }", Between(0, 6), Between(0, 2), Between(0, 3)),
        new("""
            double BesselByMiller(int order, double x)
            {
                double above = 0, current = 1e-30, sum = 0, result = 0;
                for (int k = 40; k > 0; k--)
                {
                    double below = 2.0 * k / x * current - above;
                    above = current;
                    current = below;
                    if (k - 1 == order) { result = current; }
                    if ((k - 1) % 2 == 0 && k > 1) { sum += current; }
                    if (Math.Abs(current) > 1e10) { current *= 1e-10; above *= 1e-10; result *= 1e-10; sum *= 1e-10; }
                }
                return result / (2 * sum + current);
            }
            """, Between(0, 4), Between(0.5, 6)),
        new("""
            double BesselSecondOrder(double nu, double x)
            {
                double half = x / 2, term = Math.Pow(half, nu) / Math.Exp(LogGamma(nu + 1)), sum = 0;
                for (int k = 0; k < 60; k++)
                {
                    sum += term;
                    term *= -half * half / ((k + 1) * (k + 1 + nu));
                    if (Math.Abs(term) < 1e-17 * Math.Abs(sum)) { break; }
                }
                return sum;
            }
            """, Between(0.2, 2.5), Between(0.3, 3)) { Helpers = LogGamma },
        new("""
            double ErrorFunction(double x)
            {
                if (x < 0) { return -ErrorFunction(-x); }
                if (x < 2)
                {
                    double term = x, sum = x;
                    for (int n = 1; n < 100; n++) { term *= -x * x / n; double add = term / (2 * n + 1); sum += add; if (Math.Abs(add) < 1e-17) { break; } }
                    return 2 / Math.Sqrt(Math.PI) * sum;
                }
                double f = 0;
                for (int k = 60; k > 0; k--) { f = 0.5 * k / (x + f); }
                return 1 - Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * (x + f));
            }
            """, Between(-3, 3))
        {
            Exact = a => [2 / Math.Sqrt(Math.PI) * Math.Exp(-(double)a[0]! * (double)a[0]!)],
        },
        new("""
            double IncompleteGamma([Constant] double a, double x)
            {
                double front = Math.Exp(-x + a * Math.Log(x) - LogGamma(a));
                if (x < a + 1)
                {
                    double sum = 1 / a, term = sum, ap = a;
                    while (Math.Abs(term) > Math.Abs(sum) * 1e-16) { ap += 1; term *= x / ap; sum += term; }
                    return sum * front;
                }
                double b = x + 1 - a, c = 1 / 1e-30, d = 1 / b, h = d;
                for (int i = 1; i < 200; i++)
                {
                    double an = -i * (i - a);
                    b += 2;
                    d = an * d + b;
                    if (Math.Abs(d) < 1e-30) { d = 1e-30; }
                    c = b + an / c;
                    if (Math.Abs(c) < 1e-30) { c = 1e-30; }
                    d = 1 / d;
                    double delta = d * c;
                    h *= delta;
                    if (Math.Abs(delta - 1) < 1e-15) { break; }
                }
                return 1 - front * h;
            }
            """, Between(0.6, 4), Between(0.3, 8))
        {
            Helpers = LogGamma,
            Exact = a => { double s = (double)a[0]!, x = (double)a[1]!; return [Math.Exp(-x + (s - 1) * Math.Log(x) - LogGammaOf(s))]; },
        },
        new("""
            double IncompleteBeta(double a, double b, double x)
            {
                double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
                if (x > (a + 1) / (a + b + 2)) { return 1 - IncompleteBeta(b, a, 1 - x); }
                double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), h = d;
                for (int m = 1; m < 100; m++)
                {
                    double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
                    d = 1 / (1 + even * d);
                    c = 1 + even / c;
                    h *= d * c;
                    double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
                    d = 1 / (1 + odd * d);
                    c = 1 + odd / c;
                    h *= d * c;
                    if (Math.Abs(d * c - 1) < 1e-15) { break; }
                }
                return front * h / a;
            }
            """, Between(1, 4), Between(1, 4), Between(0.15, 0.85)) { Helpers = LogGamma, Tolerance = 1e-5 },
        new("""
            double Hypergeometric(double a, double b, double c, double x)
            {
                double term = 1, sum = 1;
                for (int n = 0; n < 300; n++)
                {
                    term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * x;
                    sum += term;
                    if (Math.Abs(term) <= 1e-17 * Math.Abs(sum)) { break; }
                }
                return sum;
            }
            """, Between(0.5, 2), Between(0.5, 2), Between(1, 3), Between(-0.6, 0.6)),
        new("""
            double ExponentialIntegral(double x)
            {
                if (x < 1)
                {
                    double sum = -0.57721566490153286 - Math.Log(x), term = -1;
                    for (int k = 1; Math.Abs(term) > 1e-18; k++) { term *= -x / k; sum += term / k; }
                    return sum;
                }
                double f = x;
                for (int k = 80; k >= 1; k--) { f = x + k / (1 + k / f); }
                return Math.Exp(-x) / f;
            }
            """, Between(0.2, 4)) { Exact = a => [-Math.Exp(-(double)a[0]!) / (double)a[0]!] },
        new("""
            double ZetaByBorwein(double s)
            {
                const int N = 20;
                Span<double> d = stackalloc double[N + 1];
                double term = 1.0 / N, sum = term;
                d[0] = N * sum;
                for (int i = 1; i <= N; i++) { term *= 4.0 * (N + i - 1) * (N - i + 1) / ((2 * i) * (2 * i - 1)); sum += term; d[i] = N * sum; }
                double eta = 0;
                for (int k = 0; k < N; k++) { eta += (k % 2 == 0 ? 1 : -1) * (d[k] - d[N]) / Math.Pow(k + 1, s); }
                return -eta / (d[N] * (1 - Math.Pow(2, 1 - s)));
            }
            """, Between(1.5, 4)),
        new("""
            double CarlsonFirstKind(double x, double y, double z)
            {
                double mean = 0;
                for (int i = 0; i < 30; i++)
                {
                    double sx = Math.Sqrt(x), sy = Math.Sqrt(y), sz = Math.Sqrt(z), lambda = sx * (sy + sz) + sy * sz;
                    x = 0.25 * (x + lambda); y = 0.25 * (y + lambda); z = 0.25 * (z + lambda);
                    mean = (x + y + z) / 3;
                    if (Math.Max(Math.Abs(x - mean), Math.Max(Math.Abs(y - mean), Math.Abs(z - mean))) < 1e-4 * mean) { break; }
                }
                double dx = 1 - x / mean, dy = 1 - y / mean, dz = -(dx + dy);
                double e2 = dx * dy - dz * dz, e3 = dx * dy * dz;
                return (1 + (e2 / 24 - 0.1 - 3 * e3 / 44) * e2 + e3 / 14) / Math.Sqrt(mean);
            }
            """, Between(0.3, 2), Between(0.3, 2), Between(0.3, 2)),
        new("double LogFactorial(double x, int n) { double s = 0; for (int i = 2; i <= n; i++) { s += Math.Log(i * x); } return s; }", Between(0.3, 2), Between(0, 7)),
        new("double InverseNormal(double p) { double q = p < 0.5 ? p : 1 - p, t = Math.Sqrt(-2 * Math.Log(q)); double top = 0, bottom = 0; foreach (double c in Top) { top = top * t + c; } foreach (double c in Bottom) { bottom = bottom * t + c; } double z = t - top / bottom; return p < 0.5 ? -z : z; }", Between(0.05, 0.95))
        {
            Helpers = "private static readonly double[] Top = { 0.010328, 0.802853, 2.515517 }; private static readonly double[] Bottom = { 0.001308, 0.189269, 1.432788, 1 };",
        },
        new("""
            double Binomials(double p, int n, int k)
            {
                var row = new double[n + 1];
                row[0] = 1;
                for (int i = 1; i <= n; i++) { for (int j = i; j >= 0; j--) { row[j] = row[j] * (1 - p) + (j > 0 ? row[j - 1] * p : 0); } }
                double tail = 0;
                for (int j = k; j <= n; j++) { tail += row[j]; }
                return tail;
            }
            """, Between(0.1, 0.9), Between(1, 6), Between(0, 3)),
        new("double ArithmeticGeometricLogarithm(double x) { double a = 0.5 * (x + 1), g = Math.Sqrt(x); for (int i = 0; i < 40; i++) { a = 0.5 * (a + g); g = Math.Sqrt(a * g); if (Math.Abs(a - g) < 1e-15) { break; } } return (x - 1) / a; }", Between(0.3, 3)) { Exact = a => [1 / (double)a[0]!] },
    ];

    private const string LogGamma = """
        private static readonly double[] Lanczos =
        {
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        };
        private static double LogGamma(double x)
        {
            if (x < 0.5) { return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x); }
            x -= 1;
            double sum = Lanczos[0];
            for (int i = 1; i < Lanczos.Length; i++) { sum += Lanczos[i] / (x + i); }
            double t = x + 7.5;
            return 0.5 * Math.Log(2 * Math.PI) + (x + 0.5) * Math.Log(t) - t + Math.Log(sum);
        }
        """;

    private static double LogGammaOf(double x)
    {
        double shift = 0;
        for (; x < 15; x++)
        {
            shift -= Math.Log(x);
        }

        double y = 1 / (x * x);
        return shift + (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y / 1680))) / x;
    }
}
