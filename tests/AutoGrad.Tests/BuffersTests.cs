using System;
using System.Linq;
using AutoGrad.Runtime;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The backward passes of operations on whole buffers, compared with those of the loops that they stand for.</summary>
public sealed class BuffersTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 20, 7)]
    [InlineData(20, 0, 7)]
    [InlineData(0, 3, 20)]
    [InlineData(3, 0, 20)]
    [InlineData(1, 0, 39)]
    [InlineData(0, 1, 39)]
    [InlineData(5, 5, 20)]
    [InlineData(0, 20, 20)]
    public void A_copy_moves_the_pull_even_where_source_and_target_overlap(int source, int target, int length)
    {
        double[] gradient = Enumerable.Range(1, 40).Select(i => Math.Sin(i)).ToArray();

        // The same with all pulls taken before anything is added.
        double[] expected = [.. gradient];
        double[] pulls = expected[target..(target + length)];
        expected.AsSpan(target, length).Clear();
        for (int i = 0; i < length; i++)
        {
            expected[source + i] += pulls[i];
        }

        double[] actual = [.. gradient];
        Buffers.Copied(actual.AsSpan(source, length), actual.AsSpan(target, length));
        Assert.Equal(expected, actual);

        float[] single = gradient.Select(value => (float)value).ToArray();
        float[] expectedSingle = [.. single];
        expectedSingle.AsSpan(target, length).Clear();
        for (int i = 0; i < length; i++)
        {
            expectedSingle[source + i] += single[target + i];
        }

        Buffers.Copied(single.AsSpan(source, length), single.AsSpan(target, length));
        Assert.Equal(expectedSingle, single);
    }

    [Fact]
    public void A_copy_between_two_buffers_moves_the_pull()
    {
        double[] source = [1, 2, 3];
        double[] target = [10, 20, 30];

        Buffers.Copied(source, target);

        Assert.Equal([11, 22, 33], source);
        Assert.Equal([0, 0, 0], target);
    }

    [Fact]
    public void A_fill_gathers_the_pulls_of_all_elements()
    {
        double[] gradient = [1, 2, 3.5];
        float[] single = [1, 2, 3.5f];

        Assert.Equal(6.5, Buffers.Filled(gradient));
        Assert.Equal(6.5f, Buffers.Filled(single));
        Assert.Equal([0, 0, 0], gradient);
        Assert.Equal([0, 0, 0], single);
        Assert.Equal(0.0, Buffers.Filled(Span<double>.Empty));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(1001)]
    public void A_pull_is_added_element_by_element(int length)
    {
        double[] gradient = Enumerable.Range(0, length).Select(i => Math.Sin(i)).ToArray();
        double[] pull = Enumerable.Range(0, length).Select(i => Math.Cos(i)).ToArray();
        float[] single = gradient.Select(value => (float)value).ToArray();
        float[] singlePull = pull.Select(value => (float)value).ToArray();
        double[] expected = gradient.Zip(pull, (a, b) => a + b).ToArray();
        float[] expectedSingle = single.Zip(singlePull, (a, b) => a + b).ToArray();

        Buffers.Add(gradient, pull);
        Buffers.Add(single, singlePull);

        Assert.Equal(expected, gradient);
        Assert.Equal(expectedSingle, single);
    }

    [Fact]
    public void Different_lengths_are_a_mistake()
    {
        Assert.Throws<ArgumentException>(() => Buffers.Add(new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => Buffers.Copied(new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => Buffers.Add(new float[2], new float[3]));
        Assert.Throws<ArgumentException>(() => Buffers.Copied(new float[2], new float[3]));
        Assert.Throws<ArgumentException>(() => Buffers.Add(new double[2, 3], new double[2, 4]));
        Assert.Throws<ArgumentException>(() => Buffers.Add(new[] { new double[2] }, new[] { new double[3] }));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] one = new double[100];
        double[] other = new double[100];
        double[][] rows = [one, other];
        double[,] grid = new double[3, 4];

        Assert.Equal(0, Allocations.Of(() =>
        {
            Buffers.Copied(one, other);
            Buffers.Filled(one);
            Buffers.Add(one, other);
            Buffers.Add(rows, rows);
            Buffers.Add(grid, grid);
            Buffers.Clear(rows);
            Buffers.Clear(grid);
        }));
    }
}
