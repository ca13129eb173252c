using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>What cannot be done with structs is refused, at the token that says it.</summary>
public sealed class StructTests
{
    private const string Types = """
         public readonly record struct Vec(double X, double Y) { public double Length => X * Y; }
         public struct Point { public double X, Y; public void Scale(double k) { X *= k; Y *= k; } public void GiveTo(ref Point other) { other.X += X * Y; X -= other.Y; } public void Split(out double x, out double y) { x = X * X; y = X; } }
         public struct Mixed { public double X; public int N; public Vec V; }
         public interface IThing { double Get(Vec v); double Get(in Point p); }
         public sealed class Holder { public Point P; public readonly Point Q; public static Point S; }
        """;

    private static readonly IReadOnlyList<Refusal> All =
    [
        Method("AG0003", "MixedParameter", "Mixed", "public static double F(Mixed [|p|]) => p.X * p.V.X;"),
        Method("AG0003", "MixedElement", "Mixed", "public static double F(Mixed[] [|p|]) => p[0].X;"),
        Method("AG0003", "MixedTupleElement", "Vec", "public static double F(ReadOnlySpan<(double A, int N, Vec V)> [|p|]) => p[0].A;"),
        Method("AG0003", "ListOfStructs", "List", "public static double F(List<Vec> [|p|]) => p[0].X;"),
        Method("AG0003", "NullableStruct", "Vec?", "public static double F(Vec? [|p|]) => p.Value.X;"),
        Method("AG0003", "JaggedStructs", "Vec[][]", "public static double F(Vec[][] [|p|]) => p[0][0].X;"),
        Method("AG0003", "GridOfStructs", "Vec[*,*]", "public static double F(Vec[,] [|p|]) => p[0, 0].X;"),
        Method("AG0004", "ArrayResult", "Vec[]", "public static Vec[] [|F|](Vec p) => new[] { p };"),
        Method("AG0004", "MixedResult", "", "public static (double, double[]) [|F|](double x) => (x, new[] { x });"),
        Method("AG0006", "UnknownMethod", "Get", "public static double F(Vec p, [Constant] IThing t) => t.[|Get|](p);"),
        Method("AG0006", "UnknownMethodOfMade", "Get", "public static double F(double x, [Constant] IThing t) { var p = new Vec(x, x); return t.[|Get|](p) * x; }"),
        Method("AG0006", "UnknownMethodOfElement", "Get", "public static double F(Vec[] p, [Constant] IThing t) => t.[|Get|](p[0]) * p[0].X;"),
        Method("AG0006", "AddedToList", "Add", "public static double F(Vec p) { var l = new List<Vec>(); l.[|Add|](p); return p.X * p.X; }"),
        Method("AG0005", "ConstantByReference", "'ref'", "public static double F([Constant] ref Point [|p|], double a) { p.X *= a; return p.X; }"),
        Method("AG0005", "ReceiverAndReference", "", "public static double F(Point p) { p.GiveTo(«ref» p); return p.X; }"),
        Method("AG0005", "ReceiverAndOutputs", "", "public static double F(Point p) { p.Split(«out» p.Y, out double y); return p.Y * y; }"),
        Method("AG0005", "SameByReference", "", "public static double F(Point p) { G(ref p, «ref» p.X); return p.X; } private static void G(ref Point p, ref double x) { x *= 2; p.X += x; }"),
        Method("AG0005", "FilledWithStruct", "Filling", "public static double F(Vec p, Span<Vec> x) { x.[|Fill|](p); return x[0].X; }"),
        Method("AG0005", "MethodOfStaticField", "field", "public static double F(double x) { Holder.S.[|Scale|](2); return x * x; }"),
        Method("AG0005", "MethodOfObjectField", "field", "public static double F(double x, [Constant] Holder h) { h.P.[|Scale|](2); return x * x; }"),
        Method("AG0005", "FieldOfObjectField", "", "public static double F(double x, [Constant] Holder h) { h.P.[|X|] = 2; return x * x; }"),
        Method("AG0005", "FieldByReference", "", "public static double F(double x, [Constant] Holder h) { G(«ref» h.P); return x * x; } private static void G(ref Point p) { p.X *= 2; }"),
        Method("AG0005", "CapturedFieldByReference", "captured", "public static double F(Point p) { G(«ref» p.X); return p.X; void G(ref double v) { v *= 2; p.Y += p.X; } }"),
        Method("AG0005", "InOfWhatChanges", "", "public static double F(Point p) { H(«in» p, ref p); return p.X; } private static void H(in Point p, ref Point q) { q.X *= p.X; q.Y += p.X; }"),
        Method("AG0005", "FieldOfElementBesideItsArray", "'in'", "public static double F((Point P, double A)[] x) => H(«in» x[0].P, x); private static double H(in Point p, (Point P, double A)[] x) { x[0].P.X *= 2; return p.X; }"),
        Method("AG0005", "PartOfElementBesideItsArray", "", "public static double F((Point P, double A)[] x) { x[0].P.GiveTo(«ref» x[0].P); return x[0].A; }"),
        Method("AG0005", "PartOfElementBesideOther", "", "public static double F((Point P, double A)[] x, Point[] y) { x[0].P.«GiveTo»(ref y[0]); return x[0].A; }"),
        Method("AG0005", "RefLocalOfOwnField", "ref", "public static double F(Point p) => p.Grown(); public struct Point { public double X, Y; public double Grown() { ref double [|x|] = ref X; x *= 2; return X * x; } }"),
        Method("AG0012", "Nullable", "", "public static double F(Vec p) { Vec? q = p; return q.[|Value|].X; }"),
        new("AG0002", "ReadOnlyBesideText", "public readonly partial struct S { public readonly double X; public readonly string Name; [Differentiable] public double [|F|]() => X * X; }") { Names = "F" },
        new("AG0002", "ReadOnlyBesideInteger", "public readonly partial struct S { public readonly double X; public readonly int N; [Differentiable] public double [|F|]() => X * X * N; }") { Names = "F" },
        new("AG0002", "GetOnlyBesideText", "public readonly partial struct S { public float X { get; } public string Name { get; } [Differentiable] public float [|F|]() => X * X; }") { Names = "F" },
        Changing("AG0005", "ChangesItself", "public double X; [Differentiable] public double [|F|](double a) { X *= a; return X; }"),
        Changing("AG0005", "ChangesItselfInCallee", "public double X; [Differentiable] public double [|F|](double a) { G(a); return X; } private void G(double a) { X *= a; }"),
        Changing("AG0005", "ChangesItselfInGetter", "public double X; [Differentiable] public double [|F|](double a) => Y * a; private double Y { get { X *= 2; return X; } }"),
    ];

    public static TheoryData<string> Titles => [.. All.Select(refusal => refusal.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_refused_at_its_token(string title) => All.Single(refusal => refusal.Title == title).Check();

    private static Refusal Method(string id, string title, string names, string text)
    {
        Refusal refusal = Refusal.Method(id, title, text);
        return refusal with { Names = names, Text = Types + refusal.Text };
    }

    private static Refusal Changing(string id, string title, string members) => new(id, title, $"public partial struct S {{ {members} }}") { Names = "changes its own struct" };
}
