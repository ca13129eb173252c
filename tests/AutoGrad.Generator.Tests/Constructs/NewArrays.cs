using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Buffers that a method makes for itself: new arrays, initialisers, stackalloc.</summary>
public sealed class NewArrays : RoutineBattery<NewArrays>
{
    private static readonly Domain Positive = Between(0.3, 1.7);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("float StackInitializerInUnchecked(double x) { Span<float> q = stackalloc float[] { 1f, unchecked(2f), (float)(x * 2) }; return q[1] * q[2]; }", Between(0.3, 1.5)),
        new("double Fixed(double x) { double[] a = new double[3]; a[0] = x; a[1] = x * x; a[2] = a[0] * a[1]; return a[2] + a[1]; }"),
        new("double StartsAtZero(double x) { double[] a = new double[3]; a[1] = x; return a[0] + a[1] * a[1] + a[2] * x; }"),
        new("double OfLength(double x, int n) { double[] a = new double[n]; for (int i = 0; i < n; i++) { a[i] = x * i; } double s = 0; for (int i = 0; i < a.Length; i++) { s += a[i] * a[i]; } return s; }", Positive, Between(0, 5)) { Throwing = [[1.0, -1]] },
        new("double OfInputLength(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * x[x.Length - 1 - i]; } double s = 0; foreach (double v in y) { s += v * v; } return s; }"),
        new("double LengthZero(double x) { var a = new double[0]; return x * x + a.Length; }"),
        new("double Initialiser(double x, double y) { double[] a = { x, y, x * y, 2 }; return a[0] * a[1] + a[2] * a[3]; }"),
        new("double NewInitialiser(double x, double y) { var a = new double[] { x * x, 1, y }; double s = 0; for (int i = 0; i < a.Length; i++) { s = s * 0.5 + a[i] * a[i]; } return s; }"),
        new("double ImplicitlyTyped(double x) { var a = new[] { 1, x, 2 * x }; return a[1] * a[2] + a[0]; }"),
        new("double WithLength(double x) { var a = new double[2] { x, x * x }; return a[0] * a[1]; }"),
        new("double OfConstants(double x) { double[] weights = { 0.25, 0.5, 0.125 }; double s = 0; foreach (double w in weights) { s += w * System.Math.Sin(w * x); } return s; }"),
        new("double ConstantsIndexed(double x, int k) { var t = new[] { 1.5, -2.5, 4 }; return t[k % 3] * x * x; }", Positive, Between(0, 9)),
        new("double ConstantsOverwritten(double x) { double[] t = { 1, 2, 3 }; t[1] = x; return t[0] * t[1] * t[1] + t[2]; }"),
        new("double InLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { var a = new double[2]; a[0] = s * x; a[1] = a[0] + i; s = a[0] * 0.3 + a[1] * 0.2; } return s; }", Positive, Between(0, 5)),
        new("double InLoopOfGrowingLength(double x, int n) { double s = x; for (int i = 1; i <= n; i++) { var a = new double[i]; for (int j = 0; j < i; j++) { a[j] = s * x / (j + 1); } s = a[i - 1] + a[0]; } return s; }", Positive, Between(0, 5)),
        new("double InitialiserInLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { double[] a = { s, x, i }; s = a[0] * a[1] + a[2]; } return s; }", Positive, Between(0, 5)),
        new("double InBranch(double x) { double[] a; if (x > 0) { a = new[] { x, x * x }; } else { a = new double[2]; a[1] = x; } return a[0] * 2 + a[1] * a[1]; }"),
        new("double KeptAcrossPasses(double x, int n) { double[] previous = { x, 1 }; for (int i = 0; i < n; i++) { double[] next = { previous[0] * x + previous[1], previous[0] * 0.5 }; previous = next; } return previous[0] * previous[1]; }", Positive, Between(0, 5)),
        new("double TableOfPowers(double x, int n) { var power = new double[n + 1]; power[0] = 1; for (int i = 1; i <= n; i++) { power[i] = power[i - 1] * x; } double s = 0; for (int i = 0; i <= n; i++) { s += power[i] * power[n - i] / (i + 1); } return s; }", Positive, Between(0, 6)),
        new("double Pascal(double x, int n) { var row = new double[n + 1]; row[0] = x; for (int i = 1; i <= n; i++) { for (int j = i; j > 0; j--) { row[j] += row[j - 1] * x; } } double s = 0; for (int j = 0; j <= n; j++) { s += row[j] * row[j]; } return s; }", Positive, Between(0, 5)),
        new("double Memoised(double x, int n) { var memo = new double[n + 2]; memo[0] = x; memo[1] = x * x; for (int i = 2; i <= n; i++) { memo[i] = memo[i - 1] * 0.7 + memo[i - 2] * memo[i / 2]; } return memo[n]; }", Positive, Between(0, 7)),
        new("double CountsAlongTheWay(double[] x) { var counts = new int[3]; for (int i = 0; i < x.Length; i++) { counts[x[i] > 1 ? 2 : x[i] > 0 ? 1 : 0]++; } double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i] * counts[i % 3]; } return s; }"),
        new("double OrderAlongTheWay(double[] x) { int n = x.Length; var order = new int[n]; for (int i = 0; i < n; i++) { order[i] = i; } for (int i = 0; i < n; i++) { for (int j = i + 1; j < n; j++) { if (x[order[j]] < x[order[i]]) { int t = order[i]; order[i] = order[j]; order[j] = t; } } } double s = 0; for (int i = 0; i < n; i++) { s += x[order[i]] * x[order[i]] * (i + 1); } return s; }"),
        new("double TruthsAlongTheWay(double[] x) { var positive = new bool[x.Length]; for (int i = 0; i < x.Length; i++) { positive[i] = x[i] > 0; } double s = 1; for (int i = 0; i < x.Length; i++) { s = positive[i] ? s * x[i] : s + x[i] * x[i]; } return s; }"),
        new("double StackOfFixedLength(double x) { Span<double> a = stackalloc double[3]; a[0] = x; a[1] = x * x; a[2] = a[0] * a[1]; return a[2] + a[1]; }"),
        new("double StackStartsAtZero(double x) { Span<double> a = stackalloc double[4]; a[1] = x; return a[0] + a[1] * a[1] + a[2] * x; }"),
        new("double StackOfLength(double x, int n) { Span<double> a = stackalloc double[n]; for (int i = 0; i < n; i++) { a[i] = x * i + (i > 0 ? a[i - 1] : 1); } double s = 0; for (int at = 0; at < a.Length; at++) { double v = a[at]; s += v * v; } return s; }", Positive, Between(0, 5)),
        new("double StackInitialiser(double x, double y) { Span<double> a = stackalloc[] { x, y, x * y }; return a[0] * a[1] + a[2] * a[2]; }"),
        new("double StackOfConstants(double x) { ReadOnlySpan<double> c = stackalloc double[] { 1, -0.5, 0.25 }; double s = 0; for (int i = c.Length - 1; i >= 0; i--) { s = s * x + c[i]; } return s; }"),
        new("double StackOfFloats(float x) { Span<float> a = stackalloc float[2]; a[0] = x * x; a[1] = a[0] * x; return a[0] * a[1]; }"),
        new("double StackOfWholes(double x, int n) { Span<int> k = stackalloc int[4]; for (int i = 0; i < 4; i++) { k[i] = i * n % 5; } double s = 0; for (int at = 0; at < k.Length; at++) { int j = k[at]; s += x * x * j; } return s; }", Positive, Between(0, 5)),
        new("double StackOrHeap(double[] x) { Span<double> a = x.Length <= 2 ? stackalloc double[2] : new double[x.Length]; for (int i = 0; i < x.Length; i++) { a[i] = x[i] * x[i]; } double s = 0; for (int i = 0; i < x.Length; i++) { s += a[i] * x[i]; } return s; }"),
        new("double HeapBehindSpan(double x, int n) { Span<double> a = new double[n]; for (int i = 0; i < n; i++) { a[i] = x * i; } double s = 0; for (int i = 0; i < n; i++) { s += a[i] * a[n - 1 - i]; } return s; }", Positive, Between(0, 5)),
        new("float FloatArray(float x, int n) { float[] a = new float[n + 1]; a[0] = x; for (int i = 1; i <= n; i++) { a[i] = a[i - 1] * x * 0.8f; } return a[n] + a[0]; }", Positive, Between(0, 5)),
        new("double LengthThatThrows(double x, int n) { double[] a = new double[10 / n]; a[0] = x; return a[0] * x; }", Positive, Between(1, 5)) { Throwing = [[1.0, 0], [1.0, -1], [1.0, 11]] },
        new("double Unused(double x, int n) { var a = new double[n]; return x * x; }", Positive, Between(0, 3)) { Throwing = [[1.0, -1]] },
        new("double WrittenAndNeverRead(double x, int n) { var a = new double[n]; for (int i = 0; i < n; i++) { a[i] = x * i; } return x * x; }", Positive, Between(0, 3)) { Throwing = [[1.0, -1]] },
        new("double TwoNamesForOne(double x) { double[] a = new double[2]; double[] b = a; a[0] = x; b[1] = a[0] * x; b[0] = b[1] * 2; return a[0] * a[1]; }"),
        new("double NullUntilNeeded(double[] x) { double[]? copy = null; double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > 1) { copy = new double[x.Length]; copy[i] = x[i] * x[i]; } s += x[i]; } if (copy != null) { foreach (double v in copy) { s += v * s; } } return s; }"),
        new("double HoldsActiveAndConstant(double x, int n) { var a = new double[n]; for (int i = 0; i < n; i++) { a[i] = i * 0.5; } double s = 0; for (int i = 0; i < n; i++) { s += a[i] * x; a[i] = s * x; } for (int i = 0; i < n; i++) { s += a[i]; } return s; }", Positive, Between(0, 4)),
    ];
}
