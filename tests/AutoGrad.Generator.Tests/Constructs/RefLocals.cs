using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>ref</c> locals and loops by reference: other names for elements of buffers, for locals and for parts of them.</summary>
public sealed class RefLocals : RoutineBattery<RefLocals>
{
    private const string Mix = "private static double Mix(ref double p, in double q) { p *= 2; double s = q; p += q * s; return s * p; }";
    private const string Late = "private static double Late(in double p, double[] v) { v[0] *= v[1]; return p * v[2]; }";

    private static readonly Elements Three = new(3, 5);

    protected override string Types => StructTypes.Text + "public struct Aware { public double X; public double Grown(Aware[] all, double a) { ref double x = ref X; x *= a; all[0].X += 1; return x * X; } }";

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        // Elements
        new("double Element(double[] x, double a) { ref double r = ref x[1]; r *= a; r += x[0]; return r * x[1] + x[2]; }", Three),
        new("void ElementOfSpan(Span<double> x, double a) { ref var r = ref x[^1]; r = r * a; x[0] += r; r -= x[0] * x[1]; }", Three),
        new("double ReadOnly(ReadOnlySpan<double> x, double[] y) { ref readonly double r = ref x[1]; ref readonly double s = ref y[0]; y[0] *= r; return r * s * s; }", Three, Three),
        new("double OutOfRange(double[] x, int n) { ref double r = ref x[n]; return n == 0 ? r * r : x[0]; }", Three, Between(0, 0)) { Throwing = [[new[] { 1.0, 2.0 }, 2], [new[] { 1.0, 2.0 }, -1]] },
        new("void NotReachedBehindTheDeclaration(Span<double> x, int n) { x[0] *= 2; ref double r = ref x[n]; x[1] = 5; r = 1; }", Three, Between(2, 2)) { Throwing = [[new[] { 1.0, 2.0 }, 2]] },
        new("double IndexEvaluatedOnce(double[] x, double a) { int i = 0; ref double r = ref x[i++]; i = 2; r *= a; r *= a; return r * x[i] + x[0] * i; }", Three),
        new("double IndexOfNumbers(double[] x, double a) { int i = a > 0 ? 1 : 2; ref double r = ref x[i]; a = -a; r = r * a * x[0]; i = 0; return r * x[1] + x[2] * x[i]; }", Three),
        new("double ArrayReassigned(double[] x, double[] y) { ref double r = ref x[0]; var z = x; x = y; r *= x[0]; x[0] += r; return r * z[0] * x[0]; }", Three, Three),
        new("double SpanResliced(Span<double> x) { ref double r = ref x[0]; while (x.Length > 1) { r += x[1] * r; x = x[1..]; } return r * x[0]; }", Three),
        new("double TwoNames(double[] x) { ref double r = ref x[0]; ref double s = ref x[0]; ref double t = ref r; r = s * 2; s *= x[0]; t += x[1]; return r * s + t; }", Three),
        new("double Swapped(double[] x, double a) { ref double r = ref x[0]; ref double s = ref x[1]; (r, s) = (s, r * a); (x[0], r) = (r * 2, s); return r * s + x[0] * x[1]; }", Three),
        new("double Chain(double[] x) { ref double r = ref x[0]; double s = r += r * x[1]; s = r++ * s + --r; return s * r; }", Three),
        new("double OldValueFirst(double[] x, double a) { ref double r = ref x[0]; r += (r = a) * x[0]; x[1] -= r *= x[1]; return r * x[1]; }", Three),
        new("double InLoop(double[] x, double a) { double s = 0; for (int i = 1; i < x.Length; i++) { ref double r = ref x[i]; r = r * x[i - 1] + a; s += r * r; } return s; }"),
        new("double OutsideLoop(double[] x, int n) { ref double r = ref x[0]; for (int i = 0; i < n; i++) { r = r * 0.5 + x[i % x.Length] * r; } return r * x[0]; }", Three, Between(0, 5)),
        new("double InWhile(double[] x, double a) { int k = 0; while (k < x.Length) { ref double r = ref x[k]; if (r < 0) { r = -r * a; continue; } r *= r; k++; if (r > 3) { break; } } return x[0] * x[1] + k; }", new Elements(2, 4, Between(0.2, 2)), Between(0.5, 1)) { Trouble = false },
        new("double LoopOverNumbers(double[] x) { ref double r = ref x[0]; for (r = 0.5; r < 4; r += x[1]) { x[2] *= r; } return r * x[2]; }", new Elements(3, 4, Between(0.5, 1))) { Trouble = false },
        new("double InBranches(double[] x, double a) { ref double r = ref x[0]; if (a > 0) { ref double s = ref x[1]; s *= a; r = s; } else { r *= a; } return r * x[1] * x[0]; }", Three),
        new("double EarlyReturn(double[] x, double a) { ref double r = ref x[0]; r *= a; if (r > 0) { return r * r; } r += x[1]; return r * x[0]; }", Three),
        new("double Grid(double[,] x, double a) { for (int i = 1; i < x.GetLength(0); i++) { ref double r = ref x[i, 0]; r *= a; r += x[0, 1] * x[i - 1, 0]; } return x[0, 0] * x[1, 0] + x[1, 1]; }", new Elements(2, 3)),
        new("double Row(double[][] x, double a) { ref double r = ref x[0][1]; x[0][0] *= a; r *= x[0][0]; return r * x[1][0] + x[0][1]; }", new Elements(2, 3)),
        new("double MovedRow(double[][] x, double a) { ref double r = ref x[0][1]; (x[0], x[1]) = (x[1], x[0]); r *= a; return r * x[1][1] * x[0][0]; }", new Elements(3, 3)),
        new("double OwnArray(double x, int n) { var t = new double[n + 2]; ref double last = ref t[^1]; ref double first = ref t[0]; first = x; for (int i = 1; i <= n; i++) { t[i] = t[i - 1] * x; last += t[i]; } return last * first; }", Between(-1, 1), Between(0, 4)),
        new("double OnStack(double x) { Span<double> t = stackalloc double[3]; ref double r = ref t[1]; r = x * x; t[2] = r; r *= t[2]; return r + t[1] * t[2]; }"),
        new("double Whole(int[] k, double x) { ref int n = ref k[0]; n += 2; ref bool b = ref Flags[0]; b = n > 1; n *= 3; return b ? x * x * k[0] : x; }", new Elements(1, 3, Between(-3, 3))) { Helpers = "private static readonly bool[] Flags = new bool[1];" },
        new("float Floats(float[] x, double a) { ref float r = ref x[0]; r *= (float)a; r += x[1] * r; return r * x[0]; }", Three),
        new("double FloatsWidened(float[] x, double a) { ref float r = ref x[0]; double s = r * a; r = (float)s; s += r; return s * x[0]; }", Three),
        new("double ConstantBuffer([Constant] double[] x, double a) { ref double r = ref x[0]; r *= a; r += x[1] * a; return r * r * x[1]; }", Three),
        new("double Tie(double[] x, double a) { ref double r = ref x[0]; r = Math.Max(r, 0.5) * Math.Min(a, r); return r; }", Three),

