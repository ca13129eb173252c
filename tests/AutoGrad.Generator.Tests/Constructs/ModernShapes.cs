using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Methods in code of a newer language than the one that generated code is written in.</summary>
public sealed class ModernShapes : Battery<ModernShapes>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        Row.InFile("RecordStruct", "RecordStructRow", "F", "public partial record struct RecordStructRow { [Differentiable] public double F(double x) => x * x; }"),
        Row.InFile("ReadonlyRecordStruct", "ReadonlyRecordStructRow", "F", "public readonly partial record struct ReadonlyRecordStructRow { [Differentiable] public static double F(double x) => x * x; }"),
        Row.InFile("RecordClass", "RecordClassRow", "F", "public partial record class RecordClassRow { [Differentiable] public double F(double x) => x * x; }"),
        Row.InFile("PrimaryConstructor", "PrimaryConstructorRow", "F", "public partial class PrimaryConstructorRow(double k) { public PrimaryConstructorRow() : this(2.5) { } public double K { get; } = k; [Differentiable] public double F(double x) => x * K * x; }"),
        Row.InFile("GenericRecordStruct", "GenericRecordStructRow`1", "F", "public partial record struct GenericRecordStructRow<T>(T Value) where T : struct { [Differentiable] public double F(double x) => x * x; }") with { EnclosingArguments = [typeof(int)] },
        Row.InFile("RefStruct", "RefStructRow", "F", "public ref partial struct RefStructRow { [Differentiable] public static double F(double x) => x * x; }"),
        Row.InFile("ReadonlyRefStruct", "ReadonlyRefStructRow", "F", "public readonly ref partial struct ReadonlyRefStructRow { [Differentiable] public static double F(double x) => x * x; }"),
        new("double MixedDeconstruction(double x) { double a; (a, double b) = (x, x * x); return a * b; }"),
        new("double ConstantInterpolation(double x) { const string a = \"a\"; const string b = $\"{a}b\"; return x * b.Length; }"),
        new("double CheckedUserOperator(double x, int n) => x * checked(n + 1);") { Throwing = [[1.0, int.MaxValue]] },
        new("double TargetTyped(double x, bool b) { (double, double) t = b ? (x, 1) : (2, x); return t.Item1 * t.Item2; }"),
    ];

    private protected override CompilerSettings Settings => new(LanguageVersion.CSharp13);
}
