using System;
using System.Linq;
using AutoGrad.Generator.Rules;
using Xunit;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>The rows are read as C# reads them, and a row that cannot be read says which one it is.</summary>
public sealed class RuleParserTests
{
    [Theory]
    [InlineData("1 - y * y", "(1 - (y * y))")]
    [InlineData("1 - x - y", "((1 - x) - y)")]
    [InlineData("x / y / 2", "((x / y) / 2)")]
    [InlineData("x / (y / 2)", "(x / (y / 2))")]
    [InlineData("-x * y", "((-x) * y)")]
    [InlineData("- -x", "(-(-x))")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("x % 2 * 3", "((x % 2) * 3)")]
    [InlineData("0.6931471805599453 * x", "(0.6931471805599453 * x)")]
    [InlineData("x > 0 ? 1 : x < 0 ? -1 : 0", "((x > 0) ? 1 : ((x < 0) ? -1 : 0))")]
    [InlineData("x == 0 && y > 0 ? 0 : y", "(((x == 0) && (y > 0)) ? 0 : y)")]
    [InlineData("b * Math.Pow(x, b - 1)", "(b * Math.Pow(x, (b - 1)))")]
    [InlineData("x == b ? tie(x, b) : 0", "((x == b) ? tie(x, b) : 0)")]
    [InlineData("Math.SinCos(x).Cos", "Math.SinCos(x).Cos")]
    public void Precedence_is_that_of_the_language(string local, string expected) =>
        Assert.Equal(expected, RuleText.Of(RuleParser.Parse("Math.Function(x, b)", [local, null], isFinite: false), 0));

    [Theory]
    [InlineData("a + b", "a b")]
    [InlineData("-x", "x")]
    [InlineData("c ? a : b", "c a b")]
    [InlineData("(float)x", "x")]
    [InlineData("a.CompareTo(b)", "a b")]
    [InlineData("Math.Pow(a, 2)", "a 2")]
    [InlineData("Math.SinCos(x).Sin", "x")]
    [InlineData("Math.FusedMultiplyAdd(a, b, c)", "a b c")]
    public void The_operands_are_those_of_the_signature(string signature, string operands)
    {
        Rule rule = RuleParser.Parse(signature, null, isFinite: true);
        Assert.Equal(operands, string.Join(" ", rule.Parameters));
        Assert.True(rule.IsZero);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("2")]
    [InlineData("a +")]
    [InlineData("a + b)")]
    [InlineData("Math.Sin(x")]
    [InlineData("Math.Sin()")]
    [InlineData("Math.Sin(x) x")]
    [InlineData("Math.Sin(x,)")]
    [InlineData("(double x")]
    [InlineData("(double)")]
    [InlineData("c ? a")]
    [InlineData("a @ b")]
    [InlineData("a + b + c")]
    [InlineData("Math.Sin(-x)")]
    [InlineData("Math.Max(a, a)")]
    public void A_signature_that_is_not_one_gate_is_refused(string signature) => AssertRefused(signature, signature);

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("1 1")]
    [InlineData("c * x")]
    [InlineData("Math.Cos(x")]
    [InlineData("Math.Cos()")]
    [InlineData("x ? 1")]
    [InlineData("x ? 1 :")]
    [InlineData("tie(x)")]
    [InlineData("tie(1, x)")]
    [InlineData("tie(x, c)")]
    [InlineData("tie(y, x)")]
    [InlineData("1..2")]
    [InlineData("x @ 2")]
    public void A_local_gradient_that_cannot_be_read_is_refused(string local) => AssertRefused(local, "Math.Function(x)", local);

    [Theory]
    [InlineData("a + b", "1")]
    [InlineData("-x", "1", "1")]
    [InlineData("Math.Pow(a, 2)", "2 * a")]
    public void Every_operand_needs_its_local_gradient(string signature, params string[] locals) => AssertRefused(signature, signature, locals);

    private static void AssertRefused(string shown, string signature, params string[] locals)
    {
        Exception exception = Assert.ThrowsAny<Exception>(() => RuleParser.Parse(signature, locals.Length == 0 ? null : locals, isFinite: false));
        Assert.IsType<FormatException>(exception);
        Assert.Contains("'" + shown + "'", exception.Message, StringComparison.Ordinal);
    }
}
