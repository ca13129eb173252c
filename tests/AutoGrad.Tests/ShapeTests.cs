using System;
using AutoGrad.Runtime;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>A gradient of another shape than its input is refused, with the name of its parameter and both shapes in words.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Equal_lengths_pass_and_null_is_as_long_as_empty()
    {
        Shape.Require(new double[3], new double[3], "dx");
        Shape.Require(new float[3], new float[3], "dx");
        Shape.Require((double[]?)null, Span<double>.Empty, "dx");
        Shape.RequireResult(new double[2], new double[2], "dResult");
        Shape.RequireResult(new float[2], new float[2], "dResult");
        Shape.RequireResult((double[]?)null, ReadOnlySpan<double>.Empty, "dResult");
    }

    [Fact]
    public void Different_lengths_are_refused_by_name()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("dx", () => Shape.Require(new double[3], new double[2], "dx"));
        Assert.Contains("the input has 3 elements, the gradient has 2", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("dx", () => Shape.Require(new float[3], new float[4], "dx"));
        Assert.Throws<ArgumentException>("dx", () => Shape.Require((double[]?)null, new double[1], "dx"));

        exception = Assert.Throws<ArgumentException>("dResult", () => Shape.RequireResult(new double[3], new double[2], "dResult"));
        Assert.Contains("the result has 3 elements, the pull has 2", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("dResult", () => Shape.RequireResult(new float[3], new float[2], "dResult"));
    }

    [Fact]
    public void Equal_shapes_pass()
    {
        Shape.Require(new double[2, 3], new double[2, 3], "dx");
        Shape.Require(new float[2, 3, 4], new float[2, 3, 4], "dx");
        Shape.Require((double[,]?)null, (double[,]?)null, "dx");
        Shape.Require(new double[0, 3], null, "dx");
        Shape.Require(new double[]?[] { [1], null, [] }, new double[]?[] { [2], [], null }, "dx");
        Shape.Require(new[] { new double[1, 2] }, new[] { new double[1, 2] }, "dx");
        Shape.Require((double[][]?)null, (double[][]?)null, "dx");
        Shape.RequireResult(new double[2, 3], new double[2, 3], "dResult");
    }

    public static TheoryData<Array?, Array?, string> Differences => new()
    {
        { new double[2, 3], new double[3, 2], "the input has 2 x 3 elements, the gradient has 3 x 2 elements" },
        { new double[2, 3], null, "the input has 2 x 3 elements, the gradient has no elements" },
        { null, new double[1, 1], "the input has no elements, the gradient has 1 x 1 elements" },
        { new float[1, 2, 3], new float[1, 2, 4], "1 x 2 x 3" },
        { new double[][] { [1] }, new double[][] { [1], [2] }, "the input has 1 elements, the gradient has 2 elements" },
        { new double[][] { [1], [2, 3] }, new double[][] { [1], [2] }, "[1] of the input has 2 elements, [1] of the gradient has 1 elements" },
        { new double[]?[] { [1] }, new double[]?[] { null }, "[0] of the input has 1 elements, [0] of the gradient has no elements" },
        {
            new[] { Array.Empty<double[]>(), new[] { new double[3], new double[4] } },
            new[] { Array.Empty<double[]>(), new[] { new double[3], new double[5] } },
            "[1] of [1] of the input has 4 elements, [1] of [1] of the gradient has 5 elements"
        },
        { new[] { new double[2, 1] }, new[] { new double[1, 2] }, "[0] of the input has 2 x 1 elements" },
        { Array.CreateInstance(typeof(double), [2, 2], [0, 1]), new double[2, 2], "the input has 2 x 2 (from 1) elements" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Different_shapes_are_refused_in_words(Array? input, Array? gradient, string words)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("dx", () => Shape.Require(input, gradient, "dx"));
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("dResult", () => Shape.RequireResult(input, gradient, "dResult"));
    }

    [Fact]
    public void Nothing_is_allocated_where_the_shapes_are_equal()
    {
        double[] line = new double[100];
        double[,] grid = new double[3, 4];
        double[][] rows = [line, line];

        Assert.Equal(0, Allocations.Of(() =>
        {
            Shape.Require(line, line, "dx");
            Shape.Require(grid, grid, "dx");
            Shape.Require(rows, rows, "dx");
            Shape.RequireResult(line, line, "dResult");
        }));
    }
}
