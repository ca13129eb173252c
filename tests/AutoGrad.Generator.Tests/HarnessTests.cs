using System;
using System.IO;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AutoGrad.Generator.Tests;

/// <summary>The harness finds what it is there to find: each planted defect fails the check that a right method passes.</summary>
public sealed class HarnessTests
{
    private const string Backward = "da += b * dResult; db += a * dResult; return a * b;";
    private const string Gradient = "da = b; db = a; return a * b;";

    [Fact]
    public void A_right_method_passes() => Check(Backward, Gradient);

    [Theory]
    [InlineData("da += a * dResult; db += a * dResult; return a * b;", Gradient, "by differences")]
    [InlineData("da += b * dResult; return a * b;", Gradient, "by differences")]
    [InlineData("da = b * dResult; db += a * dResult; return a * b;", Gradient, "on gradients of")]
    [InlineData("da += b; db += a; return a * b;", Gradient, "the pull times")]
    [InlineData("da += b * dResult * dResult; db += a * dResult; return a * b;", Gradient, "the pull times")]
    [InlineData("da += b * dResult; db += a * dResult; return b * a * (1 + 1e-16) + 1e-17;", Gradient, "the method gives")]
    [InlineData("da += b * dResult; db += a * dResult; return Math.Abs(a * b);", Gradient, "the method gives")]
    [InlineData(Backward, "da = b; db = a; return 0;", "the method gives")]
    [InlineData(Backward, "da = b; db = b; return a * b;", "the gradient method gives")]
    [InlineData("da += b / a * a * dResult; db += a * dResult; if (double.IsNaN(da)) throw new ArithmeticException(); return a * b;", Gradient, "the method gives")]
    public void A_defect_is_found(string backward, string gradient, string complaint)
    {
        Exception found = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(backward, gradient));
        Assert.Contains(complaint, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if (a < 0) throw new ArgumentException(\"negative\", nameof(a)); " + Backward, null)]
    [InlineData("if (a < 0) throw new ArgumentException(\"other\", nameof(a)); " + Backward, "the method gives")]
    [InlineData("if (a < 0) throw new ArgumentException(\"negative\", nameof(b)); " + Backward, "the method gives")]
    [InlineData("if (a < 0) throw new ArgumentOutOfRangeException(nameof(a), \"negative\"); " + Backward, "the method gives")]
    [InlineData("da += b * dResult; db += a * dResult; if (a < 0) throw new ArgumentException(\"negative\", nameof(a)); return a * b;", "already changed gradients")]
    public void A_wrong_exception_is_found(string backward, string? complaint)
    {
        const string Method = "double F(double a, double b) { if (a < 0) throw new ArgumentException(\"negative\", nameof(a)); return a * b; }";
        const string Throwing = "if (a < 0) throw new ArgumentException(\"negative\", nameof(a)); " + Gradient;
        var row = new Row(Method, Domain.Between(0.1, 2)) { Throwing = [[-1.0, 2.0]] };
        Exception? found = Record.Exception(() => Check(backward, Throwing, row));
        Assert.Equal(complaint is null, found is null);
        Assert.Contains(complaint ?? "", found?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_never_throws_is_found()
    {
        var row = new Row("double F(double a, double b) => a * b;") { Throwing = [[1.0, 2.0]] };
        Exception found = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(Backward, Gradient, row));
        Assert.Contains("it does not", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_differentiated_numerically_is_found()
    {
        var row = new Row("double F(double a, double b) => Math.Sin(1e12 * a) * b;");
        Exception found = Assert.ThrowsAny<Xunit.Sdk.XunitException>(
            () => Check("da += 1; return Math.Sin(1e12 * a) * b;", "da = 1; db = 1; return Math.Sin(1e12 * a) * b;", row));
        Assert.Contains("better domains", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_wrong_signature_is_found()
    {
        const string Wrong = "public static double FBackward(double a, double b, double dResult, ref double db, out double da) { da = db; return a; }";
        Assert.Throws<MissingMethodException>(() => Find("double F(double a, double b) => a * b;", Wrong));
    }

    [Theory]
    [InlineData(1.0, 2.0)]
    [InlineData(-3.0, 0.25)]
    public void Numeric_differentiation_is_exact_to_ten_digits(double at, double scale)
    {
        (double value, double error) = NumericDerivative.Of(x => scale * Math.Exp(Math.Sin(x)), at);
        double exact = scale * Math.Exp(Math.Sin(at)) * Math.Cos(at);
        Assert.InRange(value, exact - 1e-10, exact + 1e-10);
        Assert.InRange(error, Math.Abs(value - exact), 1e-9);
    }

    [Fact]
    public void Numeric_differentiation_distrusts_a_kink_and_a_jump()
    {
        Assert.True(NumericDerivative.Of(x => Math.Abs(x - 1), 1 + 1e-9).Error > 1e-3);
        Assert.True(NumericDerivative.Of(Math.Floor, 1 - 1e-12).Error > 1e-3);
    }

    [Fact]
    public void Numeric_differentiation_is_not_misled_by_many_jumps()
    {
        (double value, double error) = NumericDerivative.Of(x => (byte)x * x, 39.59964689081519);
        Assert.True(Math.Abs(value - 39) < 1e-6 || error > 1, $"{value} with an error of {error}");
    }

    [Fact]
    public void Marks_are_taken_out_and_put_back()
    {
        Markup markup = Markup.Parse("a [|b|] c [|dd|]");
        Assert.Equal("a b c dd", markup.Source);
        Assert.Equal([new TextSpan(2, 1), new TextSpan(6, 2)], markup.Spans);
        Assert.Equal("a [|b|] c [|dd|]", Markup.Mark(markup.Source, markup.Spans));
    }

    [Fact]
    public void A_snapshot_that_differs_is_shown_as_a_difference()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "A.B#C.verified.cs"), "one\ntwo\n");
            Assert.Null(Snapshot.Compare(folder, "A.B#C", "one\r\ntwo\r\n", accept: false));
            string? complaint = Snapshot.Compare(folder, "A.B#C", "one\nthree\n", accept: false);
            Assert.Contains("- two", complaint, StringComparison.Ordinal);
            Assert.Contains("+ three", complaint, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "A.B#C.received.cs")));
            Assert.Null(Snapshot.Compare(folder, "A.B#C", "one\nthree\n", accept: true));
            Assert.False(File.Exists(Path.Combine(folder, "A.B#C.received.cs")));
            Assert.Equal("one\nthree\n", File.ReadAllText(Path.Combine(folder, "A.B#C.verified.cs")));
            Assert.NotNull(Snapshot.Compare(folder, "New", "text", accept: false));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(string backward, string gradient, Row? row = null)
    {
        row ??= new Row("double F(double a, double b) => a * b;");
        string generated = $$"""
            public static double FBackward(double a, double b, double dResult, ref double da, ref double db) { {{backward}} }
            public static double FGradient(double a, double b, out double da, out double db) { {{gradient}} }
            """;
        new RowCheck(row, Find(row.Method, generated), () => generated).Run();
    }

    private static DifferentiatedMethod Find(string method, string generated)
    {
        string source = $$"""
            using System;
            public static class C
            {
                [AutoGrad.Differentiable] public static {{method}}
                {{generated}}
            }
            """;
        CSharpCompilation compilation = GeneratorRun.Compile([new SourceFile("C.cs", source)], new CompilerSettings(), CSharpParseOptions.Default);
        return DifferentiatedMethod.Find(GeneratorRun.Load(compilation).GetType("C", throwOnError: true)!, "F");
    }
}
