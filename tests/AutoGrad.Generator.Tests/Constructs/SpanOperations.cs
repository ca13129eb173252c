using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Parts of buffers, and operations on whole buffers: slices, ranges, copies, fills.</summary>
public sealed class SpanOperations : RoutineBattery<SpanOperations>
{
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double SliceFrom(ReadOnlySpan<double> x) { var y = x.Slice(1); double s = 0; for (int i = 0; i < y.Length; i++) { s += y[i] * y[i] * (i + 1); } return s; }", new Elements(1, 5)) { Throwing = [[System.Array.Empty<double>()]] },
        new("double SliceOfLength(Span<double> x, int start, int count) { double s = 1; var part = x.Slice(start, count); for (int at = 0; at < part.Length; at++) { double v = part[at]; s *= v; } return s; }", new Elements(5, 5), Between(0, 2), Between(0, 3)) { Throwing = [[new double[3], 2, 2], [new double[3], -1, 2], [new double[3], 4, 0]] },
        new("double RangeOfSpan(ReadOnlySpan<double> x) { var y = x[1..^1]; double s = 0; for (int i = 0; i < y.Length; i++) { s += y[i] * y[i]; } return s * x[0]; }", Three) { Throwing = [[new double[1]]] },
        new("double RangeToEnd(Span<double> x) { double s = 0; var part = x[2..]; for (int at = 0; at < part.Length; at++) { double v = part[at]; s = s * 0.5 + v * v; } return s; }", Three),
        new("double RangeFromStart(Span<double> x, int n) { double s = 0; var part = x[..n]; for (int at = 0; at < part.Length; at++) { double v = part[at]; s = s * 0.5 + v * v; } return s; }", Three, Between(0, 3)) { Throwing = [[new double[2], 3]] },
        new("double RangeWhole(Span<double> x) { double s = 0; var part = x[..]; for (int at = 0; at < part.Length; at++) { double v = part[at]; s = s * 0.5 + v * v; } return s; }"),
        new("double RangeFromEndOnly(ReadOnlySpan<double> x) { var y = x[^2..]; return y[0] * y[1] * y[1]; }", Three),
        new("double RangeOfArrayCopies(double[] x) { double[] y = x[1..]; y[0] *= 2; return x[1] * y[0]; }", Three),
        new("double SliceOfSlice(Span<double> x) { var y = x.Slice(1).Slice(1); y[0] *= x[1]; return x[2] * x[2] + y[0]; }", Three),
        new("void WritesThroughSlice(Span<double> x, double a) { var y = x.Slice(1, 2); y[0] = a * x[0]; y[1] *= y[0]; x[1] += y[1]; }", Three),
        new("void OverlappingSlices(Span<double> x, double a) { var y = x.Slice(0, 2); var z = x.Slice(1, 2); y[1] = a * z[1]; z[0] *= y[0]; y[0] = z[0] + z[1]; }", Three),
        new("double AsSpan(double[] x) { var y = x.AsSpan(); double s = 0; for (int i = 0; i < y.Length; i++) { s += y[i] * x[i]; } return s; }"),
        new("double AsSpanFrom(double[] x) { var y = x.AsSpan(1); y[0] = x[0] * y[0]; return x[1] * y[1]; }", Three) { Throwing = [[System.Array.Empty<double>()]] },
        new("double AsSpanOfLength(double[] x) { Span<double> y = x.AsSpan(1, 2); y[0] = x[0] * y[1]; return x[1] * x[1]; }", Three) { Throwing = [[new double[2]]] },
        new("double AsSpanOfRange(double[] x) { Span<double> y = x.AsSpan(1..); y[0] = x[0] * y[1]; return x[1] * x[1]; }", Three) { Trouble = false }, // Which of two exceptions says that the array is null is left open.
        new("double Conversion(double[] x) { Span<double> y = x; ReadOnlySpan<double> z = y; double v = z[0]; y[0] = x[1] * v; return z[0] * x[0]; }", Three),
        new("double NewSpan(double[] x) { var y = new Span<double>(x); double v = y[0]; y[0] = x[1] * v; return x[0] * x[0]; }", Three),
        new("double NewSpanOfPart(double[] x) { var y = new Span<double>(x, 1, 2); y[0] = x[0] * y[1]; return x[1] * x[1]; }", Three) { Throwing = [[new double[2]]] },
        new("double CloneOfArray(double[] x) { var y = (double[])x.Clone(); y[0] = x[1] * y[0]; x[1] = y[0] * 2; return x[0] * x[1] * y[1]; }", Three) { Throwing = [[null]] },
        new("double ToArray(ReadOnlySpan<double> x) { double[] y = x.ToArray(); y[0] *= y[1]; return y[0] * x[0] + y[1]; }", Three),
        new("double ToArrayOfSlice(Span<double> x) { double[] y = x.Slice(1).ToArray(); x[1] = 5; y[0] *= x[0]; return y[0] * x[1] + y[1] * y[1]; }", Three),
        new("void CopyToSpan(ReadOnlySpan<double> x, Span<double> y) { x.CopyTo(y); y[0] *= x[1]; }", new Elements(2, 3), new Elements(3, 5)) { Throwing = [[new double[3], new double[2]]] },
        new("void CopyToArray(double[] x, double[] y, int at) { y[0] *= 3; x.CopyTo(y, at); y[1] *= y[0]; }", new Elements(2, 3), new Elements(4, 5), Between(0, 1)) { Throwing = [[new double[3], new double[4], 2], [new double[3], null, 0], [null, new double[3], 0]] },
        new("void CopyToSlice(Span<double> x, double a) { x.Slice(0, 2).CopyTo(x.Slice(1)); x[0] = a * x[1]; }", Three),
        new("void CopyDownOverlapping(Span<double> x, double a) { x[0] *= a; x[1..].CopyTo(x); x[^1] *= x[0]; }", Three),
        new("void CopyUpOverlapping(Span<double> x, double a) { x[1] *= a; x[..^1].CopyTo(x[1..]); x[0] *= x[1]; }", Three),
        new("void CopyOntoItself(Span<double> x, double a) { x[0] *= a; x.CopyTo(x); x[1] *= x[0]; }", Three),
        new("void FillSpan(Span<double> x, double a) { x.Fill(a * a); x[0] *= x[1]; }", Three),
        new("void FillSlice(Span<double> x, double a) { x.Slice(1, 2).Fill(a * x[0]); x[0] += x[1] * x[2]; }", Three),
        new("void FillArray(double[] x, double a) { Array.Fill(x, a * x[0]); x[1] *= x[0]; }", Three) { Throwing = [[null, 1.0]] },
        new("void FillPartOfArray(double[] x, double a) { Array.Fill(x, a, 1, 2); x[1] *= x[0] * x[2]; }", Three) { Throwing = [[new double[2], 1.0]] },
        new("void FillWithConstant(Span<double> x, double a) { x[0] = a; double old = x[1]; x.Fill(1.5); x[0] = old * x[1] * a; }", Three),
        new("void ClearSpan(Span<double> x, double a) { double old = x[0]; x.Clear(); x[1] = a * old + x[2]; }", Three),
        new("void ClearArray(double[] x, double a) { double old = x[0]; Array.Clear(x, 0, 2); x[1] = a * old + x[2] * x[0]; }", Three) { Throwing = [[new double[1], 1.0]] },
        new("void ArrayCopy(double[] x, double[] y) { Array.Copy(x, y, 2); y[0] *= x[0]; }", Three, Three) { Throwing = [[new double[1], new double[3]], [new double[3], new double[1]], [null, new double[3]]] },
        new("void ArrayCopyAt(double[] x, double[] y) { Array.Copy(x, 1, y, 0, 2); y[0] *= y[1]; x[1] *= y[0]; }", Three, Three) { Throwing = [[new double[2], new double[3]]] },
        new("void ArrayCopyWithin(double[] x, double a) { x[0] *= a; Array.Copy(x, 0, x, 1, x.Length - 1); x[0] += x[1] * x[1]; }", Three),
        new("double CopyInLoop(double[] x, int n) { var y = new double[x.Length]; double s = 0; for (int i = 0; i < n; i++) { x.CopyTo(y, 0); y[i % 3] *= s + 1; for (int j = 0; j < x.Length; j++) { s += y[j] * x[j] * 0.2; } x[0] = s * 0.3; } return s; }", Three, Between(0, 4)),
        new("double FillInLoop(double a, int n) { Span<double> x = stackalloc double[3]; double s = a; for (int i = 0; i < n; i++) { x.Fill(s * a); x[1] += i; s = x[0] * 0.5 + x[1] * x[2] * 0.1; } return s; }", Between(0.3, 1.5), Between(0, 5)),
        new("double CloneInLoop(double[] x, int n) { double s = 0; for (int i = 0; i < n; i++) { var y = (double[])x.Clone(); y[0] *= y[1]; x[1] = y[0] * 0.5 + x[2]; s += x[1] * y[2]; } return s; }", Three, Between(0, 4)),
        new("double WholesCopied(double x, int[] k) { var c = (int[])k.Clone(); Array.Reverse(c); Array.Sort(c); double s = x; for (int i = 0; i < c.Length; i++) { s = s * 0.5 + x * c[i] * k[i]; } return s; }"),
        new("double WholesFilled(double x, int n) { Span<int> k = stackalloc int[4]; k.Fill(n); k[1]++; k.Slice(2).Clear(); double s = 0; for (int at = 0; at < k.Length; at++) { int j = k[at]; s += x * x * j; } return s; }", Between(0.3, 1.5), Between(0, 5)),
        new("double EmptySlice(Span<double> x) { var y = x.Slice(x.Length); double s = x.Length > 0 ? x[0] : 1; for (int at = 0; at < y.Length; at++) { double v = y[at]; s *= v; } return s * s; }"),
        new("double DefaultSpan(double a) { Span<double> x = default; double s = a; for (int at = 0; at < x.Length; at++) { double v = x[at]; s *= v; } return s * a + x.Length; }"),
        new("double EmptySpan(double a) { ReadOnlySpan<double> x = ReadOnlySpan<double>.Empty; return a * a + x.Length; }"),
        new("double HalvesInTurn(Span<double> x) { var y = x; double s = 0; while (y.Length > 1) { var low = y[..(y.Length / 2)]; var high = y[(y.Length / 2)..]; for (int i = 0; i < low.Length; i++) { low[i] = low[i] * high[i] + 0.1; } s += low[0]; y = low; } return s; }", new Elements(2, 8)),
    ];
}
