using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Loops whose passes are independent, nearly independent, or only look it: what may run in either order, and what must run reversed.</summary>
public sealed class IndependentPasses : RoutineBattery<IndependentPasses>
{
    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Four = new(4, 4, Between(-1.5, 1.5));
    private static readonly Elements Indices = new(0, 6, Between(0, 3));

    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Sums(double[] x, double[] y) { double s = 0, t = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * y[i]; t -= Math.Sin(x[i]); } return s * t; }") { Lengths = 0..5 },
        new("double SumOfSums(double[] x) { double s = 0, t = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; t += s * s; } return s * t; }"),
        new("double SumReset(double[] x) { double s = 0, t = 0; for (int i = 0; i < x.Length; i++) { if (i % 3 == 2) { s = 0; } s += x[i] * x[i]; t += s; } return s + t; }", new Elements(0, 8)),
        new("double SumSubtractedFrom(double[] x) { double s = 1; for (int i = 0; i < x.Length; i++) { s = x[i] * x[i] - s; } return s * s; }"),
        new("double LinearUpdate(double[] x, [Constant] double[] c) { double s = 1; for (int i = 0; i < x.Length; i++) { s = c[i] * s + x[i] * i; } return s * s; }") { Lengths = 0..5 },
        new("double LinearPair(double[] x, [Constant] double c) { double s = 1, t = 0; for (int i = 0; i < x.Length; i++) { double u = c * s - 0.5 * t + x[i]; t = s + t; s = u; } return s * t; }"),
        new("void Elementwise(ReadOnlySpan<double> x, Span<double> y, double a) { for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(-x[i] * x[i]) * a; } }") { Lengths = 0..5 },
        new("void InPlace(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = x[i] * x[i] * a + 1; } }"),
        new("void InPlaceTwice(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] *= a; x[i] = Math.Sin(x[i]) * x[i]; } }"),
        new("void ScatterLastWins(double[] x, double[] y, int[] k) { for (int i = 0; i < k.Length; i++) { y[k[i]] = x[i % 4] * (i + 1); } }", Four, Four, Indices),
        new("void ScatterAdds(double[] x, double[] y, int[] k) { for (int i = 0; i < k.Length; i++) { y[k[i]] += x[i % 4] * x[k[i]]; } }", Four, Four, Indices),
        new("void ScatterMultiplies(double[] x, double[] y, int[] k) { for (int i = 0; i < k.Length; i++) { y[k[i]] *= x[i % 4]; } }", Four, Four, Indices),
        new("void ScatterMixed(double[] x, double[] y, int[] k) { for (int i = 0; i < k.Length; i++) { if (i % 2 == 0) { y[k[i]] += x[i % 4]; } else { y[k[i]] = x[i % 4] * 2; } } }", Four, Four, Indices),
        new("double GatherAndScatter(double[] x, int[] from, int[] to) { for (int i = 0; i < from.Length && i < to.Length; i++) { x[to[i]] = x[from[i]] * 0.5 + x[to[i]]; } return x[0] * x[1] + x[2] * x[3]; }", Four, Indices, Indices),
        new("void OneElementEachPass(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) { y[0] = x[i] * (i + 1); } }", new Elements(0, 4), Four),
        new("void TwoElementsInTurn(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) { y[i % 2] = x[i] * (i + 1); } }", new Elements(0, 5), Four),
        new("void AddsToOneElement(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) { y[1] += x[i] * x[i]; } }", new Elements(0, 4), Four),
        new("double LastValue(double[] x, double a) { double last = a; for (int i = 0; i < x.Length; i++) { last = x[i] * a; } return last * last; }"),
        new("double LastValueWhere(double[] x, double a) { double last = a; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) { last = x[i] * a; } } return last * last; }"),
        new("double LastTwoValues(double[] x, double a) { double last = a, before = 1; for (int i = 0; i < x.Length; i++) { before = last; last = x[i] * a; } return last * before; }"),
        new("double LargestAndItsPlace(double[] x, double[] w) { double best = -9; int at = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > best) { best = x[i]; at = i; } } return best * w[at] + w[0]; }") { Lengths = 1..5 },
        new("double ReadsNeighbours(double[] x, double[] y) { for (int i = 1; i + 1 < x.Length; i++) { y[i] = x[i - 1] * x[i + 1] - x[i]; } double s = 0; for (int i = 0; i < x.Length; i++) { s += y[i] * y[i]; } return s; }") { Lengths = 0..6 },
        new("void ReadsNextOfItself(Span<double> x, double a) { for (int i = 0; i + 1 < x.Length; i++) { x[i] = x[i + 1] * a + x[i] * x[i]; } }", new Elements(0, 5)),
        new("void ReadsLastOfItself(Span<double> x, double a) { for (int i = 1; i < x.Length; i++) { x[i] = x[i - 1] * a + x[i] * x[i]; } }", new Elements(0, 5, Between(-1, 1))),
        new("void ReadsFixedElementOfItself(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = x[i] * x[1] + a; } }", Four),
        new("double TemporaryOfEachPass(double[] x, double a) { var t = new double[2]; double s = 0; for (int i = 0; i < x.Length; i++) { t[0] = x[i] * a; t[1] = t[0] * t[0]; s += t[0] * t[1]; } return s; }"),
        new("double TemporaryReadBeforeWritten(double[] x, double a) { var t = new double[2]; double s = 0; for (int i = 0; i < x.Length; i++) { s += t[0] * x[i]; t[0] = x[i] * a + t[1]; t[1] = t[0] * t[0] * 0.3; } return s; }"),
        new("double NestedSums(double[,] g, double[] v) { double s = 0; for (int i = 0; i < g.GetLength(0); i++) { double t = 0; for (int j = 0; j < g.GetLength(1); j++) { t += g[i, j] * v[j]; } s += t * t; } return s; }") { Lengths = 0..4 },
        new("double SumInsideWithExit(double[,] g, double[] v) { double s = 0; for (int i = 0; i < g.GetLength(0); i++) { double t = 0; for (int j = 0; j < g.GetLength(1); j++) { if (g[i, j] < -1.5) { break; } t += g[i, j] * v[j]; } s += t * t; } return s; }") { Lengths = 0..4 },
        new("void NestedScatter(double[] x, double[] y, int[] k) { for (int i = 0; i < 2; i++) { for (int j = 0; j < k.Length; j++) { y[k[j]] = x[(i + j) % 4] + y[k[j]] * 0.5; } y[i] = x[i] * y[3]; } }", Four, Four, Indices),
        new("double TwoLoopsOneArray(double[] x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = x[i] * a; } double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i]; x[i] = s; } for (int i = 0; i < x.Length; i++) { x[i] += x[x.Length - 1 - i] * a; } return s; }"),
        new("double ScaledByReduction(double[] x) { double s = 0.5; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i]; } double t = 0; for (int i = 0; i < x.Length; i++) { x[i] /= s; t += x[i] * x[i] * x[i]; } return t; }"),
        new("double InfiniteSlopesAddNothing(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double r = Math.Sqrt(x[i]); s += i % 2 == 0 ? r : 0 * i; } return s; }", new Elements(0, 5, Positive)) { Special = [[new[] { 1.0, 0.0, 2.0, 0.0 }]] },
        new("double StepsOfTwo(double[] x, double a) { for (int i = 0; i + 1 < x.Length; i += 2) { double t = x[i] * a; x[i] = x[i + 1] * t; x[i + 1] = t; } double s = 0; for (int i = x.Length - 1; i > 0; i -= 2) { s += x[i] * x[i - 1]; } return s; }", new Elements(0, 6)),
        new("double MeetInTheMiddle(double[] x, double a) { double s = 1; for (int i = 0, j = x.Length - 1; i < j; i++, j--) { s += x[i] * x[j] * a; x[i] = s; x[j] *= a; } return s * (x.Length > 0 ? x[0] : 1); }", new Elements(0, 6)),
    ];
}
