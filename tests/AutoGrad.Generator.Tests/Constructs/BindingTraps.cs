using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Text that would mean something else in the generated file: hidden members, overloads, names that generated parameters take.</summary>
public sealed class BindingTraps : Battery<BindingTraps>
{
    private const string Hiding = "internal class B { public double K = 1; public double G(double a) => K * a; } internal sealed class D : B { public new double K = 2; } internal static readonly D It = new D();";

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double FieldOfTheBaseType(double x) { B b = It; return x * b.K; }") { Helpers = Hiding },
        new("double FieldAfterACast(double x) => x * ((B)It).K;") { Helpers = Hiding },
        new("double FieldThroughAParameter(double x) => Use(It, x);") { Helpers = Hiding + " private static double Use(B b, double a) => b.K * a;" },
        new("double FieldOfAnInheritedMethod(double x) => It.G(x);") { Helpers = Hiding },
        new("double OverloadByTheStaticType(double x, string s) => x * Pick((object)s);") { Helpers = "private static double Pick(object o) => 1; private static double Pick(string o) => 2;" },
        new("double MemberNamedLikeANumberedGradient(double x, [Constant] double dx) => x * dx1 + dx;") { Helpers = "private static readonly double dx1 = 5;" },
        new("double MemberNamedLikeANumberedPull(double x, [Constant] double dResult) => x * dResult1 + dResult;") { Helpers = "private static readonly double dResult1 = 7;" },
        new("double UncheckedChoiceInsideChecked(double x, bool c, int i) => x * checked(1 + (c ? unchecked(i * 3) : 0));", Between(-2, 2), Among(true, false), Among(1, 1_000_000_000)),
        new("double TextOfNumbers(double x, int k) { string m = \"k\"; m += k; return x > 9 ? throw new System.ArgumentException(m) : x * m.Length; }", Between(-2, 2), Between(0, 5)),
        new("double NestedGenericTypes(double x) => Outer<int>.N(x);") { Helpers = "internal static class Inner<T> { public static double M(double a) => a * typeof(T).Name.Length; } internal static class Outer<T> { public static double N(double a) => Inner<T>.M(a) + Inner<T[]>.M(a); }" },
        new("double FieldsOfUnderscores(double x) => x * _1 * __ * _k;") { Helpers = "private static double _1 = 2, __ = 3, _k = 4;" },
        new("double ParameterCalledUnderscore(double x, int i, int _) { int z = i / _; return x * x + _; }", Between(-2, 2), Between(1, 5), Between(1, 3)) { Throwing = [[1.0, 1, 0]] },
        new("double LocalCalledLikeATypeParameter<T>(double x, [Constant] T label) => Helper(x) * x;") { TypeArguments = [typeof(int)], Helpers = "private static double Helper(double a) { double T = a * a; return T * T + T; }" },
    ];
}
