using System.Collections.Generic;
using System.IO;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Samples.Tests.Derivatives;

/// <summary>Every derivative in the samples, losses and layers is generated; and if one were not, it would be found.</summary>
public sealed class GeneratedDerivativeTests
{
    private const string Frame = """
        using System;
        using AutoGrad;
        using AutoGrad.Layers;
        using AutoGrad.Optimization;
        using AutoGrad.Training;

        public static partial class Model
        {
            [Differentiable]
            public static double Cost(ReadOnlySpan<double> p, [Constant] double k) => k * p[0] * p[0];

            [Differentiable]
            public static double Score(double a, double b) => a * b;

            CODE
        }
        """;

    [Theory]
    [InlineData("samples/Chapter2", 8)]
    [InlineData("samples/Chapter3", 15)]
    [InlineData("samples/Ecosystem", 8)]
    public void No_derivative_in_a_sample_is_written_by_hand(string folder, int atLeast)
    {
        (IReadOnlyList<string> violations, int gradients) = HandWrittenDerivatives.In(SampleCompilation.OfProject(folder));

        Assert.Empty(violations);
        Assert.True(gradients >= atLeast, $"only {gradients} gradients were looked at");
    }

    [Fact]
    public void No_derivative_of_a_loss_or_a_layer_is_written_by_hand()
    {
        SampleCompilation library = SampleCompilation.OfProject("src/AutoGrad");

        (IReadOnlyList<string> violations, _) = HandWrittenDerivatives.In(library, tree => tree.FilePath.StartsWith("Layers" + Path.DirectorySeparatorChar, System.StringComparison.Ordinal));

        Assert.Empty(violations);
        Assert.Contains(library.Complete.GetTypeByMetadataName("AutoGrad.Layers.Loss")!.GetMembers(), member => member.Name == "SquaredErrorGradient");
    }

    [Theory]
    [InlineData("a method named as one", "public static double SizeGradient(double a, out double da) { da = a; return 0.5 * a * a; }")]
    [InlineData("a local function named as one", "public static double F(double a) { return SizeSlope(a); static double SizeSlope(double a) => a; }")]
    [InlineData("a lambda", "public static Objective F => (p, dp) => { dp[0] = 2 * p[0]; return p[0] * p[0]; };")]
    [InlineData("a lambda that leaves a gradient as it was", "public static Objective F => (p, dp) => p[0];")]
    [InlineData("a method that leaves a gradient as it was", "public static Objective F => G; static double G(ReadOnlySpan<double> p, Span<double> dp) => p[0];")]
    [InlineData("a generated name and attribute by hand", "public static Objective F => SquareBackward; [System.CodeDom.Compiler.GeneratedCode(\"AutoGrad\", \"0.1\")] public static double SquareBackward(ReadOnlySpan<double> p, Span<double> dp) { dp[0] = 2 * p[0]; return p[0] * p[0]; }")]
    [InlineData("a method given as a delegate", "public static Objective F => G; static double G(ReadOnlySpan<double> p, Span<double> dp) { dp[0] = 2 * p[0]; return p[0] * p[0]; }")]
    [InlineData("an addition to a generated one", "public static Objective F => (p, dp) => { double c = CostGradient(p, 1, dp); dp[0] += 0.2 * p[0]; return c; };")]
    [InlineData("an addition in a slice", "public static Objective F => (p, dp) => { double c = CostGradient(p, 1, dp); dp[1..][0]++; return c; };")]
    [InlineData("an addition by a helper", "public static Objective F => (p, dp) => { double c = CostGradient(p, 1, dp); Shrink(p, dp); return c; }; static void Shrink(ReadOnlySpan<double> p, Span<double> to) { to[0] += p[0]; }")]
    [InlineData("a copy of something else", "public static Objective F => (p, dp) => { double[] own = { 2 * p[0] }; own.CopyTo(dp); return CostGradient(p, 1, dp); };")]
    [InlineData("a pull that is added by hand", "public static double F(double a, double b) { double da = 0, db = 0; ScoreBackward(a, b, 1, ref da, ref db); da += -a; return da; }")]
    [InlineData("a gradient that begins with something", "public static double F(double a, double b) { double da = -a, db = 0; ScoreBackward(a, b, 1, ref da, ref db); return da; }")]
    [InlineData("a field", "static readonly double[] g = new double[2]; public static void F(double[] p) { CostBackward(p, 1, 1, g); g[1] -= p[1]; }")]
    [InlineData("a loss of an example", "public static ExampleLoss F => (p, example, dp) => { dp[0] += p[0]; return p[0]; };")]
    [InlineData("a residual", "public static Residual F => (p, i, dp) => { dp[0] = i; return i * p[0]; };")]
    public void A_derivative_by_hand_is_found(string disguise, string code)
    {
        (IReadOnlyList<string> violations, _) = HandWrittenDerivatives.In(SampleCompilation.OfText(Frame.Replace("CODE", code)));

        Assert.True(violations.Count > 0, disguise);
    }

    [Theory]
    [InlineData("a generated one as it is", "public static Objective F(double k) => (p, dp) => CostGradient(p, k, dp);")]
    [InlineData("a sum of two", "public static Objective F => (p, dp) => { double c = CostGradient(p, 1, dp); return c + CostBackward(p, 2, 1, dp); };")]
    [InlineData("a generated one of the library", "public static Objective F => (p, dp) => { dp.Clear(); return Penalty.L2Gradient(p[1..], dp[1..]); };")]
    [InlineData("a step against one", "public static void F(double[] p) { double[] g = new double[2]; CostBackward(p, 1, 1, g); p[1] -= 0.1 * g[1]; Array.Clear(g); }")]
    [InlineData("a step by an optimizer", "public static void F(double[] p) { double[] g = new double[2]; CostGradient(p, 1, g); new Sgd(2, 0.1).Step(p, g); }")]
    [InlineData("a method given as a delegate", "public static Objective F => G; static double G(ReadOnlySpan<double> p, Span<double> dp) => CostGradient(p, 2, dp);")]
    [InlineData("the packed overload", "public static Objective F => ScoreGradient;")]
    public void A_generated_derivative_is_left_alone(string use, string code)
    {
        (IReadOnlyList<string> violations, _) = HandWrittenDerivatives.In(SampleCompilation.OfText(Frame.Replace("CODE", code)));

        Assert.True(violations.Count == 0, $"{use}: {string.Join("; ", violations)}");
    }
}
