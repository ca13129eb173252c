using System.Runtime.CompilerServices;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests;

/// <summary>
/// What is generated for loops, memory and calls, word for word: the pairs of programs that every reader of reverse mode knows. Their
/// numbers are tested with the constructs.
/// </summary>
public sealed class LoopLessons
{
    [Fact]
    public void Sum() => Check("double SumOfSquares(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x * x; } return s; }");

    [Fact]
    public void Product() => Check("double Power(double x, int n) { double p = 1; for (int i = 0; i < n; i++) { p *= x; } return p; }");

    [Fact]
    public void DotProduct() => Check(
        """
        double SquaredError(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, [Constant] double y)
            {
                double score = 0;
                for (int i = 0; i < w.Length; i++) score += w[i] * x[i];
                double e = score - y;
                return e * e;
            }
        """);

    [Fact]
    public void Horner() => Check(
        """
        double Horner(ReadOnlySpan<double> c, double x)
            {
                double r = 0;
                for (int i = c.Length - 1; i >= 0; i--) r = r * x + c[i];
                return r;
            }
        """);

    [Fact]
    public void Newton() => Check(
        """
        double CubeRoot(double a)
            {
                double x = a;
                while (true)
                {
                    double next = (2 * x + a / (x * x)) / 3;
                    if (Math.Abs(next - x) < 1e-15) return next;
                    x = next;
                }
            }
        """);

    [Fact]
    public void Overwritten() => Check("void Scale(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { x[i] = a * x[i] * x[i]; } }");

    [Fact]
    public void Recursion() => Check("double Falling(double x, int n) => n == 0 ? 1 : x * Falling(x - 1, n - 1);");

    [Fact]
    public void Nested() => Check(
        """
        double Energy(double[,] a, double[] x)
            {
                double s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                {
                    double r = 0;
                    for (int j = 0; j < a.GetLength(1); j++) r += a[i, j] * x[j];
                    s += r * r;
                }

                return s;
            }
        """);

    private static void Check(string method, [CallerMemberName] string test = "")
    {
        GeneratorRun run = GeneratorRun.Of(
            $$"""
              using System;
              using AutoGrad;

              namespace Tour;

              /// <summary>A lesson.</summary>
              public static partial class Lesson
              {
                  [Differentiable]
                  public static {{method}}
              }
              """,
            new CompilerSettings(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10));
        run.AssertClean();
        Snapshot.Match(run, nameof(LoopLessons), test);
    }
}