        // Handed on
        new("double ByReference(double[] x, double a) { ref double r = ref x[0]; Twice(ref r, a); Twice(ref x[0], r); return r * x[0] * x[1]; }", Three) { Helpers = "private static void Twice(ref double v, double w) { v = v * w + 1; }" },
        new("double ByOut(double[] x, double a) { ref double r = ref x[1]; Make(a * r, out r); return r * x[0] + x[1]; }", Three) { Helpers = "private static void Make(double v, out double w) { w = v * v + 1; }" },
        new("double ByRefAndIn(double[] x) { ref double r = ref x[0]; return Mix(ref r, in r) * Mix(ref x[0], in x[1]) + Mix(ref x[1], in r); }", Three) { Helpers = Mix },
        new("double ByInBesideArray(double[] x) { ref double r = ref x[0]; return Late(in r, x) + Late(r, x) * r; }", Three) { Helpers = Late },
        new("double ByInToLocalFunction(double[] x) { ref double r = ref x[0]; return Late(in r) * r + Late(in x[1]); double Late(in double p) { x[0] *= x[1]; x[1] += 1; return p * x[2]; } }", Three),
        new("double ByRefToLocalFunction(double[] x, double a) { ref double r = ref x[0]; Add(ref r); double y = a; Add(ref y); Add(ref x[1]); return r * y + x[1] * x[0]; void Add(ref double p) { p *= a; x[0] += p; p += x[2]; } }", Three),
        new("double ByRefToRecursion(double[] x, double a, int n) { ref double r = ref x[0]; Down(ref r, x, n); return r * x[1]; void Down(ref double p, double[] v, int k) { p *= v[1]; v[0] += 0.1; if (k > 0) { Down(ref v[1], v, k - 1); } } }", Three, Between(-1, 1), Between(0, 3)) { Warnings = [] },
        new("double InOfReferenceParameter(double[] x) => Outer(ref x[0]) + Outer(ref x[1]) * x[0];", Three) { Helpers = Mix + "private static double Outer(ref double v) => Mix(ref v, in v) * v;" },
        new("double InCallee(double[] x, double a) { Scale(x, a); Scale(x.AsSpan(1), x[0]); return x[0] * x[1] * x[^1]; }", Three) { Helpers = "private static void Scale(Span<double> v, double k) { for (int i = 0; i < v.Length; i++) { ref double r = ref v[i]; r *= k; k = r + 0.5; } }" },
        new("double ElementThenLocal(double[] x, double a) { double y = a; Change(ref x[0]); Change(ref y); Change(ref x[1]); return x[0] * y + x[1] * x[0]; void Change(ref double v) { v = v * v + 1; } }", Three),

