using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Numbers passed by ref, out and in, and several outputs of every kind.</summary>
public sealed class ReferenceParameters : RoutineBattery<ReferenceParameters>
{
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Ref(ref double x) { x *= 2 * x; return x * x; }"),
        new("void RefOnly(ref double x, double y) { x = x * y + x * x; }"),
        new("double RefNotWritten(ref double x, double y) => x * y;"),
        new("double RefOverwritten(ref double x, double y) { x = y * y; return x * y; }"),
        new("double RefReadThenOverwritten(ref double x, double y) { double old = x; x = y; x += old * old; return old * x; }"),
        new("void TwoRefs(ref double x, ref double y) { double t = x; x = y * y; y = t * x; }"),
        new("void SwapRefs(ref double x, ref double y) { (x, y) = (y, x); }"),
        new("double RefInBranch(ref double x, double y) { if (y > 0) { x = y * x; } else if (y < -1) { x += y; } return x * y; }"),
        new("double RefInLoop(ref double x, double y, int n) { double s = 0; for (int i = 0; i < n; i++) { x = x * y + 0.1 * i; s += x * x; } return s; }", Between(-1, 1), Between(-1, 1), Between(0, 5)),
        new("double RefEarlyReturn(ref double x, double y) { x *= y; if (x > 0) { return x * x; } x += y; return x * y; }"),
        new("double RefWhole(ref int n, double x) { n += 2; double s = x * n; n *= 2; return s * n; }", Between(-2, 2)),
        new("double RefTruth(ref bool b, double x) { b = !b && x > 0; return b ? x * x : x; }"),
        new("float RefFloat(ref float x, float y) { x = x * y + y; return x * x; }"),
        new("void RefFloatAndDouble(ref float x, ref double y) { y *= x; x = (float)y * x; }"),
        new("double Out(double x, out double y) { y = x * x; return y * x; }"),
        new("void OutOnly(double x, out double y) { y = x * x; }"),
        new("void TwoOuts(double x, double y, out double sum, out double product) { sum = x + y; product = x * y * sum; }"),
        new("void OutReadBack(double x, out double y) { y = x * x; y = y * y + x; y *= x; }"),
        new("void OutInBranches(double x, out double y) { if (x > 0) { y = x * x; } else { y = x * 3; } }"),
        new("bool OutEarlyReturn(double x, double z, out double y) { if (x < 0) { y = 0; return false; } y = Math.Sqrt(x) * z; return true; }", Between(0.2, 2)) { Special = [[-1.0, 2.0], [0.0, 1.0]] },
        new("void OutInLoop(double[] x, out double sum, out double largest) { sum = 0; largest = double.NegativeInfinity; foreach (double v in x) { sum += v * v; if (v > largest) { largest = v; } } }", Three),
        new("double OutWhole(double x, out int n) { n = (int)(x * 3); return x * x * n; }", Between(0.4, 2)),
        new("void OutMixed(double x, out int n, out double y, out bool b) { n = 3; y = x * x * n; b = y > 1; }"),
        new("float OutFloat(float x, out float y) { y = x * x; return y * x; }"),
        new("void OutInDo(double x, out double y) { do { y = x * x; x += 1; } while (x < 3); }", Between(-1, 4)),
        new("void OutsInEndlessLoop(double x, out double y, out bool b) { while (true) { y = x * x; b = y > 3; if (b) { break; } x += 1; } }", Between(0, 3)) { Trouble = false },
        new("bool OutsOfSearch(double[] x, out double best, out int at) { best = 0; at = -1; for (int i = 0; i < x.Length; i++) { if (x[i] > best) { best = x[i]; at = i; } } return at >= 0; }"),
        new("bool OutsOfRootFinder(double a, double start, out double root, out int steps) { double v = start; for (steps = 0; steps < 40; steps++) { double next = 0.5 * (v + a / v); if (Math.Abs(next - v) < 1e-9) { root = next; return true; } v = next; } root = double.NaN; return false; }", Between(0.5, 3), Between(1, 2)) { Trouble = false },
        new("double OutWholeInLoopOfCalls(double x) { double s = 1; int n = 0, m; do { s += Both(x, out m) * m; n++; } while (n < 3 && s < 9); return s * m; }", Between(0.5, 2)) { Helpers = "private static double Both(double a, out int n) { n = (int)(a * 3); return a * a * n; }" },
        new("double In(in double x, in double y) => x * y * y;"),
        new("double InAndRef(in double x, ref double y) { y *= x; return x * y; }"),
        new("void InRefOut(in double x, ref double y, out double z) { z = x * y; y = z * z + x; }"),
        new("void SpanAndRef(Span<double> x, ref double a) { for (int i = 0; i < x.Length; i++) { a = a * 0.5 + x[i] * x[i]; x[i] *= a; } }"),
        new("double SpanRefAndOut(Span<double> x, ref double a, out double b) { x[0] *= a; a += x[0] * x[1]; b = a * x[1]; x[1] = b * b; return a * b + x[2]; }", Three),
        new("(double, double) TupleAndOut(double x, double y, out double z) { z = x / (1 + y * y); return (z * x, y * z); }"),
        new("int WholeResultAndOut(double x, out double y) { y = x * x; return (int)x; }"),
        new("double CallWithRef(double x, double y) { double a = x; Change(ref a, y); Change(ref a, a); return a * x; }") { Helpers = "private static void Change(ref double v, double w) { v = v * w + 1; }" },
        new("double CallWithOut(double x, double y) { Split(x, y, out double a, out double b); return a * b + a; }") { Helpers = "private static void Split(double p, double q, out double sum, out double product) { sum = p + q; product = p * q * sum; }" },
        new("double CallWithDiscard(double x, double y) { Split(x, y, out _, out double b); return b * b; }") { Helpers = "private static void Split(double p, double q, out double sum, out double product) { sum = p + q; product = p * q * sum; }" },
        new("double CallWithTry(double x) { if (TryRoot(x, out double r)) { return r * x; } return -x * x; }") { Helpers = "private static bool TryRoot(double a, out double r) { if (a < 0) { r = double.NaN; return false; } r = Math.Sqrt(a + 1); return true; }" },
        new("double CallWithElement(double[] x, double a) { Change(ref x[0], a); Change(ref x[1], x[0]); return x[0] * x[1]; }", Three) { Helpers = "private static void Change(ref double v, double w) { v = v * w + 1; }" },
        new("void CallWithOutElement(Span<double> x, double a) { Make(a * x[0], out x[1]); Make(x[1], out x[0]); }", Three) { Helpers = "private static void Make(double v, out double w) { w = v * v + 1; }" },
        new("double CallWithOwnRef(ref double x, double y) { Change(ref x, y); x += y; Change(ref x, x); return x * y; }") { Helpers = "private static void Change(ref double v, double w) { v = v * w + 1; }" },
        new("void CallWithOwnOut(double x, out double y) { Make(x, out y); y *= x; }") { Helpers = "private static void Make(double v, out double w) { w = v * v + 1; }" },
        new("double CallSwapping(double x, double y) { double a = x * x, b = y; Swap(ref a, ref b); return a * a + b; }") { Helpers = "private static void Swap(ref double p, ref double q) { double t = p; p = q; q = t; }" },
        new("double CallInLoop(double x, int n) { double s = x, t = 1; for (int i = 0; i < n; i++) { Step(ref s, ref t, x); } return s * t; }", Between(-1, 1), Between(0, 5)) { Helpers = "private static void Step(ref double p, ref double q, double h) { p += h * q * 0.5; q = Math.Sin(q + p); }" },
        new("double CallWithWholes(double x, int n) { int k = n; Next(ref k, out int m); Next(ref k, out m); return x * x * k * m; }", Between(-1, 1), Between(0, 5)) { Helpers = "private static void Next(ref int p, out int q) { q = p * 2; p += q; }" },
        new("double CallWithIn(double x, double[] y) => Scaled(in x, in y[1]) * Scaled(x, y[0] * x);", Between(-1, 1), Three) { Helpers = "private static double Scaled(in double p, in double q) => p * q * q;" },
        new("double RefThenThrows(ref double x, double y) { x = x * y; if (x > 100) { throw new OverflowException(\"x\"); } x += 1; return x * y; }") { Throwing = [[20.0, 30.0]] },
        new("void OutThenThrows(double x, out double y) { y = x * x; if (y > 100) { throw new OverflowException(\"y\"); } }") { Throwing = [[20.0]] },
    ];
}
