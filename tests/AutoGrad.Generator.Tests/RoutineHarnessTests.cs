using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests;

/// <summary>The harness of routines finds what it is there to find: each planted defect fails the check that a right method passes.</summary>
public sealed class RoutineHarnessTests
{
    // What a careful colleague would write for the method below: buffers read and written, a reference, a result.
    private const string Method = "double F(ReadOnlySpan<double> x, Span<double> y, ref double a) { if (a > 90) { throw new ArgumentException(\"large\", nameof(a)); } double s = 0; for (int i = 0; i < x.Length; i++) { y[i] = a * x[i] * y[i]; s += y[i]; } a *= s; return s; }";
    private const string Signature = "public static double FBackward(ReadOnlySpan<double> x, Span<double> y, ref double a, double dResult, Span<double> dx, Span<double> dy, ref double da)";
    private const string Checks = "if (dx.Length != x.Length) throw new ArgumentException(\"\", nameof(dx)); if (dy.Length != y.Length) throw new ArgumentException(\"\", nameof(dy));";
    private const string Forward = "if (a > 90) { throw new ArgumentException(\"large\", nameof(a)); } var old = y.ToArray(); double s = 0, a0 = a; for (int i = 0; i < x.Length; i++) { y[i] = a * x[i] * y[i]; s += y[i]; } a *= s;";
    private const string Backward = "double ds = dResult + a0 * da; double da0 = s * da; for (int i = 0; i < x.Length; i++) { double d = dy[i] + ds; dx[i] += a0 * old[i] * d; dy[i] = a0 * x[i] * d; da0 += x[i] * old[i] * d; } da = da0; return s;";
    private const string GradientSignature = "public static double FGradient(ReadOnlySpan<double> x, Span<double> y, ref double a, Span<double> dx, Span<double> dy, out double da)";
    private const string Gradient = "if (a > 90) { throw new ArgumentException(\"large\", nameof(a)); } da = 0; double r = FBackward(x, y, ref a, 1, Zero(dx), Zero(dy), ref da); return r; } private static Span<double> Zero(Span<double> d) { d.Clear(); return d;";

    private static readonly Routine Row = new(Method, new Elements(2, 3), new Elements(3, 4)) { Throwing = [[new[] { 1.0 }, new[] { 2.0 }, 100.0]] };

    [Fact]
    public void A_right_method_passes() => Check(Checks + Forward + Backward, Right());

