using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Code whose value depends on which operand is read first, and on what a call changes behind one's back.</summary>
public sealed class EvaluationOrder : Battery<EvaluationOrder>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double ThreeReadsOneWrite(double x) { double s = x; return s + (s = 3 * s) * s - s; }"),
        new("double WriteInComparison(double x) { double s = x; return s > (s = 0.5) ? s * x : s + x * x; }"),
        new("double WriteInDivisor(double x) { double s = x; return s / (s = s * s + 1) + s; }", Between(0.2, 2)),
        new("double WriteInTupleOfTuples(double x) { double s = x; var t = ((s, s = s * 2), s); return t.Item1.Item1 + 2 * t.Item1.Item2 * t.Item2; }"),
        new("double SwapByAssignmentInside(double x, double y) { double a = x, b = y; (a, b) = (b, a = a * 3); return a + b * b; }"),
        new("double ReplacedTuple(double x) { var s = (A: x, B: x * x); return s.A * (s = (s.B, 2.0)).A + s.A; }"),
        new("double CapturedReadBeforeCall(double x) { double k = x; double Double() { k *= 2; return k; } k += Double(); return k; }"),
        new("double CapturedReadAroundCalls(double x) { double k = x; double Double() { k *= 2; return k; } return k * Double() + k - Double() * k; }"),
        new("double CapturedInArguments(double x) { double k = x; double Double() { k *= 2; return k; } return Helper(k, Double(), k); }") { Helpers = "private static double Helper(double a, double b, double c) => a + 2 * b * c;" },
        new("double CapturedInCondition(double x) { double k = x; bool Grow() { k += 1; return k > 1; } if (Grow() && k > 1.5 || Grow()) { return k * x; } return k + x * x; }"),
        new("double CapturedParameter(double x, double y) { void Change() { x = x * y; } Change(); y += x; Change(); return x * y; }"),
        new("double CapturedWhole(double x, int n) { int Next() => n++; return x * Next() + x * x * Next() + n; }"),
        new("double CapturedInBranchOnly(double x) { double k = 1; void Set() { k = x * x; } if (x > 0) { Set(); } return k * x; }"),
        new("double CapturedByTwo(double x) { double k = x; void Up() => k += 2; void Times() => k *= x; Up(); Times(); Up(); return k; }"),
        new("double CapturedByNested(double x) { double k = x; void Outer() { void Inner() { k *= x; } Inner(); k += 1; Inner(); } Outer(); return k; }"),
        new("double CapturedTuple(double x) { var t = (A: x, B: 2.0); void Turn() { t = (t.B * x, t.A); } Turn(); Turn(); return t.A * t.B; }"),
        new("double CapturedCompound(double x) { double k = x; double Next() { k += 1; return k; } k *= Next() + Next(); return k; }"),
        new("double EarlyReturnOfCapturing(double x, double y) { double k = x; void Adjust(double a) { if (a > 0) { k *= a; return; } k -= a; } Adjust(y); Adjust(x - y); return k; }"),
        new("double InArgumentSeesTheChange(double x) { double s = x; return Helper(in s, s = s * 2) + s; }") { Helpers = "private static double Helper(in double a, double b) => a * b + a;" },
        new("double InArgumentWithoutKeyword(double x) { double s = x; return Helper(s, s = s * 2) + s; }") { Helpers = "private static double Helper(in double a, double b) => a * b + a;" },
        new("double InArgumentOfExpression(double x) { double s = x; return Helper(s + 0, s = s * 2) + s; }") { Helpers = "private static double Helper(in double a, double b) => a * b + a;" },
        new("double ShortCircuitWritesBoth(double x, double y) { double a = x, b = y; bool r = (a = a * b) > 0 || (b = a + b) > 0; return r ? a * b : a + b * b; }"),
        new("double TernaryWritesCondition(double x) { double a = x; return (a = a - 0.25) > 0 ? a * (a = a + 1) : (a = -a) * a + a; }"),
        new("double SwitchWritesSelector(double x, int n) { int m = n; double r = (m = m + 1) switch { 1 => x * m, 2 => x * x * (m += 3), _ => x + m }; return r * m; }", Between(-2, 2), Between(-1, 3)),
        new("double IncrementInTuple(double x) { double s = x; var (a, b, c) = (s++, ++s, s--); return a * b + c * s; }"),
        new("double IncrementWithinCompound(double x) { double s = x; s += s++ * 2; s *= ++s; return s; }"),
        new("double WholeIncrementWithinCompound(double x, int n) { n += n++ * 2; n -= --n; return n * x + x; }"),
        new("double NegatedWrite(double x) { double s = x; return -(s = s * s) + s * -s; }"),
        new("double ConvertedWrite(double x) { float f = 1.5f; double d = (f = f * 2) * x; return d * f; }") { Coarse = false },
        new("double ChainedConversion(double x, int n) { double d; int m; d = m = n + 1; return d * x + m; }"),
        new("double DiscardedWrite(double x) { double s = x; _ = s = s * s; _ = (s += 1) * 2; return s * x; }"),
    ];
}
