using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Large code: as much as a person would not write, and a program might.</summary>
public sealed class SizeTests
{
    [Fact]
    public void A_sum_of_3000_terms() => LargeMethod.AssertGradient(
        "double F(double x, double y) => " + string.Join(" + ", Enumerable.Range(1, 3000).Select(i => i % 3 == 0 ? "x * y" : i % 3 == 1 ? "x" : "2 * y")) + ";",
        [0.5, 0.25],
        [1000 + 1000 * 0.25, 2000 + 1000 * 0.5]);

    [Fact]
    public void A_product_of_3000_factors() => LargeMethod.AssertGradient(
        "double F(double x, double y) => " + string.Join(" * ", Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? "x" : "y")) + ";",
        [1.001, 0.999],
        [1500 * Math.Pow(1.001, 1499) * Math.Pow(0.999, 1500), 1500 * Math.Pow(1.001, 1500) * Math.Pow(0.999, 1499)]);

    [Fact]
    public void A_mixture_of_3000_operations() => LargeMethod.AssertGradient(
        "double F(double x, double y) => " + string.Concat(Enumerable.Range(0, 1000).Select(i => i % 4 == 0 ? "x * y + " : i % 4 == 1 ? "x / y - " : i % 4 == 2 ? "-y + " : "2 - x - ")) + "x;",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_method_of_3000_statements() => LargeMethod.AssertGradient(
        "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? "s = s * 0.5 + y; " : "s += x * 0.25; ")) + "return s; }",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_method_of_200_branches() => LargeMethod.AssertGradient(
        "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, 200).Select(i => $"if (s > {i % 7 - 3}) {{ s = s * 0.5 + y; }} else {{ s -= x * 0.25; }} ")) + "return s; }",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_method_of_50_early_returns() => LargeMethod.AssertGradient(
        "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, 50).Select(i => $"s = s * 0.99 + y / {i + 1}; if (s > {i + 5}) {{ return s * y; }} ")) + "return s * s; }",
        [1.5, 0.5],
        null);

    [Fact]
    public void A_chain_of_50_conditions() => LargeMethod.AssertGradient(
        "double F(double x, double y) => " + string.Concat(Enumerable.Range(0, 50).Select(i => $"x < {i}.25 ? x * y * {i + 1} : ")) + "y;",
        [30.5, 2.0],
        [2.0 * 32, 30.5 * 32]);

    [Fact]
    public void The_text_grows_with_the_source_and_not_faster()
    {
        // Words, because deeper code is indented further.
        int Words(int count) => GeneratorRun.Of(LargeMethod.Wrap(
            "double F(double x, double y) { double s = x; " + string.Concat(Enumerable.Range(0, count).Select(i => $"if (s > {i}) {{ s = s * y + x; }} s = Math.Sin(s) * M(s); if (s < -{i}) {{ return s * x; }} ")) + "return s; } private static double M(double a) => a * a + 1;"))
            .File.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.InRange((double)Words(40) / Words(20), 1.0, 2.2);
    }
}