    [Theory]
    [InlineData("dx[i] += a0 * old[i] * d;", "dx[i] = a0 * old[i] * d;", "by differences")]
    [InlineData("dx[i] += a0 * old[i] * d;", "dx[i] += a0 * y[i] * d;", "by differences")]
    [InlineData("dy[i] = a0 * x[i] * d;", "dy[i] += a0 * x[i] * d;", "by differences")]
    [InlineData("dy[i] = a0 * x[i] * d;", "dy[i] = a0 * x[i] * ds;", "by differences")]
    [InlineData("da = da0;", "da += da0;", "by differences")]
    [InlineData("double ds = dResult + a0 * da;", "double ds = dResult;", "by differences")]
    [InlineData("double ds = dResult + a0 * da;", "double ds = 1 + a0 * da;", "by differences")]
    [InlineData("dx[i] += a0 * old[i] * d;", "", "by differences")]
    [InlineData("a *= s;", "", "the method gives")]
    [InlineData("y[i] = a * x[i] * y[i];", "y[i] = x[i] * (a * y[i]);", "the method gives")]
    [InlineData("return s;", "return s + 1e-15 * s;", "the method gives")]
    [InlineData("\"large\"", "\"other\"", "the method gives")]
    [InlineData("if (dx.Length != x.Length) throw new ArgumentException(\"\", nameof(dx));", "", "wrong length")]
    [InlineData("nameof(dy)", "nameof(y)", "wrong length")]
    [InlineData("if (dy.Length != y.Length) throw", "if (dy.Length != y.Length) y[0] += 1; if (dy.Length != y.Length) throw", "had run already")]
    [InlineData("if (dy.Length != y.Length) throw", "if (dy.Length != y.Length) dx[0] += 1; if (dy.Length != y.Length) throw", "had changed already")]
    [InlineData("{ throw new ArgumentException(\"large\"", "{ dx[0] += 1; throw new ArgumentException(\"large\"", "already changed gradients")]
    [InlineData("var old = y.ToArray();", "var old = System.Buffers.ArrayPool<double>.Shared.Rent(y.Length); for (int i = 0; i + 1 < y.Length; i++) { old[i] = y[i]; }", "by differences")]
    public void A_defect_is_found(string right, string wrong, string complaint)
    {
        string body = Checks + Forward + Backward;
        Assert.Contains(right, body, StringComparison.Ordinal);
        int at = body.IndexOf(right, StringComparison.Ordinal);
        Exception found = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(body[..at] + wrong + body[(at + right.Length)..], Right()));
        Assert.Contains(complaint, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_method_that_does_not_overwrite_is_found()
    {
        Exception found = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(Checks + Forward + Backward, Right().Replace("d.Clear();", "", StringComparison.Ordinal)));
        Assert.Contains("the gradient method gives", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_closed_form_is_found()
    {
        Routine row = Row with { Exact = inputs => new double[((double[])inputs[0]!).Length + ((double[])inputs[1]!).Length + 1] };
        Exception found = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(Checks + Forward + Backward, Right(), row));
        Assert.Contains("in closed form", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_never_throws_is_found()
    {
        Routine row = Row with { Throwing = [[new[] { 1.0 }, new[] { 2.0 }, 1.0]] };
        Exception found = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(Checks + Forward + Backward, Right(), row));
        Assert.Contains("it does not", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_parameter_does_not_compile()
    {
        string wrong = Signature.Replace("Span<double> dx, ", "", StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => Load(Row, $"{wrong} => 0; {GradientSignature} {{ da = 0; return 0; }}"));
    }

    [Fact]
    public void Shapes_are_told_apart()
    {
        Assert.NotEqual(Contents.Everything(new double[2, 3]), Contents.Everything(new double[3, 2]));
        Assert.NotEqual(Contents.Everything(new[] { new double[1], new double[2] }), Contents.Everything(new[] { new double[2], new double[1] }));
        Assert.NotEqual(Contents.Everything(null), Contents.Everything(Array.Empty<double>()));
        Assert.Equal([1, 2, 3], Contents.Reals((1.0, 5, new[] { 2.0, 3 })));
    }

    [Fact]
    public void Structs_are_the_numbers_in_them()
    {
        object sample = new Sample { X = 1, N = 5, Table = [7], Inner = (2, 3) };
        Assert.Equal([1, 2, 3], Contents.Reals(sample));
        Assert.Equal([1, 2, 9], Contents.Reals(Contents.With(sample, 2, 9)));
        Assert.Equal([1, 2, 3], Contents.Reals(sample));
        Assert.NotEqual(Contents.Everything(sample), Contents.Everything(((Sample)sample) with { N = 6 }));
        Assert.NotEqual(Contents.Everything(sample), Contents.Everything(((Sample)sample) with { Table = [8] }));
        Assert.Equal(new Sample { X = 4, Inner = (4, 4) }, Contents.Like(sample, () => 4));
        Sample copy = Assert.IsType<Sample>(Contents.Copy([sample])[0]);
        Assert.NotSame(((Sample)sample).Table, copy.Table);
    }

    [Fact]
    public void Copies_keep_what_is_one_array()
    {
        double[] row = [1];
        object?[] copies = Contents.Copy([row, new[] { row, row }]);
        Assert.NotSame(row, copies[0]);
        Assert.All((double[][])copies[1]!, copied => Assert.Same(copies[0], copied));
    }

    private static string Right() => $"{GradientSignature} {{ {Checks} {Gradient} }}";

    private static void Check(string backward, string gradient, Routine? row = null)
    {
        row ??= Row;
        string generated = $"{Signature} {{ {backward} }} {gradient}";
        new RoutineCheck(row, Load(row, generated), () => generated).Run(withTrouble: false);
    }

    private static CallableRoutine Load(Routine row, string generated)
    {
        var settings = new CompilerSettings();
        row = row with { Helpers = generated };
        SourceFile[] files = [.. CompiledRoutines.Files([row], "Planted", "", settings, withDerivatives: true)];
        return CompiledRoutines.Find(GeneratorRun.Load(GeneratorRun.Compile(files, settings, new CSharpParseOptions(settings.Version))), "Planted", row);
    }

    private record struct Sample
    {
        public double X;
        public int N;
        public double[]? Table;
        public (double, float) Inner;
    }
}
