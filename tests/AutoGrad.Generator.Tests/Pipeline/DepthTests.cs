using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Large and deep code: right, or refused; never a crash.</summary>
public sealed class DepthTests
{
    // What a compiler's thread usually has on Windows; elsewhere it is more.
    private const int OrdinaryStack = 1024 * 1024;

    [Fact]
    public void A_sum_of_3000_terms() => AssertGradient(
        "double F(double x, double y) => " + string.Join(" + ", Enumerable.Range(1, 3000).Select(i => i % 3 == 0 ? "x * y" : i % 3 == 1 ? "x" : "2 * y")) + ";",
        [0.5, 0.25],
        [1000 + 1000 * 0.25, 2000 + 1000 * 0.5]);

    [Fact]
    public void A_product_of_3000_factors() => AssertGradient(
        "double F(double x, double y) => " + string.Join(" * ", Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? "x" : "y")) + ";",
        [1.001, 0.999],
        [1500 * Math.Pow(1.001, 1499) * Math.Pow(0.999, 1500), 1500 * Math.Pow(1.001, 1500) * Math.Pow(0.999, 1499)]);

    [Fact]
    public void A_mixture_of_3000_operations() => AssertGradient(
        "double F(double x, double y) => " + string.Concat(Enumerable.Range(0, 1000).Select(i => i % 4 == 0 ? "x * y + " : i % 4 == 1 ? "x / y - " : i % 4 == 2 ? "-y + " : "2 - x - ")) + "x;",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_method_of_3000_statements() => AssertGradient(
        "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? "s = s * 0.5 + y; " : "s += x * 0.25; ")) + "return s; }",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_method_of_500_branches() => AssertGradient(
        "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, 500).Select(i => $"if (s > {i % 7 - 3}) {{ s = s * 0.5 + y; }} else {{ s -= x * 0.25; }} ")) + "return s; }",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_method_of_50_early_returns() => AssertGradient(
        "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, 50).Select(i => $"s = s * 0.99 + y / {i + 1}; if (s > {i + 5}) {{ return s * y; }} ")) + "return s * s; }",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_chain_of_50_conditions() => AssertGradient(
        "double F(double x, double y) => " + string.Concat(Enumerable.Range(0, 50).Select(i => $"x < {i}.25 ? x * y * {i + 1} : ")) + "y;",
        [30.5, 2.0],
        [2.0 * 32, 30.5 * 32]);

    [Fact]
    public void Nested_calls_3000_deep()
    {
        (double value, double derivative) = (1.0, 1.0);
        for (int i = 0; i < 3000; i++)
        {
            (value, derivative) = (Math.Sin(value), derivative * Math.Cos(value));
        }

        AssertGradientOrRefusal(
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

        AssertGradient(
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
            AssertGradient(method, [1.5, 0.5], null);
        }
        else
        {
            AssertGradientOrRefusal(method, [1.5, 0.5], null);
        }
    }

    [Fact]
    public void Calls_that_fan_out_are_refused_or_stay_small()
    {
        string helpers = string.Concat(Enumerable.Range(1, 40).Select(i => $"private static double M{i}(double a) => M{i - 1}(a) + M{i - 1}(a * 0.5);\n"));
        GeneratorRun run = Run("double F(double x, double y) => M40(x) * y; private static double M0(double a) => a * 1.0001;\n" + helpers, OrdinaryStack);
        Assert.Equal("AG0009", Assert.Single(run.Reported).Id);
        Assert.True(run.File.Length < 10_000);
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
        Exception? refusal = Record.Exception(() => run = Run(method, OrdinaryStack));
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

    [Fact]
    public void The_text_grows_with_the_source_and_not_faster()
    {
        // Words, because deeper code is indented further.
        int Words(int count) => GeneratorRun.Of(Wrap(
            "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, count).Select(i => $"if (s > {i}) {{ s = s * y + x; }} s = Math.Sin(s) * M(s); if (s < -{i}) {{ return s * x; }} ")) + "return s; } private static double M(double a) => a * a + 1;"))
            .File.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.InRange((double)Words(40) / Words(20), 1.0, 2.2);
    }

    private static void AssertGradient(string method, double[] at, double[]? expected)
    {
        GeneratorRun run = Run(method, 64 * OrdinaryStack);
        run.AssertClean();
        AssertRight(run, at, expected);
    }

    private static void AssertGradientOrRefusal(string method, double[] at, double[]? expected)
    {
        GeneratorRun run = Run(method, 64 * OrdinaryStack);
        if (run.Reported.Any(reported => reported.Id == "AG0009"))
        {
            Assert.Single(run.Reported);
            return;
        }

        run.AssertClean();
        AssertRight(run, at, expected);
    }

    private static void AssertRight(GeneratorRun run, double[] at, double[]? expected) => OnThread(64 * OrdinaryStack, () =>
    {
        DifferentiatedMethod method = DifferentiatedMethod.Find(run.Load().GetType("C", throwOnError: true)!, "F");
        object?[] inputs = [.. at.Cast<object?>()];
        Outcome value = method.Call(inputs);
        Gradients gradients = method.NewGradients();
        Assert.True(value.IsSameAs(method.CallBackward(inputs, [1.0], gradients)));
        double[] actual = gradients.ToArray();
        for (int index = 0; index < at.Length; index++)
        {
            double right = expected?[index] ?? NumericDerivative.Of(
                shifted => method.Call([.. at.Select((input, other) => (object?)(other == index ? shifted : input))]).Values![0], at[index]).Value;
            Assert.True(Math.Abs(actual[index] - right) <= 1e-6 * Math.Abs(right) + 1e-12, $"parameter {index}: expected {right:R}, actual {actual[index]:R}");
        }

        return 0;
    });

    private static string Wrap(string method) => "using System; using AutoGrad; internal static partial class C { [Differentiable] internal static " + method + " }";

    private static GeneratorRun Run(string method, int stack) => OnThread(stack, () =>
    {
        GeneratorRun run = GeneratorRun.Of(Wrap(method));
        _ = run.Complaints;
        return run;
    });

    private static T OnThread<T>(int stack, Func<T> action)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = action();
                }
#pragma warning disable CA1031 // It is thrown again, on the thread of the test.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            stack);
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
