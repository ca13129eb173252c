using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Calls with buffers and outputs: small callees, large ones, chains of them.</summary>
public sealed class BufferCalls : RoutineBattery<BufferCalls>
{
    private const string Large = """
        private static double Large(double a, double b, Span<double> w)
        {
            double s = 0;
            for (int i = 0; i < w.Length; i++)
            {
                double t = a * w[i] + b;
                if (t > 1) { t = Math.Sqrt(t) + 0.1 * a; } else if (t < -1) { t = t * 0.5 - b * b * 0.1; }
                double u = Math.Sin(t) * w[i];
                w[i] = u + t * 0.25;
                s += u * t;
                for (int j = 0; j < i; j++) { s = s * 0.9 + w[j] * w[i] * 0.1; if (s > 5) { s -= a; break; } }
                a = a * 0.8 + u * 0.1;
            }
            double r = s + a * b;
            int passes = 0;
            while (Math.Abs(r) > 3 && passes++ < 30) { r = r * 0.5 + 0.01 * a; }
            return r * r + s;
        }
        """;

    private static readonly Elements Three = new(3, 5, Between(-1, 1));

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double BlockCopied(double[] x, double[] y, double a) { Buffer.BlockCopy(x, 8, y, 0, 2 * sizeof(double)); y[0] *= a; return y[0] * x[1] + y[1] * y[^1]; }", new Elements(3, 5), new Elements(3, 5)),
        new("double BlockCopiedOwn(float[] x, float a, int n) { var c = new float[x.Length]; Buffer.BlockCopy(x, 0, c, 4 * n, (x.Length - n) << 2); return c[1] * a + c[2] * c[1]; }", new Elements(3, 5), For(typeof(float)), Between(0, 2)),
        new("double BlockCopiedOver(double[] x) { Buffer.BlockCopy(x, 0, x, 8, 8 * (x.Length - 1)); return x[0] * x[1] * x[2]; }", new Elements(3, 5)) { Throwing = [[System.Array.Empty<double>()]] },
        new("double Reads(double[] x) => Norm(x) * x[0];", Three) { Helpers = "private static double Norm(double[] v) { double s = 1; for (int i = 0; i < v.Length; i++) { s += v[i] * v[i]; } return Math.Sqrt(s); }" },
        new("double ReadsSpan(Span<double> x) => Norm(x) * Norm(x.Slice(1));", Three) { Helpers = "private static double Norm(ReadOnlySpan<double> v) { double s = 1; for (int i = 0; i < v.Length; i++) { s += v[i] * v[i]; } return Math.Sqrt(s); }" },
        new("void Writes(double[] x, double a) { Scale(x, a); Scale(x, x[0]); }", Three) { Helpers = "private static void Scale(double[] v, double k) { for (int i = 0; i < v.Length; i++) { v[i] *= k; } }" },
        new("void WritesPart(Span<double> x, double a) { Scale(x.Slice(1), a); Scale(x[..2], x[1]); }", Three) { Helpers = "private static void Scale(Span<double> v, double k) { for (int i = 0; i < v.Length; i++) { v[i] = k * v[i] * v[i]; } }" },
        new("double WritesOne(double[] x, double a) { Set(x, 1, a * x[0]); Set(x, 0, x[1] * x[2]); return x[0] * x[1]; }", Three) { Helpers = "private static void Set(double[] v, int i, double k) { v[i] = k * k + v[i]; }" },
        new("void FromOneToOther(ReadOnlySpan<double> x, Span<double> y) { Axpy(0.5, x, y); Axpy(y[0], x, y); }") { Lengths = 1..4, Helpers = "private static void Axpy(double a, ReadOnlySpan<double> p, Span<double> q) { for (int i = 0; i < p.Length; i++) { q[i] += a * p[i]; } }" },
        new("double OwnScratch(double[] x) { var t = new double[x.Length]; Square(x, t); Square(t, t); double s = 0; foreach (double v in t) { s += v; } return s; }", Three) { Helpers = "private static void Square(double[] p, double[] q) { for (int i = 0; i < p.Length; i++) { q[i] = p[i] * p[i]; } }" },
        new("double StackScratch(double[] x, double a) { Span<double> t = stackalloc double[3]; Powers(a, t); return x[0] * t[0] + x[1] * t[1] + x[2] * t[2]; }", Three) { Helpers = "private static void Powers(double a, Span<double> p) { double v = a; for (int i = 0; i < p.Length; i++) { p[i] = v; v *= a; } }" },
        new("double ReturnsArray(double[] x) { var y = Doubled(x); y[0] *= x[0]; return y[0] * y[1]; }", Three) { Helpers = "private static double[] Doubled(double[] v) { var r = new double[v.Length]; for (int i = 0; i < v.Length; i++) { r[i] = 2 * v[i] * v[i]; } return r; }" },
        new("double ReturnsItsArgument(double[] x) { var y = Same(x); y[0] *= x[1]; return x[0] * x[0] + y[1]; }", Three) { Helpers = "private static double[] Same(double[] v) { v[1] *= 2; return v; }" },
        new("double ReturnsOneOfTwo(double[] x, double[] y, double a) { var z = Larger(x, y); z[0] *= a; return x[0] * y[0] + z[1]; }", Three, Three) { Helpers = "private static double[] Larger(double[] p, double[] q) => p[0] > q[0] ? p : q;" },
        new("double ReturnsSlice(Span<double> x, double a) { var y = Tail(x); y[0] *= a; return x[1] * x[1] + y[1] * x[0]; }", Three) { Helpers = "private static Span<double> Tail(Span<double> v) => v.Slice(1);" },
        new("double ReturnsSliceOfArray(double[] x, double a) { var y = Part(x, 1, 2); y[0] *= a; y[1] += y[0]; return x[1] * x[2]; }", Three) { Helpers = "private static Span<double> Part(double[] v, int start, int count) => v.AsSpan(start, count);" },
        new("double Jagged(double[][] x) => Row(x, 0) * Row(x, 1) + Row(x, 0);", new Elements(2, 4)) { Helpers = "private static double Row(double[][] v, int i) { double s = 1; foreach (double e in v[i]) { s += e * e; } v[i][0] *= s * 0.1; return s; }" },
        new("double Grid(double[,] x, double a) { Scale(x, a); return Trace(x) * x[0, 1]; }", new Elements(2, 3)) { Helpers = "private static void Scale(double[,] g, double k) { for (int i = 0; i < g.GetLength(0); i++) { for (int j = 0; j < g.GetLength(1); j++) { g[i, j] = g[i, j] * k + i; } } } private static double Trace(double[,] g) { double s = 0; for (int i = 0; i < Math.Min(g.GetLength(0), g.GetLength(1)); i++) { s += g[i, i] * g[i, i]; } return s; }" },
        new("double SameBufferTwice(double[] x) => Dot(x, x) + Dot(x, x);", Three) { Helpers = "private static double Dot(double[] p, double[] q) { double s = 0; for (int i = 0; i < p.Length; i++) { s += p[i] * q[i]; } return s; }" },
        new("double OverlappingReads(Span<double> x) => Dot(x.Slice(1), x[..^1]) * Dot(x, x);", Three) { Helpers = "private static double Dot(ReadOnlySpan<double> p, ReadOnlySpan<double> q) { double s = 0; for (int i = 0; i < p.Length; i++) { s += p[i] * q[i]; } return s; }" },
        new("void OverlappingWrites(Span<double> x, double a) { Smooth(x.Slice(1), x[..^1], a); }", Three) { Helpers = "private static void Smooth(Span<double> p, ReadOnlySpan<double> q, double k) { for (int i = 0; i < p.Length; i++) { p[i] = p[i] * k + q[i] * q[i]; } }" },
        new("void SameBufferReadAndWritten(double[] x, double a) { Mix(x, x, a); }", Three) { Helpers = "private static void Mix(double[] p, double[] q, double k) { for (int i = 1; i < p.Length; i++) { p[i] = q[i - 1] * k * q[i]; q[0] += p[i]; } }" },
        new("double LargeCallee(double x, double y, double[] w) => Large(x, y, w) * w[0];", Between(-1, 1), Between(-1, 1), Three) { Helpers = Large },
        new("double LargeCalledTwice(double x, double y, double[] w) => Large(x, y, w) + Large(y, x * y, w) * w[1];", Between(-1, 1), Between(-1, 1), Three) { Helpers = Large },
        new("double LargeInLoop(double x, double[] w, int n) { double s = x; for (int i = 0; i < n; i++) { s = Large(s * 0.3, x, w) * 0.2 + 0.1 * i; } return s * w[0]; }", Between(-1, 1), Three, Between(0, 4)) { Helpers = Large },
        new("double LargeInBranch(double x, double[] w) { if (x > 0) { return Large(x, 1, w); } return Large(1, x, w) * Large(x, x, w.AsSpan(1)); }", Between(-1, 1), Three) { Helpers = Large },
        new("double LargeWithConstants(double x, [Constant] double y, [Constant] double[] w) => Large(x, y, w) + Large(y, x, w);", Between(-1, 1), Between(-1, 1), Three) { Helpers = Large },
        new("double LargeInCondition(double x, double[] w) { double s = x; int n = 0; while (Large(s, x, w) < 2 && n < 4) { s = s * 1.2 + w[0]; n++; } return s * w[1]; }", Between(-1, 1), Three) { Helpers = Large },
        new("double LargeInShortCircuit(double x, double[] w) => x > 0 && Large(x, 0.5, w) > 0.3 || Large(0.2, x, w) < 0 ? w[0] * x : w[1] + x * x;", Between(-1, 1), Three) { Helpers = Large },
        new("double LargeOfWindows(double[] x, double a) { double s = 0; for (int i = 0; i + 2 <= x.Length; i++) { s += Large(a, s * 0.1, x.AsSpan(i, 2)); } return s; }", new Elements(2, 5, Between(-1, 1)), Between(-1, 1)) { Helpers = Large },
        new("double LargeThrows(double x, double[] w) => Large(x, 1, w) * w[0];", Between(-0.5, 1), Three)
        {
            Helpers = "private static double Large(double a, double b, double[] w) { double s = 0; for (int i = 0; i < w.Length; i++) { w[i] = w[i] * a + b; s += w[i] * w[i]; if (a < -0.8 && i == 1) { throw new ArgumentOutOfRangeException(nameof(a)); } for (int j = 0; j < i; j++) { s += w[j] * w[i] * a; w[j] = Math.Sin(w[j]) + s * 0.01; } if (s > 4) { s = Math.Sqrt(s) * a; } else { s = s * 0.5 + a * b; } } return s * s + a; }",
            Throwing = [[-1.0, new[] { 1.0, 2.0, 3.0 }]],
        },
        new("double Chain(double[] x) { First(x); return x[0] * x[1]; }", Three)
        {
            Helpers = """
                private static void First(double[] v) { v[0] *= v[1]; Second(v, v[0]); v[1] += v[0]; }
                private static void Second(double[] v, double k) { for (int i = 0; i < v.Length; i++) { Third(ref v[i], k); } }
                private static void Third(ref double e, double k) { e = Fourth(e) * k + e; }
                private static double Fourth(double e) { if (e > 0.5) { return e * e; } return Math.Exp(e); }
                """,
        },
        new("double ManyOutputs(double[] x, double a) { double s = Everything(x, a, out double sum, out int count, ref a); return s * sum * count + a * x[0]; }", Three)
        {
            Helpers = "private static double Everything(double[] v, double k, out double sum, out int count, ref double r) { sum = 0; count = 0; foreach (double e in v) { if (e > -0.9) { sum += e * e; count++; } } r = r * k + sum; v[0] = r * k; return sum * r; }",
        },
        new("double TupleOfCallee(double[] x) { var (low, high) = Bounds(x); return (high - low) * low; }", Three) { Helpers = "private static (double Low, double High) Bounds(double[] v) { double l = v[0], h = v[0]; foreach (double e in v) { if (e < l) { l = e; } if (e > h) { h = e; } } return (l, h); }" },
        new("double CalleeReassignsParameter(double[] x) { double s = Sum(x); return s * x[0]; }", Three) { Helpers = "private static double Sum(ReadOnlySpan<double> v) { double s = 0; while (v.Length > 0) { s = s * 0.5 + v[0] * v[0]; v = v[1..]; } return s; }" },
        new("double CalleeReplacesParameter(double[] x) { double s = Sum(x); return s * x[0]; }", Three) { Helpers = "private static double Sum(double[] v) { v[0] *= 2; v = (double[])v.Clone(); v[0] *= v[1]; return v[0] * v[0]; }" },
        new("double ParamsArray(double x, double y) => Sum(x, y, x * y) + Sum() + Sum(x) + Sum(new[] { y, x });") { Helpers = "private static double Sum(params double[] v) { double s = 1; foreach (double e in v) { s += e * e * s; } return s; }" },
        new("double IndexInCallee(double[] x, int[] order) { double s = 0; for (int i = 0; i < order.Length; i++) { s += At(x, order, i) * At(x, order, order.Length - 1 - i); } return s; }", Three, new Elements(1, 4, Between(0, 2))) { Helpers = "private static double At(double[] v, int[] o, int i) => v[o[i]];" },
        new("double PermutedByCallee(double[] x) { var order = new int[x.Length]; Sort(x, order); double s = 0; for (int i = 0; i < x.Length; i++) { s = s * 0.5 + x[order[i]] * (i + 1); } return s * s; }", Three)
        {
            Helpers = "private static void Sort(double[] v, int[] o) { for (int i = 0; i < o.Length; i++) { o[i] = i; } for (int i = 1; i < o.Length; i++) { for (int j = i; j > 0 && v[o[j]] < v[o[j - 1]]; j--) { (o[j], o[j - 1]) = (o[j - 1], o[j]); } } }",
        },
        new("double WithoutActive(double x, int n) { var k = new int[n]; Fill(k); double s = x; foreach (int i in k) { s = s * 0.5 + i * x; } return s; }", Between(-1, 1), Between(0, 4)) { Helpers = "private static void Fill(int[] v) { for (int i = 0; i < v.Length; i++) { v[i] = i * i % 3; } }" },
        new("double TableMadeByCall(double x, int n) { var t = Table(n); double s = 0; foreach (double c in t) { s = s * x + c; } return s; }", Between(-1, 1), Between(0, 5)) { Helpers = "private static double[] Table(int n) { var t = new double[n]; for (int i = 0; i < n; i++) { t[i] = 1.0 / (i + 1); } return t; }" },
        new("double InstanceCall(double[] x, double a) => new Model(2).Apply(x, a) * x[0];", Three) { Helpers = "public sealed class Model { internal readonly int k; public Model(int n) { k = n; } public double Apply(double[] v, double a) { double s = 0; for (int i = 0; i < v.Length; i++) { v[i] *= a; s += v[i] * k; } return s; } }" },
        new("double ExtensionCall(double[] x, double a) => x.Scaled(a) * x[0];", Three) { File = "public static partial class ExtensionCallRoutine { [Differentiable] public static double ExtensionCall(double[] x, double a) => x.Scaled(a) * x[0]; private static double Scaled(this double[] v, double k) { double s = 0; for (int i = 0; i < v.Length; i++) { v[i] *= k; s += v[i]; } return s; } }" },
    ];
}
