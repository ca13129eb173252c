using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Functions inside a method: local ones that capture, called in loops, and lambdas that are called where they are defined.</summary>
public sealed class LocalFunctionsAndLambdas : RoutineBattery<LocalFunctionsAndLambdas>
{
    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double CalledInLoop(double x, int n) { double Step(double a) => Math.Sin(a) + x; double s = x; for (int i = 0; i < n; i++) { s = Step(s) * 0.8; } return s; }", Positive, Between(0, 6)),
        new("double CapturesCounter(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double Term(double a) => a * x * i; s += Term(s) + Term(x); } return s; }", Positive, Between(0, 5)),
        new("double CapturesAccumulator(double x, int n) { double s = 0; void Add(double a) { s = s * 0.9 + a * a; } for (int i = 0; i < n; i++) { Add(x * i); Add(s); } return s; }", Positive, Between(0, 4)),
        new("double CapturesPassLocal(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = x * i; void Double() { t *= 2; s += t; } Double(); Double(); s *= x; } return s; }", Positive, Between(0, 4)),
        new("double CapturesBuffer(double[] x, double a) { double At(int i) => x[i] * a; void Set(int i, double v) { x[i] = v; } Set(1, At(0) * At(2)); return At(1) * x[1]; }", Three),
        new("double CapturesNewBuffer(double x, int n) { var t = new double[n + 1]; void Fill() { for (int i = 0; i <= n; i++) { t[i] = x * i + (i > 0 ? t[i - 1] * x : 1); } } Fill(); double s = t[n]; x = x * 2; Fill(); return s * t[n]; }", Positive, Between(0, 4)),
        new("double CapturesWhole(double x, int n) { int count = 0; double Next(double a) { count++; return a * count; } double s = x; for (int i = 0; i < n; i++) { s = Next(s) * 0.5 + Next(x); } return s * count; }", Positive, Between(0, 4)),
        new("double CapturesTruth(double x, int n) { bool done = false; double Step(double a) { done = a > 2; return a * 1.4; } double s = x; for (int i = 0; i < n && !done; i++) { s = Step(s) + x; } return s; }", Positive, Between(0, 8)),
        new("double ReassignsCaptured(double[] x, double a) { var y = x; void Next() { y = new[] { y[0] * a, y[1] * y[0] }; } Next(); Next(); return y[0] * y[1] + x[0]; }", Three),
        new("double LoopInside(double x, int n) { double Sum(int m) { double s = 0; for (int i = 1; i <= m; i++) { s += x / i; if (s > 3) { return s * x; } } return s; } double t = 0; for (int j = 0; j < n; j++) { t += Sum(j) * Sum(n); } return t; }", Positive, Between(0, 4)),
        new("double LocalFunctionOfSpan(Span<double> x, double a) { static double Sum(ReadOnlySpan<double> v, double k) { double s = 0; for (int i = 0; i < v.Length; i++) { s = s * k + v[i] * v[i]; } return s; } return Sum(x, a) * Sum(x[1..], 0.5); }", Three),
        new("double LocalFunctionWithRef(double x, int n) { static void Step(ref double a, double b, out double c) { c = a * b; a += c; } double s = x, t = 0; for (int i = 0; i < n; i++) { Step(ref s, x, out double u); t += u; } return s * t; }", Positive, Between(0, 4)),
        new("double NestedInLoop(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double Outer(double a) { double Inner(double b) => b * x + a; return Inner(a * i) * Inner(s); } s = Outer(x) * 0.3 + s * 0.5; } return s; }", Positive, Between(0, 4)),
        new("double Lambda(double x) { Func<double, double> f = a => a * a + x; return f(x) * f(2); }"),
        new("double LambdaWithBody(double x) { Func<double, double> f = a => { if (a > 1) { return a * a; } double b = a * x; return b + 1; }; return f(x) * f(x * x); }"),
        new("double LambdaInLoop(double x, int n) { Func<double, double> f = a => Math.Sin(a) * x; double s = x; for (int i = 0; i < n; i++) { s = f(s) + i; } return s; }", Positive, Between(0, 5)),
        new("double LambdaMadeInLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { Func<double, double> f = a => a * x + i; s = f(s) * 0.5 + f(1); } return s; }", Positive, Between(0, 5)),
        new("double LambdaSeesChanges(double x) { double k = x; Func<double, double> f = a => a * k; double p = f(x); k = x * x; return p * f(2); }"),
        new("double LambdaOfBuffer(double[] x, double a) { Func<int, double> at = i => x[i] * a; x[1] = at(0) * at(2); return at(1) * x[1]; }", Three),
        new("double TwoParameters(double x, double y) { Func<double, double, double> f = (a, b) => a * b + x; return f(x, y) * f(y, 2); }"),
        new("double NoParameters(double x) { Func<double> f = () => x * x; double s = f(); x += 1; return s * f(); }"),
        new("double LambdaThatThrows(double x) { Func<double, double> f = a => a < 0 ? throw new ArgumentException(\"negative\", nameof(a)) : Math.Sqrt(a); return f(x) * f(x + 1); }", Positive) { Throwing = [[-0.5], [-3.0]] },
    ];
}
