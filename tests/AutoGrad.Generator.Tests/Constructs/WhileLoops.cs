using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Loops that run while something holds, tested before or after each pass.</summary>
public sealed class WhileLoops : RoutineBattery<WhileLoops>
{
    private static readonly Domain Positive = Between(0.3, 1.7);

    // Many of these loops would not end at an infinity.
    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Counted(double x, int n) { double r = 1; int i = 0; while (i < n) { r = r * x + i; i++; } return r; }", Positive, Between(-1, 6)) { Trouble = true },
        new("double CountedDown(double x, int n) { double r = 1; while (n > 0) { r = r * x + n; n--; } return r; }", Positive, Between(-1, 6)) { Trouble = true },
        new("double DecrementInCondition(double x, int n) { double r = 1; while (n-- > 0) { r = r * x + n; } return r; }", Positive, Between(-1, 6)) { Trouble = true },
        new("double IncrementInCondition(double x, int n) { double r = 1; int i = 0; while (++i < n) { r = System.Math.Sin(r) * x + i; } return r * i; }", Positive, Between(-1, 6)) { Trouble = true },
        new("double UntilSmall(double x) { double r = x; while (r > 0.2) { r *= 0.5 * x; } return r; }", Between(0.1, 1.5)),
        new("double UntilLarge(double x, double y) { double r = 1, s = 0; while (r < 50) { r = r * (1 + x) + y; s += r * x; } return s; }", Positive, Positive),
        new("double NeverRuns(double x) { double r = x * x; while (r < -1) { r *= 2; } return r; }") { Trouble = true },
        new("double RunsOnceOrNever(double x) { double r = x; while (r > 1) { r /= 2 * x * x; } return r * r; }", Between(0.5, 2)),
        new("double ActiveAndCount(double x, int n) { double r = x; int i = 0; while (i < n && r < 10) { r = r * r + 0.5; i++; } return r; }", Positive, Between(0, 7)),
        new("double EitherOr(double x, int n) { double r = x; int i = 0; while (i < n || r < 3) { r = r * 1.2 + x; i++; } return r * i; }", Positive, Between(0, 7)),
        new("double ConditionAssigns(double x) { double r = x, t; while ((t = r * r) < 5) { r += t * 0.2 + 0.1; } return r * t; }", Positive),
        new("double ConditionCalls(double x) { double r = x; while (Size(r) < 4) { r = r * 1.5 + 0.1; } return r; }", Positive) { Helpers = "private static double Size(double a) => a * a + System.Math.Abs(a);" },
        new("double ConditionChangesActive(double x) { double r = x; while ((r *= 1.5) < 4) { r += x; } return r; }", Positive),
        new("double ConditionIncrementsActive(double x) { double r = x; double s = 1; while (r++ < 4) { s = s * r * 0.3; } return s + r; }", Positive),
        new("double ShortCircuitSideEffect(double x) { double r = x, s = 0; int i = 0; while (i++ < 6 && (s += r * x) < 3) { r *= 1.3; } return r * s * i; }", Positive),
        new("double Forever(double x) { double r = x; while (true) { r = r * 1.5 + x; if (r > 5) { break; } } return r * x; }", Positive),
        new("double ForeverReturns(double x) { double r = x; while (true) { r = r * 1.5 + x; if (r > 5) { return r * x; } } }", Positive),
        new("double Do(double x, int n) { double r = x; int i = 0; do { r = r * x + i; i++; } while (i < n); return r; }", Positive, Between(-1, 6)) { Trouble = true },
        new("double DoUntilLarge(double x) { double r = x; do { r = r * r + x; } while (r < 10); return r; }", Between(0.6, 1.7)),
        new("double DoOnce(double x) { double r = x; do { r = r * r + x; } while (false); return r; }") { Trouble = true },
        new("double DoForeverReturns(double x) { double r = x; do { r = r * 1.7 + 0.1; if (r > 4) { return r * r; } } while (true); }", Positive),
        new("double DoConditionAssigns(double x) { double r = x, t; do { t = r * x + 1; r = t * 1.1; } while ((t *= 1.5) < 20); return t * r; }", Between(1.4, 2)),
        new("double DoInDo(double x) { double r = x; int i = 0; do { int j = 0; do { r = System.Math.Sin(r) + x; j++; } while (j < i); i++; } while (i < 3); return r; }", Positive) { Trouble = true },
        new("double WhileInFor(double x, int n) { double s = 0; for (int i = 1; i <= n; i++) { double r = x * i; while (r > 1) { r = r / 2 - 0.05; s += r * r; } s += r * x; } return s; }", Positive, Between(0, 5)),
        new("double ForInWhile(double x) { double r = x; while (r < 20) { double t = 0; for (int i = 0; i < 3; i++) { t += r * x / (i + 1); } r += t; } return r; }", Positive),
        new("double WhileInWhile(double x) { double r = x; double s = 0; while (r < 8) { double t = r; while (t > 0.5) { t = t * 0.6 - 0.02 * x; s += t * t; } r = r * 2 + 0.3 * x; } return s * r; }", Positive),
        new("double ThreeWhiles(double x) { double s = 0; double a = x; while (a < 4) { double b = a; while (b < 5) { double c = b; while (c < 6) { c = c * 1.5 + x; s += c; } b = b * 1.6 + c * 0.05; } a = a * 2 + 0.1 * b; } return s; }", Positive),
        new("double CountOfPasses(double x) { double r = x; int n = 0; while (r < 30) { r *= 1.5; n++; } return x * n + x * x; }", Positive),
        new("double OnlyCountsMatter(double x, double y) { double r = 1; int n = 0; while (r < y) { r *= 1.5; n++; } return x * n; }", Positive, Between(0, 40)) { Warnings = ["AG0013"] },
        new("double LoopWithoutActive(double x, int n) { int k = 1; while (k < n) { k = k * 3 + 1; } return x * x * k; }", Positive, Between(0, 60)) { Trouble = true },
        new("double Collatz(double x, int n) { double r = x; while (n > 1) { if (n % 2 == 0) { n /= 2; r *= x; } else { n = 3 * n + 1; r += 0.1 * x * n; } } return r; }", Between(0.6, 1.1), Between(1, 14)),
        new("double Euclid(double x, int a, int b) { double r = x; while (b != 0) { int t = a % b; a = b; b = t; r = r * x + a; } return r * a; }", Positive, Between(1, 40), Between(0, 40)),
        new("double LoopVariableReal(double x) { double r = 0, t = 0; while (t < 1) { r += System.Math.Exp(-x * t); t += 0.125; } return r; }", Positive),
        new("double TimeStepFromState(double x) { double t = 0, r = x; while (t < 2) { double h = 0.5 / (1 + r * r); r += h * (x - r * r * 0.1); t += h; } return r * t; }", Positive),
        new("double Bits(double x, int n) { double power = x, r = 1; while (n != 0) { if ((n & 1) != 0) { r *= power; } power *= power; n >>= 1; } return r; }", Positive, Between(0, 20))
        {
            Exact = a => [(int)a[1]! * System.Math.Pow((double)a[0]!, (int)a[1]! - 1)],
        },
        new("float Single(float x) { float r = x; while (r < 10) { r = r * 1.5f + x; } return r; }", Positive),
        new("(double, int) WithCount(double x) { double r = x; int n = 0; while (r < 10) { r = r * 1.5 + x; n++; } return (r, n); }", Positive),
        new("double LastTwo(double x) { double a = x, b = x * x; while (a + b < 30) { double c = a + b * x; a = b; b = c; } return a * b; }", Between(1.1, 1.7)),
        new("double AllUndefinedOnExit(double x) { double t; double s = x; int i = 0; while (true) { t = s * x; if (i == 2) { break; } s += t; i++; } return s * t; }", Positive) { Trouble = true },
    ];
}
