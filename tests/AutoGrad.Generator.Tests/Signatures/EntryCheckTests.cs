using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Signatures;

/// <summary>What the backward method checks before it begins: no more than can go wrong, and in as few lines as possible.</summary>
public sealed class EntryCheckTests
{
    private static readonly Dictionary<string, (string Method, string[] Backward, string[] Gradient)> All = new()
    {
        ["numbers"] = ("double F(double x, float y) => x * y;", [], []),
        ["whole numbers"] = ("double F(double x, int[] n, ref int i) => x * n[i++];", [], []),
        ["constant buffers"] = ("double F([Constant] double[] w, [Constant] float[] v) => w[0] * v[0];", [], []),
        ["number by in"] = (
            "double F(in double x, double y, float z) => x * y * z;",
            ["Overlap.Refuse(in x, in dx, \"dx\");", "Overlap.Refuse(in x, in dy, \"dy\");"],
            []),
        ["one buffer"] = (
            "double F(double[] x) => x[0] * x[1];",
            ["Shape.Require(x, dx, \"dx\");", "Overlap.Refuse(dx, \"dx\", x, \"x\");"],
            ["Shape.Require(x, dx, \"dx\");", "Overlap.Refuse(dx, \"dx\", x, \"x\");"]),
        ["buffers and a number"] = (
            "double F(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, double b) => w[0] * x[0] + b;",
            ["Shape.Require(w, dw, \"dw\");", "Overlap.Refuse(dw, \"dw\", w, \"w\", x, \"x\");", "Overlap.Refuse(in db, \"db\", w, \"w\", x, \"x\", dw, \"dw\");"],
            ["Shape.Require(w, dw, \"dw\");", "Overlap.Refuse(dw, \"dw\", w, \"w\", x, \"x\");"]),
        ["buffers of different types"] = (
            "double F(double[] x, float[] y) => x[0] * y[0];",
            ["Shape.Require(x, dx, \"dx\");", "Shape.Require(y, dy, \"dy\");", "Overlap.Refuse(dx, \"dx\", x, \"x\");", "Overlap.Refuse(dy, \"dy\", y, \"y\");"],
            ["Shape.Require(x, dx, \"dx\");", "Shape.Require(y, dy, \"dy\");", "Overlap.Refuse(dx, \"dx\", x, \"x\");", "Overlap.Refuse(dy, \"dy\", y, \"y\");"]),
        ["a written buffer"] = (
            "void F(Span<double> y, ReadOnlySpan<double> x) { y[0] = x[0] * x[1]; }",
            [
                "Shape.Require(y, dy, \"dy\");",
                "Shape.Require(x, dx, \"dx\");",
                "Overlap.Refuse(y, \"y\", x, \"x\");",
                "Overlap.Refuse(dy, \"dy\", y, \"y\", x, \"x\");",
                "Overlap.Refuse(dx, \"dx\", y, \"y\", x, \"x\", dy, \"dy\");",
            ],
            []),
        ["more buffers than one call takes"] = (
            "double F(double[] a, [Constant] double[] b, [Constant] double[] c, [Constant] double[] d, [Constant] double[] e) => a[0] * b[0] * c[0] * d[0] * e[0];",
            ["Shape.Require(a, da, \"da\");", "Overlap.Refuse(da, \"da\", a, \"a\", b, \"b\", c, \"c\", d, \"d\");", "Overlap.Refuse(da, \"da\", e, \"e\");"],
            ["Shape.Require(a, da, \"da\");", "Overlap.Refuse(da, \"da\", a, \"a\", b, \"b\", c, \"c\", d, \"d\");", "Overlap.Refuse(da, \"da\", e, \"e\");"]),
        ["grids"] = (
            "double F(double[,] x, in double v, [Constant] double[] w) => x[0, 0] * v * w[0];",
            [
                "Shape.Require(x, dx, \"dx\");",
                "Overlap.Refuse(in v, in dv, \"dv\");",
                "Overlap.RefuseArrays(dx, \"dx\", x, \"x\");",
                "Overlap.RefuseInArray(dx, \"dx\", in v, \"v\");",
                "Overlap.RefuseInArray(dx, \"dx\", w, \"w\");",
                "Overlap.Refuse(in dv, \"dv\", w, \"w\");",
                "Overlap.RefuseArray(in dv, \"dv\", x, \"x\");",
                "Overlap.RefuseArray(in dv, \"dv\", dx, \"dx\");",
            ],
            [
                "Shape.Require(x, dx, \"dx\");",
                "Overlap.RefuseArrays(dx, \"dx\", x, \"x\");",
                "Overlap.RefuseInArray(dx, \"dx\", in v, \"v\");",
                "Overlap.RefuseInArray(dx, \"dx\", w, \"w\");",
            ]),
        ["arrays of arrays"] = (
            "double F(double[][] x, double[] w) => x[0][0] * w[0];",
            [
                "Shape.Require(x, dx, \"dx\");",
                "Overlap.RefuseRows(x, \"x\", dx, \"dx\", isWritten: false);",
                "Shape.Require(w, dw, \"dw\");",
                "Overlap.RefuseArrays(dx, \"dx\", x, \"x\");",
                "Overlap.RefuseInArray(dx, \"dx\", w, \"w\");",
                "Overlap.Refuse(dw, \"dw\", w, \"w\");",
                "Overlap.RefuseArray(dw, \"dw\", x, \"x\");",
                "Overlap.RefuseArray(dw, \"dw\", dx, \"dx\");",
            ],
            [
                "Shape.Require(x, dx, \"dx\");",
                "Overlap.RefuseRows(x, \"x\", dx, \"dx\", isWritten: false);",
                "Shape.Require(w, dw, \"dw\");",
                "Overlap.RefuseArrays(dx, \"dx\", x, \"x\");",
                "Overlap.RefuseInArray(dx, \"dx\", w, \"w\");",
                "Overlap.Refuse(dw, \"dw\", w, \"w\");",
                "Overlap.RefuseArray(dw, \"dw\", x, \"x\");",
                "Overlap.RefuseArray(dw, \"dw\", dx, \"dx\");",
            ]),
        ["written arrays of arrays"] = (
            "void F(double[][] x) { x[0][0] *= 2; }",
            [
                "Shape.Require(x, dx, \"dx\");",
                "Overlap.RefuseRows(x, \"x\", dx, \"dx\", isWritten: true);",
                "Overlap.RefuseArrays(dx, \"dx\", x, \"x\");",
            ],
            []),
        ["references"] = (
            "double F(ref double x, double y, [Constant] ReadOnlySpan<double> w) { x *= y * w[0]; return x; }",
            [
                "Overlap.Refuse(in x, \"x\", w, \"w\");",
                "Overlap.Refuse(in dx, \"dx\", w, \"w\");",
                "Overlap.Refuse(in dx, \"dx\", in x, \"x\");",
                "Overlap.Refuse(in dy, \"dy\", w, \"w\");",
                "Overlap.Refuse(in dy, \"dy\", in x, \"x\");",
                "Overlap.Refuse(in dy, \"dy\", in dx, \"dx\");",
            ],
            []),
        ["outputs"] = (
            "void F(double x, out double y, out float z) { y = x * x; z = 1; }",
            ["Overlap.Keep(out y);", "Overlap.Refuse(in dx, \"dx\", in y, \"y\");"],
            []),
    };

    public static TheoryData<string> Titles => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public void What_can_overlap_is_compared(string title)
    {
        var (method, backward, gradient) = All[title];
        GeneratorRun run = GeneratorRun.Of($"using System; using AutoGrad; public static partial class C {{ [Differentiable] public static {method} }}", new CompilerSettings());
        run.AssertClean();
        string[] methods = run.File.Split("[global::System.CodeDom");
        Assert.Equal(backward, ChecksIn(methods[1]));
        Assert.Equal(gradient, ChecksIn(string.Concat(methods.Skip(2))));
    }

    private static string[] ChecksIn(string method) => [.. method
        .Split('\n')
        .Select(line => line.Trim().Replace("global::AutoGrad.Runtime.", "", StringComparison.Ordinal))
        .Where(line => line.StartsWith("Shape.Require(", StringComparison.Ordinal) || line.StartsWith("Overlap.", StringComparison.Ordinal))];
}
