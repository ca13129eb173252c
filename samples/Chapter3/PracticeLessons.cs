using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad;
using Chapter3.Practice;
using Presentation;

namespace Chapter3;

/// <summary>What one does to make training work, each shown at work.</summary>
internal static class PracticeLessons
{
    public static bool Give(SampleArguments arguments)
    {
        bool isShort = arguments.IsShort;
        string folder = arguments.Pictures;

        Title("Learning rates, momentum, Nesterov and L-BFGS, on the wines");
        IReadOnlyList<OptimizerRace.Run> race = OptimizerRace.All(isShort ? 50 : 200);
        foreach (OptimizerRace.Run run in race)
        {
            Console.WriteLine($"  {run.Name,-20} cost {run.Costs[^1]:F8} after {run.Costs.Count - 1} iterations");
        }

        double minimum = race[^1].Costs[^1];
        Console.WriteLine("  " + Picture.OfCurves(folder, "optimizers", "Softmax on the wines", "iteration", "cost above the minimum",
            race.Select(run => new Curve(run.Name, run.Costs.Select(cost => cost - minimum).ToArray())), logarithmic: true));

        Title("How weights begin, in a deep network of tanh neurons on the digits");
        int epochs = isShort ? 2 : 20;
        IReadOnlyList<Initializations.Run> begun = LongWork.Do("epochs", 5 * epochs, report => Initializations.All(epochs, report));
        foreach (Initializations.Run run in begun)
        {
            Console.WriteLine($"  {run.Name,-8} loss {run.Losses[^1]:F4}, accuracy {run.Accuracy:F3} unseen");
        }

        Console.WriteLine("  " + Picture.OfCurves(
            folder, "initialization", "How weights begin", "epoch", "mean loss", begun.Select(run => new Curve(run.Name, run.Losses, 1))));

        Title("Held back: 64 neurons and 150 digits");
        int longEpochs = isShort ? 10 : 300;
        IReadOnlyList<Regularizations.Run> heldBack = LongWork.Do("epochs", 5 * longEpochs, report => Regularizations.All(longEpochs, report));
        foreach (Regularizations.Run run in heldBack)
        {
            Console.WriteLine($"  {run.Name,-8} accuracy {run.TrainingAccuracy:F3} learnt, {run.TestAccuracy:F3} unseen; "
                + $"small weights {run.SmallWeights:P0}, silent neurons {run.SilentNeurons}");
        }

        Title($"Hyperparameters by {HyperparameterSearch.Folds}-fold cross-validation, on the wines");
        HyperparameterSearch.Outcome search = LongWork.Do(
            "trainings", HyperparameterSearch.Trainings, report => HyperparameterSearch.Search(isShort ? 20 : 300, report));
        foreach (HyperparameterSearch.Candidate candidate in search.Candidates.Take(3).Append(search.Candidates[^1]))
        {
            Console.WriteLine($"  rate {candidate.LearningRate,-5}, regularization {candidate.Regularization,-5}: accuracy {candidate.Accuracy:F3}, loss {candidate.Loss:F4}");
        }

        Console.WriteLine($"  the first of these is right on {search.TestAccuracy:P1} of wines that took no part");

        Title("Dead rectified neurons, after training with a step that is too long and one that is not");
        DeadNeurons.Run tooLong = DeadNeurons.Train(1.4, isShort ? 2 : 10);
        DeadNeurons.Run right = DeadNeurons.Train(0.1, isShort ? 2 : 10);
        foreach (DeadNeurons.Run run in new[] { tooLong, right })
        {
            Console.WriteLine($"  rate {run.LearningRate,-4} {run.Dead} of {DeadNeurons.Hidden} neurons are dead, accuracy {run.Accuracy:F3} unseen");
        }

        Console.WriteLine("  " + Picture.OfBars(folder, "dead-neurons", "On how many examples each neuron is active, rate 1.4", "part of the examples",
            tooLong.Activity.Select((part, index) => (index % 8 == 0 ? $"{index}" : "", part)).ToArray()));

        Title("One malignant tumour in twenty");
        (UnbalancedData.Outcome alike, UnbalancedData.Outcome balanced) = UnbalancedData.Compare();
        foreach ((string name, UnbalancedData.Outcome outcome) in new[] { ("all alike", alike), ("balanced", balanced) })
        {
            Console.WriteLine($"  {name,-10} accuracy {outcome.Accuracy:F3}, finds {outcome.Sensitivity:P1} of the malignant, "
                + $"leaves {outcome.Specificity:P1} of the benign in peace, balanced accuracy {outcome.BalancedAccuracy:F3}");
        }

        Title("Debugging by gradient check");
        GradientReport meant = Debugging.OfLoss();
        GradientReport mistake = Debugging.OfMistake();
        GradientReport kink = Debugging.OfKink();
        foreach ((string name, GradientReport report) in new[] { ("As it is meant", meant), ("With the mean detached", mistake), ("At a kink", kink) })
        {
            Console.WriteLine($"  {name}");
            Console.WriteLine("    " + report.ToString().ReplaceLineEndings(Environment.NewLine + "    "));
        }

        return meant.IsRight && !mistake.IsRight && kink.IsRight && balanced.BalancedAccuracy > alike.BalancedAccuracy && tooLong.Dead > right.Dead;
    }

    private static void Title(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
    }
}
