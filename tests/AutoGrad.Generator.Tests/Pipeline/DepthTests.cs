using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Deep code: right, or refused; never a crash.</summary>
public sealed class DepthTests
{
    [Fact]
    public void Nested_calls_3000_deep()
    {
        (double value, double derivative) = (1.0, 1.0);
        for (int i = 0; i < 3000; i++)
        {
            (value, derivative) = (Math.Sin(value), derivative * Math.Cos(value));
        }

        LargeMethod.AssertGradientOrRefusal(
            "double F(double x, double y) => " + string.Concat(Enumerable.Repeat("Math.Sin(", 3000)) + "x" + new string(')', 3000) + " + y;",
            [1.0, 2.0],
            [derivative, 1.0]);
    }

    [Fact]
    public void Nested_calls_500_deep()
    {
        (double value, double derivative) = (1.0, 1.0);
        for (int i = 0; i < 500; i++)
        {
            (value, derivative) = (Math.Sin(value), derivative * Math.Cos(value));
        }

        LargeMethod.AssertGradient(
            "double F(double x, double y) => " + string.Concat(Enumerable.Repeat("Math.Sin(", 500)) + "x" + new string(')', 500) + " + y;",
            [1.0, 2.0],
            [derivative, 1.0]);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(3000)]
    public void A_chain_of_methods(int length)
    {
        string helpers = string.Concat(Enumerable.Range(0, length).Select(i =>
            $"private static double M{i}(double a, double b) {{ double c = a * 0.999 + b; return {(i + 1 < length ? $"M{i + 1}(c, b * 0.5)" : "c * c")}; }}\n"));
        string method = "double F(double x, double y) => M0(x, y); " + helpers;
        if (length < 1000)
        {
            LargeMethod.AssertGradient(method, [1.5, 0.5], null);
        }
        else
        {
            LargeMethod.AssertGradientOrRefusal(method, [1.5, 0.5], null);
        }
    }

    [Fact]
    public void Calls_that_fan_out_stay_small()
    {
        Assert.InRange((double)Words(FanOut(40)) / Words(FanOut(20)), 1.0, 2.2);
        LargeMethod.AssertGradient(FanOut(10), [1.5, 0.5], [0.5 * 1.0001 * Math.Pow(1.5, 10), 1.5 * 1.0001 * Math.Pow(1.5, 10)]);

        static int Words(string method)
        {
            GeneratorRun run = LargeMethod.Run(method, LargeMethod.OrdinaryStack);
            run.AssertClean();
            return run.File.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        }

        // Each method calls the one below it twice: written out, there would be two to the power of the levels.
        static string FanOut(int levels) => $"double F(double x, double y) => M{levels}(x) * y; private static double M0(double a) => a * 1.0001;\n"
            + string.Concat(Enumerable.Range(1, levels).Select(i => $"private static double M{i}(double a) => M{i - 1}(a) + M{i - 1}(a * 0.5);\n"));
    }

    [Theory]
    [InlineData("sum", 6_000)]
    [InlineData("statements", 6_000)]
    [InlineData("product on the right", 100_000)]
    [InlineData("calls", 100_000)]
    [InlineData("conditions", 100_000)]
    [InlineData("blocks", 100_000)]
    [InlineData("negations", 100_000)]
    [InlineData("assignments", 100_000)]
    public void What_is_too_deep_or_too_large_never_crashes(string what, int many)
    {
        string Repeat(string text) => string.Concat(Enumerable.Repeat(text, many));
        string method = what switch
        {
            "sum" => "double F(double x, double y) => " + Repeat("x + ") + "y;",
            "product on the right" => "double F(double x, double y) => " + Repeat("x * (") + "y" + Repeat(")") + ";",
            "calls" => "double F(double x, double y) => " + Repeat("Math.Sin(") + "x" + Repeat(")") + ";",
            "conditions" => "double F(double x, double y) => " + Repeat("x > 1 ? y : ") + "x;",
            "blocks" => "double F(double x, double y) { " + Repeat("{ ") + "x = y; " + Repeat("} ") + "return x; }",
            "negations" => "double F(double x, double y) => " + Repeat("- ") + "x;",
            "assignments" => "double F(double x, double y) => " + Repeat("x = ") + "y;",
            _ => "double F(double x, double y) { " + Repeat("x += y; ") + "return x; }",
        };
        GeneratorRun? run = null;
        Exception? refusal = Record.Exception(() => run = LargeMethod.Run(method, LargeMethod.OrdinaryStack));
        if (refusal is not null)
        {
            // The parser itself gives up with this exception, before any generator runs.
            Assert.IsType<InsufficientExecutionStackException>(refusal);
            return;
        }

        Assert.DoesNotContain(run!.Reported, reported => reported.Id is "AG0099" or "CS8785" or "CS8784");
        bool isRefused = run.Reported.Any(reported => reported.Id == "AG0009");
        bool isError = run.Input.GetParseDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(isRefused || isError || run.Reported.IsEmpty, GeneratorRun.Describe(run.Reported));
    }
}
