using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace AutoGrad.Generator.Tests.Signatures;

/// <summary>What is generated for a declaration, whatever its body.</summary>
public sealed class SignatureTests
{
    private static readonly IReadOnlyList<Declaration> All =
    [
        .. Numbers(), .. Buffers(), .. References(), .. Results(), .. Constants(), .. Names(), .. Places(),
    ];

    public static TheoryData<string> Titles => [.. All.Select(declaration => declaration.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_declaration_has_the_generated_signatures(string title) => All.Single(declaration => declaration.Title == title).Check();

    private static IEnumerable<Declaration> Numbers() =>
    [
        new("double", "public static double F(double x)",
            "public static double FBackward(double x, double dResult, ref double dx)",
            "public static double FGradient(double x, out double dx)"),
        new("float", "internal static float F(float x)",
            "internal static float FBackward(float x, float dResult, ref float dx)",
            "internal static float FGradient(float x, out float dx)"),
        new("in", "public static double F(in double x, in float y)",
            "public static double FBackward(in double x, in float y, double dResult, ref double dx, ref float dy)",
            "public static double FGradient(in double x, in float y, out double dx, out float dy)"),
        new("ref readonly", "public static double F(ref readonly double x)",
            "public static double FBackward(in double x, double dResult, ref double dx)",
            "public static double FGradient(in double x, out double dx)"),
        new("default values are dropped", "public static double F(double x, double y = 2, int n = 3)",
            "public static double FBackward(double x, double y, int n, double dResult, ref double dx, ref double dy)",
            "public static double FGradient(double x, double y, int n, out double dx, out double dy)"),
    ];

    private static IEnumerable<Declaration> Buffers() =>
    [
        new("double[]", "public static double F(double[] x)",
            "public static double FBackward(double[] x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(double[] x, global::System.Span<double> dx)"),
        new("double[]?", "public static double F(double[]? x)",
            "public static double FBackward(double[]? x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(double[]? x, global::System.Span<double> dx)"),
        new("params double[]", "public static double F(params double[] x)",
            "public static double FBackward(double[] x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(double[] x, global::System.Span<double> dx)"),
        new("params ReadOnlySpan<double>", "public static double F(params ReadOnlySpan<double> x)",
            "public static double FBackward(global::System.ReadOnlySpan<double> x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(global::System.ReadOnlySpan<double> x, global::System.Span<double> dx)"),
        new("Span<double>", "public static double F(Span<double> x)",
            "public static double FBackward(global::System.Span<double> x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(global::System.Span<double> x, global::System.Span<double> dx)"),
        new("ReadOnlySpan<float>", "public static float F(ReadOnlySpan<float> x)",
            "public static float FBackward(global::System.ReadOnlySpan<float> x, float dResult, global::System.Span<float> dx)",
            "public static float FGradient(global::System.ReadOnlySpan<float> x, global::System.Span<float> dx)"),
        new("in ReadOnlySpan<double>", "public static double F(in ReadOnlySpan<double> x)",
            "public static double FBackward(in global::System.ReadOnlySpan<double> x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(in global::System.ReadOnlySpan<double> x, global::System.Span<double> dx)"),
        new("scoped Span<double>", "public static double F(scoped Span<double> x)",
            "public static double FBackward(global::System.Span<double> x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(global::System.Span<double> x, global::System.Span<double> dx)"),
        new("double[,]", "public static double F(double[,] x)",
            "public static double FBackward(double[,] x, double dResult, double[,] dx)",
            "public static double FGradient(double[,] x, double[,] dx)"),
        new("double[,,,]", "public static double F(double[,,,] x)",
            "public static double FBackward(double[,,,] x, double dResult, double[,,,] dx)",
            "public static double FGradient(double[,,,] x, double[,,,] dx)"),
        new("double[][]", "public static double F(double[][] x)",
            "public static double FBackward(double[][] x, double dResult, double[][] dx)",
            "public static double FGradient(double[][] x, double[][] dx)"),
        new("float[][][]", "public static float F(float[][][] x)",
            "public static float FBackward(float[][][] x, float dResult, float[][][] dx)",
            "public static float FGradient(float[][][] x, float[][][] dx)"),
        new("double[][,]", "public static double F(double[][,] x)",
            "public static double FBackward(double[][,] x, double dResult, double[][,] dx)",
            "public static double FGradient(double[][,] x, double[][,] dx)"),
        new("double[]?[]", "public static double F(double[]?[] x)",
            "public static double FBackward(double[]?[] x, double dResult, double[]?[] dx)",
            "public static double FGradient(double[]?[] x, double[]?[] dx)"),
        new("buffers of whole numbers", "public static double F(double x, int[] i, ReadOnlySpan<bool> b, byte[][] c, long[,] l, string[] s, DayOfWeek[] d)",
            "public static double FBackward(double x, int[] i, global::System.ReadOnlySpan<bool> b, byte[][] c, long[,] l, string[] s, global::System.DayOfWeek[] d, double dResult, ref double dx)",
            "public static double FGradient(double x, int[] i, global::System.ReadOnlySpan<bool> b, byte[][] c, long[,] l, string[] s, global::System.DayOfWeek[] d, out double dx)"),
    ];

    private static IEnumerable<Declaration> References() =>
    [
        new("ref", "public static double F(ref double x)",
            "public static double FBackward(ref double x, double dResult, ref double dx)",
            "public static double FGradient(ref double x, out double dx)"),
        new("out", "public static double F(double x, out double y)",
            "public static double FBackward(double x, out double y, double dResult, ref double dx, double dy)",
            null),
        new("out float in between", "public static void F(float x, out float y, float z)",
            "public static void FBackward(float x, out float y, float z, ref float dx, float dy, ref float dz)",
            null),
        new("whole numbers by reference", "public static double F(double x, ref int n, out bool b, in long l, out string s)",
            "public static double FBackward(double x, ref int n, out bool b, in long l, out string s, double dResult, ref double dx)",
            "public static double FGradient(double x, ref int n, out bool b, in long l, out string s, out double dx)"),
        new("extension method", "public static double F(this double x, double y)",
            "public static double FBackward(this double x, double y, double dResult, ref double dx, ref double dy)",
            "public static double FGradient(this double x, double y, out double dx, out double dy)"),
        new("extension method of a reference", "public static double F(ref this double x)",
            "public static double FBackward(this ref double x, double dResult, ref double dx)",
            "public static double FGradient(this ref double x, out double dx)"),
        new("extension method of an array", "public static double F(this double[] x)",
            "public static double FBackward(this double[] x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(this double[] x, global::System.Span<double> dx)"),
    ];

    private static IEnumerable<Declaration> Results() =>
    [
        new("tuple", "public static (double Sum, int Count) F(double x)",
            "public static (double Sum, int Count) FBackward(double x, (double Sum, int Count) dResult, ref double dx)",
            null),
        new("array result", "public static double[] F(double x)",
            "public static double[] FBackward(double x, global::System.ReadOnlySpan<double> dResult, ref double dx)",
            null),
        new("nullable array result", "public static float[]? F(float[] x)",
            "public static float[]? FBackward(float[] x, global::System.ReadOnlySpan<float> dResult, global::System.Span<float> dx)",
            null),
        new("grid result", "public static double[,] F(double x)",
            "public static double[,] FBackward(double x, double[,] dResult, ref double dx)",
            null),
        new("jagged result", "public static double[][] F(double[][] x)",
            "public static double[][] FBackward(double[][] x, double[][] dResult, double[][] dx)",
            null),
        new("void with a buffer", "public static void F(Span<double> y, ReadOnlySpan<double> x)",
            "public static void FBackward(global::System.Span<double> y, global::System.ReadOnlySpan<double> x, global::System.Span<double> dy, global::System.Span<double> dx)",
            null),
        new("void with an array", "public static void F(double[,] y)",
            "public static void FBackward(double[,] y, double[,] dy)",
            null),
        new("void with a reference", "public static void F(ref double x)",
            "public static void FBackward(ref double x, ref double dx)",
            null),
        new("a truth beside an output", "public static bool F(double x, out double y)",
            "public static bool FBackward(double x, out double y, ref double dx, double dy)",
            null),
        new("a count beside a buffer", "public static int F(double[] x)",
            "public static int FBackward(double[] x, global::System.Span<double> dx)",
            null),
    ];

    private static IEnumerable<Declaration> Constants() =>
    [
        new("constants of every kind", "public static double F(double x, [Constant] double y, [Constant] double[] z, [Constant] ReadOnlySpan<double> s, [Constant] double[][] r, [Constant] object o)",
            "public static double FBackward(double x, double y, double[] z, global::System.ReadOnlySpan<double> s, double[][] r, object o, double dResult, ref double dx)",
            "public static double FGradient(double x, double y, double[] z, global::System.ReadOnlySpan<double> s, double[][] r, object o, out double dx)"),
        new("constant references", "public static double F(double x, [Constant] ref double y, [Constant] out double z)",
            "public static double FBackward(double x, ref double y, out double z, double dResult, ref double dx)",
            "public static double FGradient(double x, ref double y, out double z, out double dx)"),
        new("what may hold numbers", "public static double F(double x, [Constant] List<double> a, [Constant] Memory<double> b, [Constant] double[,][] c, [Constant] decimal d)",
            "public static double FBackward(double x, global::System.Collections.Generic.List<double> a, global::System.Memory<double> b, double[,][] c, decimal d, double dResult, ref double dx)",
            "public static double FGradient(double x, global::System.Collections.Generic.List<double> a, global::System.Memory<double> b, double[,][] c, decimal d, out double dx)"),
    ];

    private static IEnumerable<Declaration> Names() =>
    [
        new("a gradient's name is taken", "public static double F(double[] x, double dx)",
            "public static double FBackward(double[] x, double dx, double dResult, global::System.Span<double> dx1, ref double ddx)",
            "public static double FGradient(double[] x, double dx, global::System.Span<double> dx1, out double ddx)"),
        new("and the next one", "public static double F(double x, [Constant] double[] dx, int dx1)",
            "public static double FBackward(double x, double[] dx, int dx1, double dResult, ref double dx2)",
            "public static double FGradient(double x, double[] dx, int dx1, out double dx2)"),
        new("the pull's name is taken", "public static double F(double Result, double dResult)",
            "public static double FBackward(double Result, double dResult, double dResult1, ref double dResult2, ref double ddResult)",
            "public static double FGradient(double Result, double dResult, out double dResult2, out double ddResult)"),
        new("the pull's name is free where there is none", "public static void F(Span<double> Result)",
            "public static void FBackward(global::System.Span<double> Result, global::System.Span<double> dResult)",
            null),
        new("the name of an output's pull is taken", "public static void F(double[] dy, out double y)",
            "public static void FBackward(double[] dy, out double y, global::System.Span<double> ddy, double dy1)",
            null),
        new("keywords", "public static double F(double[] @for, ref double o, double ouble)",
            "public static double FBackward(double[] @for, ref double o, double ouble, double dResult, global::System.Span<double> dfor, ref double @do, ref double @double)",
            "public static double FGradient(double[] @for, ref double o, double ouble, global::System.Span<double> dfor, out double @do, out double @double)"),
        new("a type parameter's name", "public static double F<dX>(double X, [Constant] dX y)",
            "public static double FBackward<dX>(double X, dX y, double dResult, ref double dX1)",
            "public static double FGradient<dX>(double X, dX y, out double dX1)"),
        new("a method named by a keyword", "public static double @event(double x)",
            "public static double eventBackward(double x, double dResult, ref double dx)",
            "public static double eventGradient(double x, out double dx)"),
    ];

    private static IEnumerable<Declaration> Places() =>
    [
        new("generic method in a generic type", "protected internal double F<T>(double[] x, [Constant] T t, [Constant] U[] u) where T : class, new()",
            "protected internal double FBackward<T>(double[] x, T t, U[] u, double dResult, global::System.Span<double> dx) where T : class, new()",
            "protected internal double FGradient<T>(double[] x, T t, U[] u, global::System.Span<double> dx) where T : class, new()")
        {
            Around = "namespace N.M { public partial class Outer<U> { public partial class Inner { $ } } }",
        },
        new("readonly method of a struct", "public readonly void F(Span<double> x)",
            "public readonly void FBackward(global::System.Span<double> x, global::System.Span<double> dx)",
            null)
        {
            Around = "public partial struct S { $ }",
        },
        new("overloads by buffer", "public static double F(double[] x)",
            "public static double FBackward(double[] x, double dResult, global::System.Span<double> dx)",
            "public static double FGradient(double[] x, global::System.Span<double> dx)")
        {
            Around = """
                public static partial class C
                {
                    $
                    public static double F(Span<double> x) => 1;
                    public static double FBackward(Span<double> x, double dResult, Span<double> dx) => 1;
                    public static double FBackward(double[] x, double dResult, double[] dx) => 1;
                    public static double FGradient(double[] x, ref double dx) => 1;
                }
                """,
        },
        new("an array result hides an inherited method", "public double[] F(double[] x)",
            "new public double[] FBackward(double[] x, global::System.ReadOnlySpan<double> dResult, global::System.Span<double> dx)",
            null)
        {
            Around = "public partial class C : B { $ } public class B { public double[] FBackward(double[] x, ReadOnlySpan<double> dResult, Span<double> dx) => x; public double[] FGradient(double[] x, Span<double> dx) => x; }",
        },
        new("others of the same name hide nothing", "public double F(double[] x)",
            "public double FBackward(double[] x, double dResult, global::System.Span<double> dx)",
            "public double FGradient(double[] x, global::System.Span<double> dx)")
        {
            Around = "public partial class C : B { $ } public class B { public double FBackward(double[] x, double dResult, double[] dx) => 1; public double FGradient(Span<double> x, Span<double> dx) => 1; }",
        },
    ];
}