        new("double InByEveryWay(double[] x, double a) { double y = a; ref double r = ref x[1]; return Late(in x[0]) + Late(a * 2) * Late(in r) + Late(in y) * Late(in x[^1]); double Late(in double p) { x[0] *= 0.5; x[^1] += x[0]; return p * p; } }", Three),
        new("double InOfLast(Span<double> x, double a) => Late(in x[^1], x, a) * x[0];", Three) { Helpers = "private static double Late(in double p, Span<double> v, double a) { v[^1] *= a; return p * p; }" },
        new("double InOfIndexer(double[] x, double a) { return Times(Table[1]) * a; double Times(in double p) => p * x[0]; }", Three) { Helpers = "private static readonly System.Collections.Generic.List<double> Table = new() { 1, 2 };" },
        new("double InLocalFunctionInLoop(double[] x, double a) { double s = 0; for (int i = 0; i < 3; i++) { s += Half(a + i) * Half(x[i]); } return s; double Half(double v) { double y = v * s; ref double r = ref y; ref double e = ref x[0]; r += v; e *= 0.5; return y * e; } }", Three),
        new("double InLambda(double[] x, double a) { Func<double, double> f = v => { double y = v; ref double r = ref y; ref double e = ref x[1]; r *= a; return y * e; }; return f(x[0]) * f(a); }", Three),
        new("double WithFinally(double[] x, int[] log, double a) { int n = 1; ref int k = ref n; ref int l = ref log[0]; ref double r = ref x[0]; try { r *= a; k += 2; if (r > 1) { return r * n; } n *= 2; } finally { l = k; log[1] = r > 0 ? n : 0; } return r * k + x[1]; }", Three, new Elements(2, 3, Between(0, 3))),

