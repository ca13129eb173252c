using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>
/// A gradient of the wrong shape, or one that lies where something else does, is refused by its name before anything has been written: not even
/// the buffers that the method would write first.
/// </summary>
[Collection(PoolListeners.Name)]
public sealed class RefusedArgumentTests
{
    private static readonly Routine[] Methods =
    [
        new("double Scaled(ReadOnlySpan<double> x, Span<double> y, double[] z) { double p = 1; for (int i = 0; i < y.Length; i++) { y[i] = y[i] * x[i] + p; p *= y[i] * z[i]; } return p; }"),
        new("void Summed(double[][] rows, double[,] grid, Span<float> y) { for (int i = 0; i < rows.Length; i++) { for (int j = 0; j < rows[i].Length; j++) { rows[i][j] *= rows[i][j]; grid[i, j] += rows[i][j]; } y[i] = (float)grid[i, 0]; } }"),
        new("double Outputs(Span<double> x, ref double a) { for (int i = 0; i < x.Length; i++) { x[i] *= a; a += x[i] * x[i]; } return a; }"),
    ];

    private static readonly IReadOnlyDictionary<string, Misuse> All = new Dictionary<string, Misuse>
    {
        ["shorter gradient of an input"] = new("Scaled", "dx", (inputs, gradients) => gradients[0] = new double[2]),
        ["longer gradient of an input"] = new("Scaled", "dx", (inputs, gradients) => gradients[0] = new double[4]),
        ["no gradient of an input"] = new("Scaled", "dx", (inputs, gradients) => gradients[0] = Array.Empty<double>()),
        ["shorter gradient of a written buffer"] = new("Scaled", "dy", (inputs, gradients) => gradients[1] = new double[2]),
        ["longer gradient of a written buffer"] = new("Scaled", "dy", (inputs, gradients) => gradients[1] = new double[9]),
        ["shorter gradient of the last"] = new("Scaled", "dz", (inputs, gradients) => gradients[2] = new double[2]),
        ["shorter gradient of a number's neighbour"] = new("Outputs", "dx", (inputs, gradients) => gradients[0] = new double[2]),

        ["gradient in its input"] = new("Scaled", "dx", (inputs, gradients) => gradients[0] = inputs[0]),
        ["gradient in another input"] = new("Scaled", "dz", (inputs, gradients) => gradients[2] = inputs[0]),
        ["gradient in a written buffer"] = new("Scaled", "dx|y", (inputs, gradients) => gradients[0] = inputs[1]),
        ["gradient of a written buffer in an input"] = new("Scaled", "dy", (inputs, gradients) => gradients[1] = inputs[2]),
        ["two gradients in one"] = new("Scaled", "dx|dz", (inputs, gradients) => gradients[2] = gradients[0]),
        ["gradient in that of a written buffer"] = new("Scaled", "dx|dy", (inputs, gradients) => gradients[0] = gradients[1]),
        ["written buffer that is read as another"] = new("Scaled", "y", (inputs, gradients) => inputs[1] = inputs[2]),
        ["one element in common"] = new("Scaled", "dx|dz", (inputs, gradients) =>
        {
            var shared = new double[5];
            (gradients[0], gradients[2]) = (new ArraySegment<double>(shared, 0, 3), new ArraySegment<double>(shared, 2, 3));
        }),

        ["row of another length"] = new("Summed", "drows", (inputs, gradients) => ((double[][])gradients[0]!)[1] = new double[3]),
        ["row left out"] = new("Summed", "drows", (inputs, gradients) => ((double[]?[])gradients[0]!)[1] = null),
        ["more rows"] = new("Summed", "drows", (inputs, gradients) => gradients[0] = new[] { new double[2], new double[2], new double[2] }),
        ["grid turned round"] = new("Summed", "dgrid", (inputs, gradients) => gradients[1] = new double[3, 2]),
        ["no grid"] = new("Summed", "dgrid", (inputs, gradients) => gradients[1] = null),
        ["floats of another length"] = new("Summed", "dy", (inputs, gradients) => gradients[2] = new float[1]),
        ["gradient row twice"] = new("Summed", "drows", (inputs, gradients) => ((double[][])gradients[0]!)[1] = ((double[][])gradients[0]!)[0]),
        ["gradient row that is a row"] = new("Summed", "drows|rows", (inputs, gradients) => ((double[][])gradients[0]!)[0] = ((double[][])inputs[0]!)[1]),
        ["grid for its gradient"] = new("Summed", "dgrid|grid", (inputs, gradients) => gradients[1] = inputs[1]),
        ["floats for their gradients"] = new("Summed", "dy|y", (inputs, gradients) => gradients[2] = inputs[2]),
    };

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("Refused", "", Methods, new CompilerSettings()));

    public static TheoryData<string> Misuses => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Misuses))]
    public void Is_refused_before_anything_is_written(string name)
    {
        Misuse misuse = All[name];
        CallableRoutine routine = Compiled.Value.Find(Methods.Single(method => method.Name == misuse.Method));
        (object?[] inputs, object?[] gradients) = Arguments(routine);
        Assert.Null(routine.CallBackward(inputs, 1.0, gradients).Exception);

        misuse.Do(inputs, gradients);
        Check(inputs, gradients, misuse, () => routine.CallBackward(inputs, 1.0, gradients));
        if (routine.HasGradient)
        {
            Check(inputs, gradients, misuse, () => routine.CallGradient(inputs, gradients));
        }
    }

    private static (object?[] Inputs, object?[] Gradients) Arguments(CallableRoutine routine)
    {
        double next = 1;
        object?[] inputs = routine.Method.Name switch
        {
            "Scaled" => [new[] { 1.0, 2, 3 }, new[] { 4.0, 5, 6 }, new[] { 7.0, 8, 9 }],
            "Summed" => [new[] { new[] { 1.0, 2 }, [3.0, 4] }, new double[2, 3], new[] { 5f, 6 }],
            _ => [new[] { 1.0, 2, 3 }, 0.5],
        };
        return (inputs, routine.Gradients(inputs, () => next++));
    }

    private static void Check(object?[] inputs, object?[] gradients, Misuse misuse, Func<Invocation> call)
    {
        using var pools = new WatchedPools();
        Invocation refused = call();
        Assert.Contains(Assert.IsType<ArgumentException>(refused.Exception).ParamName, misuse.Parameters.Split('|'));
        Assert.Equal(0, pools.Missing);
        Assert.All(inputs.Zip(refused.Arguments), pair => Assert.Equal(Contents.Everything(pair.First), Contents.Everything(pair.Second)));
        Assert.All(gradients.Zip(refused.Gradients), pair => Assert.Equal(Contents.Everything(pair.First), Contents.Everything(pair.Second)));
    }

    /// <param name="Method">The method that is called.</param>
    /// <param name="Parameters">The parameter that the exception names: the written one, and where both are, either.</param>
    /// <param name="Do">Makes right arguments wrong.</param>
    private sealed record Misuse(string Method, string Parameters, Action<object?[], object?[]> Do);
}
