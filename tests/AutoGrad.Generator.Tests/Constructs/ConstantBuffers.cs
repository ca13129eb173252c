using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Buffers along the way that no gradient is asked for: whole numbers, truths, tables, marked parameters, scratch space.</summary>
public sealed class ConstantBuffers : RoutineBattery<ConstantBuffers>
{
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Weighted(double[] x, [Constant] double[] w) { double s = 0; for (int i = 0; i < x.Length; i++) { s += w[i] * x[i] * x[i]; } return s; }") { Lengths = 0..5 },
        new("double ConstantSpan(double a, [Constant] ReadOnlySpan<double> w) { double s = a; for (int i = 0; i < w.Length; i++) { s = s * a + w[i]; } return s; }"),
        new("double ConstantJagged(double a, [Constant] double[][] w) { double s = a; foreach (double[] row in w) { foreach (double v in row) { s = s * 0.7 + v * a; } } return s; }"),
        new("double ConstantGrid(double a, [Constant] double[,] w) { double s = a; foreach (double v in w) { s = s * 0.7 + v * a; } return s; }"),
        new("double WholeIndices(double[] x, int[] index) { double p = 1; foreach (int i in index) { p *= x[i]; } return p; }", new Elements(4, 4), new Elements(0, 5, Between(0, 3))),
        new("double WholesWritten(double x, int[] k) { double s = x; for (int i = 0; i < k.Length; i++) { k[i] = k[i] * 2 + 1; s = s * 0.5 + x * k[i]; } return s; }"),
        new("double WholesChangeBetweenUses(double x, int[] k) { double s = x; for (int i = 0; i < k.Length; i++) { s *= 1 + x * 0.1 * k[i]; k[i] = (int)(s * 2); s += x * k[i]; } return s; }"),
        new("double IndexOverwritten(double[] x, int[] k) { double s = 1; for (int i = 0; i < 3; i++) { s = s * 0.5 + x[k[0]] * x[k[0]]; k[0] = (k[0] + 2) % 3; } return s; }", Three, new Elements(1, 1, Between(0, 2))),
        new("double SpanOfWholes(double x, Span<int> k, ReadOnlySpan<bool> b) { double s = x; for (int i = 0; i < k.Length; i++) { k[i]++; s = b[i] ? s * x : s + k[i] * x; } return s; }") { Lengths = 0..5 },
        new("double TruthsWritten(double x, bool[] b) { double s = x; for (int i = 0; i < b.Length; i++) { s = b[i] ? s * x : s + 0.5; b[i] = s > 1; if (b[i]) { s *= x; } } return s; }"),
        new("double TruthOverwrittenInLoop(double x, int n) { var up = new bool[1]; double s = x; for (int i = 0; i < n; i++) { up[0] = s < 1; if (up[0]) { s = s * 1.5 + x; } else { s = s / (1 + x); } } return s; }", Between(0.3, 1.5), Between(0, 6)),
        new("double BytesAndLongs(double x, byte[] b, long[] l) { double s = x; for (int i = 0; i < b.Length; i++) { s = s * 0.5 + x * b[i] + l[i]; } return s; }") { Lengths = 0..4 },
        new("double ReversedAsObject(double x, [Constant] double[] c) { double k = c[0], y = x * k; Array.Reverse((Array)c); return y * c[0]; }") { Lengths = 2..4 },
        new("double WrittenAsObjectOfAnEarlierPass(double x, [Constant] double[] c) { object o = new double[2]; double s = x; for (int i = 0; i < 3; i++) { var d = (double[])o; double k = c[0]; s = s * k; d[0] = 5; o = c; } return s; }") { Lengths = 2..4 },
        new("double ReversedAsObjectInLoop(double x, [Constant] double[] c) { double s = x; Array whole = c; for (int i = 0; i < 3; i++) { s = s * c[0] + x * s; Array.Reverse(whole); } return s; }") { Lengths = 2..4 },
        new("double ChangedByAnObjectThatKeepsIt(double x) { var c = new[] { 1.5, 2, 3 }; var list = new System.Collections.ObjectModel.Collection<double>(new System.ArraySegment<double>(c, 0, 3).Array!); double k = c[0], s = x * k; System.Runtime.InteropServices.CollectionsMarshal.AsSpan((System.Collections.Generic.List<double>?)null); list.GetType(); Array.Reverse((Array)c); s *= c[0] * x; return s * list.Count; }"),
        new("double StaticTable(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s = s * x + Table[i % Table.Length]; } return s; }", Between(-1, 1), Between(0, 9)) { Helpers = "private static readonly double[] Table = { 1, -0.5, 0.25, 2 };" },
        new("double StaticTableOfTables(double x, int n) { double s = 0; foreach (double[] row in Table) { for (int i = 0; i < row.Length; i++) { s = s * x + row[i] * n; } } return s; }", Between(-1, 1), Between(0, 3)) { Helpers = "private static readonly double[][] Table = { new[] { 1.0, -0.5 }, new[] { 0.25 } };" },
        new("double StaticGrid(double x) { double s = 0; for (int i = 0; i < Table.GetLength(0); i++) { for (int j = 0; j < Table.GetLength(1); j++) { s += Table[i, j] * Math.Pow(x, i + j); } } return s; }", Between(0.2, 1)) { Helpers = "private static readonly double[,] Table = { { 1.0, -0.5 }, { 0.25, 2 } };" },
        new("double StaticSpanProperty(double x) { double s = 0; var table = Table; for (int i = 0; i < table.Length; i++) { s = s * x + table[i]; } return s; }", Between(-1, 1)) { Helpers = "private static ReadOnlySpan<double> Table => new double[] { 1, 2, -0.5 };" },
        new("double StaticWholes(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = s * 0.5 + x * Primes[i % 4]; } return s; }", Between(-1, 1), Between(0, 6)) { Helpers = "private static readonly int[] Primes = { 2, 3, 5, 7 };" },
        new("double SlicedTable(double x, int n) { ReadOnlySpan<double> t = Table.AsSpan(n, 2); return t[0] * x * x + t[1]; }", Between(-1, 1), Between(0, 2)) { Helpers = "private static readonly double[] Table = { 1, -0.5, 0.25, 2 };", Throwing = [[1.0, 3]] },
        new("double ScratchWritten(double x, [Constant] double[] scratch) { scratch[0] = x * x; scratch[1] += scratch[0] * x; return scratch[0] * scratch[1] + scratch[2]; }", Between(-1, 1), Three),
        new("double ScratchInLoop(double[] x, [Constant] Span<double> scratch, int n) { double s = 0; for (int t = 0; t < n; t++) { for (int i = 0; i < 3; i++) { scratch[i] = x[i] * (t + 1) + (t > 0 ? scratch[i] * x[(i + 1) % 3] : 0); } s += scratch[0] * scratch[1] + scratch[2]; } return s; }", Three, Three, Between(0, 3)),
        new("double ScratchReadBeforeWrite(double x, [Constant] double[] scratch) { double old = scratch[0]; scratch[0] = x; double mixed = old * scratch[0] + scratch[1] * x; scratch[1] = mixed; return mixed * scratch[1] * scratch[0]; }", Between(-1, 1), Three),
        new("double ScratchFilled(double x, [Constant] double[] scratch) { Array.Fill(scratch, x); return scratch[0] * x + scratch[1]; }", Between(-1, 1), Three),
        new("double ScratchJagged(double x, [Constant] double[][] scratch) { scratch[0][1] = x * scratch[0][0]; scratch[1][0] *= scratch[0][1]; return scratch[1][0] * scratch[0][1]; }", Between(-1, 1), new Elements(2, 3)),
        new("double ScratchGrid(double x, [Constant] double[,] scratch) { scratch[0, 1] = x * scratch[0, 0]; scratch[1, 0] *= scratch[0, 1]; return scratch[1, 0] * scratch[0, 1]; }", Between(-1, 1), new Elements(2, 3)),
        new("void ScratchOfVoid(Span<double> x, [Constant] Span<double> scratch) { for (int i = 0; i < x.Length; i++) { scratch[i] = x[i] * x[x.Length - 1 - i]; } for (int i = 0; i < x.Length; i++) { x[i] = scratch[i] + x[i] * 0.5; } }") { Lengths = 0..5 },
        new("double DetachedElement(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double c = System.Math.Floor(x[i] * 3); s += x[i] * c; } return s; }"),
        new("double MarkedNumberInLoop(double[] x, [Constant] double rate) { double s = 0; for (int i = 0; i < x.Length; i++) { s = s * rate + x[i] * x[i]; } return s; }", Three, Between(0.1, 0.9)),
        new("double EnumsAlongTheWay(double x, DayOfWeek[] days) { double s = x; foreach (DayOfWeek day in days) { switch (day) { case DayOfWeek.Monday: s *= x; break; case DayOfWeek.Friday: s += x; break; default: s *= 0.9; break; } } return s; }"),
        new("double StringsAlongTheWay(double x, string[] words) { double s = x; foreach (string word in words) { s = s * 0.1 * word.Length + x * x; } return s; }"),
        new("double CharsAlongTheWay(double x, ReadOnlySpan<char> text) { double s = x; for (int i = 0; i < text.Length; i++) { s = text[i] == '*' ? s * x : text[i] == '+' ? s + x : s; } return s; }", Between(-1.5, 1.5), new Elements(0, 5, Among('*', '+', ' '))),
    ];
}
