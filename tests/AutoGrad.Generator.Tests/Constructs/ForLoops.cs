using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Counted loops: any step, any bound, up and down, nested.</summary>
public sealed class ForLoops : RoutineBattery<ForLoops>
{
    private static readonly Domain Positive = Between(0.3, 1.7);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double SumOfSquares(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x * x; } return s; }", Between(-3, 3), Between(0, 6))
        {
            Special = [[3.0, 5], [3.0, 0], [3.0, -2]],
            Exact = a => [2 * (double)a[0]! * (int)a[1]!],
        },
        new("double RepeatedProduct(double x, int n) { double p = 1; for (int i = 0; i < n; i++) { p *= x; } return p; }", Between(-2, 2), Between(0, 6))
        {
            Special = [[2.0, 4], [0.0, 3]],
        },
        new("double FromOne(double x, int n) { double s = 0; for (int i = 1; i <= n; i++) { s += System.Math.Sin(i * x) / i; } return s; }", Between(-2, 2), Between(-1, 7)),
        new("double Down(double x, int n) { double r = 1; for (int i = n; i > 0; i--) { r = r * x + i; } return r; }", Between(-1.5, 1.5), Between(0, 6)),
        new("double DownToZero(double x, int n) { double r = x; for (int i = n - 1; i >= 0; i--) { r = r * r * 0.1 + i * x; } return r; }", Between(-1, 1), Between(0, 5)),
        new("double StepOfTwo(double x, int n) { double r = 1; for (int i = 0; i < n; i += 2) { r *= x + i; } return r; }", Positive, Between(0, 9)),
        new("double StepOfThreeDown(double x, int n) { double r = 1; for (int i = n; i > -4; i -= 3) { r += r * x / (i * i + 1); } return r; }", Positive, Between(0, 9)),
        new("double StepByParameter(double x, int n, int step) { double r = 1; for (int i = 0; i < n; i += step) { r *= x + 0.1 * i; } return r; }", Positive, Between(0, 9), Between(1, 4)),
        new("double NegativeStepByParameter(double x, int n, int step) { double r = 1; for (int i = n; i > 0; i += step) { r *= x + 0.1 * i; } return r; }", Positive, Between(0, 9), Between(-4, -1)),
        new("double NotEqual(double x, int n) { double r = x; for (int i = 0; i != n; i++) { r = System.Math.Sin(r) + i * x; } return r; }", Positive, Between(0, 6)),
        new("double NotEqualDown(double x, int n) { double r = x; for (int i = n; i != -1; --i) { r = System.Math.Cos(r) * x + i; } return r; }", Positive, Between(0, 6)),
        new("double Doubling(double x, int n) { double r = x; for (int i = 1; i < n; i *= 2) { r = r * x + i; } return r; }", Positive, Between(0, 40)),
        new("double Halving(double x, int n) { double r = x; for (int i = n; i > 0; i >>= 1) { r *= (i & 1) == 1 ? x : x * x; } return r; }", Positive, Between(0, 40)),
        new("double TwoVariables(double x, int n) { double r = 1; for (int i = 0, j = n; i < j; i++, j--) { r *= x + i * 0.3 - j * 0.2; } return r; }", Positive, Between(0, 9)),
        new("double ThreeVariables(double x, int n) { double r = 1; for (int i = 0, j = 1, k = 1; i < n; i++, k = j + k, j = k - j) { r += r * x / (j + k); } return r; }", Positive, Between(0, 9)),
        new("double RealAndWholeVariable(double x, int n) { double r = 0; int i = 0; for (double t = x; i < n; i++, t *= x) { r += t / (i + 1); } return r; }", Positive, Between(0, 7)),
        new("double RealCounter(double x) { double r = 0; for (double t = 0; t < 1.05; t += 0.1) { r += System.Math.Exp(-x * t) * 0.1; } return r; }", Positive),
        new("double RealCounterFromInput(double x, double y) { double r = 0; for (double t = x; t < 3; t += 0.25) { r += t * y; } return r; }", Between(0, 2.9), Positive) { Trouble = false },
        new("double RealStepFromInput(double x, double h) { double r = 0; for (double t = 0; t < 2; t += h) { r += t * x * h; } return r; }", Between(0, 2.9), Between(0.21, 0.9)) { Trouble = false },
        new("float SingleCounter(float x) { float r = 0; for (float t = 0; t < 1.05f; t += 0.25f) { r += t * x * x; } return r; }", Positive),
        new("double CounterChangedInBody(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { if (i % 3 == 1) { i++; } r *= x + 0.1 * i; } return r; }", Positive, Between(0, 12)),
        new("double CounterJumpsAhead(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { r += r * x * 0.1; if (r > 2) { i += 3; r *= x; } } return r; }", Positive, Between(0, 12)),
        new("double BoundChangedInBody(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { r *= x + 0.1 * i; if (r < 1) { n--; } } return r; }", Positive, Between(0, 9)),
        new("double BoundGrows(double x, int n) { double r = 1; int m = n; for (int i = 0; i < m; i++) { if (i < 4) { m++; } r = r * x + m * 0.01; } return r; }", Positive, Between(0, 6)),
        new("double StepChangedInBody(double x, int n) { double r = 1; int step = 1; for (int i = 0; i < n; i += step) { r += x * i * r * 0.01; step = i % 2 + 1; } return r; }", Positive, Between(0, 12)),
        new("double Unsigned(double x, uint n) { double r = 1; for (uint i = 0; i < n; i++) { r *= x + i; } return r; }", Positive, Between(0, 5)),
        new("double UnsignedDownWraps(double x, uint n) { double r = 1; for (uint i = n; i < 10; i--) { r *= x + 0.1 * i; } return r; }", Positive, Between(0, 12)),
        new("double Long(double x, long n) { double r = 1; for (long i = 0; i < n; i++) { r *= x + i; } return r; }", Positive, Between(0, 5)),
        new("double ByteWraps(double x) { double r = 1; for (byte i = 250; i > 200; i++) { r *= x + 0.001 * i; } return r; }", Positive),
        new("double Short(double x, short n) { double r = 1; for (short i = 0; i < n; ++i) { r = r * x + i; } return r; }", Positive, Between(0, 5)),
        new("double CharCounter(double x) { double r = 1; for (char c = 'a'; c <= 'f'; c++) { r = r * x + (c - 'a'); } return r; }", Positive),
        new("double Nested(double x, int n, int m) { double s = 0; for (int i = 0; i < n; i++) { double p = 1; for (int j = 0; j < m; j++) { p *= x + 0.1 * i; } s += p; } return s; }", Positive, Between(0, 4), Between(0, 4)),
        new("double NestedCarriesThrough(double x, int n, int m) { double p = x; for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { p = System.Math.Sin(p) + x * j; } p *= x; } return p; }", Positive, Between(0, 4), Between(0, 4)),
        new("double ThreeDeep(double x, double y, int n) { double s = x; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { for (int k = 0; k < n; k++) { s = 0.5 * s * y + x * (i + j * k); } } } return s; }", Positive, Positive, Between(0, 3)),
        new("double ThreeDeepNonlinear(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = System.Math.Sin(s + i); for (int j = 0; j < 2; j++) { s = s * s + 0.1 * j; for (int k = 0; k < n; k++) { s = System.Math.Cos(s * x) + k; } } } return s; }", Positive, Between(0, 3)),
        new("double Triangular(double x, int n) { double s = 1; for (int i = 0; i < n; i++) { for (int j = 0; j <= i; j++) { s += s * x / (1 + i + j) * 0.3; } } return s; }", Positive, Between(0, 6)),
        new("double TriangularDown(double x, int n) { double s = 1; for (int i = n - 1; i >= 0; i--) { for (int j = i + 1; j < n; j++) { s = s * x + 0.01 * j; } s /= x + i; } return s; }", Positive, Between(0, 6)),
        new("double InnerBoundCarried(double x, int n) { double s = 1; int m = 1; for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { s *= 1 + 0.1 * x * j; } m = (m * 3 + i) % 5; } return s; }", Positive, Between(0, 6)),
        new("double InnerBoundFromValue(double x, int n) { double s = x; for (int i = 0; i < n; i++) { int m = (int)(s * 3) % 4; for (int j = 0; j < m; j++) { s = System.Math.Sqrt(s + j) + x; } s += 0.3 * x; } return s; }", Positive, Between(0, 6)),
        new("double TwoInnerLoops(double x, int n) { double s = 1, t = x; for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { s += t * x * 0.2; } for (int j = 0; j < 2; j++) { t = t * s * 0.3 + 0.1; } } return s * t; }", Positive, Between(0, 5)),
        new("double OneAfterTheOther(double x, int n) { double s = 1; for (int i = 0; i < n; i++) { s *= x; } double t = s * s; for (int i = 0; i < n; i++) { t += s / (i + 1); s += t * 0.1; } return s * t; }", Positive, Between(0, 5)),
        new("double NoBody(double x, int n) { int i; for (i = 0; i < n; i += 3) { } return x * i; }", Positive, Between(-2, 12)),
        new("double CounterOutlives(double x, int n) { double r = x; int i; for (i = 0; i < n; i++) { r *= x; } return r * i + x * i; }", Positive, Between(-2, 5)),
        new("double EverythingInHeader(double x, int n) { double r = 1; for (int i = 0; i < n; r *= x + i, i++) { } return r; }", Positive, Between(0, 5)),
        new("double NoHeader(double x, int n) { double r = 1; int i = 0; for (; ; ) { if (i >= n) { break; } r *= x + i; i++; } return r; }", Positive, Between(0, 5)),
        new("double NoIncrement(double x, int n) { double r = 1; for (int i = 0; i < n;) { r = r * x + i; i += 2; } return r; }", Positive, Between(0, 7)),
        new("double ActiveCondition(double x, double y) { double r = x; for (int i = 0; i < 20 && r < 5; i++) { r = r * 1.3 + y * i; } return r; }", Positive, Positive),
        new("double ConditionWithCall(double x, int n) { double r = x; for (int i = 0; Small(i, n); i++) { r *= x + i; } return r; }", Positive, Between(0, 5)) { Helpers = "private static bool Small(int i, int n) => i * i < n * 3;" },
        new("double BoundIsExpression(double x, int n) { double r = 1; for (int i = n / 2; i <= 2 * n - 3; i++) { r = r * x + 0.1 * i; } return r; }", Positive, Between(0, 7)),
        new("double Shadowed(double x, int n) { double r = 1; for (int i = 0; i < n; i++) { double t = x * i; r += t * t; } for (int i = n; i > 0; i--) { double t = r * x; r = t / i + 1; } return r; }", Positive, Between(0, 5)),
        new("double ValueOfEarlierPass(double x, int n) { double previous = 0, current = x; for (int i = 0; i < n; i++) { double next = current * x - previous * 0.5; previous = current; current = next; } return current * previous + current; }", Positive, Between(0, 6)),
        new("double SwappedEachPass(double x, double y, int n) { double a = x, b = y; for (int i = 0; i < n; i++) { (a, b) = (b * x, a + b); } return a * a + b; }", Positive, Positive, Between(0, 6)),
        new("double OnlyLastPassCounts(double x, int n) { double r = x; for (int i = 0; i < n; i++) { r = x * x * i; } return r; }", Positive, Between(0, 5)),
        new("double WholeAlongTheWay(double x, int n) { double s = 0; int k = 1; for (int i = 0; i < n; i++) { k = k * 7 % 11; s += k * x * x; } return s; }", Positive, Between(0, 9)),
        new("double TruthCarried(double x, int n) { double s = x; bool up = true; for (int i = 0; i < n; i++) { if (up) { s = s * x + 1; } else { s = s / x - 1; } up = !up && s > 0 || s < -1; } return s; }", Positive, Between(0, 8)),
        new("double Conditional(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = i % 2 == 0 ? s * x : s + x * i; } return s; }", Positive, Between(0, 7)),
        new("double IfWithoutElse(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (s > 1) { s = s * s * 0.4; } s += x * 0.5; } return s; }", Positive, Between(0, 7)),
        new("double SwitchInside(double x, int n) { double s = x; for (int i = 0; i < n; i++) { switch (i % 3) { case 0: s *= x; break; case 1: s += x * x; break; default: s = System.Math.Sin(s); break; } } return s; }", Positive, Between(0, 8)),
        new("double LoopInBranch(double x, int n) { double s = x; if (x > 1) { for (int i = 0; i < n; i++) { s *= x; } } else { for (int i = 0; i < n; i++) { s += x * i; } } return s; }", Positive, Between(0, 5)),
        new("double LoopInSwitch(double x, int n) { double s = x; switch (n % 2) { case 0: for (int i = 0; i < n; i++) { s *= x; } break; default: s = x * x; break; } return s; }", Positive, Between(0, 6)),
        new("(double, double) SeveralResults(double x, double y, int n) { double a = x, b = y; for (int i = 0; i < n; i++) { a = a * y + 1; b += a * x; } return (a, a * b); }", Positive, Positive, Between(0, 5)),
        new("double AfterCheckedArithmetic(double x, int n) { int k = 0; double s = 0; for (int i = 0; i < n; i++) { k = checked(k * 10 + 1); s += x * x * k; } return s; }", Positive, Between(0, 5)) { Throwing = [[1.0, 12]] },
    ];
}
