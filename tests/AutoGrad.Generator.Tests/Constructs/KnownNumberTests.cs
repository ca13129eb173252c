using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Loops over known numbers: what other tools have got wrong, and what the guide computes by hand.</summary>
public sealed class KnownNumberTests
{
    private const string Cost = """
        {
            double total = 0;
            for (int i = 0; i < X.Length; i++)
            {
                double score = w[0] * X[i][0] + w[1] * X[i][1] + w[2];
                costs[i] = Math.Max(0, -y[i] * score + 1);
                total += costs[i];
            }
            double regularisation = alpha * (w[0] * w[0] + w[1] * w[1]);
            costs[X.Length] = regularisation;
            return total + regularisation;
        }
        """;

    private static readonly Routine[] Rows =
    [
        new("double SumOfSquares(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x * x; } return s; }"),
        new("double Power(double x, int n) { double p = 1; for (int i = 0; i < n; i++) { p *= x; } return p; }"),
        new("double CostOfWeights([Constant] double[][] X, int[] y, double[] w, [Constant] double alpha, [Constant] double[] costs) " + Cost),
        new("double CostOfEverything(double[][] X, int[] y, double[] w, double alpha, [Constant] double[] costs) " + Cost),
        new("double Euler(double x, double v, double k, int steps, double h) { for (int i = 0; i < steps; i++) { double a = -k * x; x += h * v; v += h * a; } return x * v; }"),
    ];

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("Known", "", Rows, new CompilerSettings()));

    [Fact]
    public void Sum_of_squares() => ValueAndGradient("SumOfSquares", [3.0, 5], 45, 30);

    [Fact]
    public void Repeated_product() => ValueAndGradient("Power", [2.0, 4], 16, 32);

    [Fact]
    public void Cost_function_of_chapter_two()
    {
        object?[] inputs = CostInputs();
        Invocation call = Find("CostOfWeights").Call(inputs);
        double[] expected = [0.440, 1.370, 0.000, 0.005];
        Assert.All(expected.Zip((double[])call.Arguments[4]!), pair => Assert.Equal(pair.First, pair.Second, 12));
        ValueAndGradient("CostOfWeights", inputs, 1.815, -1.48, -0.16, 0);
    }

    [Fact]
    public void Cost_function_by_everything() =>
        ValueAndGradient("CostOfEverything", CostInputs(), 1.815, -0.1, -0.2, 0.1, 0.2, 0, 0, -1.48, -0.16, 0, 0.05);

    // Explicit Euler is linear in the state: its matrix to the power of the steps is the closed form.
    [Fact]
    public void A_million_steps_of_Euler()
    {
        const int Steps = 1_000_000;
        const double X = 0.8, V = -0.3, K = 1.7, H = 1e-5;
        double growth = Math.Pow(1 + K * H * H, Steps / 2.0);
        double angle = Steps * Math.Atan(H * Math.Sqrt(K));
        double w = Math.Sqrt(K);
        double x = growth * (X * Math.Cos(angle) + V / w * Math.Sin(angle));
        double v = growth * (-X * w * Math.Sin(angle) + V * Math.Cos(angle));
        double dx = growth * (Math.Cos(angle) * v - w * Math.Sin(angle) * x);
        double dv = growth * (Math.Sin(angle) / w * v + Math.Cos(angle) * x);
        CallableRoutine euler = Find("Euler");
        Assert.Equal(x * v, (double)euler.Call([X, V, K, Steps, H]).Result!, 8);
        double[] gradient = euler.GradientAt(X, V, K, Steps, H);
        Assert.Equal(dx, gradient[0], 8);
        Assert.Equal(dv, gradient[1], 8);
        (double dk, _) = NumericDerivative.Of(k => (double)euler.Call([X, V, k, Steps, H]).Result!, K);
        Assert.Equal(dk, gradient[2], 6);
    }

    private static object?[] CostInputs() =>
        [new[] { new[] { 1.2, 0.7 }, new[] { -0.3, 0.5 }, new[] { 3, 2.5 } }, new[] { 1, -1, 1 }, new[] { 0.1, 0.2, 0.3 }, 0.1, new double[4]];

    private static CallableRoutine Find(string name) => Compiled.Value.Find(Rows.Single(row => row.Title == name));

    private static void ValueAndGradient(string name, object?[] inputs, double value, params double[] gradient)
    {
        CallableRoutine routine = Find(name);
        Invocation backward = routine.CallBackward(inputs, 1.0, routine.Gradients(inputs, () => 0));
        Assert.Null(backward.Exception);
        Assert.Equal(value, (double)backward.Result!, 12);
        double[] actual = [.. backward.Gradients.SelectMany(Contents.Reals)];
        Assert.Equal(gradient.Length, actual.Length);
        Assert.All(gradient.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 12));
    }
}
