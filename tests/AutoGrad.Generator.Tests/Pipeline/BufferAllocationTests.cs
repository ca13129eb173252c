using System;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Where a method itself allocates nothing, its generated methods allocate nothing either, once the pools are warm.</summary>
public sealed class BufferAllocationTests
{
    private const string Probe = """
        internal static class Probe
        {
            private static readonly double[] x = new double[24], y = new double[24], dx = new double[24], dy = new double[24];
            private static readonly double[][] rows = { new double[5], new double[3] }, drows = { new double[5], new double[3] };
            private static readonly double[,] grid = new double[4, 4], dgrid = new double[4, 4];

            public static long Run(int times)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                double sum = 0;
                for (int i = 0; i < times; i++)
                {
                    for (int j = 0; j < x.Length; j++) { x[j] = 0.1 + (i + j) % 7 * 0.2; y[j] = 0.7 - j % 5 * 0.1; }
                    foreach (double[] row in rows) { row.AsSpan().Fill(0.3); }
                    grid[1, 1] = 0.5;
                    double a = 0.4 + i % 3 * 0.2, da = 0;
                    int n = i % 9;
                    CALLS
                    sum += da + dx[0];
                }
                return double.IsInfinity(sum) ? -1 : GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    [Theory]
    [InlineData("double F(double[] x, double a) { double s = a; for (int i = 0; i < x.Length; i++) { s = s * x[i] + a; } return s; }")]
    [InlineData("double F(double[] x, double a) { double s = a; for (int i = 0; i < x.Length; i++) { x[i] = s * x[i]; s = Math.Sin(x[i]) + a; } return s; }")]
    [InlineData("double F(double[] x, double a) { double s = a; int i = 0; while (s < 5 && i < 90) { s = s * 1.02 + x[i % 24] * x[i % 24]; i++; if (s > 4) { break; } } return s * i; }")]
    [InlineData("double F(double[] x, double a) { double s = a; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < i; j++) { s = s * 0.9 + x[j] * s * 0.01; if (s > 3) { s *= 0.5; break; } } if (s < -3) { return s; } } return s; }")]
    [InlineData("double F(double[] x, double a) { Span<double> t = stackalloc double[8]; for (int i = 0; i < 8; i++) { t[i] = x[i] * a; } for (int i = 1; i < 8; i++) { t[i] *= t[i - 1] + 1; } return t[7]; }")]
    [InlineData("double F(double[] x, double a) { ReadOnlySpan<double> rest = x; double s = a; while (rest.Length > 1) { s = s * 0.9 + rest[0] * rest[^1]; rest = rest[1..]; } return s; }")]
    [InlineData("double F(double[] x, double a) { double s = Large(x, a); return s * Large(x.AsSpan(3), s * 0.1); } private static double Large(Span<double> v, double k) { double s = k; for (int i = 0; i < v.Length; i++) { if (s > 9) { return s; } v[i] = v[i] * s * 0.5; int j = 0; while (s > 1 && j < 4) { s = s * 0.8 + v[i]; j++; } s += v[i] * k; } return s * 0.1; }")]
    [InlineData("double F(double[] x, double a) => Fold(x, 0, a); private static double Fold(double[] v, int i, double k) { if (i == v.Length) { return k; } v[i] = v[i] * k * 0.5; return Fold(v, i + 1, v[i] + 0.1) * 0.9 + v[i]; }")]
    [InlineData("double F(double[] x, double a) => Halve(x) * a; private static double Halve(ReadOnlySpan<double> v) => v.Length < 2 ? v[0] : Halve(v[..(v.Length / 2)]) * 0.5 + Halve(v[(v.Length / 2)..]) * v[0];")]
    public void Nothing_is_allocated(string method) =>
        AssertNothing(method, "sum += C.FBackward(x, a, 1.0, dx, ref da); sum += C.FGradient(x, a, dx, out da);");

    [Theory]
    [InlineData("void F(ReadOnlySpan<double> x, Span<double> y, ref double a, int n) { for (int i = 0; i < n; i++) { y[i] = y[i] * x[i] + a; a = a * 0.5 + y[i]; } }", "C.FBackward(x, y, ref a, n, dx, dy, ref da);")]
    [InlineData("double F(ReadOnlySpan<double> x, out double y, int n) { y = 1; for (int i = 0; i < n; i++) { y = y * x[i] + 0.1; } return y * x[0]; }", "sum += C.FBackward(x, out a, n, 1.0, dx, 0.5);")]
    [InlineData("double F(double[][] x, double a) { double s = a; foreach (double[] row in x) { for (int i = 0; i < row.Length; i++) { s = s * row[i] + a; } } return s; }", "sum += C.FBackward(rows, a, 1.0, drows, ref da); sum += C.FGradient(rows, a, drows, out da);")]
    [InlineData("double F(double[][] x, double a) { double s = a; for (int r = 0; r < x.Length; r++) { for (int i = 1; i < x[r].Length; i++) { x[r][i] = x[r][i] * x[r][i - 1] + a; s += x[r][i]; } } return s; }", "sum += C.FBackward(rows, a, 1.0, drows, ref da); sum += C.FGradient(rows, a, drows, out da);")]
    [InlineData("double F(double[,] x, double a) { double s = a; for (int i = 0; i < x.GetLength(0); i++) { for (int j = 0; j < x.GetLength(1); j++) { s = s * x[i, j] + a; x[i, j] = s * 0.1; } } return s; }", "sum += C.FBackward(grid, a, 1.0, dgrid, ref da); sum += C.FGradient(grid, a, dgrid, out da);")]
    public void Nothing_is_allocated_for(string method, string calls) => AssertNothing(method, calls);

    [Fact]
    public void Nothing_is_lost_to_exceptions()
    {
        // The exception itself is allocated, and its stack trace: the rented memory, which is larger, has to come back.
        const string Method = "double F(double[] x, double a) { double s = a; for (int i = 0; i < 200_000; i++) { s = Math.Sin(s) + x[i % 24]; if (i > 199_990) { throw failure; } } return s; } private static readonly Exception failure = new InvalidOperationException();";
        long bytes = Measure(Method, "try { sum += C.FBackward(x, a, 1.0, dx, ref da); } catch (InvalidOperationException) { }", times: 20);
        Assert.InRange(bytes / 20, 0, 100_000);
    }

    [Fact]
    public void The_probe_sees_an_allocation() =>
        Assert.NotEqual(0, Measure("double F(double[] x, double a) => x[0] * a;", "sum += C.FBackward(x, a, 1.0, dx, ref da); GC.KeepAlive(new double[] { a });", times: 50));

    private static void AssertNothing(string method, string calls) => Assert.Equal(0, Measure(method, calls, times: 200));

    private static long Measure(string method, string calls, int times)
    {
        string source = "using System; using AutoGrad; internal static partial class C { [Differentiable] internal static " + method + " }\n" + Probe.Replace("CALLS", calls, StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of(source);
        run.AssertClean();
        var probe = run.Load().GetType("Probe", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<int, long>>();

        // Once for what the runtime and the pools need to get going.
        probe(times);
        return probe(times);
    }
}
