using System;
using AutoGrad.Runtime;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>Memory that is written and means something else as well is refused; memory that lies apart passes.</summary>
public sealed class OverlapTests
{
    private readonly double[] _doubles = new double[10];
    private readonly float[] _floats = new float[10];

    [Fact]
    public void A_number_and_its_gradient_are_not_the_same_variable()
    {
        Overlap.Refuse(in _doubles[0], in _doubles[1], "dx");
        Overlap.Refuse(in _floats[0], in _floats[1], "dx");
        Assert.Throws<ArgumentException>("dx", () => Overlap.Refuse(in _doubles[0], in _doubles[0], "dx"));
        Assert.Throws<ArgumentException>("dx", () => Overlap.Refuse(in _floats[0], in _floats[0], "dx"));

        Overlap.Refuse(_doubles[0], "x", _doubles[1], "y");
        Overlap.Refuse(_floats[0], "x", _floats[1], "y");
        ArgumentException exception = Assert.Throws<ArgumentException>("x", () => Overlap.Refuse(in _doubles[3], "x", in _doubles[3], "y"));
        Assert.Contains("'x' must not share memory with 'y'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("x", () => Overlap.Refuse(in _floats[3], "x", in _floats[3], "y"));
    }

    [Theory]
    [InlineData(0, 5, 5, 5, false)]
    [InlineData(5, 5, 0, 5, false)]
    [InlineData(0, 6, 5, 5, true)]
    [InlineData(5, 5, 0, 6, true)]
    [InlineData(2, 3, 2, 3, true)]
    [InlineData(0, 10, 4, 1, true)]
    [InlineData(2, 0, 0, 10, false)]
    [InlineData(0, 10, 2, 0, false)]
    public void Buffers_overlap_where_they_share_an_element(int first, int firstLength, int second, int secondLength, bool overlap)
    {
        Check(overlap, "dx", () => Overlap.Refuse(_doubles.AsSpan(first, firstLength), "dx", _doubles.AsSpan(second, secondLength), "x"));
        Check(overlap, "dx", () => Overlap.Refuse(_floats.AsSpan(first, firstLength), "dx", _floats.AsSpan(second, secondLength), "x"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_buffer_is_compared_with_each_of_the_others(int same)
    {
        double[][] others = [new double[4], new double[4], new double[4], new double[4]];
        double[] written = others[same];
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "dx", () => Overlap.Refuse(written, "dx", others[0], "x0", others[1], "x1", others[2], "x2", others[3], "x3"));
        Assert.Contains("'x" + same + "'", exception.Message, StringComparison.Ordinal);

        exception = Assert.Throws<ArgumentException>(
            "dv", () => Overlap.Refuse(in written[1], "dv", others[0], "x0", others[1], "x1", others[2], "x2", others[3], "x3"));
        Assert.Contains("'x" + same + "'", exception.Message, StringComparison.Ordinal);

        float[][] singles = [new float[4], new float[4], new float[4], new float[4]];
        float[] single = singles[same];
        Assert.Throws<ArgumentException>(
            "dx", () => Overlap.Refuse(single, "dx", singles[0], "x0", singles[1], "x1", singles[2], "x2", singles[3], "x3"));
        Assert.Throws<ArgumentException>(
            "dv", () => Overlap.Refuse(in single[1], "dv", singles[0], "x0", singles[1], "x1", singles[2], "x2", singles[3], "x3"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_number_lies_in_a_buffer_or_beside_it(int number, bool overlap)
    {
        Check(overlap, "dv", () => Overlap.Refuse(in _doubles[number], "dv", _doubles.AsSpan(2, 3), "x"));
        Check(overlap, "dv", () => Overlap.Refuse(in _floats[number], "dv", _floats.AsSpan(2, 3), "x"));
        Check(overlap, "dx", () => Overlap.Refuse(_doubles.AsSpan(2, 3), "dx", in _doubles[number], "v"));
        Check(overlap, "dx", () => Overlap.Refuse(_floats.AsSpan(2, 3), "dx", in _floats[number], "v"));
    }

    [Fact]
    public void An_output_can_be_compared_before_it_is_set()
    {
        _doubles[4] = 4.5;
        _floats[4] = 4.5f;

        Assert.Throws<ArgumentException>("y", () => Set(out _doubles[4], _doubles));
        Assert.Throws<ArgumentException>("y", () => Set(out _floats[4], _floats));

        Assert.Equal(4.5, _doubles[4]);
        Assert.Equal(4.5f, _floats[4]);
    }

    private static void Set(out double y, double[] x)
    {
        Overlap.Keep(out y);
        Overlap.Refuse(y, "y", x, "x");
        y = 0;
    }

    private static void Set(out float y, float[] x)
    {
        Overlap.Keep(out y);
        Overlap.Refuse(y, "y", x, "x");
        y = 0;
    }

    private static void Check(bool overlap, string name, Action compare)
    {
        if (overlap)
        {
            Assert.Throws<ArgumentException>(name, compare);
        }
        else
        {
            compare();
        }
    }
}
