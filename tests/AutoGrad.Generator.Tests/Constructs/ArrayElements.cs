using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Elements of buffers: read, written, compound-assigned, incremented, swapped.</summary>
public sealed class ArrayElements : RoutineBattery<ArrayElements>
{
    private static readonly Elements Three = new(3, 3);
    private static readonly Elements AtLeastTwo = new(2, 6);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Reads(double[] x) => x[0] * x[1] + x[2] * x[2];", Three) { Throwing = [[new double[2]], [null]] },
        new("double ReadsSpan(ReadOnlySpan<double> x) => x[0] * x[1] / (1 + x[2] * x[2]);", Three) { Throwing = [[new double[1]]] },
        new("double ReadsFromEnd(double[] x) => x[^1] * x[^2] + x[^3];", new Elements(3, 5)) { Throwing = [[new double[1]]] },
        new("double SpanFromEnd(Span<double> x) => x[^1] * x[^2] + x[0];", AtLeastTwo) { Throwing = [[new double[1]]] },
        new("double Dot(double[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * y[i]; } return s; }") { Lengths = 0..6, Throwing = [[new[] { 1.0, 2.0 }, new[] { 1.0 }]] },
        new("double DotOfSpans(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * y[i]; } return s; }") { Lengths = 0..6 },
        new("double SquaredError(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, [Constant] double y) { double score = 0; for (int i = 0; i < w.Length; i++) score += w[i] * x[i]; double e = score - y; return e * e; }") { Lengths = 0..5 },
        new("double Horner(ReadOnlySpan<double> c, double x) { double r = 0; for (int i = c.Length - 1; i >= 0; i--) r = r * x + c[i]; return r; }"),
        new("double ByComputedIndex(double[] x, int k) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[(i * k + 1) % x.Length] * x[i] * (i + 1); } return s; }", AtLeastTwo, Between(0, 5)),
        new("double ByActiveIndex(double[] x, double a) => x[(int)(a * a)] * a;", Three, Between(-1.6, 1.6)) { Throwing = [[new double[3], 4.0]] },
        new("double ByLongIndex(double[] x, long k) => x[k] * x[0];", Three, Between(0, 2)),
        new("double ByUnsignedIndex(double[] x, uint k, byte b) => x[k] * x[b];", Three, Between(0, 2), Between(0, 2)),
        new("double IndexWithSideEffect(double[] x) { int i = 0; double s = x[i++] * x[i++]; return s * x[i] + i; }", Three),
        new("double Gather(double[] x, int[] index) { double s = 0; for (int i = 0; i < index.Length; i++) { s += x[index[i]] * (i + 1) * x[index[i]]; } return s; }", Three, new Elements(0, 5, Between(0, 2))),
        new("void Square(Span<double> x) { for (int i = 0; i < x.Length; i++) { x[i] = x[i] * x[i]; } }"),
        new("void ScaledSquare(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = a * x[i] * x[i]; } }"),
        new("void WritesArray(double[] x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = System.Math.Sin(x[i] * a); } }"),
        new("void WritesOther(ReadOnlySpan<double> x, Span<double> y, double a) { for (int i = 0; i < x.Length; i++) { y[i] = a * x[i] * x[i]; } }") { Lengths = 0..5 },
        new("void AddsToOther(ReadOnlySpan<double> x, Span<double> y, double a) { for (int i = 0; i < x.Length; i++) { y[i] += a * x[i]; } }") { Lengths = 0..5 },
        new("void CompoundAssignments(double[] x, double a) { x[0] += a; x[1] -= x[0] * a; x[2] *= x[1]; x[0] /= 2 + x[2] * x[2]; x[1] *= x[1]; }", Three),
        new("double CompoundIsValue(double[] x, double a) => (x[0] += a) * (x[1] *= x[0]) + x[0];", AtLeastTwo),
        new("double AssignmentIsValue(double[] x, double a) { double y = x[0] = a * a; return y * x[0] + x[1]; }", AtLeastTwo),
        new("double ChainedAssignment(double[] x, double a) { x[0] = x[1] = a * x[1]; return x[0] * x[1]; }", AtLeastTwo),
        new("double Increments(double[] x) { x[0]++; ++x[1]; x[2]--; double a = x[0]++; double b = --x[1]; return a * b * x[0] * x[2]; }", Three),
        new("double IncrementsByComputedIndex(double[] x) { int i = 0; x[i++] += 2; x[i++] *= x[0]; x[i]--; return x[0] * x[1] + x[2] * i; }", Three),
        new("double CompoundReadsFirst(double[] x, double a) { x[0] += x[0] = a; return x[0] * x[0]; }", Three),
        new("double CompoundWithCall(double[] x, double a) { x[0] *= Change(x, a); return x[0]; }", AtLeastTwo) { Helpers = "private static double Change(double[] y, double b) { y[0] = b * b; return y[1]; }" },
        new("double IndexBeforeValue(double[] x, double a) { int i = 0; x[i] = a * (i = 1); return x[0] * x[1] + i; }", AtLeastTwo),
        new("double ReadBeforeWrite(double[] x, double a) { double old = x[0]; x[0] = a * old; double middle = x[0]; x[0] = middle * middle; return old * middle * x[0]; }", AtLeastTwo),
        new("double SwapByTemporary(double[] x) { double t = x[0]; x[0] = x[1]; x[1] = t; return x[0] * x[0] * 3 + x[1]; }", AtLeastTwo),
        new("double SwapByTuple(double[] x) { (x[0], x[1]) = (x[1], x[0]); return x[0] * x[0] * 3 + x[1]; }", AtLeastTwo),
        new("void RotateByTuple(Span<double> x, double a) { (x[0], x[1], x[2]) = (x[1] * a, x[2] * x[2], x[0]); }", Three),
        new("void ReverseInPlace(Span<double> x) { for (int i = 0, j = x.Length - 1; i < j; i++, j--) { double t = x[i]; x[i] = x[j]; x[j] = t; } }"),
        new("void ReverseByTuples(double[] x) { for (int i = 0; i < x.Length / 2; i++) { (x[i], x[x.Length - 1 - i]) = (x[x.Length - 1 - i], x[i]); } }"),
        new("void SwapSameElement(double[] x, int i, int j) { (x[i], x[j]) = (x[j] * 2, x[i] * x[i]); }", Three, Between(0, 2), Between(0, 2)),
        new("void SwapLocalAndElement(double[] x, ref double a) { (x[0], a) = (a * a, x[0] * x[1]); }", AtLeastTwo),
        new("void DeconstructsIntoElements(double[] x, double a) { (x[0], x[1]) = Both(a, x[2]); }", Three) { Helpers = "private static (double, double) Both(double p, double q) => (p * q, p * p);" },
        new("void PrefixSums(Span<double> x) { for (int i = 1; i < x.Length; i++) { x[i] += x[i - 1]; } }"),
        new("void PrefixProducts(Span<double> x) { for (int i = 1; i < x.Length; i++) { x[i] *= x[i - 1]; } }"),
        new("void SuffixNonlinear(Span<double> x, double a) { for (int i = x.Length - 2; i >= 0; i--) { x[i] = System.Math.Sin(x[i] * x[i + 1]) + a; } }"),
        new("void ShiftsDown(double[] x, double a) { for (int i = 0; i + 1 < x.Length; i++) { x[i] = x[i + 1] * a; } }"),
        new("void ShiftsUp(double[] x, double a) { for (int i = x.Length - 1; i > 0; i--) { x[i] = x[i - 1] * a; } }"),
        new("double TwoWritesToOneElement(double[] x, double a) { x[0] = a * a; x[0] = x[0] * x[1]; x[0] = System.Math.Sin(x[0]) + a; return x[0]; }", AtLeastTwo),
        new("double FirstWriteIsLost(double[] x, double a) { x[0] = a * 5; x[0] = x[1]; return x[0] * x[0] + a; }", AtLeastTwo),
        new("double ReadAfterConditionalWrite(double[] x, double a) { if (a > 0) { x[0] = a * x[1]; } return x[0] * x[0]; }", AtLeastTwo),
        new("double WriteInBothBranches(double[] x, double a) { if (a > 0) { x[0] = a * x[1]; } else { x[1] = a * x[0]; } return x[0] * x[1]; }", AtLeastTwo),
        new("double ConditionalElement(double[] x, double a) { x[a > 0 ? 0 : 1] = a * a; return x[0] * x[1]; }", AtLeastTwo),
        new("double WriteByShortCircuit(double[] x, double a) { bool b = a > 0 && (x[0] = a * x[1]) > 0; return b ? x[0] * x[0] : x[0] * x[1]; }", AtLeastTwo),
        new("float Singles(float[] x, float a) { for (int i = 1; i < x.Length; i++) { x[i] = x[i - 1] * a + x[i]; } return x[x.Length - 1] * x[0]; }", AtLeastTwo),
        new("double SinglesAndDoubles(float[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * y[i]; x[i] = (float)(y[i] * 0.5); s += x[i] * y[i]; } return s; }") { Lengths = 0..4 },
        new("void SpanOfFloats(Span<float> x, ReadOnlySpan<float> y) { for (int i = 0; i < x.Length; i++) { x[i] = x[i] * y[i] + y[i]; } }") { Lengths = 0..4 },
        new("double LengthMatters(double[] x) { double s = x.Length; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i] / x.Length; } return s; }"),
        new("double LongLength(double[] x) { double s = 0; for (long i = 0; i < x.LongLength; i++) { s += x[i] * x[i]; } return s; }"),
        new("double LengthOfInactive([Constant] double[] x, double a) => x.Length * a * a;"),
        new("double IsEmpty(ReadOnlySpan<double> x, double a) => x.IsEmpty ? a * a : a * x[0];"),
        new("double OutOfRangeInLoop(double[] x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x[i] * x[i]; } return s; }", new Elements(5, 5), Between(0, 5)) { Throwing = [[new double[3], 4], [null, 1]] },
        new("void WritesThenOutOfRange(double[] x, int n) { for (int i = 0; i < n; i++) { x[i] *= x[i]; } }", new Elements(5, 5), Between(0, 5)) { Throwing = [[new[] { 1.0, 2.0, 3.0 }, 4], [null, 1]] },
        new("double NegativeIndex(double[] x, int k) { double s = 0; for (int i = 3; i >= k; i--) { s += x[i]; } return s * s; }", new Elements(4, 4), Between(0, 4)) { Throwing = [[new double[4], -1]] },
        new("double ElementInPattern(double[] x) => x[0] is > 0.5 and < 3 ? x[0] * x[1] : x[1] * x[1];", AtLeastTwo),
        new("double ElementOfTernary(double[] x, double[] y, bool first) => (first ? x : y)[0] * x[1] * y[1];", AtLeastTwo, AtLeastTwo),
    ];
}
