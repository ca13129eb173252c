using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Several results: a tuple, with a pull for each element.</summary>
public sealed class TupleResults : Battery<TupleResults>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("(double, double) Pair(double x, double y) => (x * y, x + y);"),
        new("(double Product, double Sum) Named(double x, double y) => (x * y, x + y);"),
        new("(double Product, double Sum) NamedElements(double x, double y) => (Product: x * y, Sum: x + y);"),
        new("(double, double, double) Triple(double x) => (x, x * x, x * x * x);"),
        new("(double R, double Phi) Polar(double x, double y) => (Math.Sqrt(x * x + y * y), Math.Atan2(y, x));", Between(0.3, 2), Between(-2, 2)),
        new("(double X, double Y) Cartesian(double r, double phi) { var (s, c) = Math.SinCos(phi); return (r * c, r * s); }"),
        new("(double, double) OneConstant(double x) => (x * x, 3);"),
        new("(double, double) Same(double x) => (x, x);"),
        new("(double, double) Swapped(double x, double y) => (y, x);"),
        new("(double, double) FromLocal(double x) { var pair = (x, x * x); return pair; }"),
        new("(double, double) FromLocalChanged(double x) { (double A, double B) pair = (x, x * x); pair.A *= pair.B; return pair; }"),
        new("(double, double) FromBranches(double x, double y) { if (x > y) { return (x, y); } return (y * y, x); }"),
        new("(double, double) FromTernary(double x, double y) => x > y ? (x, y) : (y * y, x);"),
        new("(double, double) FromSwitch(double x, int n) => n switch { 0 => (x, 1), 1 => (x * x, x), _ => (2, -x) };", Between(-2, 2), Between(0, 2)),
        new("(double, double) FromCall(double x) => Helper(x * 2);") { Helpers = "private static (double, double) Helper(double a) => (a * a, Math.Sin(a));" },
        new("(double, double) FromLibrary(double x) => Math.SinCos(x);"),
        new("(double Sorted, double Other) Sort(double a, double b) => a < b ? (a, b) : (b, a);"),
        new("(double, double) PartsDependOnDifferentInputs(double x, double y) => (x * x, y * y);"),
        new("(double, double) SharedWork(double x, double y) { double s = Math.Exp(x * y); return (s * x, s + y); }"),
        new("(double Root1, double Root2) Quadratic(double a, double b, double c) { double d = Math.Sqrt(b * b - 4 * a * c); return ((-b + d) / (2 * a), (-b - d) / (2 * a)); }",
            Between(0.5, 2), Between(-2, 2), Between(-2, -0.5)),
        new("(double, float) Mixed(double x, float y) => (x * x, y * y);"),
        new("(float, float) Singles(float x, float y) => (x * y, x - y);"),
        new("(double Value, int Count) WithWhole(double x, int n) => (x * x * n, n + 1);"),
        new("(int Count, double Value, long More) BetweenWholes(double x) => (3, x * x, 4L);"),
        new("(double, (double, double)) Nested(double x) => (x, (x * x, x * x * x));"),
        new("(double, double, double, double, double, double, double, double, double) Nine(double x) => (x, x * 2, x * 3, x * 4, x * 5, x * 6, x * 7, x * x, x * x * x);"),
        new("ValueTuple<double, double> Spelled(double x) => (x, x * x);"),
        new("(double, double) Throwing(double x, double y) => x > 0 ? (x * y, y) : throw new ArgumentException(\"x\", nameof(x));", Between(0.1, 2)) { Throwing = [[-1.0, 1.0]] },
        new("(double Value, double Other) ConstantInput(double x, [Constant] double k) => (x * k, x / (k * k + 1));"),
        new("(double dResult, double dx) NamedLikeGradients(double x) => (x * x, x);"),
    ];
}