        // Structs
        new("double Structs(Point[] x, double a) { for (int i = 0; i < x.Length; i++) { ref var p = ref x[i]; p.X *= a; p.Y += p.X * x[0].X; p.Scale(1.5); p.Sum += a; } return x[0].X * x[1].Y; }", Three),
        new("double WholeStruct(Span<Point> x, double a) { ref Point p = ref x[0]; ref var q = ref x[1]; p = new Point(q.X * a, p.X); q += p; (p, q) = (q, p); var copy = p; p.X = 0; p.Take(copy); return p.X * q.Y + copy.X; }", Three),
        new("double FieldOfElement(Point[] x, double a) { ref double y = ref x[1].Y; y *= a; x[1].Scale(2); y += x[0].X; x[1].Swap(); return y * x[1].X; }", Three),
        new("double FieldOfName(Ball[] b, double a) { ref var first = ref b[0]; ref var speed = ref first.Speed; ref double y = ref speed.Y; y *= a; speed.X += y; first.Step(0.1); return first.Energy * y + b[0].Position.X * speed.X; }", Three),
        new("double ReadOnlyStruct(Point[] x, Vec[] v) { ref readonly var p = ref x[0]; ref readonly var w = ref v[1]; double s = p.Add(2) + p.Product + p.Scaled; x[0].X = s; return s * p.X + w.Length * w.Dot(v[0]) + w * w; }", Three, Three),
        new("double ReadOnlyOfReadOnlySpan(ReadOnlySpan<Vec> v) { double s = 0; for (int i = 0; i < v.Length; i++) { ref readonly var w = ref v[i]; s += w.X * w.LengthSquared + w.Dot(in v[0]); } return s; }"),
        new("double StructsByReference(Point[] x, double a) { ref var p = ref x[0]; ref var q = ref x[1]; p.GiveTo(ref q); Change(ref q, in p, a); q.Split(out double z, out double y); p.X = z; return p.X * q.Y * y; }", Three) { Helpers = "private static void Change(ref Point p, in Point q, double a) { p.X *= a; p.Y = q.X * p.X; }" },
        new("double ItselfByReference(Point[] x) { ref var p = ref x[0]; p.GiveTo(ref x[0]); Both(ref p, in x[0]); return p.X * p.Y; }", Three) { Helpers = "private static void Both(ref Point p, in Point q) { p.X *= 2; p.Y += q.X; }" },
        new("double Tuples((double A, double B)[] x, double a) { ref var t = ref x[0]; t.A *= a; t = (t.B, t.A); ref double b = ref t.B; b *= x[1].A; return t.A * t.B; }", Three),
        new("double OwnFieldOfElement(Aware[] x, double a) => x[0].Grown(x, a) * x[0].X;", new Elements(2, 3)),
        new("double OperatorSeesLate(Vec[] x, double a) { ref var v = ref x[0]; var w = v / (v = x[1] * a).X; return w * v; }", Three),

