using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Where structs are copied and where they are not, and what is evaluated first.</summary>
public sealed class StructTraps : RoutineBattery<StructTraps>
{
    private static readonly Elements Three = new(3, 4);

    protected override string Types => StructTypes.Text;

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double ArgumentChangesReceiver(Point p) => p.Add(p.X = p.Y * 3) + p.X;"),
        new("double ArgumentChangesReceiverByMethod(Point p) => p.Add(p.Add(2)) * p.Add(p.Scaled);"),
        new("double ArgumentChangesReceiverOfReadonlyMethod(Point p) => Both(p, p.X *= 2) + p.Product * p.Next().Product + p.X;") { Helpers = "private static double Both(Point p, double a) => p.X * a;" },
        new("double IndexStepsFirst(Point[] x) { int i = 0; x[i++].X += x[i].Y * i; x[i++].Add(x[i].X); x[--i].Y *= i; return x[0].X * x[1].Y * x[1].X; }", Three),
        new("double IndexChangedByValue(Point[] x) { int i = 0; x[i].X = x[i = 1].Y * 2; x[i] = x[i = 2]; return x[0].X * x[1].Y + i; }", Three),
        new("double TargetReadBeforeValue(Point p) { p.X += (p.X = p.Y) * p.X; p.Sum += p.X *= 2; return p.X * p.Y; }"),
        new("double WholeReadBeforePart(Point p, Point q) { q += p = new Point(q.X, p.Y); return q.X * q.Y * p.X; }"),
        new("double CopyIsItsOwn(Point p) { var q = p; p.X *= 2; var r = q; q.Scale(3); return p.X * q.X * r.Y; }"),
        new("double ArgumentIsACopy(Point p) => Changed(p) * p.X + Changed(p);") { Helpers = "private static double Changed(Point a) { a.Scale(2); a.Y += 1; return a.X * a.Y; }" },
        new("double InParameterIsCopied(in Point p) { p.Scale(2); double s = p.Scaled; return p.X * s + p.Add(2); }"),
        new("double InOfCalleeIsCopied(Point p) { p.Scale(2); return Twice(p) * p.X + Twice(in p); }") { Helpers = "private static double Twice(in Point a) { a.Scale(2); a.Next(); return a.X * a.Y + a.Add(1); }" },
        new("double ReadonlyFieldIsCopied(double x) { var h = new Holder(new Point(x, x * x)); h.Fixed.Scale(3); h.Loose.Scale(2); return h.Fixed.X * h.Loose.X + h.Fixed.Add(2) + h.Fixed.Y; }") { Helpers = "private struct Holder { public readonly Point Fixed; public Point Loose; public Holder(Point p) { Fixed = p; Fixed.X += 1; Loose = p; Fixed.Scale(2); } }" },
        new("double PropertyIsACopy(double x) { var h = new Holder { P = new Point(x, x * x) }; h.P.Scale(3); h.P.Next().Scale(2); return h.P.X * h.P.Y; }") { Helpers = "private struct Holder { public Point P { get; set; } }" },
        new("double ReadonlyMethodCopies(double x) { var h = new Holder { P = new Point(x, x * x) }; return h.Grown() * h.P.X; }") { Helpers = "private struct Holder { public Point P; public readonly double Grown() { P.Scale(3); return P.X * P.Y + P.Add(1); } }" },
        new("double ReadonlySpanIsCopied(ReadOnlySpan<Point> x) { double s = 0; for (int i = 0; i < x.Length; i++) { x[i].Scale(2); s += x[i].Add(1) * x[i].X; } return s; }"),
        new("double ForeachVariableChanges(Point[] x) { double s = 0; foreach (var p in x) { p.Scale(2); s += p.Add(1) * p.X; } return s + x[0].X; }", Three),
        new("double GetterThatChangesInLoop(Point p, int n) { double s = 0; for (int i = 0; i < n; i++) { s += p.Scaled; } return s * p.X; }", Between(-1, 1), Between(0, 4)),
        new("double GetterThatChangesInBranch(Point p, double a) { double s = a; if (a > 0) { s += p.Scaled; } return s * p.X; }"),
        new("double GetterThatChangesInMethod(Point p) { var h = new Holder { P = p }; return h.Sum() * h.Sum() * h.P.X; }") { Helpers = "private struct Holder { public Point P; public double Sum() => P.Scaled + P.Y; }" },
        new("double DeconstructionInMethod(double x, double y) { var h = new Turning { A = x, B = y, C = 1 }; h.Turn(); h.Turn(); return h.A * h.B * h.B + h.C; }") { Helpers = "private struct Turning { public double A, B, C; public void Turn() => (A, (B, C)) = (B, (C * A, A)); }" },
        new("double ThisPassedByReference(Point p) { var h = new Holder { P = p }; h.Grow(); return h.P.X * h.P.Y; }") { Helpers = "private struct Holder { public Point P; public void Grow() { Change(ref this); Change(ref P); } private static void Change(ref Holder h) { h.P.X *= 2; } private static void Change(ref Point q) { q.Y *= q.X; } }" },
        new("double ConstructorReadsItself(double x) { var t = new Growing(x); return t.A * t.B; }") { Helpers = "private struct Growing { public double A, B; public Growing(double x) { A = x; B = A * A; A += B; Grow(); Grow(); } private void Grow() { B *= A; } }" },
        new("double ConstructorCallsOther(double x) { var t = new Other(x, 2); return t.A * t.B * new Other(x).A; }") { Helpers = "private struct Other { public double A, B; public Other(double x) : this() { A = x * 2; } public Other(double x, double k) : this(x) { B = A * k; if (B > 1) { return; } A += 1; } }" },
        new("double InitializerOrder(double x) { int i = 1; var p = new Point(i++, x) { X = i++ * x, Y = i * x }; return p.X * p.Y * i; }"),
        new("double InitializerReadsOld(Point p) { p = new Point { X = p.Y, Y = p.X * p.Y }; return p.X * p.X * p.Y; }"),
        new("double InitializerRunsSetter(double x) { var p = new Point(x, x * x) { Sum = 3 * x }; return p.X * p.Y; }"),
        new("double InitializerUsesIndexer(double x) { var p = new Point(1, 2) { [0] = x, [1] = x * x }; return p.X * p.Y; }"),
        new("double ArgumentsInWrittenOrder(double x) { int i = 1; var p = new Point(y: x * i++, x: x + i++); return p.X * p.Y * i; }"),
        new("double AssignmentIsAValue(Point p) { Point q, r; q = r = p; q.X = r.Y = p.X * 2; return q.X * r.Y + (q = r).Y * (p.X = 3); }"),
        new("double SwapOfFields(Point p) { (p.X, p.Y) = (p.Y * p.X, p.X); (p, p.X) = (new Point(p.Y, 2), p.X * 3); return p.X * p.Y; }"),
        new("double SwapOfElements(Point[] x) { int i = 0; (x[i++], x[i++].X) = (x[i], x[0].Y * 2); (x[0].X, x[0]) = (3 * x[1].X, x[2]); return x[0].X * x[1].X + x[0].Y; }", Three),
        new("double RefSeesWrites(Point[] x) => Twice(ref x[0], x) * x[0].X;", Three) { Helpers = "private static double Twice(ref Point p, Point[] x) { p.X *= 2; x[0].Y += p.X; p.Scale(x[0].Y); return p.X * x[0].X + p.Y; }" },
        new("double InSeesWrites(Point[] x) => Seen(in x[0], x) * x[0].X;", Three) { Helpers = "private static double Seen(in Point p, Point[] x) { double s = p.X; x[0].X *= 2; s += p.X * p.Product; x[0] = new Point(s, p.X); return s * p.Y; }" },
        new("double RefOfRefElement(Span<Ball> b, double h) { Outer(ref b[0], h); return b[0].Position.X * b[0].Speed.Y * b[0].Mass; }", new Elements(1, 2)) { Helpers = "private static void Outer(ref Ball b, double h) { b.Step(h); b.Mass *= 2; b.Position.Swap(); Inner(ref b, b.Mass); } private static void Inner(ref Ball b, double h) { b.Speed.X *= h; b.Speed.Sum += b.Position.Y; }" },
        new("double ShadowedNames(Point dp, Point p) { double pX = p.X * dp.X; double dpX = pX * p.Y; return dpX * pX + dp.Y; }"),
        new("double NamesOfParts(Point p, double pX, double dpX) { p.X *= pX; if (p.X > 0) { pX *= p.Y; } return p.X * pX * dpX; }"),
        new("double StackInLoop(Point p, int n) { double s = 0; for (int i = 0; i < n; i++) { Span<Point> t = stackalloc Point[2]; t[0] = p; t[1].X = t[0].Y * i; t[0].Swap(); s += t[0].X * t[1].X; p.X += t[0].Y * 0.1; } return s * p.X; }", Between(-1, 1), Between(0, 4)),
        new("double EmptyBuffers(Point[] x, Span<Vec> y) { double s = 1; foreach (var p in x) { s *= p.X; } foreach (var v in y) { s += v.Y; } return s; }", new Elements(0, 2), new Elements(0, 2)) { Special = [[null, null]] },
        new("double Discards(Point p) { _ = p.Add(2); _ = p; (_, double y) = (p, p.Y); var (a, _) = p; return p.X * y * a; }"),
        new("double NestedDeconstruction(Point p, Vec v) { var ((a, b), (c, (d, e))) = (p, (v.X, v)); double z; ((z, _), _) = (p, 1); return a * b * c * d * e * z; }"),
        new("double DeconstructionConverts(Point p) { Wide w; (w, double y) = (p.X, p.Y); return w.V * y; }") { Helpers = "private struct Wide { public double V; public static implicit operator Wide(double v) => new Wide { V = v * v }; }" },
        new("double OperatorByIn(double x) { var p = new Ratio { A = x, B = 2 }; double s = p / (p.A = 3 * x); var q = new[] { p, p }; s += q[0] / Set(q, x); return s * p.A; }", Between(0.5, 2)) { Helpers = "private struct Ratio { public double A, B; public static double operator /(in Ratio a, double b) => a.A * a.B / b; } private static double Set(Ratio[] q, double x) { q[0].A = x * x; return x; }" },
        new("double InFieldSeesArguments(Ball b) => Both(in b.Position, b.Position.X = 3 * b.Mass) + Both(b.Position, b.Position.Add(2));") { Helpers = "private static double Both(in Point p, double a) => p.X * a + p.Y;" },
        new("double InFieldOfElementSeesArguments(Ball[] b) => Both(in b[0].Position, b[0].Position.X = 3 * b[1].Mass);", new Elements(2, 3)) { Helpers = "private static double Both(in Point p, double a) => p.X * a + p.Y;" },
        new("double ElementAndItself(Point[] x, int i, int j) { x[i].GiveTo(ref x[j]); x[j].GiveTo(ref x[i]); return x[0].X * x[1].Y + x[1].X; }", new Elements(2, 3), Between(0, 1), Between(0, 1)),
        new("double ElementAndOutputs(Point[] x, int i) { x[i].Split(out double a, out double b); x[0].Both(ref x[i]); return x[0].X * x[1].Y + x[1].X * a * b; }", new Elements(2, 3), Between(0, 1)) { File = "public static partial class ElementAndOutputsRoutine { [Differentiable] public static double ElementAndOutputs(Point[] x, int i) { x[i].Split(out double a, out double b); x[0].Both(ref x[i]); return x[0].X * x[1].Y + x[1].X * a * b; } private static void Both(this ref Point p, ref Point q) { p.X *= q.Y; q.Y += p.X; p.Y *= 2; q.X += p.Y; } }" },
        new("double ElementSeesItsArray(Cell[] x, int i) { double s = x[0].Pull(x, i); return s * x[0].A * x[i].B + x[1].A; }", new Elements(2, 3), Between(0, 1)) { File = "public struct Cell { public double A, B; public double Pull(Span<Cell> all, int i) { A *= 2; all[i].B += A; B *= all[i].A; all[0] = this; Grow(); return Sum(all) * A; } private void Grow() => A += B; private readonly double Sum(ReadOnlySpan<Cell> all) { double s = A; foreach (var c in all) { s += c.A * c.B; } return s * B; } } public static partial class ElementSeesItsArrayRoutine { [Differentiable] public static double ElementSeesItsArray(Cell[] x, int i) { double s = x[0].Pull(x, i); return s * x[0].A * x[i].B + x[1].A; } }" },
        new("double ElementRecursive(Knot[] x) => x[0].Walk(x, 0) * x[0].A;", new Elements(1, 3, Between(-1, 1))) { File = "public struct Knot { public double A, B; public double Walk(Knot[] all, int i) { A += 0.1 * B; if (i + 1 < all.Length) { double s = all[i + 1].Walk(all, i + 1); A *= s; all[0].B += A; return s + B; } all[0].A += B; return A * all[0].B; } } public static partial class ElementRecursiveRoutine { [Differentiable] public static double ElementRecursive(Knot[] x) => x[0].Walk(x, 0) * x[0].A; }" },
        new("double ElementFromTheEnd(Span<Point> x, Point[] y) { x[^1].Scale(2); x[^2].Add(x[^1].X); y[^1].Scale(x[^1].Scaled); x[^1].X += y[^1].Y; return x[^1].X * x[0].X * y[^1].X; }", Three, Three),
        new("double LocalFunctionSeesField(Point p) { Change(p.Y); Change(2); return p.X * p.Y; void Change(double a) { p.X *= a; double x = p.X; Set(ref x); p.Y += x; } static void Set(ref double v) { v *= v; } }"),
        new("double TieInLambda(Point p, [Constant] Point q) { Func<Point, double> f = r => Math.Max(r.X, p.X) + Math.Min(q.X, r.Y); return f(p) * f(q) + f(new Point(p.X, 2)); }"),
        new("double ForeachOfDeconstructed(Point[] x) { double s = 0; foreach (var (a, b) in x) { s += a * b * s + a; } return s; }"),
    ];
}
