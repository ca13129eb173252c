using System;
using System.Linq;
using System.Reflection;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>
/// Members of a class that are marked with [Differentiable]: each is a gradient parameter in front of those of the method's own parameters. Every case
/// compares one gradient with differences of the method, the member changed from outside.
/// </summary>
public sealed class MarkedMemberTests
{
    private const string Head = "using System; using AutoGrad; public struct Vec { public double X, Y; public Vec(double x, double y) { X = x; Y = y; } public double Dot(Vec o) => X * o.X + Y * o.Y; }\n";

    [Theory]
    [InlineData("a field", "[Differentiable] public double W = 0.7; double k = 3; [Differentiable] public double F(double x) => Math.Sin(W * x) * k;",
        "double dW = 0, dx = 0; m.FBackward(0.4, 1.0, ref dW, ref dx); return dW;", "m.W", "m.F(0.4)")]
    [InlineData("a property", "[Differentiable] public double W { get; set; } = 0.7; [Differentiable] public double F([Constant] double x) => Math.Exp(W * x);",
        "return m.FGradient(0.4, out double dW) * 0 + dW;", "m.W", "m.F(0.4)")]
    [InlineData("an array", "[Differentiable] public readonly double[] W = { 0.7, 2, 3 }; [Differentiable] public double F(double[] x) { double s = 1; for (int i = 0; i < x.Length; i++) { s = s * W[i] + x[i] * W[1]; } return s; }",
        "var dW = new double[3]; var dx = new double[3]; m.FGradient(new[] { 0.5, 1.5, -2 }, dW, dx); return dW[1];", "m.W[1]", "m.F(new[] { 0.5, 1.5, -2 })")]
    [InlineData("a grid", "[Differentiable] public double[,] W { get; } = { { 0.7, 2 }, { 3, 4 } }; [Differentiable] public double F(double x) => W[0, 0] * W[1, 1] * x + W[0, 1];",
        "var dW = new double[2, 2]; m.FGradient(0.3, dW, out _); return dW[1, 1];", "m.W[1, 1]", "m.F(0.3)")]
    [InlineData("a struct", "[Differentiable] public Vec W = new Vec(1, 2); [Differentiable] public double F(Vec x) => W.Dot(x) * W.X;",
        "Vec dW = default, dx = default; m.FBackward(new Vec(3, 4), 1.0, ref dW, ref dx); return dW.X;", "m.W.X", "m.F(new Vec(3, 4))")]
    [InlineData("in a callee", "[Differentiable] private double _w = 0.7; public ref double W => ref _w; double Scaled(double v) => Shifted(v) * _w; double Shifted(double v) { double s = 0; for (int i = 0; i < 3; i++) { s += v * _w + i; if (s > 100) { return s; } } return s; } [Differentiable] public double F(double x) => Scaled(x) + Scaled(2 * x);",
        "m.FGradient(0.4, out double dw, out _); return dw;", "m.W", "m.F(0.4)")]
    [InlineData("in a getter and an indexer", "[Differentiable] public double W = 0.7; double Twice => W * 2; double this[double t] => t * W; [Differentiable] public double F(double x) => Twice * this[x * x];",
        "m.FGradient(0.4, out double dW, out _); return dW;", "m.W", "m.F(0.4)")]
    [InlineData("in a recursion", "[Differentiable] public double W = 0.7; double Power(double x, int n) => n == 0 ? 1 : x * W * Power(x, n - 1); [Differentiable] public double F(double x) => Power(x, 5);",
        "m.FGradient(1.4, out double dW, out _); return dW;", "m.W", "m.F(1.4)")]
    [InlineData("in a recursive local function", "[Differentiable] public double W = 0.7; [Differentiable] public double F(double x) { return Down(4); double Down(int n) => n == 0 ? W : Down(n - 1) * x + W; }",
        "m.FGradient(1.4, out double dW, out _); return dW;", "m.W", "m.F(1.4)")]
    [InlineData("through a variable that is this", "[Differentiable] public double W = 0.7; double Scaled(double v) => v * W; [Differentiable] public double F(double x) { var self = this; return self.Scaled(x) * ((Model)(object)this == null ? 0 : 1); }",
        "m.FGradient(1.4, out double dW, out _); return dW;", "m.W", "m.F(1.4)")]
    public void Has_the_gradient_of_its_member(string title, string members, string gradient, string place, string value)
    {
        GeneratorRun run = GeneratorRun.Of(
            Head + "public sealed partial class Model { " + members + " }\n"
            + "public static class Probe { public static double Gradient() { var m = new Model(); " + gradient + " }\n"
            + "public static double Difference(double h) { var m = new Model(); double at = " + place + "; " + place + " = at + h; double up = " + value + "; " + place + " = at - h; double down = " + value + "; return (up - down) / (2 * h); } }");
        Assert.True(run.Complaints.Count == 0, title + ": " + string.Join("\n", run.Complaints.Select(complaint => complaint.ToString())) + run.Files.Values.FirstOrDefault());
        Type probe = run.Load().GetType("Probe")!;
        double actual = (double)probe.GetMethod("Gradient")!.Invoke(null, null)!;
        double Difference(double h) => (double)probe.GetMethod("Difference")!.Invoke(null, [h])!;
        double expected = ((4 * Difference(5e-4)) - Difference(1e-3)) / 3;
        Assert.NotEqual(0, actual);
        Assert.True(Math.Abs(actual - expected) < 1e-8 * (1 + Math.Abs(expected)), $"{title}: {actual} instead of {expected}");
    }

