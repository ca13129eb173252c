using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Ways out of a loop: break, continue, return and throw, from any depth.</summary>
public sealed class LoopExits : RoutineBattery<LoopExits>
{
    private static readonly Domain Positive = Between(0.3, 1.7);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Break(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { r = r * x + i; if (r > 3) { break; } } return r; }", Positive, Between(0, 8)),
        new("double BreakFirst(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { if (r > 3) { break; } r = r * x + i; } return r; }", Positive, Between(0, 8)),
        new("double BreakInMiddle(double x, int n) { double r = 1, s = 0; for (int i = 0; i < n; i++) { r = r * x + i; if (r > 3) { break; } s += r * x; } return r * s + s; }", Positive, Between(0, 8)),
        new("double BreakInFirstPass(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r *= x; if (i == 0) { break; } r += 100; } return r; }", Positive, Between(0, 3)),
        new("double BreakAlways(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r *= x; if (r > 1) { r += x; } else { r *= 2; } if (i >= 0) { break; } } return r; }", Positive, Between(0, 3)),
        new("double TwoBreaks(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r *= 1.4; if (r > 4) { r += x; break; } r += 0.1 * x; if (r < 0.4) { r *= x; break; } } return r * r; }", Between(0.1, 1.7), Between(0, 9)),
        new("double BreakWithElse(double x, int n) { double r = x; for (int i = 0; i < n; i++) { if (r < 2) { r *= 1 + x; } else { r = x / r; break; } } return r; }", Positive, Between(0, 9)),
        new("double Continue(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { if (i % 3 == 1) { continue; } r = r * x + i; } return r; }", Positive, Between(0, 8)),
        new("double ContinueOnActive(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r = r * 1.3; if (r > 2) { r -= x; continue; } r += x * i * 0.2; } return r; }", Positive, Between(0, 8)),
        new("double ContinueInWhile(double x) { double r = x; int i = 0; while (i < 7) { i++; if (i == 3) { continue; } r = System.Math.Sin(r) + x; } return r; }", Positive),
        new("double ContinueInDo(double x) { double r = x; int i = 0; do { i++; if (i % 2 == 0) { r *= x; continue; } r += i; } while (i < 6 && r < 30); return r; }", Positive),
        new("double BreakAndContinue(double x, int n) { double r = x; for (int i = 0; i < n; i++) { if (i == 1) { r += x; continue; } if (r > 5) { break; } r = r * r + 0.3; } return r * x; }", Positive, Between(0, 9)),
        new("double Return(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { r = r * x + i; if (r > 3) { return r * r * x; } } return r; }", Positive, Between(0, 8)),
        new("double ReturnInFirstPass(double x, int n) { double r = x; for (int i = 0; i < n; i++) { if (i >= 0) { return r * x; } } return r * r * r; }", Positive, Between(0, 3)),
        new("double SeveralReturns(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r *= 1.5; if (r > 6) { return x; } if (r > 4) { return r * x; } r += x * 0.1; if (r < 0.7) { return r * r; } } return 2 * r; }", Between(0.2, 1.7), Between(0, 6)),
        new("double ReturnFromNested(double x, int n) { double r = x; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { r = r * 1.2 + 0.1 * j; if (r > 4) { return r * x * (i + 1); } } r *= x; } return r; }", Positive, Between(0, 5)),
        new("double BreakInner(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double r = x * (i + 1); for (int j = 0; j < 6; j++) { r = r * 1.5 + x; if (r > 5) { break; } } s += r * r; } return s; }", Positive, Between(0, 5)),
        new("double BreakOuterByFlag(double x, int n) { double r = x; bool done = false; for (int i = 0; i < n && !done; i++) { for (int j = 0; j < n; j++) { r = r * 1.3 + 0.05 * x; if (r > 4) { done = true; break; } } r += x; } return r; }", Positive, Between(0, 5)),
        new("double ContinueInner(double x, int n) { double s = 1; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { if (j == i) { continue; } s += s * x * 0.1 * j; } if (s > 3) { continue; } s *= x; } return s; }", Positive, Between(0, 5)),
        new("double BreakInSwitch(double x, int n) { double r = x; for (int i = 0; i < n; i++) { switch (i % 4) { case 0: r *= x; break; case 1: r += x; continue; case 2: if (r > 2) { return r; } break; default: r -= 0.2; break; } r *= 1.1; } return r * r; }", Positive, Between(0, 9)),
        new("double BreakBothWays(double x, int n) { double r = x; for (int i = 0; i < n; i++) { if (r > 3) { r *= 2 * x; break; } else if (r < 0.5) { r /= x; break; } r = r * 1.4 - 0.1; } return r; }", Between(0.2, 1.7), Between(0, 9)),
        new("double ThrowInLoop(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r = r * r + 0.2; if (r > 100) { throw new ArithmeticException(\"grew\"); } } return r; }", Between(0.2, 0.8), Between(0, 6)) { Throwing = [[3.0, 8]] },
        new("double ThrowInFirstPass(double x, int n) { double r = x; for (int i = 0; i < n; i++) { if (x < 0) { throw new ArgumentOutOfRangeException(nameof(x)); } r *= x; } return r; }", Positive, Between(0, 4)) { Throwing = [[-1.0, 2]], Special = [[-1.0, 0]] },
        new("double ThrowInNested(double x, int n) { double r = x; for (int i = 0; i < n; i++) { int j = 0; while (true) { r = r * 1.2 + 0.01; if (r > 50) { throw new InvalidOperationException(\"at \" + i + \" \" + j); } if (++j > i) { break; } } } return r; }", Positive, Between(0, 5)) { Throwing = [[40.0, 5]] },
        new("double ThrowAtEnd(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r *= x; if (i > 4) { return r; } } throw new ArgumentException(\"too few\", nameof(n)); }", Positive, Between(6, 8)) { Throwing = [[1.0, 2]] },
        new("double ThrowsInsteadOfReturning(double x) { double r = x; for (int i = 0; i < 50; i++) { double next = 0.5 * (r + 2 * x / r); if (System.Math.Abs(next - r) < 1e-13) { return next; } r = next; } throw new ArithmeticException(\"no convergence\"); }", Positive)
        {
            Throwing = [[double.NaN]],
            Exact = a => [1 / System.Math.Sqrt(2 * (double)a[0]!)],
        },
        new("double DivideByZeroInLoop(double x, int n, int k) { double r = x; for (int i = 0; i < n; i++) { r = r * x + 6 / (k - i); } return r; }", Positive, Between(0, 3), Between(5, 9)) { Throwing = [[1.0, 5, 2]] },
        new("double UndefinedWhereBroken(double x, int n) { double t = 5, r = x; for (int i = 0; i < n; i++) { if (r > 2) { break; } t = r * x; r = r * 1.5 + t; } return r + t * x; }", Positive, Between(0, 6)),
        new("double AfterTheBreakUnchanged(double x, int n) { double r = x, s = x; for (int i = 0; i < n; i++) { r *= 1.5; if (r > 2) { break; } s = r * s; r += 0.1; } return r * s; }", Positive, Between(0, 6)),
        new("double WhichExit(double x, int n) { double r = x; int why = 0; for (int i = 0; i < n; i++) { r *= 1.3; if (r > 3) { why = 1; break; } if (i == 4) { why = 2; break; } } return why == 1 ? r * r : why == 2 ? r * x : r; }", Positive, Between(0, 8)),
        new("double SearchThenUse(double x, double y, int n) { int found = -1; double t = x; for (int i = 0; i < n; i++) { t *= 1.5; if (t > y) { found = i; break; } } return found < 0 ? x * y : t * y * (found + 1); }", Positive, Between(0, 6), Between(0, 8)),
        new("double ReturnsFromCallee(double x, int n) => Find(x, n) * Find(x * x, n + 1) + x;", Positive, Between(0, 5))
        {
            Helpers = "private static double Find(double a, int n) { double r = a; for (int i = 0; i < n; i++) { r = r * 1.4 + 0.1; if (r > 2) { return r * a; } } return -r; }",
        },
        new("double BreakInForeach(double[] x) { double s = 0; foreach (double v in x) { if (v < -1.5) { break; } s += v * v; } return s; }"),
        new("double ReturnInForeach(double[] x) { double s = 0; foreach (double v in x) { if (v < -1.5) { return s * v; } s += v * v; } return s; }"),
        new("double ContinueInForeach(double[] x) { double s = 1; foreach (double v in x) { if (v < 0) { continue; } s *= v; } return s; }"),
        new("double ReturnFromThreeDeep(double x, int n) { double r = x; for (int i = 0; i < n; i++) { while (r < i + 1) { foreach (double t in Steps) { r += t * x; if (r > 4) { return r * x; } } r *= 1.1; } } return r; }", Positive, Between(0, 5))
        {
            Helpers = "private static readonly double[] Steps = { 0.2, 0.5, 0.1 };",
            Trouble = false,
        },
        new("double ReturnInDoWhile(double x) { double r = x; int n = 0; do { r = r * r + 0.3; n++; if (n == 5) { return r * x; } } while (r < 3); return r; }", Positive),
        new("void WritesThenBreaks(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = a * x[i] * x[i]; if (x[i] > 2) { x[i] -= a; break; } x[i] += 1; } }"),
        new("void WritesThenReturns(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = a * x[i]; if (x[i] > 2) { return; } x[i] *= x[i]; } for (int i = 0; i < x.Length; i++) { x[i] += a; } }"),
        new("void WritesThenThrows(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = a * x[i]; if (x[i] > 50) { throw new OverflowException(\"at \" + i); } x[i] += 1; } }") { Throwing = [[new[] { 1.0, 2.0, 30.0, 4.0 }, 3.0]] },
    ];
}
