using System;
using System.Diagnostics;
using System.Linq;
using AutoGrad.Optimization;
using Chapter3;
using Chapter3.Data;
using Xunit;

namespace AutoGrad.Samples.Tests;

/// <summary>Models on real data.</summary>
public sealed class Chapter3Tests
{
    [Fact]
    public void The_data_is_what_its_sources_say()
    {
        Assert.Equal((150, 4, 3), Shape(ClassifiedData.Iris()));
        Assert.Equal((178, 13, 3), Shape(ClassifiedData.Wine()));
        Assert.Equal((569, 30, 2), Shape(ClassifiedData.BreastCancer()));
        Assert.Equal((1797, 64, 10), Shape(ClassifiedData.Digits()));
        Assert.Equal(212, ClassifiedData.BreastCancer().Labels.Count(label => label == 0));
        var diabetes = Diabetes.Read();
        Assert.Equal((442, 10), (diabetes.Inputs.Length, diabetes.Inputs[0].Length));
        Assert.Equal(152.133484, diabetes.Targets.Average(), 6);

        static (int, int, int) Shape(ClassifiedData data) => (data.Count, data.Features, data.Labels.Max() + 1);
    }

    [Fact]
    public void Support_vectors_tell_irises_apart()
    {
        IrisLesson.Outcome outcome = IrisLesson.BySupportVectors(5000);

        Assert.Equal(0.97, outcome.TrainingAccuracy, 12);
        Assert.Equal(0.96, outcome.TestAccuracy, 12);
        Assert.Equal(0.07855, outcome.Cost, 4);
    }

    [Fact]
    public void Softmax_tells_irises_apart()
    {
        IrisLesson.Outcome outcome = IrisLesson.BySoftmax();

        Assert.Equal(0.98, outcome.TrainingAccuracy, 12);
        Assert.Equal(0.96, outcome.TestAccuracy, 12);
        Assert.Equal(0.1469986, outcome.Cost, 7);
    }

    [Fact]
    public void Descent_agrees_with_the_normal_equations()
    {
        var diabetes = Diabetes.Read();
        double[] exact = RidgeRegression.ByNormalEquations(diabetes);

        double[] found = RidgeRegression.ByDescent(diabetes).ToArray();

        Assert.Equal(11, exact.Length);
        Assert.All(exact.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void A_quasi_newton_method_agrees_with_the_normal_equations()
    {
        var diabetes = Diabetes.Read();

        MinimizeResult result = RidgeRegression.ByLbfgs(diabetes);

        Assert.True(result.Converged);
        Assert.All(RidgeRegression.ByNormalEquations(diabetes).Zip(result.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    /// <summary>Three labels and four places: all 81 labellings are tried.</summary>
    [Fact]
    public void The_sum_over_all_labellings_is_exact()
    {
        const int Labels = 3;
        (double[] p, double[][] inputs) = SmallChain(Labels, length: 4);
        int[][] all = Enumerable.Range(0, 81).Select(i => new[] { i % 3, i / 3 % 3, i / 9 % 3, i / 27 }).ToArray();

        double total = all.Sum(labelling => Math.Exp(-ChainModel.Loss(p, inputs, labelling, Labels)));
        int[] best = all.MinBy(labelling => ChainModel.Energy(p, inputs, labelling, Labels))!;

        Assert.Equal(1.0, total, 12);
        Assert.Equal(best, ChainModel.Infer(p, inputs, Labels));
    }

    /// <summary>The gradient of the loss is the expectation over all labellings less what the right one has (here for the transitions).</summary>
    [Fact]
    public void The_gradient_of_a_chain_is_an_expectation()
    {
        const int Labels = 3;
        (double[] p, double[][] inputs) = SmallChain(Labels, length: 3);
        int[] right = [2, 0, 1];
        double[] gradient = new double[p.Length];
        ChainModel.LossGradient(p, inputs, right, Labels, gradient);

        double[] expected = new double[Labels * Labels];
        for (int i = 0; i < 27; i++)
        {
            int[] labelling = [i % 3, i / 3 % 3, i / 9];
            double probability = Math.Exp(-ChainModel.Loss(p, inputs, labelling, Labels));
            expected[labelling[0] * Labels + labelling[1]] += probability;
            expected[labelling[1] * Labels + labelling[2]] += probability;
        }

        expected[right[0] * Labels + right[1]]--;
        expected[right[1] * Labels + right[2]]--;
        Assert.All(expected.Zip(gradient[^9..]), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Fact]
    public void Digits_that_count_are_read_better_together()
    {
        CountingLesson.Outcome outcome = CountingLesson.Teach(200, 100, 100);

        Assert.True(outcome.OneByOne < 0.6, $"{outcome}");
        Assert.True(outcome.Together > 0.7, $"{outcome}");
    }

    [Fact]
    public void The_network_reads_digits()
    {
        long start = Stopwatch.GetTimestamp();

        DigitsLesson.Outcome outcome = DigitsLesson.Teach(60);

        Assert.True(outcome.TestAccuracy >= 0.95, $"{outcome.TestAccuracy}");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_seed_gives_the_same_network_bit_for_bit() =>
        Assert.Equal(DigitsLesson.Teach(2).Training.ToArray(), DigitsLesson.Teach(2).Training.ToArray());

    [Fact]
    public void The_gradients_are_right()
    {
        ClassifiedData iris = IrisLesson.Data().Training;
        Checks.AssertRight((p, dp) => LinearClassifier.HingeCostGradient(p, iris.Inputs, iris.Labels, 0.01, dp), Random(15));
        Checks.AssertRight((p, dp) => LinearClassifier.SoftmaxCostGradient(p, iris.Inputs, iris.Labels, 0.01, dp), Random(15));

        var diabetes = Diabetes.Read();
        Checks.AssertRight((p, dp) => RidgeRegression.CostGradient(p, diabetes.Inputs, diabetes.Targets, 1, dp), Random(11));

        (double[] chain, double[][] inputs) = SmallChain(3, 4);
        Checks.AssertRight((p, dp) => ChainModel.LossGradient(p, inputs, [0, 2, 1, 1], 3, dp), chain);

        int[] sizes = [4, 5, 6, 3];
        foreach (Activation activation in new[] { Activation.Relu, Activation.Tanh })
        {
            Checks.AssertRight(
                (p, dp) => Network.LossGradient(p, iris.Inputs[3], 1, sizes, activation, dp), Network.Initialize(sizes, 1).Select(w => w + 0.01).ToArray());
        }

        Checks.AssertRight(
            (p, dp) => Network.LossWithDropoutGradient(p, iris.Inputs[3], 1, 3, [true, false, true, true], 0.25, dp), Network.Initialize([4, 4, 3], 1).Select(w => w + 0.2).ToArray());
        Checks.AssertRight((p, dp) => Penalty.SumOfSquaresGradient(p, 0.3, dp), Random(5));
    }

    private static (double[] Parameters, double[][] Inputs) SmallChain(int labels, int length) =>
        (Random(ChainModel.Parameters(2, labels)), Enumerable.Range(0, length).Select(t => Random(2, t + 2)).ToArray());

    private static double[] Random(int count, long seed = 1)
    {
        var random = new SeededRandom(seed);
        return Enumerable.Range(0, count).Select(_ => random.NextDouble(-1, 1)).ToArray();
    }
}
