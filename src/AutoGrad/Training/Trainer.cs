using System;
using System.Collections.Generic;
using System.Threading;
using AutoGrad.Compatibility;
using AutoGrad.Optimization;

namespace AutoGrad.Training;

/// <summary>
/// Trains parameters on examples: epoch by epoch through all of them, in batches of a random order, with a step of an optimizer for each batch.
/// </summary>
/// <remarks>A seed gives the same parameters bit for bit, for any number of threads. The same instance may be used again.</remarks>
/// <example>
/// <code>
/// TrainingResult result = new Trainer { Epochs = 50, Threads = 4 }.Train(
///     (p, example, dp) => Model.LossBackward(p, x[example.Index], y[example.Index], 1.0, dp), x.Length, start, new Adam(start.Length, 0.01));
/// </code>
/// </example>
public sealed class Trainer
{
    /// <summary>How many epochs at most: 100 if it is not set.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>How many examples a batch has; the last of an epoch may have fewer. 32 if it is not set.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The seed of the order of the examples, and of <see cref="Example.NewRandom"/>.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many threads work on a batch: 1 if it is not set. More than <see cref="Slices"/> have nothing to do.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// How many parts a batch is cut into, each with a gradient of its own: 8 if it is not set. It takes part in how sums are rounded.
    /// </summary>
    public int Slices { get; init; } = 8;

    /// <summary>The largest length of a batch's gradient; a longer one is shortened. Infinite if it is not set.</summary>
    public double LargestGradient { get; init; } = double.PositiveInfinity;

    /// <summary>What is added to the mean loss of each batch, for instance <c>Penalty.L2Gradient</c>.</summary>
    public Objective? Penalty { get; init; }

    /// <summary>What the penalty is multiplied with: 1 if it is not set.</summary>
    public double PenaltyFactor { get; init; } = 1.0;

    /// <summary>
    /// How far the parameters are from what they should be, on examples that they are not trained on. Evaluated after each epoch;
    /// smaller is better.
    /// </summary>
    public ScalarFunction? Validation { get; init; }

    /// <summary>After how many epochs without a better validation the training ends. It does not, if this is not set.</summary>
    public int Patience { get; init; } = int.MaxValue;

    /// <summary>Trains parameters.</summary>
    /// <param name="loss">The loss of an example, which adds its gradient; for instance a generated <c>FBackward</c>.</param>
    /// <param name="examples">How many examples there are.</param>
    /// <param name="start">The parameters to start from.</param>
    /// <param name="optimizer">What takes the steps; it goes on from the steps that it has taken before.</param>
    /// <param name="progress">Is told of every epoch.</param>
    /// <param name="cancellationToken">Asks for the end; looked at before each batch.</param>
    /// <returns>The parameters, and a report of each epoch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public TrainingResult Train(
        ExampleLoss loss,
        int examples,
        ReadOnlySpan<double> start,
        Optimizer optimizer,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Requires.NotNull(loss, nameof(loss));
        Requires.NotNull(optimizer, nameof(optimizer));
        Requires.AtLeast(1, examples, nameof(examples));
        Requires.AtLeast(1, BatchSize, nameof(BatchSize));
        Requires.AtLeast(1, Slices, nameof(Slices));
        Requires.AtLeast(1, Threads, nameof(Threads));
        Requires.AtLeast(1, Patience, nameof(Patience));

        double[] parameters = start.ToArray();
        double[] best = start.ToArray();
        var epoch = new EpochOfBatches(this, loss, examples, parameters, optimizer);
        var reports = new List<EpochReport>();
        double bestScore = double.PositiveInfinity;
        int bestEpoch = 0;
        for (int number = 1; number <= Epochs; number++)
        {
            if (!epoch.Run(number, cancellationToken))
            {
                return Result(cancellationToken.IsCancellationRequested ? TrainingEnd.Cancelled : TrainingEnd.NotFinite);
            }

            double validation = Validation is null ? double.NaN : Validation(parameters);
            double score = Validation is null ? epoch.MeanLoss : validation;
            if (double.IsNaN(score) || double.IsInfinity(score))
            {
                return Result(TrainingEnd.NotFinite);
            }

            bool isBest = score < bestScore;
            if (isBest)
            {
                bestScore = score;
                bestEpoch = number;
                Array.Copy(parameters, best, best.Length);
            }

            var report = new EpochReport(number, epoch.MeanLoss, validation, epoch.MeanGradientNorm, isBest);
            reports.Add(report);
            progress?.Report(report);
            if (Validation is not null && number - bestEpoch >= Patience)
            {
                return Result(TrainingEnd.EarlyStopping);
            }
        }

        return Result(TrainingEnd.AllEpochs);

        TrainingResult Result(TrainingEnd end) => new(Validation is null ? parameters : best, reports, bestEpoch, end);
    }
}
