using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>One callee for many patterns of active arguments, results and buffers; callees in every place where a call may stand.</summary>
public sealed class CallPatterns : RoutineBattery<CallPatterns>
{
    // Too large for a single expression, with an early exit, a loop of its own and a branch.
    private const string Blend = """
        private static double Blend(double a, double b, double c)
        {
            double s = a;
            for (int i = 0; i < 4; i++)
            {
                s = s * 0.6 + b * Math.Sin(s + c);
                if (s > 2) { return s * c + a; }
                int k = 0;
                while (Math.Abs(s) > 1 && k < 3) { s = s * 0.7 - 0.1 * c; k++; }
                if (i == 2) { s += a * b * c; } else { s -= 0.05 * b; }
            }
            return s * a + b;
        }
        """;

    private const string Mix = """
        private static double Mix(Span<double> p, ReadOnlySpan<double> q, double k, out double last)
        {
            last = k;
            double s = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double v = p[i] * k + q[i % q.Length] * last;
                if (v > 2) { v = Math.Sqrt(v) + 0.1 * k; }
                p[i] = v;
                last = v * 0.5 + 0.2 * q[0];
                s = s * 0.7 + v * v;
                for (int j = 0; j < i; j++) { s += p[j] * 0.05 * last; if (s > 6) { s *= 0.5; break; } }
            }
            return s;
        }
        """;

