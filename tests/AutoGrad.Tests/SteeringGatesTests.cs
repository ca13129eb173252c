using System;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>Detach and Chain, which steer a gradient.</summary>
public sealed class SteeringGatesTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.0)]
    [InlineData(5e-324)]
    [InlineData(-1.75)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Detach_changes_nothing(double x)
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(Gates.Detach(x)));
        Assert.Equal(BitConverter.SingleToInt32Bits((float)x), BitConverter.SingleToInt32Bits(Gates.Detach((float)x)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-3.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void A_pull_of_zero_gives_zero_whatever_the_local_gradient(double local)
    {
        Ulp.AssertSame(0.0, Gates.Chain(0.0, local));
        Ulp.AssertSame(0.0, Gates.Chain(-0.0, local));
        Ulp.AssertSame(0f, Gates.Chain(0f, (float)local));
        Ulp.AssertSame(0f, Gates.Chain(-0f, (float)local));
    }

    [Theory]
    [InlineData(2.0, -3.0, -6.0)]
    [InlineData(-2.0, 0.0, -0.0)]
    [InlineData(5e-324, 1.0, 5e-324)]
    [InlineData(5e-324, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1.0, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(1.0, double.NaN, double.NaN)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0.0, double.NaN)]
    [InlineData(double.NaN, 0.0, double.NaN)]
    public void Any_other_pull_is_multiplied(double pull, double local, double expected) =>
        Ulp.AssertSame(expected, Gates.Chain(pull, local));

    [Theory]
    [InlineData(2f, -3f, -6f)]
    [InlineData(1e-45f, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(1f, float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, 0f, float.NaN)]
    public void Any_other_pull_of_a_float_is_multiplied(float pull, float local, float expected) =>
        Ulp.AssertSame(expected, Gates.Chain(pull, local));
}
