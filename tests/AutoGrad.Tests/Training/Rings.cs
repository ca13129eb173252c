using System;

namespace AutoGrad.Tests.Training;

/// <summary>Points of a disk (label 1) and of a ring around it (label -1).</summary>
internal sealed class Rings
{
    public Rings(int count, long seed)
    {
        var random = new SeededRandom(seed);
        X = new double[count];
        Y = new double[count];
        Label = new double[count];
        for (int i = 0; i < count; i++)
        {
            Label[i] = i % 2 == 0 ? 1 : -1;
            double radius = i % 2 == 0 ? random.NextDouble(0, 0.8) : random.NextDouble(1.2, 2.0);
            double angle = random.NextDouble(0, 2 * Math.PI);
            X[i] = radius * Math.Cos(angle);
            Y[i] = radius * Math.Sin(angle);
        }
    }

    public double[] X { get; }

    public double[] Y { get; }

    public double[] Label { get; }

    public double Accuracy(ReadOnlySpan<double> parameters)
    {
        int right = 0;
        for (int i = 0; i < X.Length; i++)
        {
            right += SmallNetwork.Score(parameters, X[i], Y[i]) * Label[i] > 0 ? 1 : 0;
        }

        return (double)right / X.Length;
    }

    public double MeanLoss(ReadOnlySpan<double> parameters)
    {
        double sum = 0;
        for (int i = 0; i < X.Length; i++)
        {
            sum += SmallNetwork.LogisticLoss(parameters, X[i], Y[i], Label[i]);
        }

        return sum / X.Length;
    }
}
