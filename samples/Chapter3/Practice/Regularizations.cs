using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad;
using AutoGrad.Layers;
using AutoGrad.Optimization;
using AutoGrad.Training;
using Chapter3.Data;

namespace Chapter3.Practice;

/// <summary>A network with too many neurons for 150 digits to learn from, held back in different ways.</summary>
public static class Regularizations
{
    private const int Hidden = 64;
    private const int Classes = 10;
    private const double Dropped = 0.5;

    private static readonly int[] Sizes = [64, Hidden, Classes];
    private static readonly int InputWeights = Hidden * Sizes[0];

    /// <summary>What a network came to.</summary>
    /// <param name="Name">How it was held back.</param>
    /// <param name="TrainingAccuracy">On the 150 digits.</param>
    /// <param name="TestAccuracy">On others.</param>
    /// <param name="SmallWeights">The part of the weights from the input that are smaller than 0.01.</param>
    /// <param name="SilentNeurons">How many neurons of the hidden layer have only such weights.</param>
    public sealed record Run(string Name, double TrainingAccuracy, double TestAccuracy, double SmallWeights, int SilentNeurons);

    public static IReadOnlyList<Run> All(int epochs, Action<int>? report = null)
    {
        (ClassifiedData training, ClassifiedData test) = ClassifiedData.Digits().Split(150, seed: 3);

        ExampleLoss plain = (p, example, dp) =>
            Network.LossBackward(p, training.Inputs[example.Index], training.Labels[example.Index], Sizes, Activation.Relu, 1.0, dp);
        ExampleLoss withDropout = (p, example, dp) =>
        {
            Span<bool> kept = stackalloc bool[Hidden];
            Layer.DropoutMask(kept, Dropped, example.NewRandom());
            return Network.LossWithDropoutBackward(p, training.Inputs[example.Index], training.Labels[example.Index], Classes, kept, Dropped, 1.0, dp);
        };

        (string Name, ExampleLoss Loss, Objective? Penalty, double Factor)[] kinds =
        [
            ("nothing", plain, null, 0),
            ("L1", plain, AutoGrad.Layers.Penalty.L1Gradient, 1e-3),
            ("L2", plain, AutoGrad.Layers.Penalty.L2Gradient, 1e-3),
            ("groups", plain, OfNeurons, 1e-2),
            ("dropout", withDropout, null, 0),
        ];
        return kinds.Select((kind, index) =>
        {
            double[] start = Network.Initialize(Sizes, seed: 1);
            TrainingResult result = new Trainer { Epochs = epochs, BatchSize = 15, Penalty = kind.Penalty, PenaltyFactor = kind.Factor }.Train(
                kind.Loss,
                training.Count,
                start,
                new Adam(start.Length, LearningRate.Cosine(0.003, epochs * 10L)),
                report is null ? null : new IterationReporter(epoch => report(index * epochs + epoch)));
            return Judge(kind.Name, result.ToArray(), training, test);
        }).ToArray();
    }

    /// <summary>The sum of the lengths of the weight vectors of all neurons of the hidden layer: it silences whole neurons.</summary>
    private static double OfNeurons(ReadOnlySpan<double> p, Span<double> gradient)
    {
        gradient.Clear();
        return AutoGrad.Layers.Penalty.GroupSparsityGradient(p[..InputWeights], Sizes[0], gradient[..InputWeights]);
    }

    private static Run Judge(string name, double[] p, ClassifiedData training, ClassifiedData test)
    {
        bool[] small = p.Take(InputWeights).Select(weight => Math.Abs(weight) < 0.01).ToArray();
        return new Run(
            name,
            DigitsLesson.Accuracy(p, training, Sizes),
            DigitsLesson.Accuracy(p, test, Sizes),
            small.Count(isSmall => isSmall) / (double)InputWeights,
            small.Chunk(Sizes[0]).Count(neuron => neuron.All(isSmall => isSmall)));
    }
}
