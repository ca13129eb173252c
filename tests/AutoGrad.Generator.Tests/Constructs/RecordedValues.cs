using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>What has to be kept for the backward pass: values of every type, of every depth, over few passes and over many.</summary>
public sealed class RecordedValues : RoutineBattery<RecordedValues>
{
    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Three = new(3, 5);

    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double EveryTypeOnOneStack(double x, float y, int n) { double s = x; float f = y; bool up = true; byte b = 3; long l = 1; int i = 0; while (i < n || s > 4) { if (up) { s = s * x * 0.8 + f; } else { f = f * 0.5f + (float)(s * 0.1); s -= b; } up = s < 2.5; b = (byte)(b * 7 + i); l = l * 3 + b % 5; i += (int)(l % 2) + 1; s += b * 0.001 * x * (l % 7); } return s * f; }", Positive, Positive, Between(0, 7)),
        new("double TruthAndNumberInterleaved(double[] x) { double s = 1; bool odd = false; int i = 0; while (i < x.Length) { double v = x[i]; if (v > 0 ^ odd) { s = s * v + 0.1; } else { s = Math.Sin(s) - v * v; } odd = !odd && s > 0; i += odd ? 1 : 2; } return s; }", new Elements(0, 9)),
        new("double FloatsBetweenDoubles(float[] x, double a) { double s = a; float f = 1; int i = 0; while (i < x.Length) { f = f * x[i] + 0.5f; s = s * f + a; if (s > 3) { f *= 0.5f; s = s * 0.5 + f; } i++; } return s * f; }"),
        new("double ChoiceKept(double x, int n) { DayOfWeek day = DayOfWeek.Monday; double s = x; int i = 0; while (i++ < n || s > 9) { switch (day) { case DayOfWeek.Monday: s = s * x + 1; day = s > 2 ? DayOfWeek.Friday : DayOfWeek.Sunday; break; case DayOfWeek.Friday: s *= 0.4 + x * 0.1; day = DayOfWeek.Sunday; break; default: s = s * s * 0.2 + x; day = DayOfWeek.Monday; break; } } return s; }", Positive, Between(0, 8)),
        new("double TextKept(double x, string text) { string rest = text; double s = x; while (rest.Length > 0) { s = rest.StartsWith('a') ? s * x + 1 : rest.EndsWith('b') ? s * s * 0.3 : s - x * rest.Length; rest = rest.Substring(1); } return s; }", Positive, Among("", "a", "ab", "abcab", "bba")),
        new("double DecimalKept(double x, int n) { decimal m = 0.5m; double s = x; for (int i = 0; i < n; i++) { m = m * 1.5m % 2; if (m > 0.8m) { s = s * x * (double)m + 0.1; } else { s += (double)m * x; } } return s; }", Positive, Between(0, 7)),
        new("double ManyPasses(double x, int n) { double s = x; int i = 0; while (i < n && s > -5) { s = 0.999 * s + 0.001 * Math.Sin(s) * x + 0.0005; i++; } return s * s; }", Positive, Among(20_000)) { Points = 2 },
        new("double ManyPassesOfTruths(double x, int n) { double s = x, r = 0; int i = 0; while (true) { if (i >= n) { break; } if (s > 0.5) { s = s * 0.99 - 0.001 * x; r += s * x; } else { s += 0.01 + 0.1 * x; } i++; } return s + r * 1e-3; }", Positive, Among(3_000)) { Points = 2, Tolerance = 1e-5 },
        new("double ManyPassesNested(double x, int n) { double s = x; for (int i = 0; i < n; i++) { double t = s; while (t > 0.3) { t *= 0.7; s += t * 0.001 * x; } s = s * 0.9 + 0.1 * Math.Cos(t * s); } return s; }", Positive, Among(500)) { Points = 2, Tolerance = 1e-5 },
        new("double ManyElements(double[] x) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * 0.99 + x[i] * x[i] * s * 0.01; x[i] *= s; } double t = 0; for (int i = x.Length - 1; i >= 0; i--) { t = t * 0.5 + x[i]; } return s * t; }") { Inputs = random => [Elements.Vector(random, 70)], Points = 2 },
        new("double ManyCalls(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = Relax(s, x); } return s; }", Positive, Among(200)) { Helpers = "private static double Relax(double a, double k) { double r = a; int i = 0; while (r > 0.2 && i < 9) { r = r * 0.8 - 0.01 * k; i++; if (r < 0.25) { r += 0.3 * a; break; } } for (int j = 0; j < i; j++) { r = r * 0.98 + k * 0.02; if (j == 5) { return r * 0.99; } } return r * 0.9 + k * 0.1; }", Points = 2, Tolerance = 1e-5 },
        new("double ManyArrays(double x, int n) { var a = new[] { x, x * x }; for (int i = 0; i < n; i++) { var b = new double[2]; b[0] = a[1] * 0.5 + 0.1; b[1] = a[0] * Math.Sin(a[1]); a = b; } return a[0] + a[1]; }", Positive, Among(700)) { Points = 2 },
        new("double ManySlices(double[] x, double a) { ReadOnlySpan<double> rest = x; double s = a; while (rest.Length > 0) { s = s * 0.9 + rest[rest.Length / 2] * rest[0] * 0.3; rest = s > 0 ? rest.Slice(1) : rest[..^1]; } return s; }", Positive, Positive) { Inputs = random => [Elements.Vector(random, 60), Elements.Number(random)], Points = 2 },
        new("double IndexKept(double[] x, int n) { int at = 0; double s = 1; int i = 0; while (i < n) { s = s * 0.6 + x[at] * x[at]; at = (at * 2 + (s > 1 ? 1 : 2)) % 3; i++; } return s * x[at]; }", new Elements(3, 3), Between(0, 7)),
        new("double LengthKept(double[] x, int n) { double s = 1; double[] a = x; for (int i = 0; i < n; i++) { s = s * 0.5 + a[a.Length - 1] * a.Length; a = new double[a.Length % 3 + 1]; a[^1] = s * 0.3; } return s; }", Three, Between(0, 5)),
        new("double WholeArraysSwapped(double x, int[] k, int n) { int[] a = k, b = { 3, 1, 2 }; double s = x; for (int i = 0; i < n; i++) { s = s * 0.4 + x * a[i % 3]; (a, b) = (b, a); a[i % 3] += i; } return s * b[0]; }", Positive, new Elements(3, 3, Between(0, 4)), Between(0, 6)),
        new("double WholeArrayReplaced(double x, int n) { int[] a = { 1 }; double s = x; for (int i = 0; i < n; i++) { var b = new int[a.Length + 1]; for (int j = 0; j < b.Length; j++) { b[j] = (j > 0 ? a[j - 1] : 0) + (j < a.Length ? a[j] : 0); } a = b; s = s * 0.5 + x * a[a.Length / 2]; } return s; }", Positive, Between(0, 6)),
        new("double TruthArrayWritten(double x, int n) { var seen = new bool[5]; int at = 1; double s = x; while (!seen[at] || n-- > 0) { seen[at] = true; s = seen[(at + 2) % 5] ? s * x : s + x * at; at = (at * 3 + 1) % 5; } return s; }", Positive, Between(0, 4)),
        new("double RowsKept(double[][] x, int n) { double s = 1; int r = 0; for (int i = 0; i < n; i++) { double[] row = x[r]; s = s * 0.5 + row[0] * row[^1]; row[0] = s * 0.3; r = (r + (s > 1 ? 1 : 2)) % x.Length; } return s * x[0][0]; }", new Elements(2, 3), Between(0, 6)),
        new("double GridsKept(double x, int n) { var g = new double[2, 2]; g[0, 0] = x; double s = 0; for (int i = 0; i < n; i++) { var h = new double[2, 2]; h[0, 0] = g[0, 0] * x + g[1, 1]; h[1, 1] = g[0, 0] * h[0, 0] * 0.3; if (h[1, 1] > 0.4) { g = h; } else { g[0, 1] += h[1, 1]; } s += g[0, 1] * g[0, 0]; } return s + g[1, 1]; }", Positive, Between(0, 5)),
        new("double TupleCarried(double x, int n) { var p = (x, 1.0); for (int i = 0; i < n; i++) { p = (p.Item1 * p.Item2 * 0.5 + 0.1, p.Item1 + x * 0.3); if (p.Item1 > 2) { p.Item2 *= 0.3; } } return p.Item1 * p.Item2; }", Positive, Between(0, 6)),
        new("double NamedTupleCarried(double x, int n) { (double Value, int Count) best = (x, 0); for (int i = 0; i < n; i++) { double v = Math.Sin(x * (i + 1)); if (v * v > best.Value) { best = (v * v + x, i); } } return best.Value * (best.Count + 1); }", Positive, Between(0, 6)),
        new("double ExceptionObjectAlong(double x, int n) { double s = x; for (int i = 0; i < n; i++) { var problem = s > 100 ? new OverflowException(\"s\") : null; if (problem != null) { throw problem; } s = s * s * 0.5 + x; } return s; }", Between(0.3, 0.7), Between(0, 6)) { Throwing = [[20.0, 5]] },
        new("double RandomAlong(double x, int n) { var random = new Random(7); double s = x; for (int i = 0; i < n; i++) { double r = random.NextDouble(); if (random.Next(3) == 0) { s = s * r + x; } else { s = Math.Sin(s) * x + r; } } return s; }", Positive, Between(0, 6)),
        new("double UndefinedBeforeFirstUse(double x, int n) { double t = 0; double s = x; for (int i = 0; i < n; i++) { if (i > 0) { s = s * t + 0.1; } t = s * x; if (t > 2) { t = 0.5 * s; continue; } s += t * 0.1; } return s + t; }", Positive, Between(0, 6)),
    ];
}
