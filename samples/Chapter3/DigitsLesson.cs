using System;
using AutoGrad.Optimization;
using AutoGrad.Training;
using Chapter3.Data;

namespace Chapter3;

/// <summary>A network of two hidden layers on the handwritten digits: 1200 to learn from, 200 to stop by, 397 to be tested with.</summary>
public static class DigitsLesson
{
    public static int[] Sizes { get; } = [64, 48, 32, 10];

    /// <summary>What the network came to.</summary>
    public sealed record Outcome(TrainingResult Training, double TrainingAccuracy, double TestAccuracy);

    public static (ClassifiedData Training, ClassifiedData Validation, ClassifiedData Test) Data()
    {
        (ClassifiedData training, ClassifiedData others) = ClassifiedData.Digits().Split(1200, seed: 1);
        (ClassifiedData validation, ClassifiedData test) = others.Split(200, seed: 2);
        return (training, validation, test);
    }

    public static Outcome Teach(int epochs, Action<int>? report = null)
    {
        (ClassifiedData training, ClassifiedData validation, ClassifiedData test) = Data();
        double[] start = Network.Initialize(Sizes, seed: 1);
        var trainer = new Trainer
        {
            Epochs = epochs,
            BatchSize = 16,
            Patience = 10,
            Validation = p => MeanLoss(p, validation, Sizes),
        };
        TrainingResult result = trainer.Train(
            (p, example, dp) => Network.LossBackward(p, training.Inputs[example.Index], training.Labels[example.Index], Sizes, Activation.Relu, 1.0, dp),
            training.Count,
            start,
            new Adam(start.Length, 0.003),
            report is null ? null : new IterationReporter(report));
        double[] p = result.ToArray();
        return new Outcome(result, Accuracy(p, training, Sizes), Accuracy(p, test, Sizes));
    }

    /// <summary>The mean loss of examples that are not learnt from.</summary>
    public static double MeanLoss(ReadOnlySpan<double> p, ClassifiedData data, int[] sizes, Activation activation = Activation.Relu)
    {
        double sum = 0;
        for (int i = 0; i < data.Count; i++)
        {
            sum += Network.Loss(p, data.Inputs[i], data.Labels[i], sizes, activation);
        }

        return sum / data.Count;
    }

    public static double Accuracy(double[] p, ClassifiedData data, int[] sizes, Activation activation = Activation.Relu) =>
        data.Accuracy(input => ScoreLoss.Best(Network.Scores(p, input, sizes, activation)));
}