    private static readonly Domain Number = Between(-1, 1);
    private static readonly Elements Three = new(3, 4, Between(-1, 1));

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double AllActive(double x, double y) => Blend(x, y, x * y);", Number, Number) { Helpers = Blend },
        new("double FirstActive(double x) => Blend(x, 0.5, 0.25);", Number) { Helpers = Blend },
        new("double SecondActive(double x) => Blend(0.3, x, 0.25);", Number) { Helpers = Blend },
        new("double ThirdActive(double x) => Blend(0.3, 0.5, x);", Number) { Helpers = Blend },
        new("double EachInTurn(double x) => Blend(x, 0.5, 0.2) + Blend(0.3, x, 0.2) + Blend(0.3, 0.5, x);", Number) { Helpers = Blend },
        new("double PairsInTurn(double x, double y) => Blend(x, y, 0.2) * Blend(0.3, x, y) - Blend(y, 0.5, x);", Number, Number) { Helpers = Blend },
        new("double NoneActive(double x, int n) => x * Blend(n, 0.5, 0.2) + x;", Number, Between(0, 3)) { Helpers = Blend },
        new("double ConstantParameters(double x, [Constant] double k) => Blend(x, k, 0.2) + Blend(k, x, k) + Blend(k, k, k);", Number, Number) { Helpers = Blend },
        new("double ResultOfOneIsArgumentOfNext(double x, double y) => Blend(Blend(x, 0.5, y), Blend(0.3, y, x), Blend(x, x, x));", Number, Number) { Helpers = Blend },
        new("double ResultUnused(double x, double y) { Blend(x, y, 0.5); _ = Blend(y, x, 0.2); return x * y; }", Number, Number) { Helpers = Blend },
        new("double ResultUsedAsWhole(double x, double y) { int n = (int)(Blend(x, y, 0.5) * 3); return x * y * n + x; }", Number, Number) { Helpers = Blend },
        new("double ResultInCondition(double x, double y) => Blend(x, y, 0.5) > 0.2 ? x * y : x + y;", Number, Number) { Helpers = Blend },
        new("double InLoopHeader(double x, double y) { double s = 0; for (double t = Blend(x, y, 0.1); t < 1 && s < 4; t += 0.3 + Math.Abs(Blend(y, t, x))) { s += t * x; } return s; }", Number, Number) { Helpers = Blend, Trouble = false },
        new("double InIndex(double[] x, double a) { int i = (int)Math.Abs(Blend(x[0], a, 0.3) * 5) % 3; return x[i] * Blend(x[i], x[1], a); }", Three, Number) { Helpers = Blend, Trouble = false },
        new("double InElementAssignment(double[] x, double a) { x[1] = Blend(x[0], a, x[1]); x[0] += Blend(x[1], x[0], a); x[2] *= Blend(a, x[2], x[0]); return x[0] * x[1] + x[2]; }", Three, Number) { Helpers = Blend },
        new("double InSwitch(double x, double y, int n) => n switch { 0 => Blend(x, y, 0.1), 1 => Blend(y, x, x) * x, _ => Blend(x, x, y) + Blend(y, y, x) };", Number, Number, Between(0, 2)) { Helpers = Blend },
        new("double InTuple(double x, double y) { var (a, b) = (Blend(x, y, 0.3), Blend(y, x, 0.2)); (a, b) = (Blend(b, a, 0.1), a); return a * b; }", Number, Number) { Helpers = Blend },
        new("double InThrowGuard(double x, double y) { if (Blend(x, y, 0.3) < -50) { throw new ArgumentException(\"low\"); } return Blend(x, y, 0.3) * x; }", Number, Number) { Helpers = Blend },
        new("double InDoCondition(double x, double y) { double s = x; int i = 0; do { s = s * 0.8 + y; i++; } while (Blend(s, y, x) < 0.8 && i < 4); return s * i; }", Number, Number) { Helpers = Blend },
        new("double InArguments(double x, double y) => Math.Max(Blend(x, y, 0.3), Math.Min(Blend(y, x, 0.2), 0.4)) + Math.Atan2(Blend(x, x, x) + 3, 2);", Number, Number) { Helpers = Blend },
        new("double BuffersActive(double[] p, double[] q, double k) { double s = Mix(p, q, k, out double last); return s * last + p[0]; }", Three, Three, Number) { Helpers = Mix },
        new("double WrittenConstant([Constant] double[] p, double[] q, double k) { double s = Mix(p, q, k, out double last); return s * last + p[0]; }", Three, Three, Number) { Helpers = Mix },
        new("double ReadConstant(double[] p, [Constant] double[] q, double k) { double s = Mix(p, q, k, out double last); return s * last + p[0]; }", Three, Three, Number) { Helpers = Mix },
        new("double OnlyNumberActive([Constant] double[] p, [Constant] double[] q, double k) { double s = Mix(p, q, k, out double last); return s * last + p[0]; }", Three, Three, Number) { Helpers = Mix },
        new("double NumberConstant(double[] p, double[] q, [Constant] double k) { double s = Mix(p, q, k, out double last); return s * last + p[0]; }", Three, Three, Number) { Helpers = Mix },
        new("double OnlyReadActive([Constant] double[] p, double[] q, [Constant] double k) => Mix(p, q, k, out _) * p[1];", Three, Three, Number) { Helpers = Mix },
        new("double EveryPatternOnce(double[] x, [Constant] double[] c, double k) { double s = Mix(x, c, 0.5, out double a); s += Mix(c, x, 0.3, out double b) * a; s += Mix(c, c, k, out double d) * b; return s + Mix(x, c.AsSpan(0, 2), k, out _) * d; }", Three, Three, Number) { Helpers = Mix },
        new("double WrittenPartOfOneBuffer(Span<double> x, double k) => Mix(x[..2], x[2..], k, out double a) * a + Mix(x[1..], x[..1], a, out _) * x[0];", new Elements(3, 5, Between(-1, 1)), Number) { Helpers = Mix },
        new("double OverlappingPartsOfOneBuffer(Span<double> x, double k) => Mix(x[1..], x, k, out double a) * a + Mix(x, x, a, out _);", new Elements(3, 5, Between(-1, 1)), Number) { Helpers = Mix },
        new("double OutIntoElement(double[] x, double[] y, double k) { double s = Mix(x, y, k, out y[0]); s += Mix(y, x, y[0], out x[1]); return s * x[1] * y[0]; }", Three, Three, Number) { Helpers = Mix },
        new("double FreshScratchEachTime(double[] x, double k, int n) { double s = k; for (int i = 0; i < n; i++) { var t = new double[x.Length]; x.CopyTo(t, 0); s = Mix(t, x, s * 0.3, out double a) * 0.4 + a; } return s; }", Three, Number, Between(0, 3)) { Helpers = Mix },
        new("double SameScratchEachTime(double[] x, double k, int n) { var t = new double[2]; double s = k; for (int i = 0; i < n; i++) { s = Mix(t, x, s * 0.3, out double a) * 0.4 + a + t[1]; } return s; }", Three, Number, Between(0, 3)) { Helpers = Mix },
        new("double RowsAsArguments(double[][] x, double k) { double s = 0; for (int i = 0; i + 1 < x.Length; i++) { s += Mix(x[i], x[i + 1], k, out double a) * a; } return s * x[0][0]; }", new Elements(2, 3, Between(-1, 1)), Number) { Helpers = Mix },
        new("double SameRowTwice(double[][] x, double k) => Mix(x[1], x[1], k, out double a) * a + Mix(x[0], x[1], a, out _);", new Elements(2, 3, Between(-1, 1)), Number) { Helpers = Mix },
        new("double ConditionalOut(double[] x, double[] y, double k) { double a = k; double s = 1; if (k > 0) { s = Mix(x, y, k, out a); } return s * a + Mix(y, x, a, out a) * a; }", Three, Three, Number) { Helpers = Mix },
        new("double ThroughTwoLevels(double[] x, double[] y, double k) { double s = Twice(x, y, k); return s + Twice(y, x, s * 0.1) * x[0]; }", Three, Three, Number) { Helpers = Mix + "private static double Twice(double[] p, double[] q, double k) { double s = Mix(p, q, k, out double a); if (s > 1) { s += Mix(q, p, a * 0.5, out a); } return s * a; }" },
        new("double DeadOutput(double[] x, double[] y, double k) { Mix(x, y, k, out double unused); _ = unused; return y[0] * y[0] + k; }", Three, Three, Number) { Helpers = Mix },
        new("double RecursiveInEveryPlace(double x, int n) { if (n <= 0) { return x * x; } double s = RecursiveInEveryPlace(x * 0.5, n - 1); if (RecursiveInEveryPlace(s * 0.1, n - 2) > 0.1) { s += RecursiveInEveryPlace(RecursiveInEveryPlace(x, n - 2), n - 2); } for (int i = 0; i < RecursiveInEveryPlace(x, n - 3) && i < 2; i++) { s = s * 0.5 + x; } return s; }", Between(0.3, 1.5), Between(0, 4)),
        new("double ManyPatterns(double x, double y, int n) => G(x, 1, 2, n) + G(1, x, 2, n) * y + G(1, 2, x, n) + G(x, y, 2, n) * G(1, y, x, n) + G(0.5, 2, 3, n) * x;", Between(0.3, 1.5), Between(0.3, 1.5), Between(0, 4)) { Helpers = "private static double G(double a, double b, double c, int n) => n == 0 ? a * b + c : G(a * 0.5 + 0.1, c, b, n - 1) * Math.Sin(a + b * c);" },
        new("double ManyPatternsOfBuffers(double[] x, [Constant] double[] k, double a, int n) => G(x, 1, 2, n) + G(x, a, 2, n) * G(k, 1, a, n) + G(x, 1, a, n) * G(k, a, 1, n) + G(x, a, a, n) + G(k, a, a * a, n);", new Elements(3, 4), new Elements(3, 4), Between(0.3, 1.5), Between(0, 4)) { Helpers = "private static double G(double[] v, double a, double b, int n) { v[n % 3] = v[(n + 1) % 3] * a + b; return n == 0 ? v[0] * a + b : G(v, b * 0.5, a, n - 1) * Math.Sin(a * b) + v[1]; }" },
        new("double ManyPatternsOfOutputs(double x, int n) { double s = x, t = 1, u = 2; G(ref s, 1, out double p, n); G(ref t, x, out double q, n); G(ref u, 3, out double r, n); G(ref r, p, out double w, n); return s * t + u * p + q * r + w; }", Between(0.3, 1.5), Between(0, 4)) { Helpers = "private static void G(ref double a, double b, out double c, int n) { a = a * b + 0.1; c = Math.Sin(a); if (n > 0) { G(ref c, a * 0.5, out a, n - 1); } }" },
    ];
}
