using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Structs and tuples in loops, branches, recursion, and by reference.</summary>
public sealed class StructFlow : RoutineBattery<StructFlow>
{
    protected override string Types => StructTypes.Text;

    private protected override CompilerSettings Settings => new(LanguageVersion.CSharp10);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double CarriedByLoop(Point p, double k, int n) { for (int i = 0; i < n; i++) { p.Scale(k); p.X += p.Y * p.Y; } return p.X * p.Y; }", Between(-1, 1), Between(-1, 1), Between(0, 4)),
        new("Point CarriedAndReturned(Point p, int n) { var q = new Point(1, 2); while (n-- > 0) { q += p; q.X *= q.Y * 0.3; } return q; }", Between(-1, 1), Between(0, 4)),
        new("double SwappedInLoop(Point p, Point q, int n) { for (int i = 0; i < n; i++) { (p, q) = (q, p); p.X *= q.Y; } return p.X * q.X + p.Y; }", Between(-1, 1), Between(-1, 1), Between(0, 5)),
        new("double Fibonacci(Vec a, Vec b, int n) { for (int i = 0; i < n; i++) { (a, b) = (b, a + 0.5 * b * a.X); } return a * b; }", Between(-1, 1), Between(-1, 1), Between(0, 5)),
        new("double InBranches(Point p, double a) { Point q; if (a > 0) { q = p; q.Scale(a); } else if (a < -1) { q = new Point(a, p.X); } else { q = default; q.X = p.Y; } return q.X * q.Y + q.X * p.X; }"),
        new("double ChangedInBranch(Point p, double a) { if (a > 0) { p.Scale(a); if (p.X > 1) { p.Swap(); } } return p.X * p.X * p.Y; }"),
        new("double ChangedInCondition(Point p) { if (p.Add(1) > 0 && p.Add(p.Y) > 1) { p.Swap(); } return p.X * p.Y * p.Y; }"),
        new("double ChangedInHead(Point p) { int n = 0; while (p.Add(0.3) < 2 && n++ < 8) { p.Y += 0.2; } return p.X * p.Y; }"),
        new("double Conditional(Point p, Point q, bool b) => (b ? p : q).X * (p.X > 0 ? q : new Point(2, p.Y)).Y;"),
        new("double SwitchedTo(Vec a, int n) { Vec b = n switch { 0 => a, 1 => a.Turned(), _ when a.X > 0 => 2 * a, _ => new Vec(1, a.X) }; return b * a; }", Between(-2, 2), Between(0, 3)),
        new("double SwitchOnField(Point p) { switch (p.X) { case > 1: p.Y *= 2; break; case < 0: return p.Y * p.X; } return p.X * p.Y; }"),
        new("Point EarlyReturn(Point p, double a) { if (a < 0) { return p; } p.Scale(a); for (int i = 0; i < 3; i++) { if (p.X > 1) { return new Point(p.Y, a); } p.X += 0.5; } return p + p; }"),
        new("double LoopExits(Point p, int n) { for (int i = 0; ; i++) { p.X += 0.3 * p.Y; if (i == n) { break; } if (p.X < 0) { p.Y *= 0.9; continue; } p.Swap(); } return p.X * p.Y; }", Between(-1, 1), Between(0, 5)),
        new("double Recursive(Point p, int n) => n > 0 ? Recursive(new Point(p.Y * p.X, p.X), n - 1) * p.X : p.X + p.Y;", Between(-1, 1), Between(0, 4)),
        new("double RecursiveResult(Point p, int n) { var q = Down(p, n); return q.X * q.Y * p.X; }", Between(-1, 1), Between(0, 4)) { Helpers = "private static Point Down(Point a, int n) { if (n == 0) { return a; } a.X *= a.Y; var b = Down(a, n - 1); b.Y += a.X; return b; }" },
        new("double RecursiveByRef(Point p, double a, int n) { Down(ref p, a, n); return p.X * p.Y * a; }", Between(-1, 1), Between(-1, 1), Between(0, 4)) { Helpers = "private static void Down(ref Point p, double a, int n) { if (n > 0) { p.X += a * p.Y; Down(ref p, p.X, n - 1); p.Scale(1.1); } }" },
        new("double RecursiveMethod(Point p, int n) => new Node { P = p }.Sum(n) * p.X;", Between(-1, 1), Between(0, 4)) { Helpers = "private struct Node { public Point P; public double Sum(int n) { P.X *= 0.5; P.Y += P.X; return n > 0 ? P.X * Sum(n - 1) + P.Y : P.Product; } }" },
        new("double RecursiveOfTuples((double A, double B) t, int n) => n > 0 ? RecursiveOfTuples((t.B * t.A, t.A), n - 1) + t.A : t.A * t.B;", Between(-1, 1), Between(0, 4)),
        new("double LargeCallee(Point p, Point q) => Large(p, q, 3).X * Large(q, p, 2).Y + Large(p, p, 1).X;", Between(-1, 1), Between(-1, 1)) { Helpers = "private static Point Large(Point a, Point b, int n) { var c = a; for (int i = 0; i < n; i++) { c.X = Math.Sin(c.X * b.Y) + a.X; c.Y = c.Y * a.Y + b.X * c.X; if (c.X > 1) { c.Scale(0.5); } else { c.X += 0.1 * b.X * a.Y; } b.Y = b.Y * c.X + 0.1; a.X -= c.Y * 0.2; } return c + a; }" },
        new("double LargeMethod(Ball b, double h, int n) { for (int i = 0; i < n; i++) { Move(ref b, h); } Move(ref b, b.Mass); return b.Energy + b.Position.X; }", Between(-1, 1), Between(-1, 1), Between(0, 3)) { Helpers = "private static void Move(ref Ball b, double h) { b.Step(h); if (b.Position.X > 1) { b.Speed.X *= -0.9; b.Position.X = 2 - b.Position.X; } for (int i = 0; i < 2; i++) { b.Speed.Y -= h * b.Mass; b.Position.Sum += h * b.Speed.X * b.Speed.Y; } b.Mass *= 1 - 0.1 * h; }" },
        new("void RefStruct(ref Point p, double k) { p.Scale(k); p.X += p.Y * p.Y; }"),
        new("double RefStructAndResult(ref Point p, Point q) { double s = p.X; p = q; p.X *= s; return p.X * q.Y; }"),
        new("void TwoRefStructs(ref Point p, ref Point q) { p.X *= q.Y; (p, q) = (q, p); }"),
        new("void RefAndNumber(ref Point p, ref double a, out double b) { p.Scale(a); a *= p.X; b = a * p.Y; }"),
        new("void RefReadonlyStruct(ref Vec v, double k) { v = k * v + v.Turned(); }"),
        new("void RefNested(ref Ball b, double h) { b.Step(h); b.Position.X *= b.Speed.Y; b.Mass += b.Energy; }"),
        new("double RefNotWritten(ref Point p) => p.X * p.Y;"),
        new("void RefInBranch(ref Point p, double a) { if (a > 0) { p.X *= a; return; } p.Y = a * p.X; }"),
        new("void OutStruct(double x, double y, out Point p) { p = new Point(x * y, y); p.X += x; }"),
        new("void OutByFields(double x, out Point p) { p.X = x * x; p.Y = p.X * x; }"),
        new("bool OutTwo(Point p, out Vec v, out Ball b) { v = new Vec(p.X * p.Y, p.X); b = default; b.Mass = v.X; b.Position = p; return v.X > 0; }"),
        new("double InStruct(in Point p, in Vec v) => p.X * v.Y + p.Product * v.Length;", Between(0.3, 2), Between(0.3, 2)),
        new("double CallByRef(Point p, double a) { Change(ref p, a); Change(ref p, p.Y); return p.X * p.Y; }") { Helpers = "private static void Change(ref Point p, double a) { p.Scale(a); p.Y += p.X; }" },
        new("double CallByRefOfField(Ball b, double a) { Change(ref b.Position, a); Change(ref b.Speed, b.Position.X); Number(ref b.Mass); Number(ref b.Speed.Y); return b.Energy * b.Position.X; }") { Helpers = "private static void Change(ref Point p, double a) { p.Scale(a); p.Y += p.X; } private static void Number(ref double v) { v = v * v + 1; }" },
        new("double CallByOut(double x, double y) { Make(x, y, out var p); Make(p.X, x, out Point q); Ball b; b.Mass = x; Make(q.Y, p.Y, out b.Position); Make(1, x, out b.Speed); return b.Energy * q.X + b.Position.X; }") { Helpers = "private static void Make(double x, double y, out Point p) { p = new Point(x * y, y); p.X += x; }" },
        new("double CallByIn(Point p, Vec v) => Both(in p, in v) * Both(p, v * 2) + Both(new Point(1, p.X), (p.X, 2));") { Helpers = "private static double Both(in Point p, in Vec v) => p.X * v.Y + p.Product * v.X;" },
        new("double CallByInOfField(Ball b) => Of(in b.Position) * Of(b.Speed) * b.Mass;") { Helpers = "private static double Of(in Point p) => p.X * p.Y + p.Sum;" },
        new("double LocalByRef(Point p, double a) { Change(ref p); return p.X * a; void Change(ref Point q) { q.X *= a; q.Swap(); } }"),
        new("double Tuples((double A, double B) t, double k) { t.A *= k; t = (t.B, t.A * t.B); return t.A * t.Item2; }"),
        new("double NestedTuples(((double A, Point P) First, int N, double C) t) { t.First.P.Scale(t.C); t.First.A *= t.N; return t.First.A * t.First.P.X + t.C; }"),
        new("void RefTuple(ref (double A, Point P) t, double k) { t.A *= k; t.P.X += t.A * t.P.Y; }"),
        new("void OutTuple(double x, out (double A, float B) t) { t.A = x * x; t.B = (float)(t.A * x); }"),
        new("double LongTuple((double, double, double, double, double, double, double, double, double) t) => t.Item1 * t.Item9 + t.Item8 * t.Item7 * t.Item2;"),
        new("(Point, (double A, Vec V)) TupleResult(Point p, double a) { p.Scale(a); return (p, (p.X * a, new Vec(a, p.Y))); }"),
        new("double LoopOverTuples(double x, int n) { var t = (A: x, B: 1.0, N: 0); while (t.N < n) { t = (t.B * x, t.A + t.B, t.N + 1); } return t.A * t.B; }", Between(-1, 1), Between(0, 5)),
        new("double TryFinally(Point p) { try { p.Scale(2); p.X *= p.Y; } finally { Calls++; } return p.X; }") { Helpers = "private static int Calls;" },
        new("double ConstantStruct([Constant] Point p, Vec v, double a) { p.Scale(a); return p.X * v.X + p.Y; }"),
        new("double ConstantReadonly([Constant] Vec v, [Constant] Mixed m, double a) => v.X * a * a + m.X * m.N * a;") { Helpers = "public struct Mixed { public double X; public int N; public string? S; }" },
    ];
}
