using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Optimization;
using Chapter3.Data;

namespace Chapter3.Practice;

/// <summary>
/// Which learning rate, and how much regularization? Each pair is tried by cross-validation: the examples are cut into five parts, and each part in
/// turn is judged by what was learnt from the other four. The wines that the search has not seen judge the winner.
/// </summary>
public static class HyperparameterSearch
{
    public const int Folds = 5;

    private const int Classes = 3;

    private static readonly double[] LearningRates = [0.001, 0.01, 0.1, 1];
    private static readonly double[] Regularizations = [0, 1e-3, 1e-2, 1e-1];

    /// <summary>How many trainings a search has.</summary>
    public static int Trainings => LearningRates.Length * Regularizations.Length * Folds;

    /// <summary>A pair of hyperparameters, and what cross-validation says of it.</summary>
    public sealed record Candidate(double LearningRate, double Regularization, double Accuracy, double Loss);

    /// <summary>All candidates, best first, and the accuracy of the best on wines that took no part.</summary>
    public sealed record Outcome(IReadOnlyList<Candidate> Candidates, double TestAccuracy);

    public static Outcome Search(int steps, Action<int>? report = null)
    {
        (ClassifiedData known, ClassifiedData test) = ClassifiedData.Wine().Split(118, seed: 1);
        int done = 0;
        var candidates = new List<Candidate>();
        foreach (double rate in LearningRates)
        {
            foreach (double regularization in Regularizations)
            {
                double accuracy = 0;
                double loss = 0;
                for (int fold = 0; fold < Folds; fold++)
                {
                    (ClassifiedData training, ClassifiedData validation) = Fold(known, fold);
                    (double partAccuracy, double partLoss) = TrainAndJudge(training, validation, rate, regularization, steps);
                    accuracy += partAccuracy / Folds;
                    loss += partLoss / Folds;
                    report?.Invoke(++done);
                }

                candidates.Add(new Candidate(rate, regularization, accuracy, loss));
            }
        }

        Candidate[] sorted = candidates.OrderBy(candidate => double.IsNaN(candidate.Loss) ? double.PositiveInfinity : candidate.Loss).ToArray();
        return new Outcome(sorted, TrainAndJudge(known, test, sorted[0].LearningRate, sorted[0].Regularization, steps).Accuracy);
    }

    private static (ClassifiedData Training, ClassifiedData Validation) Fold(ClassifiedData data, int fold)
    {
        int[] order = data.RandomOrder(seed: 2);
        return (
            data.Pick(order.Where((_, place) => place % Folds != fold).ToArray()),
            data.Pick(order.Where((_, place) => place % Folds == fold).ToArray()));
    }

    private static (double Accuracy, double Loss) TrainAndJudge(
        ClassifiedData training, ClassifiedData validation, double rate, double regularization, int steps)
    {
        // The scale is part of what is learnt, so it comes from the training examples alone.
        var scale = Scale.Of(training.Inputs);
        training = scale.Apply(training);
        validation = scale.Apply(validation);
        double[] start = new double[LinearClassifier.Parameters(training.Features, Classes)];
        double[] p = new Momentum(start.Length, rate).Minimize(
            (p, dp) => LinearClassifier.SoftmaxCostGradient(p, training.Inputs, training.Labels, regularization, dp), start, steps).ToArray();
        return (
            validation.Accuracy(input => LinearClassifier.Classify(p, input)),
            LinearClassifier.SoftmaxCost(p, validation.Inputs, validation.Labels, 0));
    }
}
