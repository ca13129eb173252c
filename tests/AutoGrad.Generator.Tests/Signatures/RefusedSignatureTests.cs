using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Refusals;
using Xunit;

namespace AutoGrad.Generator.Tests.Signatures;

/// <summary>Declarations for which no gradient can be passed, each at the parameter or the name in question.</summary>
public sealed class RefusedSignatureTests
{
    private static readonly IReadOnlyList<Refusal> All =
    [
        Method("AG0003", "List", "public static double F(List<double> [|x|]) => throw new NotImplementedException();") with { Names = "'x'" },
        Method("AG0003", "Memory", "public static double F(Memory<double> [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "SpanOfArrays", "public static double F(Span<double[]> [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "ReadOnlySpanOfArrays", "public static double F(ReadOnlySpan<float[]> [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "GridOfArrays", "public static double F(double[,][] [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "FiveDimensions", "public static double F(double[,,,,] [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "ArrayOfDecimals", "public static double F(double x, decimal[] [|y|]) => throw new NotImplementedException();"),
        Method("AG0003", "ArrayOfTuples", "public static double F((int, object)[] [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "GenericArray", "public static double F<T>(double x, T[] [|y|]) => throw new NotImplementedException();"),
        Method("AG0003", "ArrayOfNullables", "public static double F(double?[] [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "InList", "public static double F(in List<double> [|x|]) => throw new NotImplementedException();"),
        Method("AG0003", "Sequence", "public static double F(IReadOnlyList<double> [|x|]) => throw new NotImplementedException();"),
        Method("AG0005", "RefArray", "public static double F(ref double[] [|x|]) => throw new NotImplementedException();") with { Names = "'double[]' passed by 'ref'" },
        Method("AG0005", "OutArray", "public static double F(double x, out double[] [|y|]) => throw new NotImplementedException();") with { Names = "'out'" },
        Method("AG0005", "RefSpan", "public static double F(ref Span<double> [|x|]) => throw new NotImplementedException();"),
        Method("AG0005", "OutGrid", "public static double F(double x, out double[,] [|y|]) => throw new NotImplementedException();"),
        Method("AG0005", "RefArrayOfWholeNumbers", "public static double F(double x, ref int[] [|n|]) => throw new NotImplementedException();"),
        Method("AG0005", "ConstantRefArray", "public static double F(double x, [Constant] ref double[] [|y|]) => throw new NotImplementedException();"),
        Method("AG0005", "RefStruct", "public static double F(double x, ref DateTime [|d|]) => throw new NotImplementedException();"),
        Method("AG0005", "OutObject", "public static double F(double x, [Constant] out object [|o|]) => throw new NotImplementedException();"),
        Method("AG0004", "VoidWithoutOutput", "public static void [|F|](double x, ReadOnlySpan<double> y) => throw new NotImplementedException();") with { Names = "'void'" },
        Method("AG0004", "VoidWithConstantOutput", "public static void [|F|](double x, [Constant] double[] y, [Constant] out double z, ref int n) => throw new NotImplementedException();"),
        Method("AG0004", "SpanResult", "public static Span<double> [|F|](Span<double> x) => throw new NotImplementedException();"),
        Method("AG0004", "ReadOnlySpanResult", "public static ReadOnlySpan<double> [|F|](double[] x) => throw new NotImplementedException();"),
        Method("AG0004", "ListResult", "public static List<double> [|F|](double[] x) => throw new NotImplementedException();"),
        Method("AG0004", "TupleWithArray", "public static (double, double[]) [|F|](double x) => throw new NotImplementedException();"),
        Method("AG0004", "ArrayOfWholeNumbers", "public static int[] [|F|](double x) => throw new NotImplementedException();"),
        Method("AG0004", "GridOfArraysResult", "public static double[,][] [|F|](double x) => throw new NotImplementedException();"),
        Method("AG0010", "BackwardOfArray", "public static double [|F|](double[] x) => 1; public static double FBackward(double[] x, double dResult, Span<double> dx) => 1;") with { Names = "FBackward", KeepsSignatures = false },
        Method("AG0010", "GradientOfArray", "public static double [|F|](double[] x) => 1; public static double FGradient(double[] x, Span<double> dx) => 1;") with { Names = "FGradient", KeepsSignatures = false },
        Method("AG0010", "BackwardOfOutput", "public static void [|F|](double x, out double y) => y = x; public static void FBackward(double x, ref double y, out double dx, double dy) { dx = 0; }") with { KeepsSignatures = false },
        Method("AG0010", "BackwardOfArrayResult", "public static double[] [|F|](double x) => throw new NotImplementedException(); public static double[] FBackward(double x, ReadOnlySpan<double> dResult, ref double dx) => null!;") with { KeepsSignatures = false },
        Method("AG0010", "BackwardWithTuples", "public static double [|F|](double x, [Constant] (int A, int B)[] t) => x; public static double FBackward(double x, (int, int)[] t, double dResult, ref double dx) => x;") with { KeepsSignatures = false },
    ];

    public static TheoryData<string> Titles => [.. All.Select(refusal => refusal.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_refused_at_its_token(string title) => All.Single(refusal => refusal.Title == title).Check();

    private static Refusal Method(string id, string title, string text) => Refusal.Method(id, title, text);
}
