using System;
using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Trip counts that depend on the data: iterations and series until they converge, against derivatives that are known in closed form.</summary>
public sealed class ConvergingLoops : RoutineBattery<ConvergingLoops>
{
    private static readonly Domain Positive = Between(0.3, 3);

    // Few of these end at an infinity.
    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double NewtonSquareRoot(double a) { double x = a > 1 ? a : 1; while (Math.Abs(x * x - a) > 1e-14 * a) { x = 0.5 * (x + a / x); } return 0.5 * (x + a / x); }", Positive)
        {
            Exact = a => [0.5 / Math.Sqrt((double)a[0]!)],
        },
        new("double NewtonCubeRoot(double a) { double x = a; while (true) { double next = (2 * x + a / (x * x)) / 3; if (Math.Abs(next - x) < 1e-15) return next; x = next; } }", Positive)
        {
            Inputs = random => [Math.Round(Elements.Number(random, 0.5, 8), 1)],
            Special = [[7.0]],
            Exact = a => [Math.Pow((double)a[0]!, -2.0 / 3) / 3],
        },
        new("double NewtonOfExponential(double a) { double x = 0; for (int i = 0; i < 100; i++) { double step = (Math.Exp(x) - a) / Math.Exp(x); x -= step; if (Math.Abs(step) < 1e-12) { break; } } return x - (Math.Exp(x) - a) / Math.Exp(x); }", Positive)
        {
            Exact = a => [1 / (double)a[0]!],
        },
        new("double Kepler(double m, double e) { double x = m; double step; do { step = (x - e * Math.Sin(x) - m) / (1 - e * Math.Cos(x)); x -= step; } while (Math.Abs(step) > 1e-9); return x - (x - e * Math.Sin(x) - m) / (1 - e * Math.Cos(x)); }", Between(0.2, 3), Between(0.05, 0.6))
        {
            Exact = a => { double x = Eccentric((double)a[0]!, (double)a[1]!), d = 1 - (double)a[1]! * Math.Cos(x); return [1 / d, Math.Sin(x) / d]; },
        },
        new("double ExponentialSeries(double x) { double term = 1, sum = 1; for (int n = 1; Math.Abs(term) > 1e-18; n++) { term *= x / n; sum += term; } return sum; }", Between(-2, 2))
        {
            Exact = a => [Math.Exp((double)a[0]!)],
        },
        new("double SineSeries(double x) { double term = x, sum = x; int n = 1; while (Math.Abs(term) > 1e-18) { n += 2; term = -term * x * x / (n * (n - 1)); sum += term; } return sum; }", Between(-2, 2))
        {
            Exact = a => [Math.Cos((double)a[0]!)],
        },
        new("double LogarithmSeries(double x) { double power = x, sum = 0; int n = 1; do { double term = power / n; sum += n % 2 == 1 ? term : -term; power *= x; n++; } while (Math.Abs(power) > 1e-17); return sum; }", Between(-0.6, 0.6))
        {
            Exact = a => [1 / (1 + (double)a[0]!)],
        },
        new("double GeometricSeries(double q) { double sum = 0, term = 1; while (term > 1e-17) { sum += term; term *= q; } return sum; }", Between(0.05, 0.8))
        {
            Exact = a => [1 / Math.Pow(1 - (double)a[0]!, 2)],
        },
        new("double EllipticIntegral(double k) { double a = 1, g = Math.Sqrt(1 - k * k); while (Math.Abs(a - g) > 1e-8) { double mean = 0.5 * (a + g); g = Math.Sqrt(a * g); a = mean; } return Math.PI / (a + g); }", Between(0.1, 0.9))
        {
            Exact = a => { double k = (double)a[0]!; return [(SecondKind(k) / (1 - k * k) - FirstKind(k)) / k]; },
        },
        new("double EllipticIntegrals(double k) { double a = 1, g = Math.Sqrt(1 - k * k), c = k, sum = 0.5 * k * k, power = 1; while (Math.Abs(c) > 1e-9) { c = 0.5 * (a - g); double mean = 0.5 * (a + g); g = Math.Sqrt(a * g); a = mean; sum += power * c * c; power *= 2; } return Math.PI / (2 * a) * (1 - sum); }", Between(0.1, 0.9))
        {
            Exact = a => { double k = (double)a[0]!; return [(SecondKind(k) - FirstKind(k)) / k]; },
        },
        new("double TangentFraction(double x) { double f = 0; for (int n = 39; n >= 1; n -= 2) { f = x * x / (n - f); } return f / x; }", Between(0.2, 1.3))
        {
            Exact = a => [1 + Math.Pow(Math.Tan((double)a[0]!), 2)],
        },
        new("double ArcTangentFraction(double x) { double p0 = 0, p1 = x, q0 = 1, q1 = 1, last = 0; for (int n = 1; n < 200; n++) { double a = n * n * x * x, b = 2 * n + 1; double p2 = b * p1 + a * p0, q2 = b * q1 + a * q0; p0 = p1 / q2; p1 = p2 / q2; q0 = q1 / q2; q1 = 1; if (Math.Abs(p1 - last) < 1e-17) { break; } last = p1; } return p1; }", Between(0.1, 1.2))
        {
            Exact = a => [1 / (1 + (double)a[0]! * (double)a[0]!)],
        },
        new("double LentzFraction(double x) { double f = 1e-30, c = f, d = 0; for (int j = 1; j < 500; j++) { double a = j == 1 ? x : (j - 1) * (j - 1) * x * x, b = 2 * j - 1; d = 1 / (b + a * d); c = b + a / c; double delta = c * d; f *= delta; if (Math.Abs(delta - 1) < 1e-16) { return f; } } return f; }", Between(0.1, 1))
        {
            Exact = a => [1 / (1 + (double)a[0]! * (double)a[0]!)],
        },
        new("double GoldenFraction(double x) { double f = x; double before; do { before = f; f = x + 1 / f; } while (Math.Abs(f - before) > 2e-15 * f); return f; }", Between(1, 4))
        {
            Exact = a => { double x = (double)a[0]!; return [0.5 + 0.5 * x / Math.Sqrt(x * x + 4)]; },
        },
        new("double LogGamma(double x) { if (x < 0.5) { return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x); } x -= 1; double sum = Lanczos[0]; for (int i = 1; i < Lanczos.Length; i++) { sum += Lanczos[i] / (x + i); } double t = x + 7.5; return 0.5 * Math.Log(2 * Math.PI) + (x + 0.5) * Math.Log(t) - t + Math.Log(sum); }", Between(-2.9, 6))
        {
            Helpers = """
                private static readonly double[] Lanczos =
                {
                    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
                    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
                };
                """,
            Inputs = random => [Math.Floor(Elements.Number(random, -3, 6)) + Elements.Number(random, 0.1, 0.9)],
            Exact = a => [Digamma((double)a[0]!)],
        },
        new("double Digamma(double x) { double r = 0; while (x < 8) { r -= 1 / x; x += 1; } double y = 1 / (x * x); return r + Math.Log(x) - 0.5 / x - y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * (691.0 / 32760)))))); }", Positive)
        {
            Exact = a => [Trigamma((double)a[0]!)],
        },
        new("double FixedPoint(double a) { double x = 0; double before; do { before = x; x = a * Math.Cos(x); } while (Math.Abs(x - before) > 1e-15); return x; }", Between(0.1, 0.8))
        {
            Exact = a => { double x = Fixed((double)a[0]!); return [Math.Cos(x) / (1 + (double)a[0]! * Math.Sin(x))]; },
        },
        new("double LambertW(double z) { double w = z < 1 ? z : Math.Log(z); for (int i = 0; i < 60; i++) { double e = Math.Exp(w); double f = w * e - z; double next = w - f / (e * (w + 1)); bool done = Math.Abs(next - w) < 1e-9; w = next; if (done) { break; } } double last = Math.Exp(w); return w - (w * last - z) / (last * (w + 1)); }", Between(0.2, 6))
        {
            Exact = a => { double w = Lambert((double)a[0]!); return [1 / (Math.Exp(w) * (w + 1))]; },
        },
        new("double ZetaSum(double s) { double sum = 0; int n = 1; double term; do { term = Math.Pow(n, -s); sum += term; n++; } while (term > 1e-3); return sum; }", Between(2.1, 4)),
        new("double BesselSeries(double x) { double term = 1, sum = 1; int k = 0; do { k++; term *= -x * x / (4.0 * k * k); sum += term; } while (Math.Abs(term) > 1e-18); return sum; }", Between(0.2, 3))
        {
            Exact = a => [-BesselOne((double)a[0]!)],
        },
        new("double ErrorFunction(double x) { double term = x, sum = x; for (int n = 1; Math.Abs(term) > 1e-18; n++) { term *= -x * x / n; sum += term / (2 * n + 1); } return 2 / Math.Sqrt(Math.PI) * sum; }", Between(-1.5, 1.5))
        {
            Exact = a => [2 / Math.Sqrt(Math.PI) * Math.Exp(-(double)a[0]! * (double)a[0]!)],
        },
    ];

    private static double Eccentric(double m, double e)
    {
        double x = m;
        for (int i = 0; i < 50; i++)
        {
            x -= (x - e * Math.Sin(x) - m) / (1 - e * Math.Cos(x));
        }

        return x;
    }

    // The integrals themselves, by the midpoint rule, which converges geometrically for a periodic integrand.
    private static double FirstKind(double k) => Mean(t => 1 / Math.Sqrt(1 - k * k * Math.Sin(t) * Math.Sin(t)));

    private static double SecondKind(double k) => Mean(t => Math.Sqrt(1 - k * k * Math.Sin(t) * Math.Sin(t)));

    private static double Mean(Func<double, double> function)
    {
        const int Count = 400;
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += function(Math.PI * (i + 0.5) / Count);
        }

        return Math.PI / 2 * sum / Count;
    }

    private static double Digamma(double x)
    {
        double result = 0;
        for (; x < 12; x++)
        {
            result -= 1 / x;
        }

        double y = 1 / (x * x);
        return result + Math.Log(x) - 0.5 / x - y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * 691.0 / 32760)))));
    }

    private static double Trigamma(double x)
    {
        double result = 0;
        for (; x < 12; x++)
        {
            result += 1 / (x * x);
        }

        double y = 1 / (x * x);
        return result + 1 / x + 0.5 * y + y / x * (1.0 / 6 - y * (1.0 / 30 - y * (1.0 / 42 - y * (1.0 / 30 - y * (5.0 / 66 - y * 691.0 / 2730)))));
    }

    private static double Fixed(double a)
    {
        double x = 0;
        for (int i = 0; i < 2000; i++)
        {
            x = a * Math.Cos(x);
        }

        return x;
    }

    private static double Lambert(double z)
    {
        double w = z < 1 ? z : Math.Log(z);
        for (int i = 0; i < 60; i++)
        {
            w -= (w * Math.Exp(w) - z) / (Math.Exp(w) * (w + 1));
        }

        return w;
    }

    private static double BesselOne(double x)
    {
        double term = x / 2;
        double sum = term;
        for (int k = 1; k < 40; k++)
        {
            term *= -x * x / (4.0 * k * (k + 1));
            sum += term;
        }

        return sum;
    }
}
