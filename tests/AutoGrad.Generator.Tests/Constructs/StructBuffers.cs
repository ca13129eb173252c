using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Arrays and spans of structs and of tuples: read and written by element and by field, moved as a whole.</summary>
public sealed class StructBuffers : RoutineBattery<StructBuffers>
{
    private static readonly Elements Three = new(3, 5);

    protected override string Types => StructTypes.Text + """
        public struct Plane { public double X; public Point P; }
        public struct Labelled { public double X; public int N; public float Y; }
        public struct Auto { public double X { get; set; } public double Y { get; private set; } public void Set(double v) { Y = v * X; } }
        """;

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Read(Vec[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i].X * x[i].Length; } return s; }"),
        new("double ReadSpan(ReadOnlySpan<Vec> x) { double s = 0; foreach (var v in x) { s = s * 0.5 + v * v; } return s; }"),
        new("double ReadMutable(ReadOnlySpan<Point> x, Span<Point> y) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i].X * y[i].Y * x[i].Product; } return s; }") { Lengths = 0..4 },
        new("double Pairs(Vec[] x, double k) { double e = 0; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < i; j++) { var d = x[i] - x[j]; e += k / (d.LengthSquared + 1); } } return e; }"),
        new("void WriteElements(Span<Point> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = new Point(a * x[i].Y, x[i].X); } }"),
        new("void WriteReadonlyElements(Span<Vec> x, double a) { for (int i = 1; i < x.Length; i++) { x[i] = a * x[i - 1] + x[i] * x[0].Y; } }"),
        new("void WriteFields(Point[] x, double a) { for (int i = 0; i < x.Length; i++) { x[i].X = a * x[i].Y; x[i].Y *= x[i].X; x[i].X += 1; } }"),
        new("double WriteAndRead(Point[] x, Span<Point> y) { y[0] = x[1]; y[0].X *= 2; x[0] = y[0]; x[0].Y += y[1].X; return x[0].X * x[0].Y + y[0].Y * x[2].X; }", Three, Three),
        new("double Compound(Point[] x, int n) { x[n].X *= x[n].Y; x[n].Sum += x[0].X; x[^1].Y -= x[n].X; x[n][1] *= 3; x[0] += x[n]; return x[n].Product * x[^1].Y + x[0].X; }", Three, Between(0, 2)),
        new("void MethodOfElement(Span<Point> x, double a) { for (int i = 0; i < x.Length; i++) { x[i].Scale(a); if (x[i].X > 0) { x[i].Swap(); } } }"),
        new("double MethodsOfElement(Point[] x) { double s = x[0].Add(x[1].X) * x[1].Add(x[0].X) + x[1].Scaled; x[2] = x[0].Next(); x[2].GiveTo(ref x[0]); return s * x[0].X * x[2].Y; }", Three),
        new("double ElementsByReference(Point[] x, double a) { Change(ref x[0], a); Change(ref x[1], x[0].X); Swap(ref x[0], ref x[2]); return x[0].X * x[2].Y + x[1].X; }", Three) { Helpers = "private static void Change(ref Point p, double a) { p.Scale(a); p.Y += p.X; } private static void Swap(ref Point p, ref Point q) { var t = p; p = q; q = t; }" },
        new("double ElementsByIn(Vec[] x) => Dot(in x[0], in x[1]) * Dot(x[1], x[1]) + x[0].Dot(x[2]);", Three) { Helpers = "private static double Dot(in Vec a, in Vec b) => a * b + a.X;" },
        new("double ElementsByOut(Span<Point> x, double a) { Make(a, out x[1]); Make(x[1].X, out x[0]); return x[0].X * x[1].Y; }", Three) { Helpers = "private static void Make(double a, out Point p) { p = new Point(a * a, a); p.X += p.Y; }" },
        new("void Swapped(Point[] x) { (x[0], x[1]) = (x[1], x[0]); (x[1].X, x[2].Y) = (x[2].Y * 2, x[1].X); var t = x[0]; x[0] = x[^1]; x[^1] = t; }", Three),
        new("void Reversed(Span<Vec> x) { for (int i = 0, j = x.Length - 1; i < j; i++, j--) { (x[i], x[j]) = (x[j] * x[i].X, x[i]); } }"),
        new("double Sliced(Span<Point> x, double a) { var y = x.Slice(1, 2); y[0].X *= a; var z = x[1..]; z[1] = y[0]; x[..1][0].Y = z[1].Y * 2; return x[0].Y * x[1].X + x[2].X * y[1].Y; }", Three),
        new("double Copied(Point[] x, Span<Point> y) { x.AsSpan(0, 2).CopyTo(y); x[0].X *= 2; Array.Copy(x, 0, x, 1, 2); y.Slice(1).CopyTo(y); x.CopyTo(y[0..]); return y[0].X * y[1].Y + x[1].X * x[2].Y; }", new Elements(3, 3), new Elements(4, 5)),
        new("double CopiedToNew(Vec[] x, Span<Vec> y) { var a = (Vec[])x.Clone(); var b = y.ToArray(); var c = x[1..]; x[0] = new Vec(1, a[1].X); a[0] *= 2; c[0] += a[0]; return a[0] * x[0] + b[1] * c[0] + x[1].Y; }", Three, Three),
        new("void Cleared(Span<Point> x, Vec[] y) { x[0].X *= y[0].X; x.Slice(1).Clear(); Array.Clear(y, 0, 2); x[1].Y += x[0].X; }", Three, Three),
        new("double Foreach(Point[] x, double a) { double s = 0; foreach (var p in x) { p.Scale(2); var q = p; q.Scale(a); s += p.X * q.Y + q.Product; } return s; }"),
        new("double ForeachOfSpan(Span<Point> x) { double s = 1; foreach (var (a, b) in Pairs(x)) { s += a * b * s; } return s; }") { Helpers = "private static (double, double)[] Pairs(Span<Point> x) { var t = new (double, double)[x.Length]; for (int i = 0; i < t.Length; i++) { t[i] = (x[i].X, x[i].Y); t[i].Item1 *= 2; } return t; }" },
        new("double NewArrays(Vec a, double k) { var x = new Vec[3]; x[1] = a * k; x[2] = x[1] + x[0] + a; Vec[] y = { a, x[2], (k, 1) }; var z = new[] { x[1], y[0] }; return x[1] * y[1] + z[0] * z[1] + y[2] * a; }"),
        new("double StackAllocated(Point p, double k) { Span<Point> x = stackalloc Point[3]; x[0] = p; x[1].X = k * p.Y; x[2] = x[1]; x[2].Scale(k); Span<Vec> y = stackalloc[] { new Vec(k, p.X), new Vec(x[2].X, 1) }; return x[2].X * y[0].Y + x[0].X * y[1].X; }"),
        new("double Grid(double a, int n) { var g = new Point[n, 2]; for (int i = 0; i < n; i++) { g[i, 0].X = a * i; g[i, 1] = new Point(g[i, 0].X, a); g[i, 1].Scale(a); } return g[n - 1, 1].X * g[0, 1].Y; }", Between(-1, 1), Between(1, 4)),
        new("double Jagged(Point p, double a) { var r = new Point[2][]; r[0] = new Point[2]; r[1] = new[] { p, new Point(a, p.X) }; r[0][1] = r[1][0]; r[0][1].X *= a; r[1][1].Y += r[0][1].X; foreach (var row in r) { row[0].X += a; } return r[0][1].X * r[1][1].Y + r[0][0].X * r[1][0].X; }"),
        new("double Mixed(Labelled[] x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) { x[i].X *= x[i].N; x[i].N += 1; x[i].Y *= (float)a; s += x[i].X * x[i].Y * x[i].N; } return s; }"),
        new("void MixedMoved(Labelled[] x, double a) { (x[0], x[1]) = (x[1], x[0]); x[2] = x[0]; x[2].X *= a; x[0] = new Labelled { X = x[2].X, N = 3 }; }", Three),
        new("double AutoProperties(Auto[] x, double a) { for (int i = 0; i < x.Length; i++) { x[i].X *= a; x[i].Set(a); x[i].X += x[i].Y; } return x[0].X * x[1].Y; }", Three),
        new("double Nested(Ball[] b, double h) { double e = 0; for (int i = 0; i < b.Length; i++) { b[i].Step(h); b[i].Speed.X *= b[i].Mass; b[i].Position.Swap(); b[i].Speed = b[i].Position + b[0].Speed; e += b[i].Energy; } return e; }", new Elements(1, 3, Between(-1, 1)), Between(-1, 1)),
        new("double NestedWhole(Span<Ball> b, Ball c) { b[0] = c; b[1].Speed = b[0].Position; b[1].Speed.X *= 2; c = b[1]; b[0].Mass *= c.Speed.X; return b[0].Energy + b[1].Energy * c.Mass; }", Three),
        new("double Tuples((double A, double B)[] x, double k) { x[0].A *= k; x[1] = (x[0].B, x[0].A * k); (double a, double b) = x[1]; x[2].Item2 += a; return x[2].B * b * x[0].A; }", Three),
        new("double TuplesWithWhole((double A, int N, Point V)[] x) { double s = 0; foreach (var (a, n, v) in x) { s += a * n * v.X; } x[0].N += 1; x[0].V = x[1].V; x[0].A *= x[0].N; return s * x[0].A * x[0].V.Y; }", Three),
        new("double Reassigned(Span<Point> x, Span<Point> y, int n) { for (int i = 0; i < n; i++) { var t = x; x = y; y = t; x[0].X *= 0.5 * y[1].Y; if (x.Length > 2) { x = x[1..]; } } return x[0].X * y[0].Y; }", Three, Three, Between(0, 3)),
        new("double Chosen(Vec[] x, Vec[] y, bool b) { var z = b ? x : y; z[0] += y[1]; return z[0] * x[0] + z[1].X; }", Three, Three),
        new("double InCallee(Vec[] x, double a) { Scale(x, a); Scale(x.AsSpan(1), x[0].X); return Sum(x) * Sum(x.AsSpan(0, 2)); }", Three) { Helpers = "private static void Scale(Span<Vec> v, double k) { for (int i = 0; i < v.Length; i++) { v[i] = k * v[i]; } } private static double Sum(ReadOnlySpan<Vec> v) { double s = 0; foreach (var e in v) { s += e.LengthSquared; } return s; }" },
        new("double RecursiveSort(Point[] x, int n) { Sort(x, n); return x[0].X * x[1].Y + x[^1].X * 2; }", new Elements(3, 4), Between(2, 3)) { Helpers = "private static void Sort(Span<Point> v, int n) { if (n < 2) { return; } for (int i = 1; i < n; i++) { if (v[i].X < v[i - 1].X) { (v[i], v[i - 1]) = (v[i - 1], v[i]); v[i].Y *= 0.9; } } Sort(v, n - 1); }" },
        new("double GenericHelper(Vec[] x, (double, double)[] y) { Rotate(x); Rotate<(double, double)>(y); return x[0] * x[1] * y[0].Item1 + y[1].Item2; }", Three, Three) { Helpers = "private static void Rotate<T>(T[] v) { T first = v[0]; for (int i = 1; i < v.Length; i++) { v[i - 1] = v[i]; } v[^1] = first; }" },
        new("double ConstantBuffer([Constant] Vec[] x, double a) { double s = 0; foreach (var v in x) { s += v.X * a * v.LengthSquared; } return s * a; }"),
        new("double ConstantWritten([Constant] Span<Point> x, double a) { x[0].X *= a; x[1] = new Point(a, x[0].X); return x[0].X * x[1].Y * x[2].X; }", Three),
        new("double OutOfRange(Vec[] x, int n) => x[n].X * x[n + 1].Y;", new Elements(4, 4), Between(0, 2)) { Throwing = [[null, 0]] },
    ];
}
