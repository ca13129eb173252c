using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Local functions that call themselves and each other, with the variables around them that they read and assign.</summary>
public sealed class RecursiveLocalFunctions : RoutineBattery<RecursiveLocalFunctions>
{
    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Static(double x, int n) { return Power(x, n); static double Power(double a, int k) => k == 0 ? 1 : a * Power(a, k - 1); }", Positive, Between(0, 6)) { Exact = a => [(int)a[1]! == 0 ? 0 : (int)a[1]! * System.Math.Pow((double)a[0]!, (int)a[1]! - 1)] },
        new("double OfConstants(double x, int n) { int Factorial(int m) => m <= 1 ? 1 : m * Factorial(m - 1); return x * Factorial(n); }", Positive, Between(0, 6)) { Exact = a => [Enumerable.Range(1, (int)a[1]!).Aggregate(1.0, (product, factor) => product * factor)] },
        new("double UntilSmall(double x) { return Inner(x); static double Inner(double a) => a < 0.2 ? a * a : a + Inner(a / 2); }", Positive) { Trouble = false },
        new("double Captures(double x, int n) { double Down(double a, int k) => k == 0 ? a : Down(a * x, k - 1) + x; return Down(x, n); }", Positive, Between(0, 5)),
        new("double CapturesConstant(double x, [Constant] double c, int n) { double Down(double a, int k) => k == 0 ? a * c : c * Down(a * x, k - 1); return Down(x, n); }", Positive, Positive, Between(0, 5)),
        new("double Accumulates(double x, int n) { double s = 0; void Walk(double a, int k) { s = s * 0.9 + a * a; if (k > 0) { Walk(a * x, k - 1); s += a * s; Walk(s * 0.1, k - 2); } } Walk(x, n); return s * x; }", Positive, Between(-1, 4)),
        new("double AccumulatesBetweenCalls(double x, int n) { double s = x, t = 1; double Walk(int k) { t *= 0.7; if (k <= 0) { return s * t; } s += x * k; double below = Walk(k - 1); s *= below; return below + s * t; } double first = Walk(n); s *= 0.5; return first * Walk(n - 1) + s * t; }", Positive, Between(0, 4)),
        new("double CalledInLoop(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = x * i; double Fold(int k) { if (k == 0) { t += s; return t; } t *= x; return Fold(k - 1) * 0.5 + t; } s += Fold(i) * 0.3; } return s; }", Positive, Between(0, 5)),
        new("double CountsCalls(double x, int n) { int calls = 0; double Fibonacci(double a, int k) { calls++; return k < 2 ? a * calls : Fibonacci(a * 0.9, k - 1) + Fibonacci(a, k - 2) * x; } return Fibonacci(x, n) * calls; }", Positive, Between(0, 5)),
        new("double StopsEarly(double x, int n) { bool done = false; double Step(double a, int k) { if (k == 0 || done) { return a; } done = a > 1.2; return Step(a * 1.3, k - 1) * x; } return Step(x, n) + (done ? x * x : x); }", Positive, Between(0, 6)),
        new("double EvenOdd(double x, int n) { double Even(double a, int k) => k == 0 ? a : Odd(a * a, k - 1) + x; double Odd(double b, int k) => k == 0 ? -b : Even(System.Math.Sin(b), k - 1) * x; return Even(x, n); }", Positive, Between(0, 6)),
        new("double EvenOddThroughAnother(double x, int n) { double s = 1; double Even(int k) => k <= 0 ? x * s : Between(k) + s; double Between(int k) { s *= x; return Odd(k - 1) * 0.5; } double Odd(int k) { s += 0.1; return k <= 0 ? s : Even(k - 1) * x; } return Even(n) * s; }", Positive, Between(0, 6)),
        new("double CallsOthers(double x, int n) { double k = x * x; double Scale(double a) => a * k; void Grow() { k += x; } double Walk(int m) { if (m == 0) { return Scale(x); } Grow(); return Scale(Walk(m - 1)); } return Walk(n) * k; }", Positive, Between(0, 4)),
        new("double CallsLambda(double x, int n) { double k = 0.5; Func<double, double> scale = a => a * k + x; double Walk(double a, int m) { if (m == 0) { return a; } k *= 0.9; return Walk(scale(a), m - 1) * scale(a); } return Walk(x, n) * k; }", Positive, Between(0, 4)),
        new("double CalledByLambda(double x, int n) { double Power(int k) => k == 0 ? 1 : x * Power(k - 1); Func<int, double> term = i => Power(i) / (i + 1); double s = 0; for (int i = 0; i < n; i++) { s += term(i); } return s; }", Positive, Between(0, 5)),
        new("double Nested(double x, int n) { double Outer(double a, int k) { double t = a * x; double Inner(int m) { if (m == 0) { return t; } t += a; return Inner(m - 1) * 0.5 + (k > 0 ? Outer(t, k - 1) : x); } return Inner(2) * t; } return Outer(x, n); }", Between(0.3, 0.9), Between(0, 2)),
        new("double CapturesBuffer(double[] x, double a) { double Walk(int i) { if (i >= x.Length) { return a; } x[i] = x[i] * a + 0.1; double rest = Walk(i + 1); x[i] += rest * 0.2; return rest * x[i] + a; } return Walk(0) * x[0]; }", Three),
        new("double CapturesOwnBuffer(double x, int n) { var t = new double[n + 2]; double Fill(int i) { t[i] = x * (i + 1); if (i < n) { t[i] += Fill(i + 1) * x; } t[i + 1] *= t[i]; return t[i]; } return Fill(0) * t[n + 1] + t[0]; }", Positive, Between(0, 4)),
        new("double Memo(double x, int n) { var known = new double[n + 1]; var isKnown = new bool[n + 1]; double Fibonacci(int k) { if (isKnown[k]) { return known[k]; } isKnown[k] = true; return known[k] = k < 2 ? x : Fibonacci(k - 1) * x + Fibonacci(k - 2); } return Fibonacci(n); }", Positive, Between(0, 7)),
        new("double ReassignsBuffer(double[] x, double a, int n) { var y = x; double Next(int k) { if (k == 0) { return y[0]; } y = new[] { y[1] * a, y[0] * y[2], a }; double below = Next(k - 1); y[0] *= below; return below + y[0]; } return Next(n) * y[1] + x[0]; }", Three, Between(-1, 1), Between(0, 4)),
        new("double SwapsBuffers(double[] x, double[] y, double a, int n) { var p = x; var q = y; void Step(int k) { p[0] = q[1] * a + p[0]; (p, q) = (q, p); if (k > 0) { Step(k - 1); } } Step(n); return p[0] * q[0] + x[1] * y[0]; }", Three, Three, Between(-1, 1), Between(0, 4)),
        new("double CapturesJagged(double[][] x, double a) { double Sum(int i, int j) => i == x.Length ? a : j == x[i].Length ? Sum(i + 1, 0) * 0.5 : x[i][j] * Sum(i, j + 1) + x[i][j]; return Sum(0, 0); }"),
        new("double OfSpan(Span<double> x, double a) { static double Sum(ReadOnlySpan<double> v, double k) => v.Length == 0 ? k : v[0] * v[0] + k * Sum(v[1..], k * 0.9); return Sum(x, a) * Sum(x[1..], 0.5); }", Three),
        new("double WithRefAndOut(double x, int n) { double s = x; void Step(ref double a, int k, out double c) { c = a * s; a += c; if (k > 0) { s *= 0.9; Step(ref a, k - 1, out double d); c += d * a; } } double t = x; Step(ref t, n, out double u); return t * u * s; }", Positive, Between(0, 4)),
        new("double WithRefToElement(double[] x, int n) { void Step(ref double a, int k) { a = a * x[1] + 0.1; if (k > 0) { Step(ref a, k - 1); Step(ref x[k % 3], k - 2); } } Step(ref x[0], n); return x[0] * x[1] + x[2]; }", Three, Between(0, 4)),
        new("(double, double) TupleCaptured(double x, int n) { var p = (A: x, B: 1.0); void Step(int k) { if (k == 0) { return; } p = (p.B * x, p.A + p.B); Step(k - 1); p.A += p.B * 0.1; } Step(n); return p; }", Positive, Between(0, 5)),
        new("(double, double) TupleResult(double x, double y, int n) { (double, double) Pair(double a, int k) { if (k == 0) { return (a, y); } var (p, q) = Pair(a * x, k - 1); return (p * y, q + p); } return Pair(x, n); }", Positive, Positive, Between(0, 4)),
        new("double AssignedInside(double x, int n) { double last; void Find(double a, int k) { if (k == 0) { last = a; return; } Find(a * x, k - 1); last *= 0.5; } Find(x, n); return last * x; }", Positive, Between(0, 4)),
        new("double DeclaredBehind(double x, int n) { return Walk(x, n) * x; double Walk(double a, int k) => k == 0 ? a + x : Walk(a * x, k - 1); }", Positive, Between(0, 4)),
        new("double OptionalAndNamed(double x, int n) { double Walk(int k, double a = 0.5, double b = 2) => k == 0 ? a * b * x : Walk(b: a * x, k: k - 1); return Walk(n) + Walk(a: x, k: n); }", Positive, Between(0, 4)),
        new("double Floats(float x, int n) { float s = x; float Walk(int k) { s *= 0.9f; return k == 0 ? s : Walk(k - 1) * x + s; } return Walk(n); }", Positive, Between(0, 4)),
        new("double Throws(double x, int n) { double s = x; double Walk(int k) { s *= 0.9; if (k < 0) { throw new ArgumentOutOfRangeException(nameof(k), k, \"too deep\"); } return k == 0 ? s : Walk(k - 2) * s; } return Walk(n); }", Positive, Among(0, 2, 4)) { Throwing = [[1.0, 3], [1.0, 7]] },
        new("double InCallee(double x, int n) => Helper(x, n) + Helper(x * x, n - 1);", Positive, Between(1, 4)) { Helpers = "private static double Helper(double a, int n) { double s = a; double Walk(int k) { s += a; return k <= 0 ? s : Walk(k - 1) * a; } return Walk(n) * s; }" },
        new("double InGenericCallee(double[] x, int n) { double a = Last(x, n); return a * Last(x, n - 1); }", Three, Between(1, 4)) { Helpers = "private static T Last<T>(T[] v, int n) { T last = v[0]; T Walk(int k) { (v[k % 3], last) = (last, v[k % 3]); return k <= 0 ? last : Walk(k - 1); } return Walk(n); }" },
        new("double Around(double x, int n) { double Walk(int k) => k == 0 ? x : Around(x * 0.5, k - 1) + Walk(k - 1) * x; return Walk(n); }", Positive, Between(0, 3)),
        new("double AdaptiveSimpson(double a, double b, double w) { double F(double x) => Math.Exp(-x * w) * Math.Sin(3 * x); double Refine(double l, double r, double fl, double fm, double fr, double whole, int depth) { double m = 0.5 * (l + r), f1 = F(0.5 * (l + m)), f3 = F(0.5 * (m + r)); double left = (m - l) / 6 * (fl + 4 * f1 + fm), right = (r - m) / 6 * (fm + 4 * f3 + fr), error = left + right - whole; return depth == 0 || Math.Abs(error) < 1e-6 ? left + right + error / 15 : Refine(l, m, fl, f1, fm, left, depth - 1) + Refine(m, r, fm, f3, fr, right, depth - 1); } double fa = F(a), fb = F(b), fm = F(0.5 * (a + b)); return Refine(a, b, fa, fm, fb, (b - a) / 6 * (fa + 4 * fm + fb), 6); }", Between(0, 1), Between(1.2, 2), Positive),
        new("void Sort(double[] x) { void Part(int low, int high) { if (low >= high) { return; } double pivot = x[(low + high) / 2]; int i = low, j = high; while (i <= j) { while (x[i] < pivot) { i++; } while (x[j] > pivot) { j--; } if (i <= j) { (x[i], x[j]) = (x[j], x[i]); i++; j--; } } Part(low, j); Part(i, high); } Part(0, x.Length - 1); }", new Elements(0, 7)) { Trouble = false },
    ];
}
