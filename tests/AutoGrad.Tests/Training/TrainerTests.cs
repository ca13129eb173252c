using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using AutoGrad.Layers;
using AutoGrad.Optimization;
using AutoGrad.Training;
using Xunit;

namespace AutoGrad.Tests.Training;

/// <summary>The training loop: what it computes, that a seed fixes every bit, and how it ends.</summary>
public sealed class TrainerTests
{
    private static readonly Rings Data = new(203, 1);
    private static readonly Rings Unseen = new(100, 2);

    [Fact]
    public void A_network_learns_to_tell_a_disk_from_a_ring()
    {
        TrainingResult result = new Trainer { Epochs = 60, BatchSize = 16, Validation = Unseen.MeanLoss }.Train(
            LossOfExample, Data.X.Length, Start(), new Adam(SmallNetwork.Count, 0.05));

        Assert.Equal(TrainingEnd.AllEpochs, result.End);
        Assert.Equal(60, result.Epochs.Count);
        Assert.True(Data.Accuracy(result.Parameters) > 0.99 && Unseen.Accuracy(result.Parameters) > 0.97);
        Assert.True(result.Epochs[^1].Loss < 0.1 * result.Epochs[0].Loss);
        Assert.Equal(result.Epochs.Min(epoch => epoch.Validation), Unseen.MeanLoss(result.Parameters));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_for_any_number_of_threads()
    {
        double[] one = Bits(threads: 1, seed: 7);

        foreach (int threads in new[] { 1, 2, 3, 8, 16 })
        {
            Assert.Equal(one.Select(BitConverter.DoubleToInt64Bits), Bits(threads, seed: 7).Select(BitConverter.DoubleToInt64Bits));
        }

        Assert.NotEqual(one, Bits(threads: 1, seed: 8));

        static double[] Bits(int threads, long seed) => new Trainer { Epochs = 3, BatchSize = 50, Threads = threads, Seed = seed }.Train(
            LossWithDropout, Data.X.Length, Start(), new Momentum(SmallNetwork.Count, 0.05)).ToArray();
    }

    [Fact]
    public void Every_example_comes_once_an_epoch_in_an_order_of_its_own()
    {
        var seen = new List<Example>();
        new Trainer { Epochs = 3, BatchSize = 4 }.Train(
            (_, example, _) =>
            {
                seen.Add(example);
                return 0;
            },
            10,
            [0.0],
            new Sgd(1, 0.1));

        int[][] epochs = [.. seen.GroupBy(example => example.Epoch).OrderBy(group => group.Key).Select(group => group.Select(example => example.Index).ToArray())];
        Assert.Equal([1, 2, 3], seen.Select(example => example.Epoch).Distinct());
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 10), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(Enumerable.Range(0, 10), epochs[0]);
    }

    /// <summary>One batch of all examples is a step along the gradient of the mean loss and the penalty.</summary>
    [Fact]
    public void A_step_goes_along_the_mean_gradient_and_the_penalty()
    {
        double[] targets = [1, 2, 6];
        TrainingResult result = new Trainer { Epochs = 2, BatchSize = 10, Penalty = Penalty.L2Gradient, PenaltyFactor = 0.5 }.Train(
            (p, example, dp) =>
            {
                double difference = p[0] - targets[example.Index];
                dp[0] += 2 * difference;
                return difference * difference;
            },
            3,
            [0.0],
            new Sgd(1, 0.1));

        // The gradient is 2 (p - 3) + p: -6 at 0, and -4.2 at 0.6.
        Assert.Equal(1.02, result.Parameters[0], 1e-14);
        Assert.Equal(41.0 / 3, result.Epochs[0].Loss, 1e-14);
        Assert.Equal(6.0, result.Epochs[0].GradientNorm, 1e-14);
        Assert.Equal(4.2, result.Epochs[1].GradientNorm, 1e-14);
    }