        // Locals
        new("double Local(double x, double a) { double y = x * a; ref double r = ref y; r *= x; y += r; r -= a; return y * r; }"),
        new("double Parameter(double x, double a) { ref double r = ref x; r *= a; r += x * a; a = r; return x * a; }"),
        new("double ParameterNotWritten(double x, [Constant] double a) { ref readonly double r = ref x; ref double s = ref a; s *= r; return r * a; }"),
        new("double LocalInLoop(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double y = x + s; ref double r = ref y; r *= y; for (int j = 0; j < i; j++) { r = r * 0.5 + y * x; } s += y * r; } return s; }", Between(-1, 1), Between(0, 4)),
        new("double LocalAroundLoop(double x, int n) { double s = 1, t = x; ref double r = ref s; for (int i = 0; i < n; i++) { r = s * t + 1; t += s * 0.1; } return s * t; }", Between(-1, 1), Between(0, 5)),
        new("double LocalInBranch(double x) { double y = x; ref double r = ref y; if (x > 0) { r *= x; } else { y = -x * r; } return x > 1 ? r : y * y; }"),
        new("double LocalWithoutValue(double x, bool b) { double y; if (b) { y = x; } else { y = x * x; } ref double r = ref y; r *= x; return y; }"),
        new("double LocalCounter(double x, int n) { int i = 0; ref int k = ref i; double s = x; while (i < n) { k++; s *= x + k; i += k % 2; } return s * i; }", Between(-1, 1), Between(0, 4)),
        new("double FieldOfLocal(Point p, double a) { ref double x = ref p.X; x *= a; p.Scale(x); var q = p; q.X += x; x = q.X; return p.X * q.Y * x; }"),
        new("double StructInLocal(double a, double b) { var p = new Point(a, b); ref var q = ref p; q.X *= b; q.Swap(); p += q; return p.X * q.Y; }"),
        new("double PartsOfLocal(Ball b, double a) { ref var at = ref b.Position; ref double m = ref b.Mass; at.X += m * a; m *= at.X; b.Step(a); return b.Energy * at.X; }"),
        new("double LocalHandedOn(double x, double a) { double y = x; ref double r = ref y; double s = Mix(ref r, in y) * Mix(ref y, in a); return s * r + y; }") { Helpers = Mix },
        new("double LocalInClosure(double x) { double y = x; ref double r = ref y; Grow(); r *= x; Grow(); Func<double, double> f = v => v * y; return f(r) + y; void Grow() { y = y * x + 1; } }"),
        new("double LocalTuple(double x, double a) { var t = (A: x, B: a); ref var b = ref t.B; b *= t.A; t = (b, t.A); return b * t.A; }"),
        new("double LocalInCallee(double x, double a) => Grown(x, a) * Grown(a, x);") { Helpers = "private static double Grown(double v, double k) { ref double r = ref v; for (int i = 0; i < 3; i++) { r = v * k + 0.5; } return v * r; }" },
        new("double LocalInRecursion(double x, int n) => Down(x, n) * x;", Between(-1, 1), Between(0, 4)) { Helpers = "private static double Down(double v, int n) { double y = v * 0.5; ref double r = ref y; r *= v + 1; if (n > 0) { r += Down(y, n - 1); } return y * v; }" },

        // Loops by reference
        new("void Each(Span<double> x, double a) { foreach (ref double v in x) { v *= a; a += v; } }"),
        new("double EachAndSum(Span<double> x, double a) { double s = 0; foreach (ref var v in x) { v = v * v + a; if (v > 3) { continue; } s += v * x[0]; if (s > 8) { break; } } return s; }"),
        new("double EachReadOnly(ReadOnlySpan<double> x, double a) { double s = 1; foreach (ref readonly double v in x) { s = s * v + a; } return s; }"),
        new("double EachSeesWrites(Span<double> x) { double s = 0; foreach (ref readonly double v in x) { double before = v; x[0] += before; x[^1] *= 0.5; s += v * before; } return s; }"),
        new("double EachOfArray(double[] x, double a) { foreach (ref double v in x.AsSpan(1)) { v += a * x[0]; x[0] *= v; } return x[0] * x[^1]; }", Three),
        new("double EachStruct(Point[] x, double a) { foreach (ref var p in x.AsSpan()) { p.X *= a; p.Swap(); p.Y += x[0].X; } return x[0].X * x[1].Y; }", Three),
        new("double EachReadOnlyStruct(ReadOnlySpan<Vec> x) { double s = 0; foreach (ref readonly var v in x) { s += v.LengthSquared * v.X + v.Dot(in x[0]); } return s; }"),
        new("double EachNested(Span<double> x, Span<double> y) { double s = 0; foreach (ref double v in x) { foreach (ref readonly double w in y) { v = v * 0.5 + w * w; s += v; } } return s; }"),
        new("double EachHandedOn(Span<double> x, double a) { foreach (ref double v in x) { Twice(ref v, a); Twice(ref x[0], v); } return x[0]; }", new Elements(1, 4)) { Helpers = "private static void Twice(ref double v, double w) { v = v * w * 0.5 + 1; }" },
        new("double EachReassigned(Span<double> x, Span<double> y) { foreach (ref double v in x) { x = y; v *= x[0]; x[0] += v; } return x[0]; }", Three, Three),
        new("void EachFloat(Span<float> x, double a) { foreach (ref float v in x) { v *= (float)(a * v); } }"),
        new("double EachWhole(Span<int> k, double x) { foreach (ref int n in k) { n = n % 2 + 1; x *= n; } return x * x; }", new Elements(0, 3, Between(0, 3))),
    ];
}
