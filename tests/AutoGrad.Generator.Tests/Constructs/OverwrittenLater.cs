using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>
/// What the backward pass would like to read again has changed by then: buffers, indices, bounds, lengths, fields, after the loop that used them or
/// within it.
/// </summary>
public sealed class OverwrittenLater : RoutineBattery<OverwrittenLater>
{
    private const string World = """
        public interface IWorld { int Count { get; } double Rate { get; } void Change(); void Spoil(double[] buffer); void Shuffle(int[] order); }
        private sealed class Changing : IWorld
        {
            private int changes;
            public int Count => 3 + changes % 2;
            public double Rate => 0.5 + 0.25 * (changes % 3);
            public void Change() => changes++;
            public void Spoil(double[] buffer) { for (int i = 0; i < buffer.Length; i++) { buffer[i] = 7 - i; } }
            public void Shuffle(int[] order) { for (int i = 0; i < order.Length; i++) { order[i] = (order[i] + 1) % 3; } }
        }
        private static readonly IWorld world = new Changing();
        """;

    private const string Fields = """
        internal static int count = 3;
        internal static double rate = 0.5;
        private static void Reset() { count = 3; rate = 0.5; }
        private static void ChangeFields() { count = 1; rate = 2; }
        """;

    private static readonly Domain Positive = Between(0.3, 1.5);
    private static readonly Elements Three = new(3, 5, Between(-1, 1));

