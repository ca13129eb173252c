using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Operators, conversions, methods, properties and indexers of structs; what changes a struct, changes it where it is.</summary>
public sealed class StructOperations : RoutineBattery<StructOperations>
{
    protected override string Types => StructTypes.Text;

    private protected override CompilerSettings Settings => new(LanguageVersion.CSharp10);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Operators(Vec a, Vec b, double s) => (s * a - b / 2 + -a * s) * (a + b);"),
        new("Vec OperatorsOfResult(Vec a, Vec b, double s) { var c = a; c += b; c *= s; c -= 2 * a; c /= 3; return -c + a * (a * b); }"),
        new("double Comparisons(Vec a, Vec b) => a > b ? a.X * b.Y : a < b ? a.Y : b.X;"),
        new("double Conversions(double x, double y) { Vec a = x; Vec b = (x * y, y); a += y; return (double)(a + b) * (a + 2).X; }", Between(0.3, 2), Between(0.3, 2)),
        new("double Properties(Vec a) => a.LengthSquared * a.Turned().X + a[0] * a[1] * a[2];"),
        new("double StaticReadonly(Vec a) => (a + Vec.One) * Vec.One * a.X;"),
        new("double MethodWithIn(Vec a, Vec b) => a.Dot(b) * b.Dot(in a) + a.Dot(a + b) + a.Dot((1, a.X));"),
        new("double EqualityOfRecords(Vec a, Vec b) => a == b || !(a != b) ? a.X : a.Equals(b) ? b.X : a.X * b.Y;"),
        new("double MethodChanges(Point p, double k) { p.Scale(k); p.Scale(p.X); return p.X * p.Y; }"),
        new("double MethodChangesAndReturns(Point p) => p.Add(2) * p.Add(p.X) + p.X;"),
        new("double MethodReturnsThis(Point p) { var q = p.Next(); q.Next().Scale(3); q.X *= 2; return p.X * p.Y * q.X * q.Y; }"),
        new("double ThisAssigned(Point p, Point q) { p.Take(q); q.Take(p); return p.X * q.Y + q.X; }"),
        new("double SwapInside(Point p) { p.Swap(); p.X *= 2; p.Swap(); return p.X * p.Y * p.Y; }"),
        new("double GetterChanges(Point p) => p.Scaled * p.X + p.Scaled;"),
        new("double SetterWithBody(Point p, double a) { p.Sum = a * p.X; p.Sum *= 2; p.Sum += p.Sum; return p.X * p.Y; }"),
        new("double IndexerOfStruct(Point p, double a) { p[0] = a * p[1]; p[1] += p[0] * p[0]; (p[0], p[1]) = (p[1], p[0]); return p[0] * p[0] * p[1]; }"),
        new("double IndexerByVariable(Point p, int n) { for (int i = 0; i < n; i++) { p[i % 2] += p[(i + 1) % 2] * 0.5; } return p[0] * p[1]; }", Between(-1, 1), Between(0, 5)),
        new("double OutOfMethod(Point p) { p.Split(out double x, out double y); p.Y = y * x; return x * p.Y * p.X; }"),
        new("double OtherByReference(Point p, Point q) { p.GiveTo(ref q); q.GiveTo(ref p); return p.X * q.X + p.Y; }"),
        new("double Increment(Point p) { p.X++; --p.Y; double a = p.X-- * p.Y++; return a * p.X * p.Y; }"),
        new("double OperatorChangesItsCopy(Point p, Point q) { var r = p + q; p += r; return p.X * q.X * r.Y; }"),
        new("double Deconstructed(Point p) { var (x, y) = p; (p.Y, _) = p; return x * y * p.Y; }"),
        new("double NestedMethods(Ball b, double h) { b.Step(h); b.Speed.Scale(h); b.Position.Add(b.Mass); b.Position.Sum += 1; b.Step(h); return b.Energy * b.Position.X + b.Position[1]; }"),
        new("Ball NestedAssigned(Ball b, Point p) { b.Position = p; p.X += 1; b.Speed = b.Position; b.Speed.X *= p.X; b.Mass *= b.Speed.X; (b.Position, b.Speed) = (b.Speed, b.Position + p); return b; }"),
        new("double StaticMethods(Point p, Point q) => Mixed(Mixed(p, q, 2), p, q.X).X;") { Helpers = "private static Point Mixed(in Point a, Point b, double k) { b.Scale(k); b.X += a.X * a.Y; return new Point { X = b.X, Y = a.Y * b.Y }; }" },
        new("double Extension(Vec a, double k) => a.Stretched(k).X * a.Stretched(a.X).Y;") { File = "public static partial class ExtensionRoutine { [Differentiable] public static double Extension(this Vec a, double k) => a.Stretched(k).X * a.Stretched(a.X).Y; private static Vec Stretched(this in Vec a, double k) => a with { X = a.X * k }; }" },
        new("double ExtensionByRef(Point p, double k) { p.Stretch(k); p.Stretch(p.Y); return p.X * p.Y; }") { File = "public static partial class ExtensionByRefRoutine { [Differentiable] public static double ExtensionByRef(Point p, double k) { p.Stretch(k); p.Stretch(p.Y); return p.X * p.Y; } private static void Stretch(this ref Point p, double k) { p.X *= k; p.Y += p.X; } }" },
        new("double GenericHelper(Vec a, Point p) => First(a, p).X * Second(a, p.X) + Second(p, a).Y;") { Helpers = "private static T First<T, U>(T a, U b) => a; private static U Second<T, U>(T a, U b) => b;" },
        new("double Texts(Vec a) { string s = $\"{a} {a.X:F1}\"; if (a.X > 1.9) { throw new InvalidOperationException(\"far: \" + a); } return a.X * a.Y; }"),
        new("double ThrowInSetter(double x) { var c = new Checked(); c.Value = x; c.Value *= 2; return c.Value * x; }") { Helpers = "private struct Checked { private double _value; public double Value { get => _value; set => _value = value > 3 ? throw new ArgumentOutOfRangeException(nameof(value)) : value; } }", Throwing = [[2.0]] },
        new("double StaticMembers(double x) { var p = Unit.Make(x); return p.Size * Unit.Factor * x; }") { Helpers = "private struct Unit { public const double Factor = 2; internal static readonly double Base = 0.5; public double Size; public static Unit Make(double x) => new Unit { Size = x * x + Base }; }" },
        new("double Overridden(double x) { var p = new Own { A = x }; return p.GetHashCode() * x + (p.Equals(null) ? 1 : p.A); }") { Helpers = "private struct Own { public double A; public override int GetHashCode() => 3; public override bool Equals(object? o) => false; }" },
        new("double WithNested(Ball b) { var c = b; c.Position = c.Position + b.Speed; c.Speed = new Point { X = b.Mass, Y = c.Position.X }; return c.Energy * b.Energy * c.Position.Y; }"),
        new("double CheckedOperators(Point p, int n) => checked(p.X * n) + unchecked(n * n) * p.Y;"),
        new("double Lambda(Point p, double a) { Func<Point, double> f = q => q.X * a + p.Y; return f(p) * f(new Point(a, 1)); }"),
        new("double LambdaChangesItsParameter(Point p) { Func<Point, Point> f = q => { q.Scale(2); q.X += p.X; return q; }; var r = f(f(p)); return r.X * r.Y + p.X; }"),
        new("double LocalFunction(Point p, double a) { var q = p; Move(a); Move(q.X); return q.X * q.Y * p.X; void Move(double d) { q.X += d * p.Y; q.Scale(d); } }"),
        new("double LocalFunctionOfStructs(Point p, double a) { var q = Moved(p, a); return Moved(q, q.X).Y * p.X; static Point Moved(Point r, double d) { r.Scale(d); r.Y += r.X; return r; } }"),
    ];
}
