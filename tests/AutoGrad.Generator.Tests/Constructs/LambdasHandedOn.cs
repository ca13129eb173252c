using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Methods that are given lambdas: integration, root finding, maps and folds, with what the lambdas capture.</summary>
public sealed class LambdasHandedOn : RoutineBattery<LambdasHandedOn>
{
    private const string Simpson = "private static double Simpson(Func<double, double> f, double a, double b, int n) { double h = (b - a) / (2 * n), s = f(a) + f(b); for (int i = 1; i < 2 * n; i++) { s += (i % 2 == 0 ? 2 : 4) * f(a + i * h); } return s * h / 3; }";
    private const string Adaptive = "private static double Adaptive(Func<double, double> f, double a, double b, double whole, int depth) { double m = 0.5 * (a + b), left = (m - a) / 6 * (f(a) + 4 * f(0.5 * (a + m)) + f(m)), right = (b - m) / 6 * (f(m) + 4 * f(0.5 * (m + b)) + f(b)); return depth == 0 || Math.Abs(left + right - whole) < 1e-6 ? left + right : Adaptive(f, a, m, left, depth - 1) + Adaptive(f, m, b, right, depth - 1); }";

    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double NoCapture(double x) => Twice(a => a * a, x); ", Positive) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double Captures(double x, double k) => Twice(a => a * k + x, x) * k;", Positive, Positive) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double TwoLambdas(double x, double k) => Twice(a => a * k, x) + Twice(a => Math.Sin(a) + k, x);", Positive, Positive) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double InVariable(double x, double k) { Func<double, double> f = a => a * a * k; return Twice(f, x) + f(k); }", Positive, Positive) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double BothInOneCall(double x, double k) => Compose(a => a * k, b => b * b + x, x);", Positive, Positive) { Helpers = "private static double Compose(Func<double, double> f, Func<double, double> g, double a) => f(g(a)) * g(f(a));" },
        new("double BothExchanged(double x, double k, int n) => Compose(a => a * k, b => b * b + x, x, n);", Positive, Positive, Between(0, 4)) { Helpers = "private static double Compose(Func<double, double> f, Func<double, double> g, double a, int n) => n == 0 ? f(a) - g(a) : Compose(g, f, a * 0.5, n - 1) * f(a);" },
        new("double Integral(double k, double b, int n) => Simpson(x => Math.Exp(-k * x) * x, 0, b, n + 1);", Positive, Positive, Between(0, 4)) { Helpers = Simpson },
        new("double IntegralsNested(double k, double b) => Simpson(x => Simpson(y => Math.Sin(k * x * y) + y, 0, x, 2), 0, b, 2);", Positive, Positive) { Helpers = Simpson },
        new("double IntegralsOfManyKinds(double k, double b) { double c = k * b; return Simpson(x => x * c, 0, b, 2) * Simpson(x => x * x + k, c, b, 3) + Simpson(Math.Sqrt(c) > 1 ? k : b, b, 2); }", Positive, Positive) { Helpers = Simpson + " private static double Simpson(double k, double b, int n) => Simpson(x => Math.Cos(k * x), 0, b, n);" },
        new("double IntegralAdaptive(double k, double b) { double s = 0.5; Func<double, double> f = x => Math.Exp(-k * x) * Math.Sin(3 * x) + s; return Adaptive(f, 0, b, 0, 5) * k; }", Positive, Positive) { Helpers = Adaptive },
        new("double RootByNewton(double k) => Newton(x => x * x - k, x => 2 * x, 1 + k);", Positive) { Trouble = false, Exact = a => [0.5 / System.Math.Sqrt((double)a[0]!)], Helpers = "private static double Newton(Func<double, double> f, Func<double, double> slope, double x) { for (int i = 0; i < 50; i++) { double step = f(x) / slope(x); x -= step; if (Math.Abs(step) < 1e-12) { break; } } return x; }" },
        new("double RungeKutta(double y, double k, int n) => Integrate((t, v) => -k * v + Math.Sin(t), y, 0.1, n);", Positive, Positive, Between(0, 5)) { Helpers = "private static double Integrate(Func<double, double, double> f, double y, double h, int n) { double t = 0; for (int i = 0; i < n; i++, t += h) { double k1 = f(t, y), k2 = f(t + h / 2, y + h / 2 * k1), k3 = f(t + h / 2, y + h / 2 * k2), k4 = f(t + h, y + h * k3); y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4); } return y; }" },
        new("double OverBuffer(double[] x, double k) { Apply(x, v => v * v * k); return x[0] * x[1] + k; }", Three, Positive) { Helpers = "private static void Apply(double[] v, Func<double, double> f) { for (int i = 0; i < v.Length; i++) { v[i] = f(v[i]) + 0.1; } }" },
        new("double CapturesBuffer(double[] x, double k, int n) => Sum(i => x[i] * k, 3) * Sum(i => x[i] * x[0], n);", Three, Positive, Between(0, 3)) { Helpers = "private static double Sum(Func<int, double> f, int n) { double s = 0; for (int i = 0; i < n; i++) { s = s * 0.5 + f(i); } return s; }" },
        new("double SeesChanges(double x, double k) { double c = k; Func<double, double> f = a => a * c; double s = Twice(f, x); c = x * x; return s * Twice(f, x); }", Positive, Positive) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double ThroughAnother(double x, double k) => Outer(a => a * k, x, 2) + Outer(a => a + k * x, x, 3);", Positive, Positive) { Helpers = "private static double Outer(Func<double, double> f, double w, int n) => Inner(b => f(b) * w, w + 1, n) + Inner(f, w, n); private static double Inner(Func<double, double> g, double v, int n) { double s = v; for (int i = 0; i < n; i++) { s = g(s) * 0.5 + v; } return s; }" },
        new("double CallsLocalFunction(double x, double k, int n) { double Power(double a, int m) => m == 0 ? k : a * Power(a, m - 1); double Half(double a) => a * 0.5 + x; return Twice(a => Power(a, n) + Half(a), x); }", Positive, Positive, Between(0, 3)) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a) * 0.3);" },
        new("double FromLocalFunction(double x, double k, int n) { double Walk(double a, int m) => m == 0 ? a * k : Twice(b => b * a + x, a) * Walk(a * 0.5, m - 1); return Walk(x, n); }", Positive, Positive, Between(0, 3)) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a) * 0.3);" },
        new("double Generic(double x, double k) => Pick(a => a * k, x, 2) + Pick(n => n + 1, 3, 1) * x;", Positive, Positive) { Helpers = "private static T Pick<T>(Func<T, T> f, T a, int n) { for (int i = 0; i < n; i++) { a = f(a); } return a; }" },
        new("double GenericThroughAnother(double x, float k) => Outer(a => a * x, x) + Outer(a => a * k, k);", Positive, Positive) { Helpers = "private static T Outer<T>(Func<T, T> f, T a) => Inner(b => f(b), f(a)); private static T Inner<T>(Func<T, T> g, T a) { T c = g(a); return g(c); }" },
        new("double OwnDelegate(double x, double k) => Apply((a, b) => a * b + k, x);", Positive, Positive) { Helpers = "public delegate double Rule(double a, double b); private static double Apply(Rule rule, double a) => rule(a, 0.5) * rule.Invoke(2, a);" },
        new("double WithRefs(double x, double k) { double s = x, n = 1; Step(a => a * k, ref s, out double c); Step(a => a + k, ref c, out n); return s * c + n; }", Positive, Positive) { Helpers = "private static void Step(Func<double, double> f, ref double s, out double c) { c = f(s); s = f(c) * s; }" },
        new("double CapturesTuple(double x, double k) { var p = (A: x * k, B: k); return Twice(a => a * p.A + p.B, x) * p.B; }", Positive, Positive) { Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double OfTuples(double x, double k) => Both(p => (p.B * k, p.A + x), x);", Positive, Positive) { Helpers = "private static double Both(Func<(double A, double B), (double A, double B)> f, double a) { var p = f((a, 2 * a)); p = f(p); return p.A * p.B; }" },
        new("double CapturesStruct(double x, double k) { var p = new Pair { A = x * k, B = k }; p.A += Twice(a => a * p.A + p.B, x); return Twice(a => a * p.A, k); }", Positive, Positive) { Helpers = "public struct Pair { public double A, B; } private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double Throws(double x) => Twice(a => a > 2 ? throw new ArgumentException(\"large\", nameof(a)) : a * a, x);", Positive) { Throwing = [[1.9], [3.0]], Helpers = "private static double Twice(Func<double, double> f, double a) => f(f(a));" },
        new("double ManyCallsOfLong(double x, double k) { double s = 0; s += Long(a => a * k, x); s += Long(a => a + k, s); s += Long(a => a * k * k, s * 0.1); return s; }", Between(0.1, 0.5), Between(0.1, 0.5)) { Helpers = "private static double Long(Func<double, double> f, double a) { double s = a; for (int i = 0; i < 3; i++) { s = f(s) * 0.5 + a; if (s > 3) { return s * a; } s += Math.Sin(s) * 0.1; } while (s > 1) { s = f(s) * 0.5; } return s; }" },
    ];
}