    protected override bool TriesTrouble => false;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Cleared(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i] * x[i]; } Array.Clear(x, 0, x.Length); return s * s; }", Three),
        new("double ClearedSpan(Span<double> x) { double s = 1; for (int i = 0; i < x.Length; i++) { s *= 1 + x[i] * x[i]; } x.Clear(); return s * s; }", Three),
        new("double Filled(Span<double> x, double a) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * x[i] + a; } x.Fill(a * s); return s * x[1]; }", Three, Positive),
        new("double CopiedOver(double[] x, double[] y) { double s = 1; for (int i = 0; i < 3; i++) { s = s * x[i] + 0.5; } y.AsSpan(0, 3).CopyTo(x); return s * x[0]; }", Three, Three),
        new("double WrittenByLaterLoop(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i]; } for (int i = 0; i < x.Length; i++) { x[i] = s * i; } return s; }", Three),
        new("double WrittenByCallee(double[] x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i] * a; } Double(x); return s * x[0]; }", Three, Positive) { Helpers = "private static void Double(double[] v) { for (int i = 0; i < v.Length; i++) { v[i] = v[i] * 2 + 1; } }" },
        new("double WrittenByRecursion(double[] x, int n) { double s = x[0] * x[1]; if (n > 0) { s += WrittenByRecursion(x, n - 1) * x[1]; } double t = s * x[0] * x[2]; x[0] = t * 0.5; x[1] = s * 0.3; return t; }", Three, Between(0, 3)),
        new("double WrittenThroughSlice(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i] * x[i]; } var y = x.AsSpan(1); y[0] = 5; y[1] *= s; return s * x[2]; }", Three),
        new("double WrittenThroughOtherName(double[] x, bool b) { var y = b ? x : new double[3]; double s = 0; for (int i = 0; i < 3; i++) { s += x[i] * x[i] * x[i]; y[i] = i; } return s + x[0]; }", Three),
        new("double WrittenThroughRow(double[][] x) { double s = 0; foreach (double[] row in x) { foreach (double v in row) { s += v * v * v; } } var last = x[x.Length - 1]; last[0] = s; last[1] *= 2; return s * last[1]; }", new Elements(2, 3)),
        new("double SwappedLater(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i] * (i + 1); } (x[0], x[1]) = (x[1], x[0]); (x[1], x[2]) = (x[2] * s, x[1]); return s * x[0]; }", Three),
        new("double GridWrittenLater(double[,] x) { double s = 0; for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < x.GetLength(1); j++) { s = s * 0.7 + x[i, j] * x[i, j]; } } for (int i = 0; i < x.GetLength(0); i++) { x[i, 0] = s * i; } return s; }", new Elements(1, 3)),
        new("double NumberOverwritten(double x, double y, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x * x * y; } x = y; y = s; for (int i = 0; i < n; i++) { s += x * y * 0.1; } return s * x; }", Positive, Positive, Between(0, 4)),
        new("double ReferenceOverwritten(ref double x, double y, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x * x * y; } x = s * 0.5; return s * x; }", Positive, Positive, Between(0, 4)),
        new("double IndicesOverwritten(double[] x, int[] k) { double s = 1; for (int i = 0; i < k.Length; i++) { s = s * x[k[i]] + 0.1; } for (int i = 0; i < k.Length; i++) { k[i] = 0; } return s; }", Three, new Elements(0, 4, Between(0, 2))),
        new("double IndicesOverwrittenInLoop(double[] x, int[] k) { double s = 1; for (int i = 0; i < k.Length; i++) { int j = k[i]; s = s * x[j] + x[k[k.Length - 1 - i]]; k[i] = (j + 1) % 3; x[k[i]] *= 0.5; } return s; }", Three, new Elements(0, 4, Between(0, 2))),
        new("double LoadThenStoreElsewhere(double[] x, int[] k) { double s = 1; for (int i = 0; i < k.Length; i++) { s = s * 0.5 + x[k[i]]; x[i] *= 0.5; } return s; }", new Elements(4, 4), new Elements(0, 4, Between(0, 3))),
        new("double LoadThenStoreInWhile(double[] x, int n) { double s = 1, t = 2; int i = 0; while (i < n) { t = s + x[(i + 1) % 3]; s = t * 0.5 + x[i % 3]; x[(i + 1) % 3] = t; i++; } return s * t; }", new Elements(3, 3), Between(0, 6)),
        new("double LoadThenStoreThenBranch(double[] x, double a) { double s = x[0] * a; double t = x[1]; x[0] = a; if (a > 0) { x[1] = s; s = t + x[0]; } else { t = x[1] * 2; x[1] = 3; } return s * t * x[1]; }", new Elements(2, 3)),
        new("double LoadThenCallThatStores(double[] x, double a) { double s = x[0] + x[1] * a; Set(x, s); return s * x[0] + x[1]; }", new Elements(2, 3)) { Helpers = "private static void Set(double[] v, double k) { v[0] = k; v[1] = k * 2; }" },
        new("double IndicesClearedByCall(double[] x, int[] k) { double s = 1; foreach (int i in k) { s = s * x[i] + 0.1; } Array.Clear(k, 0, k.Length); return s * x[1]; }", Three, new Elements(0, 4, Between(0, 2))),
        new("double TruthsOverwritten(double[] x, bool[] b) { double s = 1; for (int i = 0; i < b.Length; i++) { if (b[i]) { s = s * x[0] + 0.1; } else { s += x[1] * s * 0.3; } } for (int i = 0; i < b.Length; i++) { b[i] = !b[i]; } return s; }", Three),
        new("double BoundOverwritten(double[] x, int n) { double s = 1; for (int i = 0; i < n; i++) { s = s * x[i] + 0.1; } n = 1; double t = s; for (int i = 0; i < n; i++) { t *= x[i]; } n += 7; return t * s * n; }", new Elements(4, 4), Between(0, 4)),
        new("double StepOverwritten(double[] x, int step) { double s = 1; for (int i = 0; i < x.Length; i += step) { s = s * x[i] + 0.1; } step = 9; return s * step * x[0]; }", Three, Between(1, 3)),
        new("double CounterOverwritten(double[] x) { int i; double s = 1; for (i = 0; i < x.Length; i++) { s = s * x[i] + 0.1; } i = 0; while (i < 2) { s *= x[i] + x[i + 1]; i++; } i = -5; return s * i; }", Three),
        new("double ArrayReassignedLater(double[] x, double a) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * x[i] + a; } x = new[] { a, s }; for (int i = 0; i < x.Length; i++) { s = s * x[i] + a; } x = new double[0]; return s + x.Length; }", Three, Positive),
        new("double ArraySetToNull(double[] x, double a) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * x[i] + a; x[i] = s; } x = null!; return s * a; }", Three, Positive),
        new("double SpanReassignedLater(Span<double> x, double a) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * x[i] + a; } x = x[2..]; for (int i = 0; i < x.Length; i++) { s = s * x[i] + a; x[i] = s * 0.1; } x = default; return s + x.Length; }", Three, Positive),
        new("double OpaqueCallSpoils(double[] x, [Constant] double[] w) { double s = 1; for (int i = 0; i < 3; i++) { s = s * x[i] * w[i] + 0.1; } world.Spoil(w); for (int i = 0; i < 3; i++) { s = s * w[i] * 0.1 + x[i]; } world.Spoil(w); return s; }", Three, Three) { Helpers = World },
        new("double OpaqueCallShuffles(double[] x, int[] k, int n) { double s = 1; for (int i = 0; i < n; i++) { s = s * x[k[i % 2]] + 0.1; world.Shuffle(k); s += x[k[1]] * x[k[0]]; } return s; }", Three, new Elements(2, 2, Between(0, 2)), Between(0, 4)) { Helpers = World },
        new("double FieldIsBound(double[] x) { Reset(); double s = 1; for (int i = 0; i < count; i++) { s = s * x[i] * rate + 0.1; } ChangeFields(); for (int i = 0; i < count; i++) { s = s * x[i] * rate + 0.1; } Reset(); return s; }", Three) { Helpers = Fields },
        new("double FieldChangesInLoop(double[] x) { Reset(); double s = 1; for (int i = 0; i < count; i++) { s = s * x[i] * rate + 0.1; if (i == 1) { ChangeFields(); } s *= rate; } Reset(); return s; }", Three) { Helpers = Fields },
        new("double FieldChangesInCallee(double[] x) { Reset(); double s = 1; for (int i = 0; i < 3; i++) { s = s * x[i] * rate + Next(x[0]); } Reset(); return s; }", Three) { Helpers = Fields + "private static double Next(double a) { double r = rate * a; ChangeFields(); return r * rate; }" },
        new("double StaticArrayIsChanged(double[] x) { Restore(); double s = 1; for (int i = 0; i < 3; i++) { s = s * x[i] * table[i] + 0.1; Spoil(i); s += table[0] * x[0] * s; } Restore(); return s; }", Three) { Helpers = "private static readonly double[] table = { 1, 2, 3 }; private static void Spoil(int i) { table[i] += 0.5; } private static void Restore() { for (int i = 0; i < 3; i++) { table[i] = i + 1; } }" },
        new("double ReadOnlyNameOfWhatIsWritten(Span<double> x, double a) { ReadOnlySpan<double> seen = x; double s = 0; for (int i = 0; i + 1 < x.Length; i++) { double v = seen[i + 1]; x[i + 1] = a * v * seen[i]; s += v * seen[i + 1]; } return s * seen[0]; }", Three, Positive),
        new("double FirstElementKept(double[] x, double a) { double first = x[0]; double s = 0; for (int i = 0; i < x.Length; i++) { x[0] = x[0] * a + x[i] * first; s += first * x[0]; } return s * first; }", Three, Positive),
        new("double OldAndNewOfEachPass(double[] x, double a) { double s = 1; for (int i = 0; i < x.Length; i++) { double old = x[i]; x[i] = Math.Sin(old * a) * s; double next = x[i]; x[i] = next * old; s = s * 0.5 + old * next * x[i]; } return s; }", Three, Positive),
        new("double DynamicOffsets(Span<double> x, int[] k, double a) { double s = 1; foreach (int i in k) { var y = x.Slice(i, 2); var z = x.Slice(2 - i, 2); y[1] = a * z[0] * s; z[1] += y[0]; s = s * 0.4 + y[1] * z[1]; } return s; }", new Elements(4, 5, Between(-1, 1)), new Elements(0, 4, Between(0, 2)), Positive),
        new("double CopiesWithinOneBuffer(Span<double> x, int[] k, double a) { double s = 1; foreach (int i in k) { x.Slice(i, 2).CopyTo(x.Slice(2 - i)); x[i] = x[i + 1] * a + s * 0.1; s = s * 0.4 + x[2 - i] * x[i]; } return s; }", new Elements(4, 5, Between(-1, 1)), new Elements(0, 4, Between(0, 2)), Positive),
        new("double OneRowInTwoPlacesWritten(double x, double a, int n) { var row = new[] { x, a }; var rows = new[] { row, new[] { a, x }, row }; double s = 1; for (int i = 0; i < n; i++) { rows[i % 3][0] = rows[(i + 1) % 3][1] * s + a; s = s * 0.5 + rows[0][0] * rows[2][1]; if (i == 1) { rows[2] = rows[1]; } } return s * row[0]; }", Positive, Positive, Between(0, 6)),
        new("double BoundIsElementThatShrinks(double[] x) { double s = 1; for (int i = 0; i < (int)(x[0] * 4); i++) { s = s * 0.6 + x[1] * x[0]; x[0] -= 0.1; } return s * x[0]; }", new Elements(2, 3, Positive)),
        new("double BoundIsCall(double[] x) { int calls = 0; int Limit() { calls++; return 4 - calls / 2; } double s = 1; for (int i = 0; i < Limit(); i++) { s = s * x[i] + 0.1 * calls; } return s * calls; }", new Elements(4, 4)),
        new("double LengthOfReassigned(double[] x) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * x[i] + 0.3; if (x.Length > 3) { x = new[] { s, x[0], x[1] }; } } return s * x[0]; }", new Elements(2, 5)),
    ];
}
