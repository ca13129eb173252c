using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Layers;
using AutoGrad.Optimization;
using AutoGrad.Training;
using Chapter3.Data;

namespace Chapter3.Practice;

/// <summary>
/// A deep network of tanh neurons on the digits, begun with different weights. With zeros all neurons stay alike, with small numbers the signal fades
/// from layer to layer, with large ones all neurons are at their limits, where nothing moves them.
/// </summary>
public static class Initializations
{
    private static readonly int[] Sizes = [64, 32, 32, 32, 32, 10];

    /// <summary>The loss of the training examples in each epoch, and the accuracy on others.</summary>
    public sealed record Run(string Name, IReadOnlyList<double> Losses, double Accuracy);

    public static IReadOnlyList<Run> All(int epochs, Action<int>? report = null)
    {
        (string Name, Network.LayerInitializer Initializer)[] kinds =
        [
            ("zeros", (weights, _, _, _) => weights.Clear()),
            ("small", (weights, _, _, random) => Initializer.Uniform(weights, 0.01, random)),
            ("large", (weights, _, _, random) => Initializer.Uniform(weights, 3, random)),
            ("Xavier", (weights, inputs, outputs, random) => Initializer.Xavier(weights, inputs, outputs, random)),
            ("He", (weights, inputs, _, random) => Initializer.He(weights, inputs, random)),
        ];
        (ClassifiedData training, _, ClassifiedData test) = DigitsLesson.Data();
        return kinds.Select((kind, index) =>
        {
            double[] start = Network.Initialize(Sizes, kind.Initializer, seed: 1);
            TrainingResult result = new Trainer { Epochs = epochs }.Train(
                (p, example, dp) => Network.LossBackward(p, training.Inputs[example.Index], training.Labels[example.Index], Sizes, Activation.Tanh, 1.0, dp),
                training.Count,
                start,
                new Sgd(start.Length, 0.05),
                report is null ? null : new IterationReporter(epoch => report(index * epochs + epoch)));
            return new Run(
                kind.Name,
                result.Epochs.Select(epoch => epoch.Loss).ToArray(),
                DigitsLesson.Accuracy(result.ToArray(), test, Sizes, Activation.Tanh));
        }).ToArray();
    }
}
