using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Where tools of this kind have gone wrong: overwritten values, loops that hardly run, writes upon writes.</summary>
public sealed class NastyCombinations : RoutineBattery<NastyCombinations>
{
    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double OverwrittenInNestedLoopAndNeededBeforeAndAfter(double[] x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x[0] * x[0]; for (int j = 0; j < n; j++) { x[0] = x[0] * 0.7 + x[1] * x[0] * 0.1; s += x[0] * x[j % 3]; } s *= x[0]; } return s * x[0]; }", new Elements(3, 3, Between(-1, 1)), Between(0, 4)),
        new("double NumberOverwrittenInNestedLoop(double x, int n) { double v = x, s = 0; for (int i = 0; i < n; i++) { s += v * v; for (int j = 0; j < n; j++) { double before = v; v = Math.Sin(v * x) + before * 0.5; s += before * v; } s = s * v * 0.5; } return s * v; }", Positive, Between(0, 4)),
        new("double BreaksInFirstPass(double[] x, int n) { double s = 1; for (int i = 0; i < n; i++) { s = s * x[i] + x[i]; if (s > -1e9) { break; } x[i] = 0; } return s * x[0]; }", Three, Between(0, 3)),
        new("double NeverRuns(double[] x, double a) { double s = a * x[0]; for (int i = 5; i < 5; i++) { s *= x[7]; } while (s > 1e300) { s = x[8]; } foreach (double v in new double[0]) { s += v * a; } return s * s; }", Three),
        new("double RunsDataDependentTimes(double[] x) { double s = 0.1; int n = 0; while (s < 4 && n < 50) { s += x[n % x.Length] * x[n % x.Length] + 0.1; n++; x[n % x.Length] *= 0.9; } return s * x[0] + n; }", Three),
        new("double TwoWritesToOneElement(double[] x, double a, int n) { for (int i = 0; i < n; i++) { x[1] = x[0] * a; x[1] = x[1] * x[1] + x[2]; x[0] = x[1] * 0.3; } return x[0] * x[1]; }", new Elements(3, 3, Between(-1, 1)), Positive, Between(0, 4)),
        new("double TwoNamesForOneElement(double[] x, int i, int j, double a) { x[i] = a * x[j]; x[j] = x[i] * x[j] + a; x[i] *= x[j]; return x[i] + x[j] * a; }", new Elements(3, 3), Between(0, 2), Between(0, 2)),
        new("double ReadAfterConditionalWrite(double[] x, double a, int n) { double s = 0; for (int i = 0; i < n; i++) { if (x[i % 3] > 0.2) { x[(i + 1) % 3] = a * x[i % 3]; } s += x[(i + 1) % 3] * x[(i + 1) % 3]; } return s; }", new Elements(3, 3), Positive, Between(0, 6)),
        new("double BufferSwappedEachPass(double[] x, double[] y, double a, int n) { for (int i = 0; i < n; i++) { x[0] = x[0] * a + y[1]; y[0] *= x[0]; var t = x; x = y; y = t; } return x[0] * 2 + y[0] * y[1]; }", Three, Three, Positive, Between(0, 5)),
        new("double DivisorChanges(double[] x, double a, int n) { double d = a, s = 1; for (int i = 0; i < n; i++) { s = s / d + x[i % 3]; d = d * 1.1 + s * s * 0.1; } return s / d; }", Three, Positive, Between(0, 5)),
        new("double ProductWithZeros(double[] x) { double p = 1; for (int i = 0; i < x.Length; i++) { p *= x[i]; } return p; }")
        {
            Special = [[new[] { 2.0, 0.0, 3.0 }], [new[] { 0.0, 0.0, 3.0 }]],
            Exact = a => Products((double[])a[0]!),
        },
        new("double ProductOfDomainWithZeros(double[] x) { double p = 1; foreach (double v in x) { p = p * v; } return p * p + p; }", new Elements(1, 4, Among(0.0, 1.5, -2.0, 0.5))),
        new("double RecursionWritesSharedBuffer(double[] x, int n, double a) => Fold(x, n, a) * x[0];", new Elements(3, 3, Between(-1, 1)), Between(0, 5), Positive) { Helpers = "private static double Fold(double[] v, int n, double k) { if (n == 0) { return v[1] * k; } int i = n % 3; double old = v[i]; v[i] = v[(i + 1) % 3] * k + old * old; double r = Fold(v, n - 1, k * 0.9); v[i] = v[i] * r * 0.5 + old; return r + v[i] * old; }" },
        new("double SumReadsItselfFirst(double x, double s) { s += s = x; return s * s; }") { Exact = a => [2 * ((double)a[1]! + (double)a[0]!), 2 * ((double)a[1]! + (double)a[0]!)] },
        new("double SumReadsItselfFirstInLoop(double x, double y, int n) { double s = y; for (int i = 0; i < n; i++) { s += (s = x * i) * s; } return s * s; }", Positive, Positive, Between(0, 4)),
        new("double ElementReadsItselfFirst(double[] x, double a) { x[0] += (x[0] = a * x[1]) * x[0]; return x[0] * x[1]; }", Three),
        new("double OnlyLastWriteCounts(double[] x, double a, int n) { for (int i = 0; i < n; i++) { x[0] = a * x[1] * i; } return x[0] * x[0] + x[2]; }", Three, Positive, Between(0, 4)),
        new("double ReadsWhatEarlierPassesWrote(double[] x, double a) { for (int i = 2; i < x.Length; i++) { x[i] = x[i - 1] * a + x[i - 2] * x[i - 1]; } return x[^1] * x[0]; }", new Elements(2, 6, Between(-1, 1)), Positive),
        new("double ReadsWhatLaterPassesOverwrite(double[] x, double a) { double s = 0; for (int i = 0; i + 1 < x.Length; i++) { s += x[i] * x[i + 1]; x[i] = a * s; x[i + 1] += x[i] * 0.1; } return s * x[0]; }", new Elements(2, 6, Between(-1, 1)), Positive),
        new("double IndexFromBufferThatChanges(double[] x, int[] k, int n) { double s = 1; for (int i = 0; i < n; i++) { x[k[i % 3]] *= s * 0.5 + 0.4; s += x[k[(i + 1) % 3]] * 0.3; k[i % 3] = (k[i % 3] + k[(i + 1) % 3]) % 3; } return s * x[0]; }", new Elements(3, 3), new Elements(3, 3, Between(0, 2)), Between(0, 6)),
        new("double IndexFromActive(double[] x, double a, int n) { double s = a; for (int i = 0; i < n; i++) { int j = (int)(s * 7) % 3; x[j] = x[j] * 0.5 + s; s = x[(j + 1) % 3] * a * 0.3 + 0.4 * s; s = Math.Abs(s) + 0.1; } return s * x[0]; }", new Elements(3, 3), Positive, Between(0, 6)) { Trouble = false },
        new("double LoopBoundFromBuffer(double[] x, int[] k) { double s = 1; for (int i = 0; i < k[0]; i++) { k[0] -= i % 2; s = s * 0.5 + x[i % 3] * x[i % 3]; x[i % 3] += s * 0.1; } return s; }", new Elements(3, 3), new Elements(1, 1, Between(0, 8))),
        new("double ConditionReadsWrittenElement(double[] x, double a) { int n = 0; while (x[0] < 3 && n++ < 40) { x[0] = x[0] * 1.3 + a; x[1] += x[0] * x[0] * 0.1; } return x[0] * x[1]; }", new Elements(2, 3, Between(0, 1)), Positive),
        new("double BreakBetweenReadAndWrite(double[] x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) { double v = x[i]; s += v * v; if (s > 3) { break; } x[i] = v * a; s += x[i] * v; } return s * x[0]; }", Three, Positive),
        new("double ReturnBetweenTwoWrites(double[] x, double a) { for (int i = 0; i + 1 < x.Length; i++) { x[i] *= a; if (x[i] > 1) { return x[i] * x[i + 1]; } x[i + 1] += x[i]; } return x[0]; }", Three, Positive),
        new("double ContinueSkipsTheWrite(double[] x, double a) { double s = 1; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) { s *= x[i]; continue; } x[i] = s * a; s += x[i] * x[i] * 0.3; } return s * x[0]; }", Three, Positive),
        new("double SliceOfWhatIsWritten(Span<double> x, double a) { for (int i = 0; i + 1 < x.Length; i++) { var y = x.Slice(i, 2); double t = y[0]; y[0] = y[1] * a; y[1] = t * t + y[0]; } return x[0] * x[1]; }", new Elements(2, 5, Between(-1, 1)), Positive),
        new("double BranchChoosesTheBuffer(double[] x, double[] y, int n) { double s = 1; for (int i = 0; i < n; i++) { var t = s > 1 ? x : y; double v = t[i % 2]; t[i % 2] = v * s * 0.5; t = s > 0.5 ? y : x; s = s * 0.6 + t[1] * v; } return s * x[0] * y[0]; }", Three, Three, Between(0, 5)),
        new("double InnerLoopKeepsOuterValue(double x, int n) { double r = x; for (int i = 0; i < n; i++) { double kept = r; for (int j = 0; j < i; j++) { r = r * kept + 0.1 * j; if (r > 4) { r = kept; break; } } r += kept * x * 0.3; } return r; }", Positive, Between(0, 6)),
        new("double SameTripCountTwice(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { x[i] = x[i] * x[i] + 0.1; } for (int i = 0; i < x.Length; i++) { s += x[i] * x[x.Length - 1 - i]; x[i] = s * 0.2; } for (int i = 0; i < x.Length; i++) { s = s * x[i] + x[i]; } return s; }", new Elements(0, 4, Between(-1, 1))),
        new("double LocalDeclaredInLoopSurvivesNothing(double[] x, int n) { double s = 1; for (int i = 0; i < n; i++) { double t; if (i % 2 == 0) { t = x[0] * s; } else { t = x[1]; s += t * t; } s = s * 0.5 + t * x[2]; } return s; }", Three, Between(0, 5)),
        new("double EverythingAtOnce(double[] x, Span<double> y, ref double a, int n) { double s = a; for (int i = 0; i < n; i++) { double t = 0; foreach (double v in x) { t += v * s; if (t > 2) { break; } } y[i % y.Length] = t * a; if (i == 2) { a *= 0.5; continue; } int k = 0; while (t > 0.3 && k < 3) { t *= 0.6; x[k % x.Length] += t * 0.1; k++; } (x[0], y[0]) = (y[0] * 0.5, x[0]); s = s * 0.7 + t + y[i % y.Length]; } return s * a; }", Three, Three, Positive, Between(0, 5)),
        new("double PartialActivity(double[] x, [Constant] double[] c, int n) { double s = 0; double k = 1; for (int i = 0; i < n; i++) { k = k * 0.9 + c[i % 3]; c[i % 3] = k * 0.5; s += x[i % 3] * k; c[(i + 1) % 3] += s * 0.1; } return s * c[0]; }", Three, Three, Between(0, 5)),
        new("double ActiveOnlyAtTheEnd(double[] x, int n) { var t = new double[3]; for (int i = 0; i < n; i++) { t[i % 3] += i; } double s = 0; for (int i = 0; i < n; i++) { s += t[i % 3] * x[0]; t[i % 3] = s * x[1]; } return s + t[0] * t[1]; }", Three, Between(0, 6)),
        new("double SecondPassOfAnAnalysis(double x, int n) { double a = 1, b = 2, c = x; for (int i = 0; i < n; i++) { a = b; b = c * c; c = 0.3 * c + 0.1 * i; } return a * b + a; }", Positive, Between(0, 6)),
        new("double ActivityTravelsThroughThreeBuffers(double x, int n) { var a = new double[1]; var b = new double[1]; var c = new double[1]; a[0] = 1; b[0] = 2; c[0] = x; for (int i = 0; i < n; i++) { a[0] = b[0]; b[0] = c[0] * c[0]; c[0] = c[0] * 0.3 + 0.1 * i; } return a[0] * b[0] + a[0]; }", Positive, Between(0, 6)),
        new("double StrongZeroInLoop(double[] x, int n) { double s = 0; for (int i = 0; i < n; i++) { double r = Math.Sqrt(x[i]); if (i > 0) { s += r; } } return s; }", new Elements(4, 4, Positive), Between(0, 4)) { Special = [[new[] { 0.0, 1.0, 2.0, 3.0 }, 3]] },
    ];

    private static double[] Products(double[] x)
    {
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = 1;
            for (int j = 0; j < x.Length; j++)
            {
                gradient[i] *= i == j ? 1 : x[j];
            }
        }

        return gradient;
    }
}
