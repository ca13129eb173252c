using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Code that looks harmless, and where a gradient is easily wrong without a word.</summary>
public sealed class Traps : RoutineBattery<Traps>
{
    private const string Source = """
        public interface ISource { void Fill(double[] target, int seed); int Next(int seed); }
        private sealed class Seeded : ISource
        {
            public void Fill(double[] target, int seed) { for (int i = 0; i < target.Length; i++) { target[i] = Math.Sin(seed + i) + 1.5; } }
            public int Next(int seed) => seed * 7 % 5;
        }
        private static readonly ISource source = new Seeded();
        """;

    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double SpanReslicedEachPass(Span<double> x, double a) { var y = x; double s = 0; while (y.Length > 0) { y[0] = y[0] * a + s * 0.1; s += y[0] * y[^1]; y = y[(y.Length > 2 ? 2 : 1)..]; } return s; }", new Elements(0, 7), Positive),
        new("double SpanReslicedByParameter(ReadOnlySpan<double> x, int step) { double s = 1; for (; x.Length > step; x = x[step..]) { s = s * x[0] + x[step]; } return s; }", new Elements(0, 7), Between(1, 3)),
        new("double RowsOfJaggedSwapped(double[] x, double a) { var y = new double[2][]; y[0] = new[] { x[0], x[1] }; y[1] = new[] { x[2], a }; for (int i = 0; i < 3; i++) { y[0][0] = y[0][0] * a + y[1][1]; (y[0], y[1]) = (y[1], y[0]); } return y[0][0] * y[1][0] + y[0][1]; }", Three, Positive),
        new("double RowsOfJaggedSwappedByTemporary(double[][] x, int n) { var y = new double[x.Length][]; for (int i = 0; i < x.Length; i++) { y[i] = (double[])x[i].Clone(); } double s = 0; for (int i = 0; i < n; i++) { double[] t = y[0]; y[0] = y[1]; y[1] = t; y[0][0] = y[0][0] * y[1][1] + 0.1; s += y[0][0]; } return s; }", new Elements(2, 3, Positive), Between(0, 4)),
        new("double PivotRowsSwapped(double[][] a) { int n = a.Length; var m = new double[n][]; for (int i = 0; i < n; i++) { m[i] = a[i].AsSpan().ToArray(); } double d = 1; for (int c = 0; c < n; c++) { int p = c; for (int r = c + 1; r < n; r++) { if (Math.Abs(m[r][c]) > Math.Abs(m[p][c])) { p = r; } } if (p != c) { double[] t = m[p]; m[p] = m[c]; m[c] = t; d = -d; } d *= m[c][c]; for (int r = c + 1; r < n; r++) { double f = m[r][c] / m[c][c]; for (int k = c; k < n; k++) { m[r][k] -= f * m[c][k]; } } } return d; }") { Lengths = 1..4 },
        new("double RowReplacedEachPass(double x, int n) { var y = new[] { new[] { x, 1.0 }, new[] { 0.5, x * x } }; for (int i = 0; i < n; i++) { y[i % 2] = new[] { y[0][1] * x, y[1][0] + y[0][0] }; } return y[0][0] * y[1][1] + y[0][1]; }", Positive, Between(0, 4)),
        new("void RowOfConstantRowsClonedAndWritten([Constant] double[][] a, double[] x) { double[][] q = (double[][])a.Clone(); q[1][0] = x[1] * x[0]; }", new Elements(2, 3, Positive), Three),
        new("double RowsOfConstantCopiedAndWritten([Constant] double[][] a, double[] x) { var q = new double[3][]; Array.Copy(a, q, 2); q[2] = x; q[0][1] *= x[0] * x[2]; return q[0][1] * a[0][0] + q[2][1] * q[1][1]; }", new Elements(2, 3, Positive), Three),
        new("double SpanMovedOnInTry(Span<double> z, double a) { try { while (z.Length > 1) { z[1] = z[0] * a; z = z.Slice(1); } } finally { } return z[0] * z[0]; }", Three),
        new("double SpanChosenInTry(Span<double> z, double[] y, double a) { var v = z; try { if (a > 0) { v = y; } v[0] *= a; for (int i = 0; i < 2; i++) { v = v.Slice(1); v[0] += a * i; } } finally { } return v[0] * z[0]; }", Three, Three),
        new("double StackSpanSlicedInBranch(double o) { Span<double> r = stackalloc double[2]; r[1] = o; if (o <= 1) { r = r.Slice(1); } r[0] += o * o; return r[0] * r.Length; }"),
        new("double StackSpanBehindAReturnInABranch(double o, int n) { Span<double> q = stackalloc double[] { 1.0, o }; if (n < 0) { while (n < -3) { q[^1] *= o; n++; } } else if (n > 2) { return o; } return q[1] * q[0]; }", Positive, Between(-6, 4)),
        new("double ChoiceReadsBeforeTheElementIsAssigned(double[] x, double a) { return (x[0] > 0.7 ? x.Length : 2) * (x[0] = a * x[1] * 0.1) + x[0]; }", Three),
        new("double ChoiceInTheResultThrowsBeforeGradientsChange(double[] x, double a, int n) { x[0] = a * a * x[1]; return (x[n] < 0.5 ? n : 7) / 4; }", Three, Positive, Between(0, 2)) { Throwing = [[new[] { 1.0, 2.0, 3.0 }, 1.5, 3], [new[] { 1.0, 2.0, 3.0 }, 1.5, -1]] },
        new("double OneRowInTwoPlaces(double x) { var row = new[] { x, x * x }; double[][] y = { row, row }; y[0][0] *= 3; return y[1][0] * y[0][1] + row[0]; }"),
        new("double FilledByOpaqueCallBetweenUses(double x, int n) { var noise = new double[3]; double s = x; for (int i = 0; i < n; i++) { source.Fill(noise, i); s = s * noise[0] * 0.4 + x; source.Fill(noise, i + 9); s += noise[1] * x * s * 0.1; } return s; }", Positive, Between(0, 4)) { Helpers = Source },
        new("double ConstantFilledByOpaqueCall(double x, [Constant] double[] noise, int n) { double s = noise[0] * x; for (int i = 0; i < n; i++) { s *= noise[1] * x; source.Fill(noise, i); s += noise[1] * x; } return s * noise[2]; }", Positive, Three, Between(0, 4)) { Helpers = Source },
        new("double IndexFromOpaqueCall(double[] x, int n) { int k = 1; double s = 1; for (int i = 0; i < n; i++) { s *= x[k % 3]; k = source.Next(k + i); s += x[k % 3] * 0.5; } return s; }", new Elements(3, 3), Between(0, 5)) { Helpers = Source },
        new("double FieldChangedByOpaqueCall(double x, int n) { Reset(); double s = x; for (int i = 0; i < n; i++) { s = s * rate * x + 0.1; Bump(i); } return s * rate; }", Positive, Between(0, 4)) { Helpers = "private static double rate; private static void Reset() { rate = 0.5; } private static void Bump(int i) { rate += 0.1 * (i + 1); }" },
        new("double ScratchIsWritten(double x, [Constant] double[] scratch, int n) { double s = scratch[0] * x; for (int i = 0; i < n; i++) { scratch[i % 3] = s * x; s = scratch[0] + scratch[1] * 0.5 + scratch[2] * x; } return s; }", Positive, new Elements(3, 3), Between(0, 5)),
        new("double CalleeGivenOverlappingReads(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i + 3 <= x.Length; i++) { s += Correlation(x.Slice(i, 2), x.Slice(i + 1, 2), x); } return s; }", new Elements(0, 6)) { Helpers = "private static double Correlation(ReadOnlySpan<double> p, ReadOnlySpan<double> q, ReadOnlySpan<double> r) { double s = 0; for (int i = 0; i < p.Length; i++) { s += p[i] * q[i]; if (s > 2) { s *= r[0]; } for (int j = 0; j < r.Length; j++) { s += p[i] * r[j] * 0.1; while (s > 6) { s -= q[0] * q[0] + 0.5; } } } return s; }", Trouble = false },
        new("double ToLargestIntegerLeftEarly(double x) { double s = x; for (int i = 0; i <= int.MaxValue; i++) { s = s * 1.4 + x; if (s > 10) { return s * i; } } return s; }", Positive) { Trouble = false },
        new("double ToLargestIntegerBroken(double x) { double s = x; int i; for (i = int.MaxValue - 5; i <= int.MaxValue; i++) { s = s * 1.1 + x; if (i == int.MaxValue) { break; } } return s * x; }", Positive),
        new("double StepWouldOverflow(double x) { double s = x; for (int i = 0; i < int.MaxValue - 1 && i >= 0; i += 1 << 30) { s = s * x + 1; } return s; }", Positive),
        new("double DownToSmallestIntegerLeftEarly(double x) { double s = x; for (int i = 0; i >= int.MinValue; i--) { s = s * 1.4 + x; if (s > 10) { break; } } return s * s; }", Positive) { Trouble = false },
        new("double LargestTripCountWithoutWork(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (i > 3) { break; } s *= x; } return s; }", Positive, Among(0, 3, int.MaxValue)),
        new("double BoundChangedInBody(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = s * x + i; if (s > 2) { n -= 2; } if (i == 0) { n++; } } return s * n; }", Positive, Between(0, 7)),
        new("double BoundIsLengthThatChanges(double[] x) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * x[i] + 0.5; if (i == 1) { x = new[] { s, x[0], x[1] * s, 2 }; } } return s * x.Length; }", new Elements(0, 5)),
        new("double StepChangedThroughReference(double x, int n) { int step = 1; double s = x; for (int i = 0; i < n; i += step) { s = s * x + i; Grow(ref step); } return s; }", Positive, Between(0, 12)) { Helpers = "private static void Grow(ref int n) { n++; }" },
        new("double CounterChangedByLocalFunction(double x, int n) { double s = x; int i = 0; void Skip() { i += 2; } for (i = 0; i < n; i++) { s = s * x + i; if (s > 1) { Skip(); } } return s * i; }", Positive, Between(0, 9)),
        new("double SumReadsBeforeItIsAssigned(double x) { double s = x * x; s += (s = x); return s; }") { Exact = a => [2 * (double)a[0]! + 1] },
        new("double ElementReadBeforeItIsAssigned(double[] x, double a) { x[0] *= (x[0] = a); return x[0]; }", Three),
        new("double IndexDividesByZero(double[] x, int n) { double unused = x[3 / n]; _ = unused; return x[0] * x[1]; }", new Elements(4, 4), Between(1, 4)) { Throwing = [[new double[4], 0]] },
        new("double IndexDividesByZeroInLoop(double[] x, int n) { double s = 0; for (int i = 3; i > n; i--) { int unused = 6 / i; _ = x[unused % 3]; s += x[0] * x[0]; } return s; }", new Elements(3, 3), Between(0, 4)) { Throwing = [[new double[3], -1], [new double[2], 2]] },
        new("double IndexOutOfRangeInDeadCode(double[] x, int n) { double s = x[0]; for (int i = 0; i < n; i++) { _ = x[i]; s *= 0.5; } return s; }", new Elements(4, 4), Between(0, 4)) { Throwing = [[new double[4], 5]] },
        new("double WriteOutOfRangeInDeadCode(double a, int n) { var t = new double[3]; t[n] = a * a; return a * a * a; }", Positive, Between(0, 2)) { Throwing = [[1.0, 3], [1.0, -1]] },
        new("double ThrowsInTheMiddleOfALoop(double[] x, int n) { var t = new double[x.Length]; double s = 1; for (int i = 0; i < n; i++) { double v = x[i] * s; while (v > 1) { v *= 0.6; s += v; } t[i] = v * x[n - 1 - i]; s = s * 0.5 + t[i]; if (i == 2 && x[i] > 1.8) { throw new InvalidOperationException(\"at \" + i); } } return s * t[0]; }", new Elements(4, 4, Between(0.1, 1.7)), Between(0, 4))
        {
            Throwing = [[new[] { 1.0, 1.2, 1.9, 1.0 }, 4], [new[] { 1.0, 1.2, 1.0 }, 4]],
            Trouble = false,
        },
        new("double ThrowsFromALargeCallee(double[] x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += Check(x, i) * s + x[0]; } return s; }", new Elements(4, 4, Between(-1, 1)), Between(0, 4))
        {
            Helpers = "private static double Check(double[] v, int i) { double s = v[i]; int k = 0; while (s < 2 && k++ < 9) { s = s * 1.3 + v[0] * v[0] + 0.1; v[i] = s * 0.2; } if (v[i] > 40) { throw new ArgumentException(\"large\", nameof(v)); } for (int j = 0; j < i; j++) { s = s * 0.7 + v[j] * s * 0.1; v[j] *= 0.9; } return s * v[i]; }",
            Throwing = [[new[] { 1.0, 1.0, 300.0, 1.0 }, 4], [new[] { 1.0, 1.0 }, 4]],
        },
        new("double DivisionByConstantZeroInsideACondition(double[] x, double a, int n) { int g = 0; bool b = n > 5 && 7 / (3 % g) > 1; x[0] *= a; return b ? a : x[0] * a; }", Three, Positive, Between(0, 5)) { Throwing = [[new[] { 1.0, 2.0 }, 1.5, 6]] },
        new("double DivisionByConstantZeroInsideABranch(double a, int n) { int g = 0; if (n > 5 && (n > 9 || new double[3 / g].Length > 1 || n % (n % g) == 2)) { a *= 2; } return a * a; }", Positive, Among(0, 5, 10)) { Throwing = [[1.5, 6]] },
        // The C# compiler makes no valid program of such a helper. It is not called, and must do no harm.
        new("double SpanOfAnArrayNobodyReads(double x) { double s = x; while (s < 1.0) { Help(in s); s += 0.5; } return s * s; }", Between(1.1, 2)) { Helpers = "private static double Help(in double r) { double i = 1.2; double[] a = { i }; ReadOnlySpan<double> b = a; return r; }", Trouble = false },
        new("void SpanOfAnArrayNobodyReadsInVoid(double x, double[][] o) { double s = x; while (s < 1.0) { Help(in s); s += 0.5; } }", Between(1.1, 2), new Elements(2, 3)) { Helpers = "private static double Help(in double r) { double i = 1.2; double[] a = { i }; ReadOnlySpan<double> b = a; return r; }", Trouble = false },
        new("double DivisionByZeroAfterLoop(double[] x, int n) { double s = 1; foreach (double v in x) { s = s * 0.5 + v * v; } return s * (12 / n); }", Three, Between(1, 4)) { Throwing = [[new[] { 1.0, 2.0 }, 0]] },
        new("double SameLocalTwoMeanings(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double t = x[i]; s += t * t; } for (int i = 0; i < x.Length; i++) { double t = s * x[i]; s = t * 0.5 + 0.1; } return s; }"),
        new("double OldValueThroughArray(double x, int n) { var kept = new double[1]; double s = x; for (int i = 0; i < n; i++) { kept[0] = s; s = s * s * 0.3 + x; s += kept[0]; } return s * kept[0]; }", Positive, Between(0, 5)),
        new("double CounterAsReal(double x, int n) { double s = 0; for (int i = 1; i <= n; i++) { double r = i; r *= x; s += r / i; i = (int)(r / x + 0.5); } return s * s; }", Positive, Between(0, 5)) { Trouble = false },
        new("double NamesLikeGenerated(double dx, double t1, double[] s1, int branch1, int n) { double result = dx, recorded = t1; for (int i = 0; i < n; i++) { double dresult = result * recorded; result = dresult + s1[i % 3] * branch1; s1[i % 3] = result * 0.3; } return result * recorded; }", Positive, Positive, new Elements(3, 3), Between(0, 3), Between(0, 4)),
        new("double ParametersCalledLikeParts(double[] forward, Span<double> backward, ref double pull, int passes) { for (int i = 0; i < passes; i++) { forward[0] *= backward[1]; backward[0] += forward[0]; pull = pull * 0.5 + backward[0]; } return pull * forward[0]; }", Three, Three, Positive, Between(0, 4)),
        new("double LoopInsideArguments(double[] x, int n) { int i = 0; double s = 1; while (i < n) { s = Math.Max(s * x[i++], x[i % 4]) + x[i++ % 4]; } return s * i; }", new Elements(6, 6, Between(0.2, 2)), Between(0, 4)),
        new("double EmptyEverything(double[] x, Span<double> y, double[][] z, double[,] g, double a) { double s = a; for (int i = 0; i < x.Length; i++) { s += x[i]; } for (int i = 0; i < y.Length; i++) { y[i] *= s; } foreach (double[] row in z) { foreach (double v in row) { s += v * a; } } foreach (double v in g) { s *= v; } return s * s; }", new Elements(0, 2), new Elements(0, 2), new Elements(0, 2), new Elements(0, 2)),
    ];
}
