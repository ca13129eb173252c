using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Arrays that may be missing: <c>??</c>, <c>??=</c> and <c>?.</c> with a value for null.</summary>
public sealed class MissingArrays : RoutineBattery<MissingArrays>
{
    private static readonly Elements Three = new(3, 5);

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double OtherArray(double[] x, double[] y) { var z = x ?? y; z[0] *= 2; return z[0] * y[1] + z[1]; }", Three, Three) { Special = [[null, new[] { 1.0, 2.0, 3.0 }]] },
        new("double LengthOrNumber(double[]? x, double a) { int n = x?.Length ?? 2; return n * a * a + (n > 2 ? x![1] * a : a); }") { Special = [[null, 3.0]], Trouble = false },
        new("double ElementOrNumber(double[] x, double a) => (x?[1] ?? a * a) * a;", Three) { Special = [[null, 3.0]] },
        new("double NewWhereMissing(double[] x, double a) { x ??= new[] { a, a * a, 1 }; x[0] *= a; return x[0] * x[1]; }", Three) { Special = [[null, 3.0]] },
        new("double NewLocal(double a, int n) { double[]? t = null; for (int i = 0; i < n; i++) { t ??= new double[3]; t[i % 3] += a * (t[0] + 1); } return (t?.Length ?? 1) * a * (t ?? new[] { a })[0]; }", Between(-1, 1), Between(0, 4)),
        new("double ValueOfAssignment(double[] x, double[] y) { double s = (x ??= y)[0] * y[1]; y[0] *= s; return x[0] * s; }", Three, Three) { Special = [[null, new[] { 1.0, 2.0, 3.0 }]] },
        new("double LengthOfText(double a, string text) => a * (text?.Length ?? 4) * a;") { Inputs = random => [random.NextDouble(), random.Next(2) == 0 ? null : "abc"] },
    ];
}
