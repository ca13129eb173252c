using System;
using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Where a method may stand, and what its signature may look like.</summary>
public sealed class MethodShapes : Battery<MethodShapes>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        In("Private", "static partial class", "private static double Private(double x) => x * x;"),
        In("NoModifier", "static partial class", "static double NoModifier(double x) => x * x;"),
        In("Internal", "static partial class", "internal static double Internal(double x) => x * x;"),
        In("Protected", "partial class", "protected static double Protected(double x) => x * x;"),
        In("ProtectedInternal", "partial class", "protected internal static double ProtectedInternal(double x) => x * x;"),
        In("PrivateProtected", "partial class", "private protected static double PrivateProtected(double x) => x * x;"),
        In("Instance", "partial class", "public double Instance(double x) => x * x;"),
        In("InstanceWithHelper", "sealed partial class", "public double InstanceWithHelper(double x) => Helper(x) * this.Helper(2); private double Helper(double a) => a * a + k; private readonly double k = 1.5;"),
        In("InstanceCallsStatic", "partial class", "public double InstanceCallsStatic(double x) => Helper(x) * x; private static double Helper(double a) => a * a;"),
        In("InAbstractClass", "abstract partial class", "public static double InAbstractClass(double x) => x * x;"),
        In("SealedOverride", "partial class", "public sealed override double SealedOverride(double x) => x * x;", ": Base"),
        In("OverrideInSealedClass", "sealed partial class", "public override double OverrideInSealedClass(double x) => x * x;", ": SealedBase"),
        In("HidesTheInherited", "partial class", "public new double HidesTheInherited(double x) => x * x * k; private readonly double k = 2;", ": HiddenBase"),
        In("InStruct", "partial struct", "public double InStruct(double x) => x * x * 2;"),
        In("InReadonlyStruct", "readonly partial struct", "public double InReadonlyStruct(double x) => x * x * k; private const double k = 3;"),
        In("ReadonlyMember", "partial struct", "public readonly double ReadonlyMember(double x) => x * x;"),
        In("StaticInStruct", "partial struct", "public static double StaticInStruct(double x) => x * x;"),
        In("InRecord", "partial record", "public double InRecord(double x) => x * x;"),
        In("InSealedRecord", "sealed partial record", "public static double InSealedRecord(double x) => x * x;"),
        In("ExpressionBody", "static partial class", "public static double ExpressionBody(double x) => x * x;"),
        In("Unsafe", "static unsafe partial class", "public static double Unsafe(double x) => x * x;"),
        In("Attributed", "static partial class", "[Obsolete(\"old\")] [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] public static double Attributed(double x) => x * x;"),
        In("OptionalParameters", "static partial class", "public static double OptionalParameters(double x, double k = 2.5, int n = 3, string? text = null) => x * k * n + (text is null ? 0 : 1);"),
        In("InParameters", "static partial class", "public static double InParameters(in double x, in double y, in int n) => x * y * n;"),
        In("InConstants", "static partial class", "public static double InConstants(in double x, [Constant] in double y) => x * y;"),
        In("Extension", "static partial class", "public static double Extension(this double x, double y) => x * x * y;"),
        In("ExtensionOfOther", "static partial class", "public static double ExtensionOfOther(this string text, double y) => text.Length * y * y;"),
        In("ConstantExtension", "static partial class", "public static double ConstantExtension([Constant] this double k, double y) => k * y * y;"),
        In("NullableParameter", "static partial class", "public static double NullableParameter(double x, string? text, [Constant] int? n) => text is null ? x : x * x * (n ?? 2);", "",
            Between(-2, 2), Among(null, "a"), Among(null, 3)),
        In("OtherParameters", "static partial class", "public static double OtherParameters(double x, [Constant] decimal m, DayOfWeek day, char c, ulong u, [Constant] Guid id, [Constant] Type? type) => x * (double)m * (int)day + c * u * x + id.GetHashCode() + (type is null ? 1 : 0);", "",
            Between(-2, 2), Between(0, 3), Among(DayOfWeek.Monday), Among('a'), Among(3ul), Among(Guid.Empty), Among(null, typeof(int))),
        In("NoParameters", "static partial class", "public static double NoParameters() => 42.5;"),
        In("KeywordNames", "static partial class", "public static double KeywordNames(double @double, double @ref, double @out, double @class) => @double * @ref + @out * @class;"),
        In("GradientIsKeyword", "static partial class", "public static double GradientIsKeyword(double o, double ecimal, double elegate, double efault) => o * ecimal + elegate * efault;"),
        In("Clash", "static partial class", "public static double Clash(double x, double dx) => x * x * dx;"),
        In("ClashWithConstant", "static partial class", "public static double ClashWithConstant(double x, [Constant] double dx, int ddx) => x * x * dx + ddx;"),
        In("ClashChain", "static partial class", "public static double ClashChain(double x, double dx, double ddx, double dddx) => x * dx * ddx * dddx;"),
        In("ClashWithPull", "static partial class", "public static double ClashWithPull(double Result, double dResult) => Result * Result * dResult;"),
        In("ClashWithSuffix", "static partial class", "public static double ClashWithSuffix(double x, double dx, double dx1, double dx2, double dx_) => x * dx * dx1 * dx2 + dx_;"),
        In("NamedMath", "static partial class", "public static double NamedMath(double Math, double Gates) => System.Math.Sin(Math) * AutoGrad.Gates.Sigmoid(Gates);"),
        In("NamedSystem", "static partial class", "public static double NamedSystem(double System, double AutoGrad) => global::System.Math.Sin(System) * global::AutoGrad.Gates.Square(AutoGrad);"),
        In("LocalNamedMath", "static partial class", "public static double LocalNamedMath(double x) { double Math = global::System.Math.Sin(x); double Gates = Math * x; return Math * Gates + global::System.Math.Exp(Gates); }"),
        In("Underscores", "static partial class", "public static double Underscores(double _, double __, double _x) => _ * __ + _x * _;"),
        In("UnicodeNames", "static partial class", "public static double UnicodeNames(double größe, double λ, double \\u0061b) => größe * λ + ab;"),
        In("SuffixNames", "static partial class", "public static double SuffixNames(double Backward, double Gradient) => Backward * Gradient;"),
        In("NamedLikeType", "static partial class", "public static double NamedLikeType(double Double, double String) => Double * String;"),
        In("@class", "static partial class", "public static double @class(double x) => x * x;") with { Title = "KeywordMethod", TypeName = "classRow", Name = "class" },
        Row.InFile("KeywordType", "event", "F", "public static partial class @event { [Differentiable] public static double F(double x) => x * x; }"),
        Row.InFile("Nested", "Outer+Middle+Inner", "F", "public partial class Outer { internal static partial class Middle { private partial struct Inner { [Differentiable] internal static double F(double x) => x * x * Half; } private const double Half = 0.5; } }"),
        Row.InFile("NestedInRecord", "OuterRecord+Inner", "F", "public partial record OuterRecord(double K) { public static partial class Inner { [Differentiable] public static double F(double x) => x * x; } }"),
        Row.InFile("GenericType", "Generic`1", "F", "public partial class Generic<T> { [Differentiable] public static double F(double x) => typeof(T) == typeof(int) ? x * x : x; }") with { EnclosingArguments = [typeof(int)] },
        Row.InFile("GenericWithConstraints", "Constrained`2", "F", "public partial class Constrained<T, U> where T : struct, IComparable<T> where U : class, new() { [Differentiable] public double F(double x, [Constant] T other, [Constant] U? more) => other.CompareTo(default) > 0 ? x * x : more is null ? x : 2 * x; }",
            Between(-2, 2), Among(1, -1), Among(null, "")) with { EnclosingArguments = [typeof(int), typeof(object)] },
        Row.InFile("GenericNested", "GenericOuter`1+Inner`1", "F", "public partial class GenericOuter<T> { public static partial class Inner<U> { [Differentiable] public static double F(double x, [Constant] T t, [Constant] U u) => t is null || u is null ? x : x * x; } }",
            Between(-2, 2), Among(1), Among("a")) with { EnclosingArguments = [typeof(int), typeof(string)] },
        Row.InFile("GenericMethod", "GenericMethodRow", "F", "public static partial class GenericMethodRow { [Differentiable] public static double F<T>(double x, [Constant] T other) where T : struct => other.GetHashCode() == 1 ? x * x : x; }",
            Between(-2, 2), Among(1, 2)) with { TypeArguments = [typeof(int)] },
        Row.InFile("Overloads", "OverloadsRow", "F", """
            public static partial class OverloadsRow
            {
                [Differentiable] public static double F(double x) => x * x;
                [Differentiable] public static double F(double x, double y) => x * y;
                [Differentiable] public static double F(double x, int n) => x * x * n;
                [Differentiable] public static float F(float x) => x * x;
                public static double F(string text) => text.Length;
            }
            """) with { Overload = [typeof(double), typeof(int)] },
        Row.InFile("DifferInCase", "DifferInCaseRow", "F", """
            public static partial class DifferInCaseRow
            {
                [Differentiable] public static double F(double x) => x * x;
                [Differentiable] public static double f(double x) => x * 2;
            }
            """),
        Row.InFile("SeveralParts", "SeveralPartsRow", "F", """
            public static partial class SeveralPartsRow { [Differentiable] public static double F(double x) => x * Helper(x); }
            public static partial class SeveralPartsRow { private static double Helper(double x) => x * x; [Differentiable] public static double G(double x) => F(x) * x; }
            """),
        Row.InFile("PartialMethod", "PartialMethodRow", "F", """
            public static partial class PartialMethodRow { [Differentiable] public static partial double F(double x); }
            public static partial class PartialMethodRow { public static partial double F(double x) => x * x; }
            """),
        Row.InFile("OwnMath", "OwnMathRow", "F", """
            public static partial class OwnMathRow
            {
                [Differentiable] public static double F(double x) => Math.Sin(x) + System.Math.Sin(x) * Gates.Sigmoid(x) + AutoGrad.Gates.Sigmoid(x) + global::System.Math.Sqrt(x * x + 1);
                private static class Math { public static double Sin(double a) => a * a; public static double Cos(double a) => throw new NotSupportedException("the wrong Math"); public static double Exp(double a) => throw new NotSupportedException("the wrong Math"); }
                private static class Gates { public static double Sigmoid(double a) => a * a * a; }
            }
            """),
        Row.InFile("OwnSystem", "OwnSystemRow", "F", """
            public static partial class OwnSystemRow
            {
                [Differentiable] public static double F(double x) => Math.Sin(x) * Math.Exp(x) + Math.Abs(x) + Math.Pow(x, 2) / Math.Sqrt(x * x + 1);
                private static class System { }
                private static class AutoGrad { }
            }
            """),
        Row.InFile("MemberNamedMath", "MemberNamedMathRow", "F", """
            public static partial class MemberNamedMathRow
            {
                [Differentiable] public static double F(double x) => global::System.Math.Sin(x) * Math * Gates + global::System.Math.Sqrt(x * x + 1);
                private const double Math = 2, Gates = 3;
            }
            """),
        Row.InFile("WithoutUsings", "WithoutUsingsRow", "F", "public static partial class WithoutUsingsRow { [AutoGrad.DifferentiableAttribute] public static double F(double x, [AutoGrad.ConstantAttribute] double k) => System.Math.Tan(x) * k + System.MathF.Sqrt(4f) * x; }", Between(-1, 1)),
        Row.InFile("UsingAlias", "UsingAliasRow", "F", "using M = System.Math; using G = AutoGrad.Gates; using Number = System.Double; public static partial class UsingAliasRow { [Differentiable] public static Number F(Number x) => M.Sin(x) * G.Sigmoid(x); }"),
        Row.InFile("UsingStatic", "UsingStaticSpace.UsingStaticRow", "F", "namespace UsingStaticSpace { using static System.Math; public static partial class UsingStaticRow { [Differentiable] public static double F(double x) => Sin(x) * Exp(x) + PI * Max(x, 0.5); } }"),
        Row.InFile("DeepNamespace", "A.B.C.DeepNamespaceRow", "F", "namespace A.B.C { public static partial class DeepNamespaceRow { [Differentiable] public static double F(double x) => x * x; } }"),
        Row.InFile("NamespaceNamedMath", "OfMath.Math.NamespaceNamedMathRow", "F", "namespace OfMath.Math { public static partial class NamespaceNamedMathRow { [Differentiable] public static double F(double x) => System.Math.Sin(x) * System.Math.Pow(x, 3); } }"),
        Row.InFile("NamespaceNamedSystem", "OfSystem.System.NamespaceNamedSystemRow", "F", "namespace OfSystem.System { public static partial class NamespaceNamedSystemRow { [Differentiable] public static double F(double x) => global::System.Math.Sin(x) / x; } }", Between(0.5, 2)),
    ];

    private protected override IReadOnlyList<SourceFile> SharedFiles =>
    [
        new("Bases.cs", """
            namespace Batteries.MethodShapes
            {
                public class Base { public virtual double SealedOverride(double x) => x; }
                public class SealedBase { public virtual double OverrideInSealedClass(double x) => x; }
                public class HiddenBase { public double HidesTheInherited(double x) => x; }
            }
            """),
    ];

    private static Row In(string name, string kind, string members, string bases = "", params Domain[] domains) => Row.InFile(
        name,
        name + "Row",
        name,
        $"public {kind} {name.TrimStart('@')}Row {bases} {{ [Differentiable] {members} }}",
        domains);
}
