using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad;
using AutoGrad.Optimization;
using Chapter3.Data;

namespace Chapter3;

/// <summary>
/// Rows of handwritten digits, of which only four grey values each are seen: hard to read one by one. But the rows mostly count upwards, and a chain
/// model learns that.
/// </summary>
public static class CountingLesson
{
    public const int Labels = 10;
    public const int Length = 8;

    private const double Regularization = 1e-3;
    private const double ProbabilityOfCounting = 0.8;

    /// <summary>A row of digits.</summary>
    /// <param name="Inputs">What is seen of each.</param>
    /// <param name="Digits">Which they are.</param>
    public sealed record Row(double[][] Inputs, int[] Digits);

    /// <summary>The part of the digits that are read right.</summary>
    public sealed record Outcome(double OneByOne, double Together, double Loss);

    /// <summary>Rows of digits of the data, drawn at random.</summary>
    public static IReadOnlyList<Row> Rows(ClassifiedData digits, int count, long seed)
    {
        var random = new SeededRandom(seed);
        ILookup<int, double[]> byDigit = digits.Inputs.Zip(digits.Labels).ToLookup(example => example.Second, example => Quarters(example.First));
        double[][][] images = Enumerable.Range(0, Labels).Select(digit => byDigit[digit].ToArray()).ToArray();
        return Enumerable.Range(0, count).Select(_ =>
        {
            int[] row = new int[Length];
            row[0] = random.NextInt32(Labels);
            for (int t = 1; t < Length; t++)
            {
                row[t] = random.NextDouble() < ProbabilityOfCounting ? (row[t - 1] + 1) % Labels : random.NextInt32(Labels);
            }

            return new Row(row.Select(digit => images[digit][random.NextInt32(images[digit].Length)]).ToArray(), row);
        }).ToArray();
    }

    /// <summary>Reads digits one by one and together, both trained on the same rows.</summary>
    public static Outcome Teach(int training, int test, int iterations, Action<int>? report = null)
    {
        (ClassifiedData forTraining, ClassifiedData forTest) = ClassifiedData.Digits().Split(1200, seed: 1);
        IReadOnlyList<Row> rows = Rows(forTraining, training, seed: 1);
        IReadOnlyList<Row> unseen = Rows(forTest, test, seed: 2);
        int features = rows[0].Inputs[0].Length;

        double[] chain = new double[ChainModel.Parameters(features, Labels)];
        var progress = report is null ? null : new IterationReporter(report);
        MinimizeResult trained = new Lbfgs { MaximumIterations = iterations }.Minimize((p, dp) => Cost(rows, p, dp), chain, progress);
        chain = trained.ToArray();

        var singly = new ClassifiedData(rows.SelectMany(row => row.Inputs).ToArray(), rows.SelectMany(row => row.Digits).ToArray());
        double[] linear = new Lbfgs { MaximumIterations = iterations }.Minimize(
            (p, dp) => LinearClassifier.SoftmaxCostGradient(p, singly.Inputs, singly.Labels, Regularization / Length, dp),
            new double[LinearClassifier.Parameters(features, Labels)]).ToArray();

        return new Outcome(
            Part(unseen, row => row.Inputs.Select(input => LinearClassifier.Classify(linear, input)).ToArray()),
            Part(unseen, row => ChainModel.Infer(chain, row.Inputs, Labels)),
            trained.Value);
    }

    /// <summary>The mean loss of all rows, and a penalty on large parameters.</summary>
    public static double Cost(IReadOnlyList<Row> rows, ReadOnlySpan<double> p, Span<double> gradient)
    {
        double cost = Penalty.SumOfSquaresGradient(p, Regularization, gradient);
        foreach (Row row in rows)
        {
            cost += ChainModel.LossBackward(p, row.Inputs, row.Digits, Labels, 1.0 / rows.Count, gradient) / rows.Count;
        }

        return cost;
    }

    private static double Part(IReadOnlyList<Row> rows, Func<Row, int[]> read) =>
        rows.Average(row => read(row).Zip(row.Digits).Count(pair => pair.First == pair.Second) / (double)Length);

    /// <summary>The mean grey value of each quarter of an image.</summary>
    private static double[] Quarters(double[] pixels)
    {
        double[] quarters = new double[4];
        for (int i = 0; i < 64; i++)
        {
            quarters[(i / 32 * 2) + (i % 8 / 4)] += pixels[i] / 4;
        }

        return quarters;
    }
}
