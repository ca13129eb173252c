using System;
using AutoGrad.Runtime;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>Arrays of several dimensions and arrays of arrays: zeros of the same shape, sums, clearing.</summary>
public sealed class BufferArraysTests
{
    [Fact]
    public void Zeros_have_the_shape_of_the_array()
    {
        Assert.Equal(new double[3], Buffers.ZerosLike(new[] { 1.0, 2, 3 }));
        Assert.Equal(new float[2, 1], Buffers.ZerosLike(new[,] { { 1f }, { 2f } }));
        Assert.Equal(new double[1, 2, 2], Buffers.ZerosLike(new[,,] { { { 1.0, 2 }, { 3, 4 } } }));
        Assert.Equal(new double[1, 1, 1, 2], Buffers.ZerosLike(new[,,,] { { { { 1.0, 2 } } } }));
        Assert.Equal(new[] { new double[2], [], new double[1] }, Buffers.ZerosLike(new[] { new[] { 1.0, 2 }, [], [3] }));
        Assert.Equal(new[] { new double[1, 2] }, Buffers.ZerosLike(new[] { new[,] { { 1.0, 2 } } }));
        Assert.Equal(new[] { new[] { new float[1] } }, Buffers.ZerosLike(new[] { new[] { new[] { 1f } } }));
    }

    [Fact]
    public void Zeros_of_null_are_null_at_every_level()
    {
        Assert.Null(Buffers.ZerosLike((double[]?)null));
        Assert.Null(Buffers.ZerosLike((double[][]?)null));
        Assert.Equal(new double[]?[] { null, new double[1] }, Buffers.ZerosLike(new double[]?[] { null, [2] }));
    }

    [Fact]
    public void An_array_found_twice_has_one_gradient()
    {
        double[] row = [1, 2];
        double[][] rows = [row, [3], row];
        double[][][] nested = [rows, [row], rows];

        double[][] gradient = Buffers.ZerosLike(rows);
        double[][][] nestedGradient = Buffers.ZerosLike(nested);

        Assert.Same(gradient[0], gradient[2]);
        Assert.NotSame(row, gradient[0]);
        Assert.NotSame(gradient[0], gradient[1]);
        Assert.Same(nestedGradient[0], nestedGradient[2]);
        Assert.Same(nestedGradient[0][0], nestedGradient[1][0]);
        Assert.Equal([1, 2], row);
    }

    [Fact]
    public void Zeros_of_many_arrays_take_linear_time()
    {
        double[][] rows = new double[200_000][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i % 2 == 0 ? [i] : rows[i - 1];
        }

        double[][] gradient = Buffers.ZerosLike(rows);

        for (int i = 1; i < rows.Length; i++)
        {
            Assert.True(ReferenceEquals(gradient[i], gradient[i - 1]) == (i % 2 == 1));
        }
    }

    [Fact]
    public void Clearing_reaches_every_element()
    {
        double[][] rows = [[1, 2], null!, [3]];
        double[,] grid = { { 1, 2 }, { 3, 4 } };
        float[] single = [1, 2];

        Buffers.Clear(rows);
        Buffers.Clear(grid);
        Buffers.Clear(single);
        Buffers.Clear((double[,]?)null);
        Buffers.Clear(single.AsSpan());
        Buffers.Clear(rows[0].AsSpan());

        Assert.Equal(new double[]?[] { [0, 0], null, [0] }, rows);
        Assert.Equal(new double[2, 2], grid);
        Assert.Equal([0, 0], single);
    }

    [Fact]
    public void A_pull_is_added_element_by_element()
    {
        double[][] rows = [[1, 2], null!, [3]];
        double[,] grid = { { 1, 2 }, { 3, 4 } };
        float[,,] box = { { { 1 }, { 2 } } };

        Buffers.Add(rows, [[10, 20], [], [30]]);
        Buffers.Add(grid, new double[,] { { 10, 20 }, { 30, 40 } });
        Buffers.Add(box, new float[,,] { { { 10 }, { 20 } } });
        Buffers.Add((double[,]?)null, null);

        Assert.Equal(new double[]?[] { [11, 22], null, [33] }, rows);
        Assert.Equal(new double[,] { { 11, 22 }, { 33, 44 } }, grid);
        Assert.Equal(new float[,,] { { { 11 }, { 22 } } }, box);
    }

    [Fact]
    public void A_copy_of_a_whole_array_moves_the_pull()
    {
        double[,] source = { { 1, 2 }, { 3, 4 } };
        double[,] target = { { 10, 20 }, { 30, 40 } };
        float[] single = [1, 2];
        float[] singleTarget = [10, 20];

        Buffers.Copied(source, target);
        Buffers.Copied(single, singleTarget);
        Buffers.Copied(source, source);
        Buffers.Copied(single, single.AsSpan());

        Assert.Equal(new double[,] { { 11, 22 }, { 33, 44 } }, source);
        Assert.Equal(new double[2, 2], target);
        Assert.Equal([11, 22], single);
        Assert.Equal([0, 0], singleTarget);
        Assert.Throws<ArgumentException>(() => Buffers.Copied(new double[1, 2], new double[2, 2]));
    }

    [Fact]
    public void Arrays_that_do_not_begin_at_zero_are_arrays_like_others()
    {
        var grid = (double[,])Array.CreateInstance(typeof(double), [2, 2], [5, -3]);
        grid[5, -3] = 1;
        grid[6, -2] = 2;

        double[,] zeros = Buffers.ZerosLike(grid);
        Buffers.Add(grid, grid);

        Assert.Equal(5, zeros.GetLowerBound(0));
        Assert.Equal(0, zeros[6, -2]);
        Assert.Equal(2, grid[5, -3]);
        Assert.Equal(4, grid[6, -2]);
    }
}
