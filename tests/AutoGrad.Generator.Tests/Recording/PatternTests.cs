using System;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>
/// A procedure is written for two patterns of active arguments as they come, and for their union where there are more; whether a buffer is
/// active stays exact.
/// </summary>
public sealed class PatternTests
{
    private const string Recursion = "static double G(double a, double b, double c, double d, int n) => n == 0 ? a * b + c * d : G(a * 0.5, b, c, d, n - 1) * Math.Sin(a + b * c - d); ";

    [Theory]
    [InlineData(1, "s = G(x, 1, 2, 3, n);")]
    [InlineData(1, "s = G(x, 1, 2, 3, n) + G(s * x, 4, 5, 6, n);")]
    [InlineData(2, "s = G(x, 1, 2, 3, n) + G(1, x, 2, 3, n);")]
    [InlineData(3, "s = G(x, 1, 2, 3, n) + G(1, x, 2, 3, n) + G(1, 2, x, 3, n);")]
    [InlineData(3, "s = G(x, 1, 2, 3, n) + G(1, x, 2, 3, n) + G(1, 2, x, 3, n) + G(x, x, 2, 3, n) + G(1, x, x, 3, n) + G(x, x, x, 3, n);")]
    [InlineData(4, "s = G(x, 1, 2, 3, n) + G(1, x, 2, 3, n) + G(1, 2, x, 3, n) + G(1, 2, 3, x, n) + G(x, 1, x, 3, n) + G(x, 1, 2, x, n);")]
    [InlineData(2, "s = G(x, x, x, 3, n) + G(1, x, 2, 3, n) + G(1, 2, x, 3, n) + G(1, x, x, 3, n) + G(x, 2, x, 3, n);")]
    public void A_procedure_is_written_for_few_patterns(int expected, string calls) =>
        Assert.Equal(expected, Written("static double F(double x, int n) { double s = 0; " + calls + " return s; } " + Recursion));

    [Fact]
    public void Buffers_stay_exact() =>
        Assert.Equal(4, Written("""
            static double F(double[] x, [Constant] double[] k, double a, int n) =>
                G(x, 1, 2, n) + G(x, a, 2, n) + G(x, 1, a, n) + G(x, a, a, n) + G(k, a, 2, n);
            static double G(ReadOnlySpan<double> v, double a, double b, int n) => n == 0 ? v[0] * a + b : G(v, a * 0.5, b, n - 1) * Math.Sin(a * b) + v[1];
            """));

    [Fact]
    public void What_only_a_wider_pattern_makes_active_stays_constant_where_it_is_called()
    {
        // Number and text of a constant are nobody's loss.
        Assert.Equal(3, Written("""
            static double F(double x, int n)
            {
                double s = G(x, 1, 2, n).P + G(1, x, 2, n).Q;
                var (p, q) = G(1, 2, x, n);
                return s * p * double.Parse(q.ToString("R"));
            }
            static (double P, double Q) G(double a, double b, double c, int n)
            {
                if (n == 0) { return (a * c, b); }
                var (p, q) = G(a * 0.5, b, c, n - 1);
                return (Math.Sin(p) * a, q * b);
            }
            """));
    }

    /// <summary>How many backward halves there are of a callee.</summary>
    private static int Written(string members, string callee = "G")
    {
        GeneratorRun run = GeneratorRun.Of("using System; using AutoGrad; internal static partial class C { [Differentiable] internal " + members + " }");
        Assert.Empty(run.Reported);
        return run.Files.Values.Sum(text => Regex.Count(text, $@"private static \S+ F_{callee}\d*Backward\("));
    }
}
