using System;
using System.Linq;
using System.Reflection;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Signatures;

/// <summary>The overload of the gradient method that takes all numbers in a row, as optimizers have them.</summary>
public sealed class PackedOverloadTests
{
    private const string Types = """
        public readonly record struct Point(double X, double Y);
        public struct Circle { public Point Center; public double Radius; }
        public struct Mixed { public double X; public int N; }
        """;

    [Theory]
    [InlineData("double F(double a, double b, [Constant] double[] x, double c) => a * b * x[0] + c;", "double FGradient(ReadOnlySpan<double> parameters, double[] x, Span<double> gradient)")]
    [InlineData("float F(float a, in float b) => a * b;", "float FGradient(ReadOnlySpan<float> parameters, Span<float> gradient)")]
    [InlineData("double F(Circle c, double k) => c.Radius * k * c.Center.X;", "double FGradient(ReadOnlySpan<double> parameters, Span<double> gradient)")]
    [InlineData("double F(Point p, int n) => p.X * n;", "double FGradient(ReadOnlySpan<double> parameters, int n, Span<double> gradient)")]
    [InlineData("double F(double parameters, double gradient) => parameters * gradient;", "double FGradient(ReadOnlySpan<double> parameters1, Span<double> gradient1)")]
    public void Is_made_for_numbers_of_one_type(string method, string overload) => Assert.Contains(overload, Text(method), StringComparison.Ordinal);

    [Theory]
    [InlineData("double F(double a) => a * a;")]
    [InlineData("double F(double a, float b) => a * b;")]
    [InlineData("double F(double a, double[] b) => a * b[0];")]
    [InlineData("double F(double a, Mixed b) => a * b.X;")]
    [InlineData("double F(double a, ref double b) => b *= a;")]
    [InlineData("(double, double) F(double a, double b) => (a * b, a);")]
    [InlineData("double F(double a, double b) => a * b; public static double FGradient(ReadOnlySpan<double> x, Span<double> dx) => 0;")]
    [InlineData("double F(double a, double b) => a * b; [Differentiable] public static double F(ReadOnlySpan<double> x) => x[0];")]
    public void Is_not_made_for_anything_else(string method) => Assert.DoesNotContain("FGradient(ReadOnlySpan<double> parameters", Text(method), StringComparison.Ordinal);

    [Fact]
    public void Hands_out_the_gradient_in_the_order_of_the_parameters()
    {
        MethodInfo probe = Probe("double F(Circle c, [Constant] double[] x, double k) { if (k < 0) { throw new ArgumentException(); } return c.Center.X * 2 + c.Center.Y * 3 + c.Radius * x[0] + k * 5; }", """
            double[] gradient = new double[4];
            double value = C.FGradient(new[] { 10.0, 20, 30, 40 }, new[] { 4.0 }, gradient);
            return new[] { value, gradient[0], gradient[1], gradient[2], gradient[3] };
            """);
        Assert.Equal([400.0, 2, 3, 4, 5], (double[])probe.Invoke(null, null)!);
    }

    [Fact]
    public void Changes_nothing_when_the_method_throws()
    {
        MethodInfo probe = Probe("double F(double a, double b) => a < 0 ? throw new ArgumentException() : a * b;", """
            double[] gradient = { 7, 8 };
            try { C.FGradient(new[] { -1.0, 2 }, gradient); } catch (ArgumentException) { }
            return gradient;
            """);
        Assert.Equal([7.0, 8], (double[])probe.Invoke(null, null)!);
    }

    [Theory]
    [InlineData("new double[3]", "new double[2]", "parameters")]
    [InlineData("new double[2]", "new double[1]", "gradient")]
    public void Refuses_another_number_of_numbers(string parameters, string gradient, string name)
    {
        MethodInfo probe = Probe("double F(double a, double b) => a * b;", $"C.FGradient({parameters}, {gradient}); return new double[0];");
        var exception = Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => probe.Invoke(null, null)).InnerException);
        Assert.Equal(name, exception.ParamName);
    }

    private static MethodInfo Probe(string method, string body)
    {
        GeneratorRun run = GeneratorRun.Of(
            "using System; using AutoGrad;\n" + Types + "public static partial class C { [Differentiable] public static " + method + " }\npublic static class Probe { public static double[] Run() { " + body + " } }", new CompilerSettings(LanguageVersion.Latest));
        run.AssertClean();
        return run.Load().GetType("Probe")!.GetMethod("Run")!;
    }

    private static string Text(string method)
    {
        GeneratorRun run = GeneratorRun.Of("using System; using AutoGrad;\n" + Types + "public static partial class C { [Differentiable] public static " + method + " }", new CompilerSettings(LanguageVersion.Latest));
        Assert.Empty(run.Complaints);
        return string.Join(" ", string.Concat(run.Files.Values).Replace("global::System.", "", StringComparison.Ordinal).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Replace("( ", "(", StringComparison.Ordinal);
    }
}
