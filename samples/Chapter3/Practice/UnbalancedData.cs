using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad;
using AutoGrad.Optimization;
using Chapter3.Data;

namespace Chapter3.Practice;

/// <summary>
/// Few examples of the class that matters: a screening in which one tumour of twenty is malignant, learnt from 12 malignant and 228 benign ones of
/// which only two measurements are known, the mean texture and the mean smoothness. Whoever says "benign" to all of them is right nineteen times of
/// twenty, and useless. Counting the loss of the rare class more is one cure.
/// </summary>
public static partial class UnbalancedData
{
    private const int Malignant = 0;
    private const int Texture = 1;
    private const int Smoothness = 4;

    /// <summary>What a classifier came to on tumours that it did not learn from.</summary>
    /// <param name="Accuracy">The part that it finds right.</param>
    /// <param name="Sensitivity">The part of the malignant that it finds.</param>
    /// <param name="Specificity">The part of the benign that it leaves in peace.</param>
    public sealed record Outcome(double Accuracy, double Sensitivity, double Specificity)
    {
        public double BalancedAccuracy => 0.5 * (Sensitivity + Specificity);
    }

    /// <summary>The score of a tumour: above 0 it is taken for malignant.</summary>
    public static double Score(ReadOnlySpan<double> p, ReadOnlySpan<double> input)
    {
        double score = p[^1];
        for (int j = 0; j < input.Length; j++)
        {
            score += p[j] * input[j];
        }

        return score;
    }

    /// <summary>Logistic regression, in which malignant examples count by a weight.</summary>
    [Differentiable]
    public static double Cost(ReadOnlySpan<double> p, [Constant] double[][] inputs, bool[] isMalignant, [Constant] double weight, [Constant] double regularization)
    {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            double score = Score(p, inputs[i]);
            double counts = isMalignant[i] ? weight : 1;
            sum += counts * Gates.Softplus(isMalignant[i] ? -score : score);
            weights += counts;
        }

        double squares = 0;
        foreach (double parameter in p)
        {
            squares += parameter * parameter;
        }

        return sum / weights + regularization * squares;
    }

    /// <summary>Learns with all examples alike, and with both classes counting the same together.</summary>
    public static (Outcome Alike, Outcome Balanced) Compare()
    {
        (ClassifiedData training, ClassifiedData test) = Data();
        double rare = training.Labels.Count(label => label == Malignant);
        return (Teach(training, test, 1), Teach(training, test, (training.Count - rare) / rare));
    }

    /// <summary>The examples to learn from, and those to be tested with.</summary>
    public static (ClassifiedData Training, ClassifiedData Test) Data()
    {
        ClassifiedData all = ClassifiedData.BreastCancer();
        all = all with { Inputs = all.Inputs.Select(input => new[] { input[Texture], input[Smoothness] }).ToArray() };
        int[] order = all.RandomOrder(seed: 1);
        int[] malignant = order.Where(i => all.Labels[i] == Malignant).ToArray();
        int[] benign = order.Where(i => all.Labels[i] != Malignant).ToArray();
        ClassifiedData training = all.Pick([.. malignant[..12], .. benign[..228]]);
        ClassifiedData test = all.Pick([.. malignant[12..], .. benign[228..]]);
        var scale = Scale.Of(training.Inputs);
        return (scale.Apply(training), scale.Apply(test));
    }

    private static Outcome Teach(ClassifiedData training, ClassifiedData test, double weight)
    {
        bool[] isMalignant = training.Labels.Select(label => label == Malignant).ToArray();
        double[] p = new Lbfgs().Minimize(
            (p, dp) => CostGradient(p, training.Inputs, isMalignant, weight, 1e-3, dp), new double[training.Features + 1]).ToArray();
        double sensitivity = PartFoundMalignant(true);
        double specificity = 1 - PartFoundMalignant(false);

        // The test examples are mixed as the training examples are.
        double rare = isMalignant.Count(isRare => isRare) / (double)training.Count;
        return new Outcome(rare * sensitivity + (1 - rare) * specificity, sensitivity, specificity);

        double PartFoundMalignant(bool amongMalignant) => test.Inputs.Zip(test.Labels)
            .Where(example => example.Second == Malignant == amongMalignant)
            .Average(example => Score(p, example.First) > 0 ? 1.0 : 0.0);
    }
}
