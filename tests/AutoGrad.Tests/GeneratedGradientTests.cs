using System;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>Gradients that the generator wrote into this very assembly, run as a user runs them.</summary>
public sealed class GeneratedGradientTests
{
    [Fact]
    public void The_gradient_of_the_neuron_is_the_closed_form()
    {
        double value = GeneratedModel.NeuronGradient(
            1.0, 2.0, -3.0, -1.0, 3.0, out double da, out double db, out double dc, out double dx, out double dy);

        // The sum is 2, and the derivative of the sigmoid at 2 is 0.104993585403506...
        const double slope = 0.10499358540350651734;
        Assert.Equal(GeneratedModel.Neuron(1.0, 2.0, -3.0, -1.0, 3.0), value);
        Assert.Equal(-slope, da, 1e-15);
        Assert.Equal(3.0 * slope, db, 1e-15);
        Assert.Equal(slope, dc, 1e-15);
        Assert.Equal(slope, dx, 1e-15);
        Assert.Equal(2.0 * slope, dy, 1e-15);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(-0.5, -0.5)]
    [InlineData(0.0, 0.0)]
    [InlineData(3.0, 1.5)]
    [InlineData(-3.0, -1.5)]
    public void The_gradient_follows_the_branch_that_ran(double r, double expected)
    {
        double value = GeneratedModel.HuberGradient(r, 1.5, out double dr);

        Assert.Equal(GeneratedModel.Huber(r, 1.5), value);
        Assert.Equal(expected, dr);
    }

    [Fact]
    public void Backward_scales_with_the_pull_and_adds()
    {
        double dr = 10.0;

        GeneratedModel.HuberBackward(0.5, 1.5, 4.0, ref dr);
        GeneratedModel.HuberBackward(0.5, 1.5, 4.0, ref dr);

        Assert.Equal(14.0, dr);
    }

    [Fact]
    public void Gradient_overwrites()
    {
        double dr = 10.0;

        GeneratedModel.HuberGradient(0.5, 1.5, out dr);

        Assert.Equal(0.5, dr);
    }

    [Fact]
    public void A_tuple_has_a_pull_for_each_result()
    {
        double da = 0.0;
        double db = 0.0;

        (double sum, double product) = GeneratedModel.BothBackward(3.0, 5.0, (100.0, 1.0), ref da, ref db);

        Assert.Equal((8.0, 15.0), (sum, product));
        Assert.Equal(105.0, da);
        Assert.Equal(103.0, db);
    }

    [Fact]
    public void Float_has_gradients_of_float()
    {
        float value = GeneratedModel.RatioGradient(3f, 4f, out float da, out float db);

        Assert.Equal(0.75f, value);
        Assert.Equal(0.25f, da);
        Assert.Equal(-0.1875f, db);
    }

    [Fact]
    public void A_throw_is_that_of_the_method_and_leaves_the_gradient_alone()
    {
        double dx = 7.0;

        ArgumentOutOfRangeException expected =
            Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedModel.Logarithm(-1.0));
        ArgumentOutOfRangeException actual =
            Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedModel.LogarithmBackward(-1.0, 1.0, ref dx));

        Assert.Equal(expected.Message, actual.Message);
        Assert.Equal(expected.ParamName, actual.ParamName);
        Assert.Equal(7.0, dx);
    }

    [Fact]
    public void No_byte_is_allocated()
    {
        CallEverything();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            CallEverything();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void CallEverything()
    {
        double da = 0.0, db = 0.0, dc = 0.0, dx = 0.0, dy = 0.0;
        float fa = 0f, fb = 0f;
        GeneratedModel.NeuronBackward(1.0, 2.0, -3.0, -1.0, 3.0, 1.0, ref da, ref db, ref dc, ref dx, ref dy);
        GeneratedModel.NeuronGradient(1.0, 2.0, -3.0, -1.0, 3.0, out da, out db, out dc, out dx, out dy);
        GeneratedModel.HuberBackward(0.5, 1.5, 1.0, ref da);
        GeneratedModel.HuberGradient(3.0, 1.5, out da);
        GeneratedModel.BothBackward(3.0, 5.0, (100.0, 1.0), ref da, ref db);
        GeneratedModel.RatioBackward(3f, 4f, 1f, ref fa, ref fb);
        GeneratedModel.RatioGradient(3f, 4f, out fa, out fb);
        GeneratedModel.LogarithmBackward(2.0, 1.0, ref dx);
        GeneratedModel.LogarithmGradient(2.0, out dx);
    }
}
