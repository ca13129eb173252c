using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Every way in which a struct of numbers can be declared.</summary>
public sealed class StructForms : RoutineBattery<StructForms>
{
    protected override string Types => """
        public struct Open { public double X, Y; }
        public struct Closed { private double _x; private readonly double _y; public Closed(double x, double y) { _x = x; _y = y; } public double X => _x; public double Y { get { return _y; } } public void Move(double d) => _x += d * _y; }
        public struct Auto { public double X { get; set; } public double Y { get; private set; } public double Z { get; } public Auto(double x, double y, double z) { X = x; Y = y; Z = z; } public void Flip() { (X, Y) = (Y, X * Z); } }
        public struct Initialized { public double X { get; init; } public double Y { get; init; } }
        public readonly struct Fixed { public readonly double X; public readonly double Y; public Fixed(double x, double y) { X = x; Y = y; } public Fixed Turned => new Fixed(-Y, X); }
        public readonly struct FixedAuto { public double X { get; } public double Y { get; } public FixedAuto(double x, double y) => (X, Y) = (x, y); }
        public record struct Positional(double X, double Y);
        public readonly record struct FixedPositional(double X, double Y);
        public record struct Plain { public double X; public double Y { get; set; } }
        public record struct Extended(double X) { public double Y { get; set; } = X * X; public double Z = 3; public readonly double Sum => X + Y + Z; }
        public record struct OwnConstructor(double X, double Y) { public OwnConstructor(double x) : this(x, x * x) { } }
        public struct Inner { public double A; public float B; }
        public struct Outer { public Inner First; public double Middle; public Inner Second; public Open Third; public float Fourth { get; set; } }
        public struct Pair<T> where T : struct { public T First, Second; public Pair(T first, T second) { First = first; Second = second; } public Pair<T> Swapped() => new Pair<T>(Second, First); public T Larger(Func<int> f) => f() > 0 ? First : Second; public T Pick(bool first) => first ? First : Second; }
        public struct Mixed { public double X; public int N; public bool Flag; public string Name; public double Y; public DayOfWeek Day; }
        public struct Tabled { public double[] Table; public double Scale; public Tabled(double[] table, double scale) { Table = table; Scale = scale; } public readonly double At(int i) => Table[i] * Scale; }
        public struct Small { public float X, Y; public Small(float x, float y) => (X, Y) = (x, y); public static Small operator +(Small a, Small b) => new(a.X + b.X, a.Y + b.Y); }
        public struct Defaults { public double X = 2, Y; public double Z { get; set; } = 0.5; public Defaults() { Y = X * 3; } public Defaults(double y) { Y = y; } public Defaults(double x, double y) : this(x * y) { X += x; } }
        public struct Overloaded { public double X, Y, Z; public Overloaded(double x, double y = 2, double z = 3) { X = x; Y = y; Z = z; } public Overloaded(int n) : this(n, z: n * 2) { } }
        """;

