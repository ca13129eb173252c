using System;
using System.Linq;
using System.Runtime.InteropServices;
using AutoGrad.Runtime;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The same for arrays of several dimensions and arrays of arrays.</summary>
public sealed class OverlapArraysTests
{
    private readonly double[] _row = new double[4];
    private readonly float[] _singleRow = new float[4];

    [Fact]
    public void A_buffer_or_a_number_may_lie_in_a_row()
    {
        double[][] rows = [new double[3], _row];
        float[][] singles = [new float[3], _singleRow];

        Assert.Throws<ArgumentException>("dx", () => Overlap.RefuseArray(_row.AsSpan(1, 2), "dx", rows, "w"));
        Assert.Throws<ArgumentException>("dx", () => Overlap.RefuseArray(_singleRow.AsSpan(1, 2), "dx", singles, "w"));
        Assert.Throws<ArgumentException>("dv", () => Overlap.RefuseArray(in _row[3], "dv", rows, "w"));
        Assert.Throws<ArgumentException>("dv", () => Overlap.RefuseArray(in _singleRow[3], "dv", singles, "w"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseInArray(rows, "dw", _row.AsSpan(1, 2), "x"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseInArray(singles, "dw", _singleRow.AsSpan(1, 2), "x"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseInArray(rows, "dw", in _row[0], "v"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseInArray(singles, "dw", in _singleRow[0], "v"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseInArray(new[] { Array.Empty<double[]>(), rows }, "dw", in _row[0], "v"));
    }

    [Fact]
    public void A_buffer_or_a_number_may_lie_in_a_grid()
    {
        double[,] grid = new double[2, 3];
        Span<double> Buffer() => MemoryMarshal.CreateSpan(ref grid[1, 0], 2);
        float[,,] box = new float[1, 2, 2];

        Assert.Throws<ArgumentException>("dx", () => Overlap.RefuseArray(Buffer(), "dx", grid, "w"));
        Assert.Throws<ArgumentException>("dv", () => Overlap.RefuseArray(in grid[1, 2], "dv", grid, "w"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseInArray(grid, "dw", Buffer(), "x"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseInArray(box, "dw", in box[0, 1, 1], "v"));
    }

    [Fact]
    public void What_lies_apart_passes()
    {
        double[][] rows = [new double[3], null!, []];
        double[,] grid = new double[2, 3];
        float[][] singles = [new float[3]];

        Overlap.RefuseArray(_row, "dx", rows, "w");
        Overlap.RefuseArray(in _row[0], "dv", rows, "w");
        Overlap.RefuseArray(_row, "dx", grid, "w");
        Overlap.RefuseArray(_row, "dx", null, "w");
        Overlap.RefuseArray(Span<double>.Empty, "dx", rows, "w");
        Overlap.RefuseArray(_singleRow, "dx", singles, "w");
        Overlap.RefuseInArray(rows, "dw", _row, "x");
        Overlap.RefuseInArray(grid, "dw", in _row[0], "v");
        Overlap.RefuseInArray(singles, "dw", in _singleRow[0], "v");
        Overlap.RefuseArrays(rows, "dw", new double[][] { _row, [] }, "w");
        Overlap.RefuseArrays(rows, "dw", null, "w");
        Overlap.RefuseArrays(null, "dw", rows, "w");
        Overlap.RefuseArrays(grid, "dw", new double[2, 3], "w");
    }

    [Fact]
    public void Arrays_that_hold_the_same_array_are_refused()
    {
        double[,] grid = new double[2, 3];
        double[][] rows = [new double[3], _row];

        ArgumentException exception = Assert.Throws<ArgumentException>(
            "dw", () => Overlap.RefuseArrays(rows, "dw", new double[][] { [], null!, _row }, "w"));
        Assert.Contains("'w'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseArrays(rows, "dw", rows, "w"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseArrays(grid, "dw", grid, "w"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseArrays(new[] { grid }, "dw", grid, "w"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseArrays(grid, "dw", new[] { grid }, "w"));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseArrays(new[] { rows }, "dw", rows, "w"));
    }

    [Fact]
    public void Rows_and_their_gradients_belong_together_one_by_one()
    {
        double[] other = new double[4];
        double[] first = new double[4];
        double[] second = new double[4];

        Overlap.RefuseRows(new[] { _row, other }, "w", new[] { first, second }, "dw", isWritten: true);
        Overlap.RefuseRows(new[] { _row, _row }, "w", new[] { first, first }, "dw", isWritten: true);
        Overlap.RefuseRows(new[] { _row, _row }, "w", new[] { first, second }, "dw", isWritten: false);
        Overlap.RefuseRows(new double[]?[] { [], [], null }, "w", new double[]?[] { [], null, [] }, "dw", isWritten: true);
        Overlap.RefuseRows(null, "w", null, "dw", isWritten: true);
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseRows(new[] { _row, other }, "w", new[] { first, first }, "dw", isWritten: false));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseRows(new[] { _row, _row }, "w", new[] { first, second }, "dw", isWritten: true));
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseRows(
            new[] { new[] { _row }, [other] }, "w", new[] { new[] { first }, [first] }, "dw", isWritten: false));
    }

    [Fact]
    public void Many_rows_take_linear_time()
    {
        double[][] rows = Enumerable.Range(0, 200_000).Select(i => new double[1]).ToArray();
        double[][] others = Enumerable.Range(0, 200_000).Select(i => new double[1]).ToArray();

        Overlap.RefuseArrays(rows, "dw", others, "w");
        Overlap.RefuseRows(rows, "w", others, "dw", isWritten: true);
        others[199_999] = rows[0];
        Assert.Throws<ArgumentException>("dw", () => Overlap.RefuseArrays(rows, "dw", others, "w"));
    }

    [Fact]
    public void No_array_stays_in_the_pool()
    {
        WeakReference row = Compare();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(row.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Compare()
        {
            double[] row = new double[3];
            Overlap.RefuseRows(new[] { row }, "w", new[] { new double[3] }, "dw", isWritten: true);
            Overlap.RefuseArrays(new[] { row }, "dw", new[] { new double[3] }, "w");
            return new WeakReference(row);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[][] rows = [new double[3], new double[4]];
        double[][] others = [new double[3], new double[4]];
        double[,] grid = new double[2, 3];

        Assert.Equal(0, Allocations.Of(() =>
        {
            Overlap.Refuse(_row, "dx", rows[0], "x");
            Overlap.RefuseArray(_row, "dx", rows, "w");
            Overlap.RefuseInArray(grid, "dw", in _row[0], "v");
            Overlap.RefuseArrays(rows, "dw", others, "w");
            Overlap.RefuseRows(rows, "w", others, "dw", isWritten: true);
        }));
    }
}
