using System;
using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Root finders and minimisers as numerical libraries have them: loops whose course the data decides.</summary>
public sealed class LibrariesRoots : RoutineBattery<LibrariesRoots>
{
    private const string Cubic = "private static double F(double x, double a) => x * x * x + x - a;";

    private static readonly Domain Positive = Between(0.5, 3);

    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("""
            double Bisection(double a, double low, double high)
            {
                double fLow = F(low, a);
                for (int i = 0; i < 12; i++)
                {
                    double middle = 0.5 * (low + high), f = F(middle, a);
                    if (f * fLow > 0) { low = middle; fLow = f; } else { high = middle; }
                }
                return low - F(low, a) * (high - low) / (F(high, a) - F(low, a));
            }
            """, Positive, Between(-1, 0), Between(2, 3)) { Helpers = Cubic },
        new("double Secant(double a, double x0, double x1) { double f0 = F(x0, a), f1 = F(x1, a); for (int i = 0; i < 4; i++) { double x2 = x1 - f1 * (x1 - x0) / (f1 - f0); x0 = x1; f0 = f1; x1 = x2; f1 = F(x1, a); } return x1; }", Positive, Between(0, 0.4), Between(1, 2)) { Helpers = Cubic },
        new("""
            double RegulaFalsi(double a)
            {
                double low = -1, high = 3, fl = F(low, a), fh = F(high, a), r = low;
                int side = 0;
                for (int i = 0; i < 30; i++)
                {
                    r = (fl * high - fh * low) / (fl - fh);
                    if (Math.Abs(high - low) < 1e-6) { break; }
                    double fr = F(r, a);
                    if (fr * fh > 0) { high = r; fh = fr; if (side == -1) { fl /= 2; } side = -1; }
                    else if (fl * fr > 0) { low = r; fl = fr; if (side == 1) { fh /= 2; } side = 1; }
                    else { break; }
                }
                return r - F(r, a) / (3 * r * r + 1);
            }
            """, Positive) { Helpers = Cubic, Tolerance = 1e-5 },
        new("""
            double Brent(double p)
            {
                double a = -1, b = 3, fa = F(a, p), fb = F(b, p), c = a, fc = fa, d = b - a, e = d;
                for (int i = 0; i < 60; i++)
                {
                    if (fb * fc > 0) { c = a; fc = fa; d = b - a; e = d; }
                    if (Math.Abs(fc) < Math.Abs(fb)) { a = b; b = c; c = a; fa = fb; fb = fc; fc = fa; }
                    double half = 0.5 * (c - b);
                    if (Math.Abs(half) <= 1e-7 || fb == 0) { break; }
                    if (Math.Abs(e) >= 1e-7 && Math.Abs(fa) > Math.Abs(fb))
                    {
                        double s = fb / fa, u, v;
                        if (a == c) { u = 2 * half * s; v = 1 - s; }
                        else { double q = fa / fc, r = fb / fc; u = s * (2 * half * q * (q - r) - (b - a) * (r - 1)); v = (q - 1) * (r - 1) * (s - 1); }
                        if (u > 0) { v = -v; } else { u = -u; }
                        if (2 * u < Math.Min(3 * half * v - Math.Abs(1e-7 * v), Math.Abs(e * v))) { e = d; d = u / v; } else { d = half; e = d; }
                    }
                    else { d = half; e = d; }
                    a = b;
                    fa = fb;
                    b += Math.Abs(d) > 1e-7 ? d : (half > 0 ? 1e-7 : -1e-7);
                    fb = F(b, p);
                }
                return b - F(b, p) / (3 * b * b + 1);
            }
            """, Positive)
        {
            Helpers = Cubic,
            Tolerance = 1e-5,
        },
        new("double Halley(double a) { double x = 1; for (int i = 0; i < 20; i++) { double f = F(x, a), g = 3 * x * x + 1, h = 6 * x, step = 2 * f * g / (2 * g * g - f * h); x -= step; if (Math.Abs(step) < 1e-12) { break; } } return x; }", Positive) { Helpers = Cubic, Tolerance = 1e-5 },
        new("double Steffensen(double a) { double x = 0.5; for (int i = 0; i < 30; i++) { double y = G(x, a), z = G(y, a), bottom = z - 2 * y + x; if (Math.Abs(bottom) < 1e-10) { x = z; break; } x -= (y - x) * (y - x) / bottom; } return x; }", Between(0.2, 0.8)) { Helpers = "private static double G(double x, double a) => Math.Cos(x) * a;", Tolerance = 1e-4 },
        new("""
            double GoldenSection(double a, double b, int n)
            {
                double r = 0.6180339887498949, c = b - r * (b - a), d = a + r * (b - a), fc = F(c), fd = F(d);
                for (int i = 0; i < n; i++)
                {
                    if (fc < fd) { b = d; d = c; fd = fc; c = b - r * (b - a); fc = F(c); }
                    else { a = c; c = d; fc = fd; d = a + r * (b - a); fd = F(d); }
                }
                return F(0.5 * (a + b)) + a * b;
            }
            """, Between(-1, 0), Between(1, 2), Between(0, 8)) { Helpers = "private static double F(double x) => (x - 0.3) * (x - 0.3) + 0.1 * x * x * x * x;" },
        new("""
            void NewtonSystem(double[] x, double a, double b, int steps)
            {
                for (int i = 0; i < steps; i++)
                {
                    double f = x[0] * x[0] + x[1] * x[1] - a, g = x[0] * x[1] - b;
                    double j00 = 2 * x[0], j01 = 2 * x[1], j10 = x[1], j11 = x[0], d = j00 * j11 - j01 * j10;
                    x[0] -= (f * j11 - g * j01) / d;
                    x[1] -= (j00 * g - j10 * f) / d;
                }
            }
            """)
        {
            Inputs = random => [new[] { Elements.Number(random, 2, 3), Elements.Number(random, 0.2, 0.8) }, Elements.Number(random, 4, 6), Elements.Number(random, 0.5, 1), random.Next(0, 5)],
        },
        new("""
            double GradientDescent(double[] x, double rate, int steps)
            {
                var g = new double[x.Length];
                for (int s = 0; s < steps; s++)
                {
                    for (int i = 0; i < x.Length; i++) { g[i] = 2 * x[i] * (i + 1) + (i > 0 ? x[i - 1] * x[i - 1] : 0) + (i + 1 < x.Length ? 2 * x[i] * x[i + 1] : 0); }
                    for (int i = 0; i < x.Length; i++) { x[i] -= rate * g[i]; }
                }
                double f = 0;
                for (int i = 0; i < x.Length; i++) { f += (i + 1) * x[i] * x[i] + (i > 0 ? x[i - 1] * x[i - 1] * x[i] : 0); }
                return f;
            }
            """, new Elements(0, 4, Between(-1, 1)), Between(0.01, 0.1), Between(0, 5)),
        new("""
            double LineSearch(double x, double a)
            {
                for (int i = 0; i < 4; i++)
                {
                    double f = V(x, a), g = 4 * x * x * x - 2 * a * x + 1, t = 1;
                    while (V(x - t * g, a) > f - 0.3 * t * g * g && t > 1e-4) { t *= 0.5; }
                    x -= t * g;
                }
                return V(x, a);
            }
            """, Between(-2, 2), Positive) { Helpers = "private static double V(double x, double a) => x * x * x * x - a * x * x + x;", Tolerance = 1e-5 },
        new("double Momentum(Span<double> x, Span<double> velocity, double rate, double decay, int steps) { double f = 0; for (int s = 0; s < steps; s++) { f = 0; for (int i = 0; i < x.Length; i++) { double g = Math.Sin(x[i]) + 0.5 * x[i]; velocity[i] = decay * velocity[i] - rate * g; x[i] += velocity[i]; f += 0.25 * x[i] * x[i] - Math.Cos(x[i]); } } return f; }", new Elements(3, 3), new Elements(3, 3), Between(0.01, 0.2), Between(0.5, 0.95), Between(0, 5)),
        new("""
            double Adam(double[] x, double rate, int steps)
            {
                double[] m = new double[x.Length], v = new double[x.Length];
                double p1 = 1, p2 = 1;
                for (int t = 0; t < steps; t++)
                {
                    p1 *= 0.9;
                    p2 *= 0.99;
                    for (int i = 0; i < x.Length; i++)
                    {
                        double g = 2 * x[i] + Math.Sin(3 * x[i]);
                        m[i] = 0.9 * m[i] + 0.1 * g;
                        v[i] = 0.99 * v[i] + 0.01 * g * g;
                        x[i] -= rate * (m[i] / (1 - p1)) / (Math.Sqrt(v[i] / (1 - p2)) + 1e-3);
                    }
                }
                double f = 0;
                foreach (double e in x) { f += e * e; }
                return f;
            }
            """, new Elements(0, 3, Between(0.5, 2)), Between(0.01, 0.1), Between(0, 4)),
        new("double Projected(double[] x, double[] low, double[] high, double rate, int steps) { for (int s = 0; s < steps; s++) { for (int i = 0; i < x.Length; i++) { x[i] = Math.Clamp(x[i] - rate * (x[i] - 0.3 * i), low[i], high[i]); } } double f = 0; foreach (double v in x) { f += v * v; } return f; }")
        {
            Inputs = random => { int n = random.Next(0, 4); return [Elements.Vector(random, n), Elements.Vector(random, n, -1, 0), Elements.Vector(random, n, 0.1, 1), Elements.Number(random, 0.1, 0.5), random.Next(0, 4)]; },
        },
        new("double Sturm(double[] diagonal, double[] off, double x) { double q = 1, s = 0; int changes = 0; for (int i = 0; i < diagonal.Length; i++) { q = diagonal[i] - x - (i > 0 ? off[i - 1] * off[i - 1] / q : 0); if (q < 0) { changes++; } s += Math.Log(Math.Abs(q)); } return s + changes; }")
        {
            Inputs = random => { int n = random.Next(1, 5); return [Elements.Vector(random, n, 1, 4), Elements.Vector(random, n - 1, -0.5, 0.5), Elements.Number(random, 0, 0.4)]; },
        },
    ];
}