    private protected override CompilerSettings Settings => new(LanguageVersion.CSharp10);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double PublicFields(Open p) => p.X * p.Y * p.Y;"),
        new("double PublicFieldsWritten(Open p) { p.X *= p.Y; p.Y += p.X * p.X; return p.X * p.Y; }"),
        new("double PrivateFields(Closed p) => p.X * p.Y * p.Y;"),
        new("double PrivateFieldsChanged(Closed p) { p.Move(2); var q = p; q.Move(p.X); return p.X * q.X * q.Y; }"),
        new("Closed PrivateFieldsMade(double x, double y) => new Closed(x * y, x + y);"),
        new("double AutoProperties(Auto p) { p.X += 2; p.Flip(); return p.X * p.X * p.Y * p.Z; }"),
        new("Auto AutoPropertiesMade(double x, double y) { var p = new Auto(x, y, x * y) { X = 2 * y }; p.Flip(); return p; }"),
        new("double InitProperties(Initialized p) { var q = new Initialized { X = p.X * p.Y, Y = p.Y }; return q.X * q.Y + p.X; }"),
        new("Initialized InitPropertiesMade(double x) => new() { Y = x * x, X = x };"),
        new("double Readonly(Fixed p) => p.Turned.X * p.X + p.Turned.Turned.Y;"),
        new("Fixed ReadonlyMade(Fixed p, double a) => new Fixed(p.X * a, p.Turned.X);"),
        new("double ReadonlyAuto(FixedAuto p) => new FixedAuto(p.Y, p.X * p.X).Y * p.Y;"),
        new("FixedAuto ReadonlyAutoMade(FixedAuto p) => new FixedAuto(p.Y, p.X * p.X);"),
        new("double PositionalRecord(Positional p) { p.X = p.Y * p.X; var (x, y) = p; return x * y * p.X; }"),
        new("Positional PositionalRecordMade(double x, double y) => new Positional(Y: x, X: y * x) with { Y = x * y * y };"),
        new("double ReadonlyRecord(FixedPositional p) { var q = p with { X = p.Y * p.X }; return q.X * q.Y; }"),
        new("FixedPositional ReadonlyRecordMade(FixedPositional p, double a) => new(p.Y * a, a);"),
        new("double PlainRecord(Plain p) { p.Y *= p.X; var q = p with { X = p.Y }; return q.X * q.Y * p.X; }"),
        new("Plain PlainRecordMade(double x) => new Plain { X = x * x, Y = x };"),
        new("double ExtendedRecord(double x) { var p = new Extended(x); var q = p with { X = p.Y }; return p.Sum * q.Sum; }"),
        new("double ExtendedRecordGiven(Extended p) { p.Z *= p.Y; return p.Sum * p.X; }"),
        new("Extended ExtendedRecordMade(double x) => new Extended(x * 2) { Z = x };"),
        new("double RecordWithConstructor(double x) { var p = new OwnConstructor(x); return p.X * p.Y + new OwnConstructor(p.Y).Y; }"),
        new("double Nested(Outer p) { p.First.A *= p.Middle; p.First.B += 1; var s = p.Second; s.A += p.First.A; p.Second = s; p.Second.B *= 2; p.Third.Y = p.Second.A; p.Fourth *= p.First.B; return p.First.A * p.Second.A * p.Third.Y + p.First.B * p.Third.X * p.Fourth; }"),
        new("Outer NestedMade(double x, double y) => new Outer { First = { A = x, B = (float)y }, Middle = x * y, Second = new Inner { A = y }, Third = { X = x, Y = x * y } };"),
        new("double Generic(Pair<double> p) { var q = p.Swapped(); q.First *= p.First; return q.First * p.Second + q.Pick(true) * p.Pick(false); }"),
        new("float GenericOfSingles(Pair<float> p) { var q = p.Swapped(); q.First *= p.First; return q.First * p.Second + q.Pick(true) * p.Pick(false); }"),
        new("Pair<double> GenericMade(double x, float y) { var p = new Pair<double>(x, x * x); var q = new Pair<float>(y, y * 2).Swapped(); return new Pair<double>(p.Second * q.First, q.Second); }"),
        new("Pair<Open> GenericOfStructs(Pair<Open> p) { var q = p.Swapped(); q.First.X *= p.First.Y; q.Second = new Open { X = q.First.X, Y = p.Second.X }; return q; }"),
        new("double OtherMembers(Mixed p) => p.Flag ? p.X * p.N : p.Name.Length * p.Y + (p.Day == DayOfWeek.Monday ? p.X : p.X * p.X);"),
        new("Mixed OtherMembersMade(Mixed p, double a) { p.N += 2; p.Flag = !p.Flag; p.X *= a * p.N; p.Name += \"!\"; return p; }"),
        new("double OtherMembersSet(double x, int n) { Mixed p = default; p.N = n; p.Name = \"abc\"; p.X = x * p.N; if (p.X > 1) { p.Flag = true; p.Y = x; } return p.Flag ? p.X * p.Y + p.Name.Length * p.X : p.X; }"),
        new("double ConstantArrayInside(Tabled p) => p.At(0) * p.Scale + p.At(1);"),
        new("double ActiveArrayInside(double[] x, double a) { var t = new Tabled(x, a); var s = t.At(0) * t.At(1); t.Table[0] *= t.Scale; return s * t.At(0) + x[0]; }", new Elements(2, 4)),
        new("double OwnArrayInside(double x, double a) { var t = new Tabled { Table = new double[2], Scale = a }; t.Table[0] = x * x; t.Table[1] = t.At(0) * x; var u = t; u.Table[0] += 1; u.Scale *= 2; return t.At(0) * u.At(1); }"),
        new("double ArrayInsideChosen(double[] x, double[] y, double a) { var t = new Tabled(x, a); if (a > 0) { t = new Tabled(y, a * a); } for (int i = 0; i < 2; i++) { t.Table[i] *= t.Scale; } return x[0] * y[1] * t.At(1); }", new Elements(2, 4), new Elements(2, 4)),
        new("Small Singles(Small p, float a) { p.X *= a; return p + new Small(p.Y * p.X, a) + p; }"),
        new("double FieldInitializers(double x) { var p = new Defaults(); var q = new Defaults(x); var r = new Defaults(x, q.Z); return p.X * x + q.X * q.Y * r.X + r.Y * r.Z + default(Defaults).X * x; }"),
        new("double OptionalArguments(double x, int n) { var p = new Overloaded(x); var q = new Overloaded(z: x * x, x: 1); var r = new Overloaded(n); return p.X * p.Y * p.Z + q.X * q.Y * q.Z * r.Z * r.Y; }", Between(-2, 2), Between(1, 4)),
        new("double Default(double x) { Open p = default; var q = default(Open); Open r = new(); Open s; s.X = x; s.Y = p.X + x; q.X = s.Y; return s.X * s.Y + q.X * r.Y + q.X; }"),
        new("double TupleOfStructs((Open A, FixedPositional B) p, double a) { p.A.X *= a; var (first, second) = p; first.Y += second.X; return first.Y * p.A.X * p.B.Y; }"),
        new("(Open First, double Second) StructAndNumber(Open p) { p.X *= p.Y; return (p, p.X * p.X); }"),
    ];
}
