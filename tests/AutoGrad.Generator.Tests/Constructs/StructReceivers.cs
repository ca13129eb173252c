using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Methods of structs that are marked themselves: the numbers of the struct have a gradient, <c>dThis</c>.</summary>
public sealed class StructReceivers : RoutineBattery<StructReceivers>
{
    protected override string Types => StructTypes.Text;

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        Of("Fields", "partial struct", "public double X; public double Y;", "double Fields(double a) => X * X * a + this.Y;"),
        Of("PrivateFields", "partial struct", "private double _x, _y; public double Size => _x * _y;", "double PrivateFields(double a) => _x * _y * a + Size * this.Size;"),
        Of("Properties", "partial struct", "public double X { get; set; } public double Y { get; init; } public double Z { get; }", "readonly double Properties(double a) => X * Y * a * Z;"),
        Of("ReadonlyStruct", "readonly partial struct", "private readonly double _x; public ReadonlyStructRoutine(double x, double y) { _x = x; Y = y; } public double Y { get; }", "double ReadonlyStruct(double a) { double s = _x * a; return s * s * Y; }"),
        Of("Record", "readonly partial record struct", "", "double Record(double a) { var (x, y) = this; var other = this with { X = a * y }; return x * other.X + other.Dot(this); }", "(double X, double Y)", "public double Dot(in RecordRoutine other) => X * other.X + Y * other.Y;"),
        Of("OtherMembers", "partial struct", "public double X; public int N; public string Name; public double[] Table;", "double OtherMembers(double a) => X * N * a + Name.Length * X + Table[0] * a;"),
        Of("Nested", "partial struct", "public Point P; public Vec V; public double Z;", "double Nested(double a, Vec w) => P.X * V.Y * a + V.Dot(w) * P.Product + Z;"),
        Of("MutableNested", "partial struct", "public Ball B;", "double MutableNested(double h) { var b = B; b.Step(h); return b.Energy * B.Position.X + B.Energy; }"),
        Of("Singles", "partial struct", "public float X, Y;", "float Singles(float a) => X * a + Y * Y;"),
        Of("Copied", "partial struct", "public double X, Y;", "double Copied(double a) { var copy = this; copy.X *= a; copy.Grow(X); return copy.X * copy.Y + X; }", "", "private void Grow(double d) { X += d; Y *= X; }"),
        Of("Loop", "partial struct", "public double X, Y;", "double Loop(double a, int n) { double s = X; for (int i = 0; i < n; i++) { s = s * a * 0.5 + Y * X; } return s; }", "", "", Between(-2, 2), Between(-1, 1), Between(0, 5)),
        Of("Branches", "partial struct", "public double X, Y;", "double Branches(double a) { if (X > a) { return Y * X; } return Half() * a; }", "", "private readonly double Half() => X > 1 ? X * 0.5 : Y * X;"),
        Of("Recursion", "partial struct", "public double X, Y;", "double Recursion(double a, int n) => n > 0 ? Recursion(a * X, n - 1) + Y : X * a;", "", "", Between(-1, 1), Between(-1, 1), Between(0, 4)),
        Of("RecursionOfOther", "partial struct", "public double X, Y;", "double RecursionOfOther(int n) => n > 0 ? new RecursionOfOtherRoutine { X = Y, Y = X * 0.5 }.RecursionOfOther(n - 1) + X : X * Y;", "", "", Between(-1, 1), Between(0, 4)),
        Of("Result", "partial struct", "public double X, Y;", "ResultRoutine Result(double a) { var r = this; r.X = Y * a; return r; }"),
        Of("NoResult", "partial struct", "public double X, Y;", "void NoResult(Span<double> z, ref double a) { for (int i = 0; i < z.Length; i++) { z[i] *= X; a += z[i] * Y; } }"),
        Of("ElementsOfItself", "partial struct", "public double X, Y;", "double ElementsOfItself(ReadOnlySpan<ElementsOfItselfRoutine> others) { double s = 0; foreach (var other in others) { s += other.X * Y + X * other.Y * s; } return s; }"),
        Of("NameOfGradient", "partial struct", "public double X;", "double NameOfGradient(double This, double dThis) => X * This * dThis;"),
        Of("KeywordFields", "partial struct", "public double @do, @in;", "double KeywordFields(double @this) => @do * @in * @this;"),
        Of("Generic", "partial struct", "public Pair<double> P;", "double Generic(double a) => P.First * a * P.Second;") with { Helpers = "" },
        Of("GivesItself", "partial struct", "public double X, Y;", "double GivesItself(double a) => Sum(this) * Sum(in this) * a;", "", "private static double Sum(in GivesItselfRoutine p) => p.X * p.Y;"),
        Of("LocalFunction", "partial struct", "public double X, Y;", "double LocalFunction(double a) { double x = X; return F(2) * Y; double F(double k) => x * k * a; }"),
        Of("Constant", "partial struct", "public int N; public bool Flag;", "double Constant(double a) => a * a * N * (Flag ? 1 : 2);"),
        Of("Throws", "partial struct", "public double X;", "double Throws(double a) => X > 1.5 ? throw new InvalidOperationException(\"X is \" + X) : X * a;"),
    ];

    private static Routine Of(string name, string kind, string fields, string method, string parameters = "", string helpers = "", params Domain[] domains) => new(method, domains)
    {
        Title = name,
        Name = name,
        File = $"public {kind} {name}Routine{parameters} {{ {fields} [Differentiable] public {method} {helpers} }} public struct Pair<T> {{ public T First, Second; }}".Replace(
            name == "Generic" ? "\0" : " public struct Pair<T> { public T First, Second; }", "", System.StringComparison.Ordinal),
    };
}
