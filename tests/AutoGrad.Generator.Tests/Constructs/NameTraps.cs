using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Names of the user that generated code would like to have itself, or that mean something else where it stands.</summary>
public sealed class NameTraps : Battery<NameTraps>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double ParametersNamedLikeTemporaries(double t1, double t2, double result, double branch1, double pull1) { double y = t1 * t2 + result; y = y * y; return y > 0 ? y * branch1 : y / (pull1 * pull1 + 1); }"),
        new("double ConstantsNamedLikeTemporaries(double x, [Constant] double t1, [Constant] double result, int branch1) { double y = x * t1 + result; y = y * y; return y > branch1 ? y * x : y; }"),
        new("double FieldsNamedLikeTemporaries(double x) { double y = x * t1 + t2; y = y * y * result; return y > branch1 ? y * pull1 : y; }")
        {
            Helpers = "private static readonly double t1 = 2, t2 = 3, result = 4, branch1 = 5, pull1 = 6;",
        },
        new("double FieldsNamedLikeGradients(double x, double q) { double s = x * q; return s * s * ds + dq1 * dx1 * s; }")
        {
            Helpers = "private static readonly double ds = 2, dq1 = 3, dx1 = 4;",
        },
        new("double MethodsNamedLikeTemporaries(double x) { double y = x * t1(2) + result(x); return y * y * dy(); }")
        {
            Helpers = "private static double t1(double a) => a * a; private static double result(double a) => a + 1; private static int dy() { return DateTime.MaxValue.Year - 9996; }",
        },
        new("double LocalShadowsField(double x) { double Rate = LocalShadowsFieldRow.Rate * x; return Rate * Rate; }") { Helpers = "private static readonly double Rate = 2.5;" },
        new("double ParameterShadowsField(double x, double Rate) => x * Rate * ParameterShadowsFieldRow.Rate;") { Helpers = "private static readonly double Rate = 2.5;" },
        new("double GradientShadowsField(double Rate, double x) => x * Rate * dRate * dResult * dx;") { Helpers = "private static readonly double dRate = 2.5, dResult = 3, dx = 4;" },
        new("double SameMemberInBoth(double x) => x * Rate * Other.Twice(x);") { Helpers = "private static readonly double Rate = 2.5; internal static class Other { internal static readonly double Rate = 3.5; internal static double Twice(double a) => a * Rate; }" },
        new("double SameMethodInBoth(double x) => Twice(x) * Other.Twice(x);") { Helpers = "private static double Twice(double a) => 2 * a; internal static class Other { internal static double Twice(double a) => Helper(a) * 3; private static double Helper(double a) => a * a; } private static double Helper(double a) => a;" },
        new("double TypeNamedLikeLocal(double x) { double Sine = Math.Sin(x); return Sine * global::Batteries.NameTraps.TypeNamedLikeLocalRow.Sine.Factor; }") { Helpers = "internal static class Sine { internal static readonly double Factor = 2; }" },
        new("double ManyLocalsOfOneName(double x) { double r = 0; if (x > 0) { double y = x * x; r += y * y; } if (x > -1) { double y = x * 3; r += y * y * y; } { double y = r * x; r += y; } return r; }"),
        new("double HelperLocalsOfOneName(double y) { double z = First(y) + Second(y); return z * y; }") { Helpers = "private static double First(double x) { double z = x * x; double y = z * x; return y * z; } private static double Second(double x) { double y = x + 1; double z = y * y; return z * y; }" },
        new("double UnderscoreAsVariable(double _) { double __ = _ * _; return __ * _; }"),
        new("double EscapedWords(double @params, double @this, double @base, double @operator) { double @new = @params * @this; double @checked = @base - @operator; return @new * @checked * @new; }"),
        new("double ContextualWords(double partial, double where, double from, double nameof, double dynamic, double async, double global) => partial * where + from * nameof + dynamic * async * global;"),
        new("double DoubledWords(double ouble, double o, double elegate, double ecimal, double efault, double ynamic) => ouble * o * elegate + ecimal * efault * ynamic;"),
        new("double EscapedLetters(double \\u0078y, double caf\\u00e9) { double na\\u00efve = xy * café; return naïve * naïve; }"),
        new("double LongNames(double theFirstParameterWhichHasAnUnusuallyLongName, double theSecondParameterWhichHasAnUnusuallyLongName) => theFirstParameterWhichHasAnUnusuallyLongName * theSecondParameterWhichHasAnUnusuallyLongName;"),
        new("double LocalFunctionNamedLikeMember(double x) { double Helper(double a) => a * a; return Helper(x) * LocalFunctionNamedLikeMemberRow.Helper(x); }") { Helpers = "private static double Helper(double a) => a + 1;" },
        new("double LocalNamedLikeFunction(double x) { double Sin = Math.Sin(x), Exp = Math.Exp(Sin); return Sin * Exp; }"),
        new("double ForwardAndBackward(double forward, double backward) { double value = forward * backward; double gradient = value * value; return gradient * forward; }"),
        Row.InFile("HidesGenerated", "HidesGeneratedRow", "F", """
            public partial class HidesGeneratedBase { [Differentiable] public static double F(double x) => x * 2; }
            public partial class HidesGeneratedRow : HidesGeneratedBase { [Differentiable] public static new double F(double x) => x * x; }
            """),
        Row.InFile("ImplementationIsMarked", "ImplementationIsMarkedRow", "F", """
            public static partial class ImplementationIsMarkedRow { public static partial double F(double first, double second); }
            public static partial class ImplementationIsMarkedRow { [Differentiable] public static partial double F(double first, double second) => first * first * second; }
            """),
        Row.InFile("PartialWithConstant", "PartialWithConstantRow", "F", """
            public static partial class PartialWithConstantRow { [Differentiable] public static partial double F(double x, [Constant] double k); }
            public static partial class PartialWithConstantRow { public static partial double F(double x, double k) { x *= k; return x * x; } }
            """),
        Row.InFile("RecordProperty", "RecordPropertyRow", "F", "public sealed partial record RecordPropertyRow(double K) { public RecordPropertyRow() : this(2.5) { } [Differentiable] public double F(double x) => x * K * x; }"),
        Row.InFile("BaseProperty", "BasePropertyRow", "F", """
            public class BasePropertyBase { protected virtual double K => 2.5; }
            public partial class BasePropertyRow : BasePropertyBase { protected override double K => 7; [Differentiable] public double F(double x) => x * base.K + x * x * K; }
            """),
        Row.InFile("AttributeAlias", "AttributeAliasRow", "F", "using D = AutoGrad.DifferentiableAttribute; using C = AutoGrad.ConstantAttribute; public static partial class AttributeAliasRow { [D()] public static double F(double x, [C] double k) => x * k; }"),
        Row.InFile("TwoAttributeLists", "TwoAttributeListsRow", "F", "public static partial class TwoAttributeListsRow { [Obsolete(\"old\"), Differentiable] [return: System.Diagnostics.CodeAnalysis.NotNull] public static double F([System.Diagnostics.CodeAnalysis.DisallowNull, Constant] double k, double x) => x * k; }"),
        Row.InFile("ObsoleteType", "ObsoleteTypeRow", "F", "[Obsolete(\"old\")] public static partial class ObsoleteTypeRow { [Differentiable] public static double F(double x) => x * Rate; [Obsolete] private static readonly double Rate = 2; }"),
    ];
}
