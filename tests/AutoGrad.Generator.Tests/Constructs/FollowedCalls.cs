using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Calls of methods whose source is at hand: they are followed without an attribute.</summary>
public sealed class FollowedCalls : Battery<FollowedCalls>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Simple(double x) => Helper(x) * x;") { Helpers = "private static double Helper(double a) => a * a + 1;" },
        new("double WithBody(double x) => Helper(x, 2) * x;") { Helpers = "private static double Helper(double a, double b) { double c = a * b; c += a; return c * c; }" },
        new("double Twice(double x, double y) => Helper(x, y) + Helper(y, x) * Helper(x, x);") { Helpers = "private static double Helper(double a, double b) => a * a + 3 * b;" },
        new("double NestedCalls(double x) => Helper(Helper(Helper(x)));") { Helpers = "private static double Helper(double a) => Math.Sin(a) + a;" },
        new("double Transitively(double x) => First(x) * x;")
        {
            Helpers = """
                private static double First(double a) => Second(a * 2) + a;
                private static double Second(double b) => Third(b) * Third(b + 1);
                private static double Third(double c) { if (c > 0) { return c * c; } return Math.Exp(c); }
                """,
        },
        new("double SameNamesInside(double x, double y) { double z = x * y; return Helper(z, x) + z; }")
        {
            Helpers = "private static double Helper(double x, double y) { double z = x + y; x = z * y; return x * z; }",
        },
        new("double ReassignsItsParameter(double x) => Helper(x) + x;") { Helpers = "private static double Helper(double a) { a *= a; a += 1; return a * a; }" },
        new("double EarlyReturnsInside(double x, double y) => Helper(x) * Helper(y);")
        {
            Helpers = "private static double Helper(double a) { if (a > 1) { return a * a; } double b = a * 2; if (b < -1) return -b; return b * a; }",
        },
        new("double SwitchInside(double x, int n) => Helper(x, n) * Helper(x, 1);", Between(-2, 2), Between(0, 3))
        {
            Helpers = "private static double Helper(double a, int n) { switch (n) { case 0: return a; case 1: a *= a; break; default: a += 1; break; } return a * 3; }",
        },
        new("double CalledInBranch(double x) => x > 0 ? Helper(x) : -Helper(-x) * 2;") { Helpers = "private static double Helper(double a) => Math.Sqrt(a + 1) * a;" },
        new("double CalledInCondition(double x, double y) => Helper(x) > Helper(y) ? x * y : y * y;") { Helpers = "private static double Helper(double a) => a * a - a;" },
        new("double OptionalArguments(double x) => Helper(x) + Helper(x, 3) + Helper(x, 3, -1);") { Helpers = "private static double Helper(double a, double b = 2, int n = 1) => a * b * n + b * a * a;" },
        new("double NamedArguments(double x, double y) => Helper(b: x, a: y) + Helper(x, c: 2, b: y) + Helper(c: y, a: x);") { Helpers = "private static double Helper(double a, double b = 5, double c = 7) => a * a + b * c * a;" },
        new("double InArguments(double x, double y) => Helper(x, in y) + Helper(in y, x * 2);") { Helpers = "private static double Helper(in double a, in double b) => a * b + a;" },
        new("double DefaultOfEveryKind(double x) => Helper(x);")
        {
            Helpers = "private static double Helper(double a, int n = 3, bool b = true, string? s = null, DayOfWeek d = DayOfWeek.Friday, double k = double.NaN, float f = 1.5f, char c = 'x') => b && s is null && d == DayOfWeek.Friday && double.IsNaN(k) && c == 'x' ? a * n * f : a;",
            Coarse = false,
        },
        new("double Overloads(double x, float f, int n) => Helper(x) + Helper(f) + Helper(n) + Helper(x, x);")
        {
            Helpers = """
                private static double Helper(double a) => a * a;
                private static double Helper(float a) => a * 3f;
                private static double Helper(int a) => a * 5;
                private static double Helper(double a, double b) => a * b * a;
                """,
            Coarse = true,
        },
        new("double IntegerArgumentWidened(double x, int n) => Helper(n, x);") { Helpers = "private static double Helper(double a, double b) => a * b + b * b;" },
        new("double FloatArgumentWidened(float x) => Helper(x);") { Helpers = "private static double Helper(double a) => a * a;" },
        new("double ResultNarrowed(double x) => (float)Helper(x) * x;") { Helpers = "private static double Helper(double a) => a * a;", Coarse = true },
        new("double ConstantArguments(double x) => Helper(2, x) + Helper(x, 2) + Helper(2, 2);") { Helpers = "private static double Helper(double a, double b) => Math.Pow(a, 2) * b + b;" },
        new("double ConstantParameterOfHelper(double x, [Constant] double k) => Helper(x, k);") { Helpers = "private static double Helper(double a, [Constant] double b) => a * b * b;" },
        new("double WholeResult(double x) => x * Helper(x);") { Helpers = "private static int Helper(double a) => a > 0 ? (int)(a * 2) : 7;" },
        new("double TruthResult(double x) => Helper(x, 1) ? x * x : 2 * x;") { Helpers = "private static bool Helper(double a, double b) => a * a > b;" },
        new("double TupleResult(double x) { var (a, b) = Helper(x, 3); return a * b; }") { Helpers = "private static (double, double) Helper(double a, double b) => (a * b, a * a + b);" },
        new("double TupleResultByName(double x) => Helper(x).Square + Helper(2 * x).Cube;") { Helpers = "private static (double Square, double Cube) Helper(double a) => (a * a, a * a * a);" },
        new("double LocalFunction(double x) { double Inner(double a) => a * a + 1; return Inner(x) * Inner(2 * x); }"),
        new("double StaticLocalFunction(double x) { return Inner(x, 3) * x; static double Inner(double a, double b) { if (a > b) { return a; } return a * b; } }"),
        new("double CapturingLocalFunction(double x, double y) { double k = x * y; double Inner(double a) => a * k + y; return Inner(x) * Inner(y); }"),
        new("double LocalFunctionSeesChanges(double x) { double k = x; double Inner(double a) => a * k; double p = Inner(x); k = x * x; return p * Inner(2); }"),
        new("double LocalFunctionWrites(double x) { double k = x; void Change(double a) { k = k * a + 1; } Change(x); Change(3); return k * x; }"),
        new("double NestedLocalFunctions(double x) { return Outer(x); double Outer(double a) { double b = a * 2; return Inner(b) + a; double Inner(double c) => c * b * x; } }"),
        new("double LocalFunctionAfterReturn(double x) { return Square(x) * x; static double Square(double a) => a * a; }"),
        new("double LocalFunctionsCallEachOther(double x) { double First(double a) => Second(a) * a; double Second(double b) => b + x; return First(x * 2); }"),
        new("double LocalFunctionShadows(double x) { static double Inner(double x) { double y = x * x; return y; } double y = Inner(x + 1); return y * x; }"),
        new("double GenericMethod(double x) => Helper<int>(x, 3) + Helper(x, \"text\");") { Helpers = "private static double Helper<T>(double a, T unused) => unused is null ? a : a * a;" },
        new("double GenericOfNumber(double x) => Pick(x * x, x, x > 0);") { Helpers = "private static T Pick<T>(T a, T b, bool first) => first ? a : b;" },
        new("double OtherType(double x) => OtherTypeHelpers.Helper(x) + OtherTypeHelpers.Inner.Deep(x);"),
        new("double OtherNamespace(double x) => Elsewhere.Library.Twice(x) * global::Elsewhere.Library.Twice(2);"),
        new("double ExtensionMethod(double x) => x.Squared() + (x + 1).Squared() * 3.0.Squared() + Elsewhere.Extensions.Squared(x);"),
        new("double UsingStatic(double x) => Twice(x) * x;"),
        new("double OtherInstance(double x) => shared.Scale(x) * x;")
        {
            Helpers = "private static readonly Scaler shared = new Scaler(); private sealed class Scaler { internal readonly double k = 2.5; public double Scale(double a) => a * k * a; }",
        },
        new("double PropertyWithSource(double x) => x * Rate;") { Helpers = "private static double Rate => Helper(2); private static double Helper(double a) => a * a;" },
        new("double OfGenericType(double x) => Box<string>.Helper(x) + Box<int>.Helper(2 * x);") { Helpers = "private static class Box<T> { public static double Helper(double a) => typeof(T) == typeof(int) ? a : a * a; }" },
        new("double ArgumentWithSideEffect(double x, int n) => Helper(n++, x) * n + Helper(++n, x * x);") { Helpers = "private static double Helper(int k, double a) => a * k + a;" },
        new("double UsesItsArgumentNever(double x) => Helper(Math.Exp(x), x);") { Helpers = "private static double Helper(double unused, double a) => a * a;" },
        new("double ResultIsNotUsed(double x) { Helper(x); return x * x; }") { Helpers = "private static double Helper(double a) => a * a;" },
        new("double CallsAnotherDifferentiable(double x) => Other(x, 2) * x;") { Helpers = "/// <summary>Other.</summary>\n[Differentiable] public static double Other(double a, double b) => a * b + Math.Sin(a);" },
        new("double ManyParameters(double x) => Helper(x, 1, x * x, 2, x + 1, 3, 2 * x, 4);") { Helpers = "private static double Helper(double a, double b, double c, double d, double e, double f, double g, double h) => a * b + c * d + e * f + g * h + a * h;" },
        new("double DifferentActivity(double x, double y) => Helper(x, 1, 2) + Helper(1, y, 2) + Helper(1, 2, x) + Helper(x, y, x);") { Helpers = "private static double Helper(double a, double b, double c) => a * b + b * c * a;" },
        new("double IntegerRecursion(double x, int n) => x * Factorial(n);", Between(-2, 2), Between(0, 5)) { Helpers = "private static int Factorial(int n) => n <= 1 || n > 20 ? 1 : n * Factorial(n - 1);" },
        new("double LoopOverConstants(double x, int n) => x * Total(n, 0.5);", Between(-2, 2), Between(0, 5)) { Helpers = "private static double Total(int n, double step) { double sum = 0; for (int i = 0; i < n && i < 9; i++) { sum += step * i; } return sum; }" },
        new("double ParamsOfScalars(double x) => x * Math.Max(Helper(x, 2), Helper(2, x));") { Helpers = "private static double Helper(double a, double b) => a - b * b;" },
    ];

    protected override string Usings => "using Elsewhere; using static Elsewhere.Library;";

    private protected override IReadOnlyList<SourceFile> SharedFiles =>
    [
        new("OtherTypeHelpers.cs", """
            namespace Batteries.FollowedCalls
            {
                internal static class OtherTypeHelpers
                {
                    internal static double Helper(double a) => Private(a) * a;
                    internal static double Private(double a) => a + 1;
                    internal static class Inner { internal static double Deep(double a) => a * a * a; }
                }
            }
            """),
        new("Library.cs", """
            namespace Elsewhere
            {
                public static class Library { public static double Twice(double a) => 2 * a * Factor; internal const double Factor = 1.5; }
                public static class Extensions { public static double Squared(this double a) => a * a; }
            }
            """),
    ];
}