    [Fact]
    public void A_gradient_that_is_too_long_is_shortened()
    {
        TrainingResult result = new Trainer { Epochs = 1, LargestGradient = 2 }.Train(
            (p, _, dp) => { dp[0] += 30; dp[1] += 40; return 0; }, 1, [0.0, 0.0], new Sgd(2, 1.0));

        Assert.Equal(-1.2, result.Parameters[0], 1e-15);
        Assert.Equal(-1.6, result.Parameters[1], 1e-15);
        Assert.Equal(50.0, result.Epochs[0].GradientNorm, 1e-13);
    }

    [Fact]
    public void It_ends_when_patience_does_and_goes_back_to_the_best_epoch()
    {
        // The parameter falls by 1 an epoch, and the validation is best at -3.
        TrainingResult result = new Trainer { Epochs = 100, Patience = 4, Validation = p => Math.Abs(p[0] + 3) }.Train(
            (_, _, dp) => { dp[0] += 1; return 1; }, 1, [0.0], new Sgd(1, 1.0));

        Assert.Equal((TrainingEnd.EarlyStopping, 3, 7), (result.End, result.BestEpoch, result.Epochs.Count));
        Assert.Equal(-3.0, result.Parameters[0]);
        Assert.Equal([true, true, true, false, false, false, false], result.Epochs.Select(epoch => epoch.IsBest));
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_it_before_the_step()
    {
        TrainingResult result = new Trainer { Epochs = 10 }.Train(
            (p, example, dp) => { dp[0] += 1; return example.Epoch < 4 ? p[0] : double.NaN; }, 5, [0.0], new Sgd(1, 1.0));

        Assert.Equal((TrainingEnd.NotFinite, 3), (result.End, result.Epochs.Count));
        Assert.Equal(-3.0, result.Parameters[0]);
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var source = new CancellationTokenSource();
        var progress = new Progress(report =>
        {
            if (report.Epoch == 2)
            {
                source.Cancel();
            }
        });

        TrainingResult result = new Trainer().Train(LossOfExample, Data.X.Length, Start(), new Sgd(SmallNetwork.Count, 0.1), progress, source.Token);

        Assert.Equal((TrainingEnd.Cancelled, 2), (result.End, result.Epochs.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_exception_of_the_loss_comes_through_as_it_is(int threads)
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => new Trainer { Threads = threads }.Train(
            (_, example, _) => example.Index == 3 ? throw new InvalidOperationException("Example 3.") : 0, 10, [0.0], new Sgd(1, 1.0)));

        Assert.Equal("Example 3.", exception.Message);
    }

    [Fact]
    public void A_report_is_one_line()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal("epoch 3: loss 0.25, validation 0.5, gradient 1.5, best so far", new EpochReport(3, 0.25, 0.5, 1.5, true).ToString());
            Assert.Equal("epoch 4: loss 0.25, gradient 1.5", new EpochReport(4, 0.25, double.NaN, 1.5, false).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static double[] Start()
    {
        double[] start = new double[SmallNetwork.Count];
        Initializer.Xavier(start, 2, SmallNetwork.Hidden, new SeededRandom(3));
        return start;
    }

    private static double LossOfExample(ReadOnlySpan<double> p, Example example, Span<double> dp) =>
        SmallNetwork.LogisticLossBackward(p, Data.X[example.Index], Data.Y[example.Index], Data.Label[example.Index], 1.0, dp);

    private static double LossWithDropout(ReadOnlySpan<double> p, Example example, Span<double> dp)
    {
        bool[] kept = new bool[SmallNetwork.Hidden];
        Layer.DropoutMask(kept, 0.25, example.NewRandom());
        return SmallNetwork.LossWithDropoutBackward(p, Data.X[example.Index], Data.Y[example.Index], Data.Label[example.Index], kept, 1.0, dp);
    }

    private sealed class Progress(Action<EpochReport> report) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => report(value);
    }
}
