using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Locals and parameters that stand for one buffer after another.</summary>
public sealed class ReassignedBuffers : RoutineBattery<ReassignedBuffers>
{
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double ReadOnlyAndWritable(ReadOnlySpan<double> c, Span<double> t, Span<double> r, int n) { double s = 0; for (int i = 0; i < n; i++) { t = r; c = i == 0 ? t : i == 1 ? t[1..] : c.Slice(1); t[0] *= c[0]; s += c[^1] * t[1]; } return s; }", new Elements(3, 4), new Elements(3, 4), new Elements(3, 4), Between(0, 3)),
        new("double SpanResliced(ReadOnlySpan<double> x) { double s = 1; while (x.Length > 0) { s = s * 0.5 + x[0] * x[0]; x = x.Slice(1); } return s; }"),
        new("double SpanReslicedByRange(ReadOnlySpan<double> x) { double s = 1; while (!x.IsEmpty) { s = s * x[^1] + x[0]; x = x[..^1]; } return s; }"),
        new("double WrittenAndResliced(Span<double> x, double a) { double s = 0; while (x.Length > 1) { x[1] = x[0] * a + x[1] * x[1]; s += x[1]; x = x[1..]; } return s; }"),
        new("double LocalResliced(Span<double> x) { Span<double> rest = x; double s = 0; for (int i = 0; rest.Length > 1; i++) { rest[0] *= rest[^1]; s += rest[0] * i; rest = rest.Slice(1, rest.Length - 2 + i % 2); } return s + (x.Length > 0 ? x[0] : 1); }"),
        new("double EitherOfTwoArrays(double[] x, double[] y, bool first) { double[] a = first ? x : y; a[0] *= a[1]; return x[0] * y[0]; }", Three, Three),
        new("double EitherOfTwoSpans(Span<double> x, Span<double> y, double k) { Span<double> a = x; if (k > 0) { a = y; } a[0] = k * a[1]; return x[0] * y[0] + a[2]; }", Three, Three),
        new("double ChosenByActive(double[] x, double[] y) { double[] larger = x[0] > y[0] ? x : y; double s = 0; foreach (double v in larger) { s += v * v; } return s * x[1] * y[1]; }", Three, Three),
        new("double ChosenInLoop(double[] x, double[] y, int n) { double s = 1; for (int i = 0; i < n; i++) { double[] a = i % 2 == 0 ? x : y; s = s * a[i % 3] + 0.1; } return s; }", Three, Three, Between(0, 6)),
        new("double TakesTurns(double[] x, int n) { double[] current = (double[])x.Clone(), next = new double[x.Length]; for (int t = 0; t < n; t++) { for (int i = 0; i < x.Length; i++) { next[i] = current[i] * 0.5 + current[(i + 1) % x.Length] * current[i]; } (current, next) = (next, current); } double s = 0; foreach (double v in current) { s += v * v; } return s; }", new Elements(1, 4, Between(-1, 1)), Between(0, 4)),
        new("double TakesTurnsByTemporary(double[] x, int n) { double[] current = x, next = new double[x.Length]; for (int t = 0; t < n; t++) { for (int i = 0; i < x.Length; i++) { next[i] = current[i] * current[i] * 0.5 + i; } double[] t0 = current; current = next; next = t0; } double s = 0; foreach (double v in current) { s += v * v; } return s; }", new Elements(1, 4, Between(-1, 1)), Between(0, 4)),
        new("double SpansTakeTurns(Span<double> x, Span<double> y, int n) { Span<double> a = x, b = y; for (int t = 0; t < n; t++) { for (int i = 0; i < a.Length; i++) { b[i] = a[i] * b[i] * 0.5 + t; } var c = a; a = b; b = c; } double s = 0; for (int i = 0; i < a.Length; i++) { s += a[i] * (i + 1); } return s; }", new Elements(2, 2), new Elements(2, 2), Between(0, 4)),
        new("double SpansSwappedIfLarger(Span<double> x, Span<double> y, double k) { Span<double> a = x, b = y; for (int t = 0; t < 3; t++) { a[0] = a[0] * k + b[1]; if (a[0] > b[0]) { var c = a; a = b; b = c; } } return a[0] * b[1] + b[0]; }", Three, Three),
        new("double ReplacedByNewArray(double[] x) { double s = 0; while (x.Length > 1) { var half = new double[x.Length / 2]; for (int i = 0; i < half.Length; i++) { half[i] = x[2 * i] * x[2 * i + 1]; } x = half; s += x[0]; } return x.Length == 1 ? s * x[0] : s; }", new Elements(0, 8)),
        new("double ReplacedWithinBranch(double[] x, double a) { double[] y = x; if (a > 0) { y = new double[x.Length]; y[0] = a * x[0]; } y[1] = a * y[0]; return y[1] * x[1] + x[0]; }", Three),
        new("double GrowsByDoubling(double[] x) { var list = new double[1]; int count = 0; foreach (double v in x) { if (count == list.Length) { var more = new double[2 * count]; Array.Copy(list, more, count); list = more; } list[count++] = v * v; } double s = 1; for (int i = 0; i < count; i++) { s = s * 0.5 + list[i] * (i + 1); } return s; }", new Elements(0, 7)),
        new("double StackedOnSpan(double x, int n) { Span<double> stack = stackalloc double[8]; int top = 0; stack[top++] = x; for (int i = 0; i < n; i++) { double v = stack[--top]; stack[top++] = v * x; if (i % 2 == 0) { stack[top++] = v + i; } } double s = 0; while (top > 0) { s = s * 0.5 + stack[--top]; } return s; }", Between(0.3, 1.5), Between(0, 7)),
        new("double RowOfJagged(double[][] x, int n) { double[] row = x[0]; double s = 1; for (int i = 0; i < n; i++) { s = s * row[i % 2] + 0.1; row = x[(i * 2 + 1) % x.Length]; row[0] += s * 0.1; } return s; }", new Elements(2, 4), Between(0, 5)),
        new("double ArrayThenSpanThenArray(double[] x) { Span<double> y = x; double[] z = y[1..].ToArray(); y = z; y[0] *= x[0]; x[1] = y[1] * z[0]; y = x; return y[1] * y[0]; }", Three),
        new("double ParameterReplaced(double[] x, double[] y) { y[0] *= x[0]; x = y; x[1] = x[0] * y[1]; return y[1] * y[1]; }", Three, Three),
        new("double GridReplaced(double[,] g, double a, int n) { var h = g; for (int t = 0; t < n; t++) { var next = new double[2, 2]; for (int i = 0; i < 2; i++) { for (int j = 0; j < 2; j++) { next[i, j] = h[i, 0] * h[0, j] * a + h[j, i]; } } h = next; } return h[0, 1] * h[1, 0] + h[1, 1]; }", new Elements(2, 2), Between(-1, 1), Between(0, 3)),
        new("double ConstantThenActive(double x, int n) { double[] a = Table; double s = 0; for (int i = 0; i < n; i++) { s += a[i % 2] * x; if (i == 1) { a = new[] { x, s }; } } return s; }", Between(0.3, 1.5), Between(0, 5)) { Helpers = "private static readonly double[] Table = { 0.5, 2 };" },
        new("double LongestOfSlices(double[] x) { Span<double> best = x.AsSpan(0, 0); for (int i = 0; i < x.Length; i++) { int j = i; while (j < x.Length && x[j] > 0) { j++; } if (j - i > best.Length) { best = x.AsSpan(i, j - i); } } double s = 0; for (int i = 0; i < best.Length; i++) { best[i] *= best[i]; s += best[i] * (i + 1); } return s; }", new Elements(0, 8)),
        new("double StackSpanResliced(double a) { Span<double> r = stackalloc double[3]; r[0] = a; r[1] = a * a; r[2] = 2; if (a > 0) { r = r.Slice(1); } return r[0] * r[1]; }"),
        new("double StackSpanReslicedOnBothSides(double a) { Span<double> r = stackalloc double[3]; r[0] = a; r[1] = a * a; r[2] = 2; if (a > 0) { r = r.Slice(1); } else { r = r.Slice(0, 2); } return r[0] * r[1] * r[0]; }"),
        new("double StackOrParameter(double a, double[] x) { Span<double> r = stackalloc double[2]; r[0] = a; r[1] = a * a; Span<double> q = r; if (a > 0.5) { q[0] *= 3; } else { q = x; } return q[0] * q[1] * r[0]; }", Between(-2, 2), new Elements(2, 2)),
        new("double ReadOnlyOfStack(double a, double[] x) { Span<double> r = stackalloc double[2]; r[0] = a; r[1] = a * a; ReadOnlySpan<double> q = r; if (a > 0.5) { q = r.Slice(1); } else { q = x; } return q[0] * r[0]; }", Between(-2, 2), new Elements(1, 2)),
        new("double StackReslicedInSwitch(double a, int n) { Span<double> r = stackalloc double[4]; r.Fill(a); r[2] = a * a; switch (n) { case 0: r = r.Slice(2); break; case 1: r = r[1..3]; break; default: r[0] = 3; break; } r[0] *= a; return r[0] * r[1]; }", Between(-2, 2), Between(0, 2)),
        new("double StackPartFromCallee(double a) { Span<double> r = stackalloc double[3]; r.Fill(a); r[1] = a * a; return Part(r, a)[0] * r[0]; }") { Helpers = "private static Span<double> Part(Span<double> z, double a) { if (a > 0) { z[1] *= 2; return z.Slice(1); } return z; }" },
        new("double ChosenThenReslicedInLoop(double[] x, double[] y, double a) { Span<double> z = x; if (a > 0) { z = y; } double s = a; while (z.Length > 0) { s *= z[0]; z[0] = s; z = z.Slice(1); } return s * x[0] * y[0]; }", Between(-2, 2), new Elements(1, 3)),
        new("double ArrayChosenThenSpanReslicedInLoop(double[] x, double[] y, double a) { double[] c = x; for (int i = 0; i < 2; i++) { if (x[i] > y[i]) { c = y; } } Span<double> z = c; double s = a; while (z.Length > 0) { s *= z[0]; z[0] = s; z = z.Slice(1); } return s * x[0] * y[0]; }", new Elements(2, 2), new Elements(2, 2)),
    ];
}
