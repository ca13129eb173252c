using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Optimization;
using AutoGrad.Training;
using Chapter3.Data;

namespace Chapter3.Practice;

/// <summary>
/// A rectified neuron that is below 0 for every example has no gradient and never comes back. Steps that are too long kill neurons; one finds them by
/// counting on how many examples each is above 0.
/// </summary>
public static class DeadNeurons
{
    public const int Hidden = 48;

    private static readonly int[] Sizes = [64, Hidden, 10];

    /// <summary>What a training came to.</summary>
    /// <param name="LearningRate">Its learning rate.</param>
    /// <param name="Activity">The part of the examples on which each neuron is above 0.</param>
    /// <param name="Accuracy">On examples that it did not learn from.</param>
    public sealed record Run(double LearningRate, IReadOnlyList<double> Activity, double Accuracy)
    {
        public int Dead => Activity.Count(part => part == 0);
    }

    public static Run Train(double learningRate, int epochs)
    {
        (ClassifiedData training, _, ClassifiedData test) = DigitsLesson.Data();
        double[] start = Network.Initialize(Sizes, seed: 1);
        double[] p = new Trainer { Epochs = epochs }.Train(
            (p, example, dp) => Network.LossBackward(p, training.Inputs[example.Index], training.Labels[example.Index], Sizes, Activation.Relu, 1.0, dp),
            training.Count,
            start,
            new Sgd(start.Length, learningRate)).ToArray();
        return new Run(learningRate, Activity(p, training), DigitsLesson.Accuracy(p, test, Sizes));
    }

    private static IReadOnlyList<double> Activity(double[] p, ClassifiedData data)
    {
        // The parameters of the hidden layer come first, so they make a network of their own, whose scores are the sums of the neurons.
        int[] hiddenLayer = Sizes[..2];
        double[] ownParameters = p[..Network.Parameters(hiddenLayer)];
        int[] active = new int[Hidden];
        foreach (double[] input in data.Inputs)
        {
            double[] sums = Network.Scores(ownParameters, input, hiddenLayer, Activation.Relu);
            for (int i = 0; i < Hidden; i++)
            {
                active[i] += sums[i] > 0 ? 1 : 0;
            }
        }

        return active.Select(count => count / (double)data.Count).ToArray();
    }
}