    [Fact]
    public void Members_of_base_classes_come_first()
    {
        GeneratorRun run = GeneratorRun.Of(Head + """
            public class Base { [Differentiable] protected double A = 2; protected double Scaled(double v) => v * A; }
            public partial class Derived : Base { [Differentiable] private readonly double _b = 3; [Differentiable] public double F(double x) => Scaled(x) * _b; }
            public static class Probe { public static (double, double, double) Gradient() { new Derived().FGradient(5, out double dA, out double db, out double dx); return (dA, db, dx); } }
            """);
        run.AssertClean();
        Assert.Equal((15.0, 10.0, 6.0), run.Load().GetType("Probe")!.GetMethod("Gradient")!.Invoke(null, null));
    }

    [Fact]
    public void Those_of_another_object_are_constant()
    {
        GeneratorRun run = GeneratorRun.Of(Head + """
            public partial class Model { [Differentiable] public double W = 2; double Scaled(double v) => v * W; [Differentiable] public double F(double x, [Constant] Model other) => W * x * other.Scaled(3) * other.W; }
            public static class Probe { public static (double, double) Gradient() { new Model().FGradient(5, new Model { W = 10 }, out double dW, out double dx); return (dW, dx); } }
            """);
        run.AssertClean();
        Assert.Equal((1500.0, 600.0), run.Load().GetType("Probe")!.GetMethod("Gradient")!.Invoke(null, null));
    }

    [Theory]
    [InlineData("AG0007", "[Differentiable] private double _w = 1; [Differentiable] public double F(double x) { _w = x; return x * _w; }")]
    [InlineData("AG0007", "[Differentiable] private double _w = 1; [Differentiable] public double F(double x) { _w += 1; return x * _w; }")]
    [InlineData("AG0007", "[Differentiable] private readonly double[] _w = new double[3]; [Differentiable] public double F(double x) { _w[0] = 2; return x * _w[0]; }")]
    [InlineData("AG0005", "[Differentiable] private static double W = 1; [Differentiable] public double F(double x) => x * W;")]
    [InlineData("AG0005", "[Differentiable] private double _w = 1; [Differentiable] public double F(double x) { Change(3); return x * _w; } private void Change(int k) { lock (this) { _w = k; } }")]
    [InlineData("AG0003", "[Differentiable] private string _w = \"\"; [Differentiable] public double F(double x) => x * _w.Length;")]
    [InlineData("AG0003", "[Differentiable] private double W => 3; [Differentiable] public double F(double x) => x * W;")]
    public void What_would_lose_a_gradient_is_refused(string id, string members)
    {
        GeneratorRun run = GeneratorRun.Of(Head + "public sealed partial class Model { " + members + " }");
        Assert.Contains(run.Reported, diagnostic => diagnostic.Id == id || diagnostic.Id == "AG0007");
        Assert.DoesNotContain(run.Reported, diagnostic => diagnostic.Id == "AG0099");
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
