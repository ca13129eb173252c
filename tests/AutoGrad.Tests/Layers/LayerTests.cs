using System;
using System.Linq;
using AutoGrad.Layers;
using Xunit;

namespace AutoGrad.Tests.Layers;

/// <summary>Layers forward, and their generated backward methods.</summary>
public sealed class LayerTests
{
    [Fact]
    public void Dense()
    {
        double[] weights = [1, 2, 3, 4, 5, 6];
        double[] bias = [10, 20];
        double[] input = [1, 0, -1];
        double[] output = new double[2];
        double[] dweights = new double[6];
        double[] dbias = new double[2];
        double[] dinput = new double[3];

        Layer.DenseBackward(weights, bias, input, output, dweights, dbias, dinput, [1.0, 100.0]);

        Assert.Equal([8.0, 18.0], output);
        Assert.Equal([1.0, 0.0, -1.0, 100.0, 0.0, -100.0], dweights);
        Assert.Equal([1.0, 100.0], dbias);
        Assert.Equal([401.0, 502.0, 603.0], dinput);
        Assert.Throws<ArgumentException>(() => Layer.Dense(weights, bias, [1, 2], output));
    }

    /// <summary>Three layers, called forward one by one and then backward one by one, as a loss of all their parameters.</summary>
    [Fact]
    public void Layers_in_a_row_agree_with_numeric_differentiation()
    {
        const int inputs = 3, hidden = 5, outputs = 4;
        int count = hidden * inputs + hidden + outputs * hidden + outputs;
        double[] x = [0.3, -1.2, 0.8];
        double[] parameters = Points.Random(count, 3);
        bool[] kept = [true, false, true, true, true];

        GradientReport report = GradientCheck.Of(Network, parameters).ThrowIfWrong();
        Assert.Equal(count, report.Count(GradientVerdict.Right));

        double Network(ReadOnlySpan<double> p, Span<double> dp)
        {
            dp.Clear();
            int second = hidden * inputs + hidden;
            ReadOnlySpan<double> w1 = p[..(hidden * inputs)], b1 = p[(hidden * inputs)..second];
            ReadOnlySpan<double> w2 = p[second..^outputs], b2 = p[^outputs..];
            Span<double> dw1 = dp[..(hidden * inputs)], db1 = dp[(hidden * inputs)..second];
            Span<double> dw2 = dp[second..^outputs], db2 = dp[^outputs..];
            double[] h = new double[hidden], a = new double[hidden], d = new double[hidden], scores = new double[outputs];
            Layer.Dense(w1, b1, x, h);
            Layer.Tanh(h, a);
            Layer.Dropout(a, kept, 0.2, d);
            Layer.Dense(w2, b2, d, scores);

            double[] dh = new double[hidden], da = new double[hidden], dd = new double[hidden], dscores = new double[outputs];
            double loss = Loss.SoftmaxCrossEntropyBackward(scores, 1, 1.0, dscores);
            Layer.DenseBackward(w2, b2, d, scores, dw2, db2, dd, dscores);
            Layer.DropoutBackward(a, kept, 0.2, d, da, dd);
            Layer.TanhBackward(h, a, dh, da);
            Layer.DenseBackward(w1, b1, x, h, dw1, db1, new double[inputs], dh);
            return loss;
        }
    }

    [Fact]
    public void Relu_passes_what_is_positive()
    {
        double[] output = new double[3];
        double[] dinput = new double[3];

        Layer.ReluBackward([-1.0, 0.0, 2.0], output, dinput, [10.0, 20.0, 30.0]);

        Assert.Equal([0.0, 0.0, 2.0], output);
        Assert.Equal([0.0, 0.0, 30.0], dinput);
        Assert.Throws<ArgumentException>(() => Layer.Relu([1.0], new double[2]));
    }

    [Fact]
    public void Tanh_has_the_slope_1_minus_its_square()
    {
        double[] output = new double[2];
        double[] dinput = new double[2];

        Layer.TanhBackward([0.0, 0.5], output, dinput, [1.0, 2.0]);

        Assert.Equal(Math.Tanh(0.5), output[1]);
        Assert.Equal(1.0, dinput[0]);
        Assert.Equal(2 * (1 - Math.Tanh(0.5) * Math.Tanh(0.5)), dinput[1], 1e-15);
        Assert.Throws<ArgumentException>(() => Layer.Tanh([1.0], new double[2]));
    }

    [Fact]
    public void Dropout_keeps_the_expected_output()
    {
        double[] output = new double[4];
        double[] dinput = new double[4];

        Layer.DropoutBackward([1.0, 2.0, 3.0, 4.0], [true, false, true, false], 0.5, output, dinput, [1.0, 1.0, 1.0, 1.0]);

        Assert.Equal([2.0, 0.0, 6.0, 0.0], output);
        Assert.Equal([2.0, 0.0, 2.0, 0.0], dinput);
    }

    [Fact]
    public void A_mask_follows_its_seed_and_drops_its_share()
    {
        bool[] mask = new bool[10_000];
        bool[] again = new bool[10_000];
        Layer.DropoutMask(mask, 0.3, new SeededRandom(5));
        Layer.DropoutMask(again, 0.3, new SeededRandom(5));

        Assert.Equal(mask, again);
        Assert.InRange(mask.Count(kept => kept), 6800, 7200);
        Assert.Throws<ArgumentOutOfRangeException>(() => Layer.DropoutMask(mask, 1.0, new SeededRandom(5)));
    }

    [Fact]
    public void Initial_weights_have_the_variance_of_their_papers()
    {
        double[] weights = new double[50_000];
        Initializer.Xavier(weights, 30, 20, new SeededRandom(1));
        Assert.Equal(2.0 / 50, Variance(weights), 0.001);
        Initializer.He(weights, 40, new SeededRandom(2));
        Assert.Equal(2.0 / 40, Variance(weights), 0.001);
        Initializer.Uniform(weights, 0.5, new SeededRandom(3));
        Assert.Equal(0.25 / 3, Variance(weights), 0.002);
        Assert.All(weights, weight => Assert.InRange(weight, -0.5, 0.5));

        double[] again = new double[50_000];
        Initializer.Uniform(again, 0.5, new SeededRandom(3));
        Assert.Equal(weights, again);

        static double Variance(double[] numbers) => numbers.Sum(number => number * number) / numbers.Length;
    }
}
