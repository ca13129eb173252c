using System;
using System.Buffers;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>
/// A method that throws in the middle of a loop, memory rented: the exception is its own, its buffers hold what it wrote, no gradient has changed,
/// and the pools have everything back.
/// </summary>
[Collection(PoolListeners.Name)]
public sealed class ExceptionTests
{
    private static readonly Throwing[] Rows =
    [
        new("double IndexInPlace(Span<double> x, ReadOnlySpan<double> y) { double p = 1; for (int i = 0; i < x.Length; i++) { x[i] *= x[i]; p *= x[i] * y[i]; } return p; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), V(4, 5)], [V(1, 2, 3), V(4, 5, 6)]),
        new("double Thrown(double a, int n) { double s = a; for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { s = Math.Sin(s) + a; } if (i == 7) { throw new ArgumentException(\"seven\", nameof(n)); } } return s; }",
            typeof(ArgumentException), [0.5, 9], [0.5, 5]),
        new("double ManyBlocks(double a, int n) { int i = 0; while (true) { a = Math.Sqrt(a * a + 1e-6); i++; if (i == 100000) { break; } if (i == n) { throw new InvalidOperationException(); } } return a; }",
            typeof(InvalidOperationException), [0.5, 99999], [0.5, 0]),
        new("double Divided(double[] x, int n) { double p = 1; for (int i = 3; i >= n; i--) { p = p * x[6 / i] + 1; x[6 / i] = p; } return p; }",
            typeof(DivideByZeroException), [V(1, 2, 3, 4, 5, 6, 7), 0], [V(1, 2, 3, 4, 5, 6, 7), 1]),
        new("double NullRow(double[][] x) { double p = 1; foreach (double[] row in x) { for (int j = 0; j < row.Length; j++) { row[j] = p * row[j]; p = row[j] + 1; } } return p; }",
            typeof(NullReferenceException), [new[] { V(1, 2), null!, V(3) }], [new[] { V(1, 2), V(), V(3) }]),
        new("double RowsTakeTurns(double[] x, int n) { double[] a = new double[x.Length], b = new double[x.Length + 2]; for (int i = 0; i < x.Length; i++) { a[i] = x[i]; } for (int k = 0; k < n; k++) { for (int i = 0; i < b.Length - k; i++) { b[i] = a[i] * a[i]; } (a, b) = (b, a); } return a[0]; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), 2], [V(1, 2, 3), 0]),
        new("double ScratchOfCallee(double a, int n) { double s = 0; for (int i = 0; i < n; i++) { s += Powers(a, i); } return s; }",
            typeof(IndexOutOfRangeException), [1.5, 6], [1.5, 4]) { Helpers = "static double Powers(double a, int n) { Span<double> t = stackalloc double[4]; t[0] = a; for (int i = 1; i <= n; i++) { t[i] = t[i - 1] * a; } return t[n]; }" },
        new("double Recursion(double[] x, double a, int n) { if (n >= x.Length) { return a; } if (x[n] < 0) { throw new ArgumentOutOfRangeException(nameof(x), \"negative\"); } x[n] *= a; return Recursion(x, Math.Sin(a), 2 * n) * Recursion(x, a * x[n], 2 * n + 1); }",
            typeof(ArgumentOutOfRangeException), [V(0, 1, 2, 3, 4, 5, 6, -7), 0.5, 1], [V(0, 1, 2, 3, 4, 5, 6, 7), 0.5, 1]),
        new("double AfterTheLoop(Span<double> x, double a) { double p = a; for (int i = 0; i < x.Length; i++) { p *= x[i]; x[i] = p; } if (p < 0) { throw new ArithmeticException(\"negative\"); } return p; }",
            typeof(ArithmeticException), [V(1, -2, 3), 0.5], [V(1, 2, 3), 0.5]),
        new("void Outputs(ReadOnlySpan<double> x, Span<double> y, ref double a) { for (int i = 0; i < x.Length; i++) { a = a * x[i] + 1; y[2 * i] = a * a; } }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), V(0, 0, 0, 0), 0.5], [V(1, 2), V(0, 0, 0), 0.5]),
        new("double[] Result(ReadOnlySpan<double> x, int n) { double[] y = new double[n]; double p = 1; for (int i = 0; i < x.Length; i++) { p *= x[i]; y[i] = p; } return y; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), 2], [V(1, 2, 3), 3]),
        new("float Single(float[] x) { float p = 1; for (int i = 0; i <= x.Length; i++) { if (p > 2) { break; } p *= x[i]; x[i] = p; } return p; }",
            typeof(IndexOutOfRangeException), [new[] { 1f, 1.5f }], [new[] { 1f, 2.5f }]),
        new("double Resliced(ReadOnlySpan<double> x, int n) { double p = 1; while (n > 0) { p = p * x[0] + 1; x = x.Slice(1); n--; } return p; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), 4], [V(1, 2, 3), 3]),

        // Loops that would need more slots than there can be, and are left long before.
        new("double Endless(double[] x, int n) { double p = 1; for (int i = 0; i < n; i++) { p *= x[i]; } return p; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), int.MaxValue], [V(1, 2, 3), 3]),
        new("double EndlessWithBound(double[] x, int n) { double p = 1; for (int i = 0; i <= n; i++) { p *= x[i]; } return p; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), int.MaxValue], [V(1, 2, 3), 2]),
        new("double EndlessDown(double[] x, int n) { double p = 1; for (int i = n - 1; i >= 0; i--) { if (i > 1000) { throw new ArgumentException(\"n\"); } p *= x[i]; } return p; }",
            typeof(ArgumentException), [V(1, 2, 3), int.MinValue], [V(1, 2, 3), 3]),
        new("double EndlessBetween(double[] x, int n, int m) { double p = 1; for (int i = n; i < m; i++) { p *= x[i]; } return p; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), -2000000000, 2000000000], [V(1, 2, 3), 1, 3]),
        new("double EndlessInside(double[] x, int n) { double p = 1; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { p *= x[i + j]; } } return p; }",
            typeof(IndexOutOfRangeException), [V(1, 2, 3), int.MaxValue], [V(1, 2, 3), 2]),
    ];

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("Exceptions", "", Rows.Select(row => row.Routine), new CompilerSettings()));

    public static TheoryData<string> Titles => [.. Rows.Select(row => row.Routine.Name)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Everything_is_as_after_the_method_itself(string title)
    {
        Throwing row = Rows.Single(candidate => candidate.Routine.Name == title);
        CallableRoutine routine = Compiled.Value.Find(row.Routine);
        Invocation primal = routine.Call(row.Inputs);
        Assert.IsType(row.Exception, primal.Exception);

        // The exception's own texts come out of pools, too, when they are asked for the first time.
        double[] right = GradientAt(routine, row.Fine);
        object? pull = Contents.Like(routine.Call(row.Fine).Result, () => 1);
        Check(row, routine, primal, gradients => routine.CallBackward(row.Inputs, pull, gradients));
        if (routine.HasGradient)
        {
            Check(row, routine, primal, gradients => routine.CallGradient(row.Inputs, gradients));
        }

        Assert.Equal(right, GradientAt(routine, row.Fine));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_pull_of_the_wrong_length_is_refused_after_the_forward_pass(int length)
    {
        CallableRoutine routine = Compiled.Value.Find(Rows.Single(row => row.Routine.Name == "Result").Routine);
        object?[] gradients = [V(7, 8, 9)];
        routine.CallBackward([V(1, 2, 3), 3], new double[length], gradients);
        using var pools = new WatchedPools();
        Invocation refused = routine.CallBackward([V(1, 2, 3), 3], new double[length], gradients);
        Assert.Equal("dResult", Assert.IsType<ArgumentException>(refused.Exception).ParamName);
        Assert.Equal([7, 8, 9], Contents.Reals(refused.Gradients[0]));
        Assert.True(pools.Rents > 0);
        Assert.Equal(0, pools.Missing);
    }

    [Fact]
    public void An_array_that_is_not_given_back_is_seen()
    {
        using var pools = new WatchedPools();
        byte[] first = ArrayPool<byte>.Shared.Rent(1000);
        byte[] second = ArrayPool<byte>.Shared.Rent(1000);
        ArrayPool<byte>.Shared.Return(first);
        Assert.Equal((2, 1, 2048), (pools.Rents, pools.Missing, pools.MostBytes));
        ArrayPool<byte>.Shared.Return(second);
        Assert.Equal(0, pools.Missing);
    }

    private static void Check(Throwing row, CallableRoutine routine, Invocation primal, Func<object?[], Invocation> call)
    {
        int next = 0;
        object?[] gradients = routine.Gradients(row.Inputs, () => 0.5 + next++);
        using var pools = new WatchedPools();
        Invocation thrown = call(gradients);
        Assert.True(pools.Rents > 0, "Nothing was rented when it was thrown.");
        Assert.Equal(0, pools.Missing);
        Assert.True(primal.IsSameAs(thrown), $"the method: {primal}\ngenerated: {thrown}");
        Assert.All(gradients.Zip(thrown.Gradients), pair => Assert.Equal(Contents.Everything(pair.First), Contents.Everything(pair.Second)));
    }

    private static double[] GradientAt(CallableRoutine routine, object?[] inputs)
    {
        Invocation backward = routine.CallBackward(inputs, Contents.Like(routine.Call(inputs).Result, () => 1), routine.Gradients(inputs, () => 1));
        Assert.Null(backward.Exception);
        double[] gradient = [.. backward.Gradients.SelectMany(Contents.Reals)];
        Assert.Contains(gradient, number => number is not 0 and not 1);
        return gradient;
    }

    private static double[] V(params double[] numbers) => numbers;

    /// <param name="Method">The method without its modifiers.</param>
    /// <param name="Exception">What it throws.</param>
    /// <param name="Inputs">Where it throws.</param>
    /// <param name="Fine">Where it does not.</param>
    private sealed record Throwing(string Method, Type Exception, object?[] Inputs, object?[] Fine)
    {
        private Routine? _routine;

        public string Helpers { get; init; } = "";

        public Routine Routine => _routine ??= new Routine(Method) { Helpers = Helpers };
    }
}
