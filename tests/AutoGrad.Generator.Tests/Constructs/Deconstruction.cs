using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Tuples taken apart.</summary>
public sealed class Deconstruction : Battery<Deconstruction>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Declared(double x, double y) { (double a, double b) = (x * y, x + y); return a * b; }"),
        new("double Inferred(double x, double y) { var (a, b) = (x * y, x + y); return a * b; }"),
        new("double InferredEach(double x, double y) { (var a, var b) = (x * y, x + y); return a * b; }"),
        new("double Assigned(double x, double y) { double a, b; (a, b) = (x * y, x + y); return a * b; }"),
        new("double Swapped(double x, double y) { (x, y) = (y, x); return x * x + 3 * y; }"),
        new("double Rotated(double x, double y, double z) { (x, y, z) = (y, z, x); return x + 2 * y * y + 3 * z * z * z; }"),
        new("double StepOfFibonacci(double a, double b) { (a, b) = (b, a + b); (a, b) = (b, a + b); (a, b) = (b, a * b); return a * b; }"),
        new("double Discards(double x, double y) { var (a, _) = (x * y, Math.Exp(y)); double b; (_, b) = (1.0, a * x); return a * b; }"),
        new("double Nested(double x, double y) { var ((a, b), c) = ((x, y), x * y); return a * b + c * c; }"),
        new("double NestedMixed(double x, double y) { (double a, (double b, int n)) = (x, (y * y, 3)); return a * b * n; }"),
        new("double FromCall(double x) { var (a, b) = Pair(x); return a * b; }") { Helpers = "private static (double, double) Pair(double x) => (x * x, x + 2);" },
        new("double FromNamedCall(double x) { (double sine, double cosine) = Math.SinCos(x); return sine * cosine; }"),
        new("double FromLocal(double x) { var pair = (A: x, B: x * x); var (a, b) = pair; pair.A = 0; return a * b + pair.B; }"),
        new("double FromTernary(double x, bool b) { var (p, q) = b ? (x, x * x) : (x * 3, 2.0); return p * q; }"),
        new("double FromSwitch(double x, int n) { var (p, q) = n switch { 0 => (x, x * x), 1 => (x * 3, 2.0), _ => (1.0, x) }; return p * q; }"),
        new("double Converting(double x, int n) { (double a, double b) = (n, x); return a * b; }"),
        new("double ConvertingFloat(double x, float f) { (double a, double b) = (f, x); return a * b; }"),
        new("double LeftSidesFirst(double x) { double s = x, t; (s, t) = (s * 2, s); return s * t; }"),
        new("double IntoTupleField(double x) { var t = (A: 1.0, B: 2.0); (t.B, t.A) = (x, x * x); return t.A + t.B * 3; }"),
        new("double InExpression(double x, double y) { double a, b; double sum = ((a, b) = (x * y, y)).a; return a * b + sum; }"),
        new("double OfWholes(double x, int n, int m) { (n, m) = (m, n + m); return x * n - m * x * x; }"),
        new("double OrderWithAssignments(double x) { double s = x; var (a, b) = (s = s + 1, s * s); return a + 2 * b + 3 * s; }"),
        new("double InBranch(double x, double y) { if (x > y) { (x, y) = (y, x); } return x - 2 * y * y; }"),
        new("double ThreeFromCall(double x) { var (a, b, c) = Triple(x, 2); return a * b - c; }")
        {
            Helpers = "private static (double A, double B, double C) Triple(double x, int n) => (x, x * n, x * x);",
        },
    ];
}
