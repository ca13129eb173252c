using Xunit;

namespace AutoGrad.Tests;

/// <summary>Relu, LeakyRelu, Hinge and Square: exact, so every value is compared to the last bit.</summary>
public sealed class RampGatesTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-0.0, 0.0)]
    [InlineData(5e-324, 5e-324)]
    [InlineData(-5e-324, 0.0)]
    [InlineData(2.5, 2.5)]
    [InlineData(-2.5, 0.0)]
    [InlineData(double.MaxValue, double.MaxValue)]
    [InlineData(double.MinValue, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Relu(double x, double expected)
    {
        Ulp.AssertSame(expected, Gates.Relu(x));
        Ulp.AssertSame((float)expected, Gates.Relu((float)x));
    }

    [Theory]
    [InlineData(0.0, 0.25, 0.0)]
    [InlineData(-0.0, 0.25, -0.0)]
    [InlineData(5e-324, 0.25, 5e-324)]
    [InlineData(-2e-323, 0.25, -5e-324)]
    [InlineData(2.5, 0.25, 2.5)]
    [InlineData(-2.5, 0.25, -0.625)]
    [InlineData(-2.5, 0.0, -0.0)]
    [InlineData(-2.5, -2.0, 5.0)]
    [InlineData(double.PositiveInfinity, 0.25, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.25, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, 0.0, double.NaN)]
    [InlineData(double.NaN, 0.25, double.NaN)]
    [InlineData(2.5, double.NaN, 2.5)]
    [InlineData(-2.5, double.NaN, double.NaN)]
    public void LeakyRelu(double x, double slope, double expected) => Ulp.AssertSame(expected, Gates.LeakyRelu(x, slope));

    [Theory]
    [InlineData(0f, 0.25f, 0f)]
    [InlineData(-0f, 0.25f, -0f)]
    [InlineData(2.5f, 0.25f, 2.5f)]
    [InlineData(-2.5f, 0.25f, -0.625f)]
    [InlineData(float.NegativeInfinity, 0.25f, float.NegativeInfinity)]
    [InlineData(float.NaN, 0.25f, float.NaN)]
    public void LeakyRelu_of_a_float(float x, float slope, float expected) => Ulp.AssertSame(expected, Gates.LeakyRelu(x, slope));

    [Fact]
    public void LeakyRelu_lets_a_hundredth_through_unless_told_otherwise()
    {
        Ulp.AssertSame(-0.01, Gates.LeakyRelu(-1.0));
        Ulp.AssertSame(-0.01f, Gates.LeakyRelu(-1f));
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(1.5, 0.0)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.0, 1.0)]
    [InlineData(-0.0, 1.0)]
    [InlineData(-2.0, 3.0)]
    [InlineData(5e-324, 1.0)]
    [InlineData(double.PositiveInfinity, 0.0)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Hinge(double margin, double expected)
    {
        Ulp.AssertSame(expected, Gates.Hinge(margin));
        Ulp.AssertSame((float)expected, Gates.Hinge((float)margin));
    }

    [Fact]
    public void Hinge_sees_the_last_bit_below_the_kink()
    {
        Ulp.AssertSame(1.1102230246251565e-16, Gates.Hinge(0.99999999999999988898));
        Ulp.AssertSame(5.9604645e-8f, Gates.Hinge(0.99999994f));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-0.0, 0.0)]
    [InlineData(-1.5, 2.25)]
    [InlineData(5e-324, 0.0)]
    [InlineData(double.MaxValue, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Square(double x, double expected)
    {
        Ulp.AssertSame(expected, Gates.Square(x));
        Ulp.AssertSame((float)expected, Gates.Square((float)x));
    }
}
