using Xunit;

namespace AutoGrad.Tests;

/// <summary>Sigmoid, LogSigmoid and Softplus against values that were computed with 60 digits and rounded once.</summary>
public sealed class SmoothGatesTests
{
    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(-0.0, 0.5)]
    [InlineData(5e-324, 0.5)]
    [InlineData(-5e-324, 0.5)]
    [InlineData(1e-9, 0.50000000025)]
    [InlineData(0.1, 0.52497918747893998748)]
    [InlineData(-0.1, 0.47502081252106001252)]
    [InlineData(0.5, 0.62245933120185456464)]
    [InlineData(-0.5, 0.37754066879814543536)]
    [InlineData(1.0, 0.73105857863000487925)]
    [InlineData(-1.0, 0.26894142136999512075)]
    [InlineData(2.0, 0.88079707797788244406)]
    [InlineData(-3.7, 0.024127021417669197098)]
    [InlineData(10.0, 0.99995460213129756561)]
    [InlineData(-10.0, 0.000045397868702434394505)]
    [InlineData(20.0, 0.99999999793884638181)]
    [InlineData(-20.0, 2.0611536181902035814e-9)]
    [InlineData(36.0, 0.99999999999999976805)]
    [InlineData(-36.0, 2.3195228302435688503e-16)]
    [InlineData(40.0, 1.0)]
    [InlineData(-40.0, 4.2483542552915889773e-18)]
    [InlineData(700.0, 1.0)]
    [InlineData(-700.0, 9.8596765437597708567e-305)]
    [InlineData(-709.0, 1.2167807506234230655e-308)]
    [InlineData(-720.0, 2.0322308024242931529e-313)]
    [InlineData(-745.0, 2.8223507304719370764e-324)]
    [InlineData(-746.0, 0.0)]
    [InlineData(double.MaxValue, 1.0)]
    [InlineData(double.MinValue, 0.0)]
    public void Sigmoid_is_accurate(double x, double expected) => Ulp.AssertWithin(2, expected, Gates.Sigmoid(x));

    [Theory]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Sigmoid_at_the_ends(double x, double expected) => Ulp.AssertSame(expected, Gates.Sigmoid(x));

    [Theory]
    [InlineData(0.0, -0.69314718055994530942)]
    [InlineData(-0.0, -0.69314718055994530942)]
    [InlineData(5e-324, -0.69314718055994530942)]
    [InlineData(1e-9, -0.69314718005994530954)]
    [InlineData(0.1, -0.64439666007357089219)]
    [InlineData(-0.1, -0.74439666007357089774)]
    [InlineData(1.0, -0.31326168751822283405)]
    [InlineData(-1.0, -1.313261687518222834)]
    [InlineData(2.0, -0.12692801104297249644)]
    [InlineData(-3.7, -3.7244228459337793328)]
    [InlineData(10.0, -0.000045398899216864646769)]
    [InlineData(-10.0, -10.000045398899216865)]
    [InlineData(20.0, -2.0611536203143807032e-9)]
    [InlineData(-20.0, -20.00000000206115362)]
    [InlineData(36.0, -2.3195228302435691193e-16)]
    [InlineData(40.0, -4.2483542552915889863e-18)]
    [InlineData(-40.0, -40.0)]
    [InlineData(100.0, -3.720075976020835963e-44)]
    [InlineData(700.0, -9.8596765437597708567e-305)]
    [InlineData(720.0, -2.0322308024242931529e-313)]
    [InlineData(-720.0, -720.0)]
    [InlineData(double.MinValue, double.MinValue)]
    public void LogSigmoid_is_accurate(double x, double expected) => Ulp.AssertWithin(2, expected, Gates.LogSigmoid(x));

    [Theory]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void LogSigmoid_at_the_ends(double x, double expected) => Ulp.AssertSame(expected, Gates.LogSigmoid(x));

    [Theory]
    [InlineData(0.0, 0.69314718055994530942)]
    [InlineData(-0.0, 0.69314718055994530942)]
    [InlineData(5e-324, 0.69314718055994530942)]
    [InlineData(1e-9, 0.69314718105994530954)]
    [InlineData(0.1, 0.74439666007357089774)]
    [InlineData(-0.1, 0.64439666007357089219)]
    [InlineData(0.5, 0.97407698418010668087)]
    [InlineData(-0.5, 0.47407698418010668087)]
    [InlineData(1.0, 1.313261687518222834)]
    [InlineData(-1.0, 0.31326168751822283405)]
    [InlineData(-3.7, 0.024422845933779155209)]
    [InlineData(10.0, 10.000045398899216865)]
    [InlineData(-10.0, 0.000045398899216864646769)]
    [InlineData(20.0, 20.00000000206115362)]
    [InlineData(-20.0, 2.0611536203143807032e-9)]
    [InlineData(-36.0, 2.3195228302435691193e-16)]
    [InlineData(40.0, 40.0)]
    [InlineData(-40.0, 4.2483542552915889863e-18)]
    [InlineData(-100.0, 3.720075976020835963e-44)]
    [InlineData(-700.0, 9.8596765437597708567e-305)]
    [InlineData(720.0, 720.0)]
    [InlineData(-720.0, 2.0322308024242931529e-313)]
    [InlineData(double.MaxValue, double.MaxValue)]
    public void Softplus_is_accurate(double x, double expected) => Ulp.AssertWithin(2, expected, Gates.Softplus(x));

    [Theory]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Softplus_at_the_ends(double x, double expected) => Ulp.AssertSame(expected, Gates.Softplus(x));

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(-0.5f, 0.37754066879814543536f)]
    [InlineData(20f, 0.99999999793884638181f)]
    [InlineData(-20f, 2.0611536181902035814e-9f)]
    [InlineData(-100f, 3.720075976020835963e-44f)]
    [InlineData(-200f, 0f)]
    [InlineData(float.MaxValue, 1f)]
    public void Sigmoid_of_a_float_is_accurate(float x, float expected) => Ulp.AssertWithin(1, expected, Gates.Sigmoid(x));

    [Theory]
    [InlineData(0f, -0.69314718055994530942f)]
    [InlineData(20f, -2.0611536203143807032e-9f)]
    [InlineData(-20f, -20.00000000206115362f)]
    [InlineData(100f, -3.720075976020835963e-44f)]
    [InlineData(float.MinValue, float.MinValue)]
    public void LogSigmoid_of_a_float_is_accurate(float x, float expected) => Ulp.AssertWithin(1, expected, Gates.LogSigmoid(x));

    [Theory]
    [InlineData(0f, 0.69314718055994530942f)]
    [InlineData(-20f, 2.0611536203143807032e-9f)]
    [InlineData(20f, 20.00000000206115362f)]
    [InlineData(-100f, 3.720075976020835963e-44f)]
    [InlineData(float.MaxValue, float.MaxValue)]
    public void Softplus_of_a_float_is_accurate(float x, float expected) => Ulp.AssertWithin(1, expected, Gates.Softplus(x));

    [Fact]
    public void Floats_at_the_ends()
    {
        Ulp.AssertSame(0f, Gates.Sigmoid(float.NegativeInfinity));
        Ulp.AssertSame(1f, Gates.Sigmoid(float.PositiveInfinity));
        Ulp.AssertSame(float.NaN, Gates.Sigmoid(float.NaN));
        Ulp.AssertSame(float.NegativeInfinity, Gates.LogSigmoid(float.NegativeInfinity));
        Ulp.AssertSame(0f, Gates.LogSigmoid(float.PositiveInfinity));
        Ulp.AssertSame(float.NaN, Gates.LogSigmoid(float.NaN));
        Ulp.AssertSame(0f, Gates.Softplus(float.NegativeInfinity));
        Ulp.AssertSame(float.PositiveInfinity, Gates.Softplus(float.PositiveInfinity));
        Ulp.AssertSame(float.NaN, Gates.Softplus(float.NaN));
    }
}
