using System;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Generated methods of numbers allocate nothing, on any path.</summary>
public sealed class AllocationTests
{
    private const string Probe = """
        public static class Probe
        {
            public static long Run(int times)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                double sum = 0;
                for (int i = 0; i < times; i++)
                {
                    double x = 0.5 + i % 7, y = 1.5 - i % 5, dx = 0, dy = 0;
                    CALLS
                    sum += dx + dy;
                }
                long after = GC.GetAllocatedBytesForCurrentThread();
                return double.IsNaN(sum) ? -1 : after - before;
            }
        }
        """;

    [Theory]
    [InlineData("static double F(double x, double y) => x * y;")]
    [InlineData("static double F(double x, double y) => Gates.Sigmoid(x * y) + Math.Pow(Math.Abs(x) + 1, y) * Math.Atan2(x, y) + Math.Log(x * x + 1, 3);")]
    [InlineData("static double F(double x, double y) { if (x > y && x > 0 || y < -1) { x *= y; if (x > 2) { return x * x; } } return x / (y * y + 1); }")]
    [InlineData("static double F(double x, double y) { switch ((int)x) { case 0: return x * y; case 1: x += y; break; default: y = Math.Max(x, y); break; } return x * y; }")]
    [InlineData("static double F(double x, double y) { var (s, c) = Math.SinCos(x); (x, y) = (y * s, x * c); return Helper(x, y) + Helper(y, 2); } static double Helper(double a, double b) { if (a < -1e9) { throw new ArgumentException(nameof(a)); } return a * b + Math.Exp(-a * a); }")]
    [InlineData("static double F(double x, double y) { double Inner(double a) => a * y; return Inner(x) * Inner(y) + Table[1] * x; } static readonly double[] Table = { 1, 2 };")]
    public void Nothing_is_allocated(string method) =>
        AssertNothing(method, "sum += C.FBackward(x, y, 1.0, ref dx, ref dy); sum += C.FGradient(x, y, out dx, out dy);");

    [Fact]
    public void Nothing_is_allocated_for_floats() =>
        AssertNothing("static float F(float x, float y) => MathF.Sin(x) * y + MathF.Max(x, y);", "float fx = 0, fy = 0; sum += C.FBackward((float)x, (float)y, 1f, ref fx, ref fy); sum += C.FGradient((float)x, (float)y, out fx, out fy);");

    [Fact]
    public void Nothing_is_allocated_for_several_results() =>
        AssertNothing("static (double, double) F(double x, double y) => (x * y, Math.Sin(x) + y);", "sum += C.FBackward(x, y, (1.0, 2.0), ref dx, ref dy).Item1;");

    [Fact]
    public void The_probe_sees_an_allocation()
    {
        Assert.True(Measure("static double F(double x, double y) => x * y;", "sum += C.FBackward(x, y, new double[] { 1.0 }[0], ref dx, ref dy); GC.KeepAlive(new double[] { x });") > 0);
    }

    private static void AssertNothing(string method, string calls) => Assert.Equal(0, Measure(method, calls));

    private static long Measure(string method, string calls)
    {
        string source = "using System; using AutoGrad; internal static partial class C { [Differentiable] internal " + method + " }\n" + Probe.Replace("CALLS", calls, StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of(source.Replace("public static class Probe", "internal static class Probe", StringComparison.Ordinal));
        run.AssertClean();
        var probe = run.Load().GetType("Probe", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<int, long>>();

        // Once for what the runtime itself needs to get the methods going.
        probe(1000);
        return probe(1000);
    }
}
