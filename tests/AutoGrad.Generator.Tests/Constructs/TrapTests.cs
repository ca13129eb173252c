using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Arguments that would make a gradient wrong without a word are refused when the call is made, before anything has run.</summary>
public sealed class TrapTests
{
    private static readonly Routine[] Rows =
    [
        new("double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * y[i]; } return s; }"),
        new("void Scale(ReadOnlySpan<double> x, Span<double> y, double a) { for (int i = 0; i < x.Length; i++) { y[i] = x[i] * a; } }"),
        new("double Rows(double[][] x) { double s = 0; foreach (double[] row in x) { foreach (double v in row) { s += v * v * v; } } return s; }"),
        new("void WriteRows(double[][] x) { for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { x[i][j] *= x[i][j]; } } }"),
        new("double Grid(double[,] x, double[,] y) { double s = 0; for (int i = 0; i < x.GetLength(0); i++) { s += x[i, 0] * y[0, i]; } return s; }"),
    ];

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("Traps", "", Rows, new CompilerSettings()));

    [Fact]
    public void Buffers_that_are_only_read_may_be_one()
    {
        double[] shared = [1, 2, 3];
        Assert.Equal([1, 2, 3, 1, 2, 3], Find("Dot").GradientAt(shared, shared));
    }

    [Fact]
    public void Buffers_that_are_only_read_may_overlap()
    {
        double[] shared = [1, 2, 3, 4];
        var first = new ArraySegment<double>(shared, 0, 3);
        var second = new ArraySegment<double>(shared, 1, 3);
        Assert.Equal([2, 3, 4, 1, 2, 3], Find("Dot").GradientAt(first, second));
    }

    [Fact]
    public void A_gradient_that_is_the_input_is_refused() => Refused("Dot", [new[] { 1.0, 2 }, new[] { 3.0, 4 }], inputs => [inputs[0], new double[2]], "dx");

    [Fact]
    public void A_gradient_that_is_another_input_is_refused() => Refused("Dot", [new[] { 1.0, 2 }, new[] { 3.0, 4 }], inputs => [new double[2], inputs[0]], "dy");

    [Fact]
    public void A_gradient_that_overlaps_an_input_is_refused()
    {
        var shared = new double[5];
        Refused("Dot", [new ArraySegment<double>(shared, 0, 3), new double[3]], _ => [new ArraySegment<double>(shared, 2, 3), new double[3]], "dx");
    }

    [Fact]
    public void A_gradient_that_touches_an_input_is_no_overlap()
    {
        double[] shared = [1, 2, 0, 0];
        Invocation backward = Find("Dot").CallBackward(
            [new ArraySegment<double>(shared, 0, 2), new[] { 3.0, 4 }], 1.0, [new ArraySegment<double>(shared, 2, 2), new double[2]]);
        Assert.Null(backward.Exception);
        Assert.Equal([3, 4], Contents.Reals(backward.Gradients[0]));
    }

    [Fact]
    public void Two_gradients_in_one_buffer_are_refused()
    {
        var shared = new double[2];
        Refused("Dot", [new[] { 1.0, 2 }, new[] { 3.0, 4 }], _ => [shared, shared], "dx", "dy");
    }

    [Fact]
    public void A_written_buffer_that_is_also_read_is_refused()
    {
        double[] shared = [1, 2];
        Refused("Scale", [shared, shared, 2.0], _ => [new double[2], new double[2], 0.0], "y");
    }

    [Fact]
    public void A_written_buffer_that_overlaps_one_that_is_read_is_refused()
    {
        var shared = new double[5];
        Refused("Scale", [new ArraySegment<double>(shared, 2, 3), new ArraySegment<double>(shared, 0, 3), 2.0], _ => [new double[3], new double[3], 0.0], "y");
    }

    [Fact]
    public void The_gradient_of_a_written_buffer_may_not_be_the_buffer() =>
        Refused("Scale", [new[] { 1.0, 2 }, new[] { 3.0, 4 }, 2.0], inputs => [new double[2], inputs[1], 0.0], "dy", "y");

    [Fact]
    public void Empty_buffers_never_overlap()
    {
        var empty = Array.Empty<double>();
        Assert.Null(Find("Scale").CallBackward([empty, empty, 2.0], null, [empty, empty, 0.0]).Exception);
    }

    [Fact]
    public void Rows_that_are_one_array_share_one_gradient()
    {
        double[] row = [2.0];
        double[] gradient = [0.0];
        Invocation backward = Find("Rows").CallBackward([new[] { row, row }], 1.0, [new[] { gradient, gradient }]);
        Assert.Null(backward.Exception);
        Assert.Equal([24.0, 24.0], Contents.Reals(backward.Gradients[0]));
    }

    [Fact]
    public void Two_rows_with_one_gradient_are_refused()
    {
        double[] gradient = [0.0];
        Refused("Rows", [new[] { new[] { 2.0 }, new[] { 3.0 } }], _ => [new[] { gradient, gradient }], "dx");
        Refused("WriteRows", [new[] { new[] { 2.0 }, new[] { 3.0 } }], _ => [new[] { gradient, gradient }], "dx");
    }

    [Fact]
    public void A_gradient_row_that_is_a_row_is_refused()
    {
        double[] row = [2.0];
        Refused("Rows", [new[] { row, new[] { 3.0 } }], _ => [new[] { new[] { 0.0 }, row }], "dx");
        Refused("WriteRows", [new[] { row, new[] { 3.0 } }], _ => [new[] { new[] { 0.0 }, row }], "dx", "x");
    }

    [Fact]
    public void A_grid_that_is_its_own_gradient_is_refused() =>
        Refused("Grid", [new double[2, 2], new double[2, 2]], inputs => [new double[2, 2], inputs[0]], "dy");

    [Theory]
    [InlineData("Dot", 0, "dx")]
    [InlineData("Dot", 1, "dy")]
    [InlineData("Scale", 0, "dx")]
    [InlineData("Scale", 1, "dy")]
    public void A_gradient_span_of_the_wrong_length_is_refused_with_its_name(string name, int active, string parameter)
    {
        foreach (int length in new[] { 0, 1, 3 })
        {
            object?[] inputs = [.. new object?[] { new[] { 1.0, 2 }, new[] { 3.0, 4 }, 2.0 }.Take(name == "Dot" ? 2 : 3)];
            object?[] gradients = [.. new object?[] { new double[2], new double[2], 0.0 }.Take(inputs.Length)];
            gradients[active] = new double[length];
            Refused(name, inputs, _ => gradients, parameter);
        }
    }

    [Fact]
    public void A_gradient_of_another_shape_is_refused_with_its_name()
    {
        Refused("Rows", [new[] { new[] { 1.0 }, new[] { 2.0 } }], _ => [new[] { new[] { 1.0 } }], "dx");
        Refused("Rows", [new[] { new[] { 1.0 }, new[] { 2.0 } }], _ => [new[] { new[] { 1.0 }, new[] { 2.0, 3 } }], "dx");
        Refused("Rows", [new[] { new[] { 1.0 }, new[] { 2.0 } }], _ => [new double[]?[] { new[] { 1.0 }, null }], "dx");
        Refused("Rows", [new[] { new[] { 1.0 }, new[] { 2.0 } }], _ => [null], "dx");
        Refused("Grid", [new double[2, 3], new double[2, 3]], _ => [new double[3, 2], new double[2, 3]], "dx");
        Refused("Grid", [new double[2, 3], new double[2, 3]], _ => [new double[2, 3], null], "dy");
    }

    private static CallableRoutine Find(string name) => Compiled.Value.Find(Rows.Single(row => row.Title == name));

    // Nothing has run: neither the inputs nor the gradients have changed.
    private static void Refused(string name, object?[] inputs, Func<object?[], object?[]> gradients, params string[] parameters)
    {
        CallableRoutine routine = Find(name);
        object?[] given = gradients(inputs);
        Invocation refused = routine.CallBackward(inputs, 1.0, given);
        var exception = Assert.IsType<ArgumentException>(refused.Exception);
        Assert.Contains(exception.ParamName, parameters);
        Assert.All(inputs.Zip(refused.Arguments), pair => Assert.Equal(Contents.Everything(pair.First), Contents.Everything(pair.Second)));
        Assert.All(given.Zip(refused.Gradients), pair => Assert.Equal(Contents.Everything(pair.First), Contents.Everything(pair.Second)));
        if (routine.HasGradient)
        {
            Assert.IsType<ArgumentException>(routine.CallGradient(inputs, given).Exception);
        }
    }
}
