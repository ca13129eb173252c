using System;
using System.Linq;
using AutoGrad;

namespace Chapter3.Data;

/// <summary>Examples with a class each.</summary>
/// <param name="Inputs">A row of numbers for each example.</param>
/// <param name="Labels">The class of each example, from 0.</param>
public sealed record ClassifiedData(double[][] Inputs, int[] Labels)
{
    /// <summary>How many examples there are.</summary>
    public int Count => Labels.Length;

    /// <summary>How many numbers an example has.</summary>
    public int Features => Inputs[0].Length;

    public static ClassifiedData Iris() => Of("iris", true);

    public static ClassifiedData Wine() => Of("wine", true);

    /// <summary>Class 0 is malignant, class 1 benign.</summary>
    public static ClassifiedData BreastCancer() => Of("breast_cancer", true);

    /// <summary>Grey values from 0 to 1.</summary>
    public static ClassifiedData Digits()
    {
        ClassifiedData digits = Of("digits", false);
        return digits with { Inputs = digits.Inputs.Select(pixels => pixels.Select(grey => grey / 16).ToArray()).ToArray() };
    }

    /// <summary>Some of the examples.</summary>
    /// <param name="indices">Which, in order.</param>
    public ClassifiedData Pick(ReadOnlySpan<int> indices)
    {
        double[][] inputs = new double[indices.Length][];
        int[] labels = new int[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            inputs[i] = Inputs[indices[i]];
            labels[i] = Labels[indices[i]];
        }

        return new ClassifiedData(inputs, labels);
    }

    /// <summary>The numbers of all examples in a random order.</summary>
    public int[] RandomOrder(long seed)
    {
        int[] order = Enumerable.Range(0, Count).ToArray();
        new SeededRandom(seed).Shuffle<int>(order);
        return order;
    }

    /// <summary>Cuts the examples into two parts at random.</summary>
    /// <param name="first">How many are in the first part.</param>
    /// <param name="seed">The seed of the order.</param>
    public (ClassifiedData First, ClassifiedData Second) Split(int first, long seed)
    {
        ReadOnlySpan<int> order = RandomOrder(seed);
        return (Pick(order[..first]), Pick(order[first..]));
    }

    /// <summary>The part of the examples that a classifier finds right.</summary>
    public double Accuracy(Func<double[], int> classify) => Inputs.Zip(Labels).Count(example => classify(example.First) == example.Second) / (double)Count;

    private static ClassifiedData Of(string name, bool hasHeader)
    {
        double[][] rows = Table.Read(name, hasHeader);
        return new ClassifiedData(rows.Select(row => row[..^1]).ToArray(), rows.Select(row => (int)row[^1]).ToArray());
    }
}
