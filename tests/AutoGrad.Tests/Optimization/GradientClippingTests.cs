using System;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Optimization;

/// <summary>Gradients that are too long.</summary>
public sealed class GradientClippingTests
{
    [Fact]
    public void By_value_each_component_is_bounded()
    {
        double[] gradient = [3.0, -0.5, -7.0, double.NaN];

        GradientClipping.ByValue(gradient, 2.0);

        Assert.Equal([2.0, -0.5, -2.0, double.NaN], gradient);
    }

    [Fact]
    public void By_norm_the_direction_stays()
    {
        double[] gradient = [3.0, -4.0];

        Assert.Equal(5.0, GradientClipping.ByNorm(gradient, 1.0), 1e-15);
        Assert.Equal(0.6, gradient[0], 1e-15);
        Assert.Equal(-0.8, gradient[1], 1e-15);
        Assert.Equal(1.0, GradientClipping.ByNorm(gradient, 2.0), 1e-15);
        Assert.Equal(0.6, gradient[0], 1e-15);
    }

    [Fact]
    public void By_norm_neither_overflows_nor_underflows()
    {
        double[] large = [3e200, 4e200];
        double[] small = [3e-200, 4e-200];

        Assert.Equal(5e200, GradientClipping.ByNorm(large, 1.0), 1e186);
        Assert.Equal(0.8, large[1], 1e-15);
        Assert.Equal(5e-200, GradientClipping.ByNorm(small, 1.0), 1e-214);
    }

    [Fact]
    public void What_is_not_finite_is_left_for_the_caller_to_see()
    {
        double[] gradient = [1.0, double.NaN];

        Assert.Equal(double.NaN, GradientClipping.ByNorm(gradient, 0.1));
        Assert.Equal(1.0, gradient[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(gradient, 0));
    }
}
