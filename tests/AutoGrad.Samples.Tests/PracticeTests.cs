using System;
using System.Collections.Generic;
using System.Linq;
using Chapter3.Data;
using Chapter3.Practice;
using Xunit;

namespace AutoGrad.Samples.Tests;

/// <summary>What one does to make training work: each helps in the way that the sample says.</summary>
public sealed class PracticeTests
{
    [Fact]
    public void Momentum_and_curvature_are_faster_than_steps_alone()
    {
        Dictionary<string, OptimizerRace.Run> runs = OptimizerRace.All(200).ToDictionary(run => run.Name);

        Assert.True(runs["rate 0.1"].Costs[^1] < runs["rate 0.01"].Costs[^1]);
        Assert.True(runs["rate 0.1, momentum"].Costs[^1] < runs["rate 0.1"].Costs[^1]);
        Assert.True(runs["rate 0.1, Nesterov"].Costs[^1] < runs["rate 0.1"].Costs[^1]);
        Assert.True(runs["L-BFGS"].Costs.Count < 60);
        Assert.Equal(0.03986017, runs["L-BFGS"].Costs[^1], 8);
        Assert.All(runs.Values, run => Assert.True(run.Costs[^1] >= runs["L-BFGS"].Costs[^1]));
    }

    [Fact]
    public void Weights_of_the_right_size_train_and_others_do_not()
    {
        Dictionary<string, Initializations.Run> runs = Initializations.All(5).ToDictionary(run => run.Name);

        Assert.True(runs["Xavier"].Accuracy > 0.8 && runs["He"].Accuracy > 0.8, string.Join("; ", runs.Values));
        Assert.All(new[] { "zeros", "small", "large" }, name => Assert.True(runs[name].Accuracy < 0.4, $"{runs[name]}"));
    }

    [Fact]
    public void Penalties_make_weights_and_neurons_vanish()
    {
        Dictionary<string, Regularizations.Run> runs = Regularizations.All(200).ToDictionary(run => run.Name);

        Assert.True(runs["L1"].SmallWeights > 0.5 && runs["nothing"].SmallWeights < 0.1, string.Join("; ", runs.Values));
        Assert.True(runs["groups"].SilentNeurons > runs["L1"].SilentNeurons && runs["nothing"].SilentNeurons == 0, string.Join("; ", runs.Values));
        Assert.All(runs.Values, run => Assert.True(run.TestAccuracy > 0.85, $"{run}"));
    }

    [Fact]
    public void Cross_validation_finds_settings_that_work()
    {
        HyperparameterSearch.Outcome outcome = HyperparameterSearch.Search(100);

        Assert.Equal(16, outcome.Candidates.Count);
        Assert.Equal(outcome.Candidates.Min(candidate => candidate.Loss), outcome.Candidates[0].Loss);
        Assert.True(outcome.Candidates[^1].Loss > 2 * outcome.Candidates[0].Loss);
        Assert.True(outcome.TestAccuracy > 0.9);
    }

    [Fact]
    public void Steps_that_are_too_long_kill_neurons()
    {
        DeadNeurons.Run tooLong = DeadNeurons.Train(1.4, 3);
        DeadNeurons.Run right = DeadNeurons.Train(0.1, 3);

        Assert.InRange(tooLong.Dead, 10, DeadNeurons.Hidden);
        Assert.InRange(right.Dead, 0, 2);
    }

    [Fact]
    public void The_rare_class_is_found_when_it_counts_more()
    {
        (ClassifiedData training, _) = UnbalancedData.Data();
        Assert.Equal(0.05, training.Labels.Count(label => label == 0) / (double)training.Count, 12);

        (UnbalancedData.Outcome alike, UnbalancedData.Outcome balanced) = UnbalancedData.Compare();

        Assert.True(alike.Accuracy > 0.9 && alike.Sensitivity < 0.2, $"{alike}");
        Assert.True(balanced.Sensitivity > 0.7 && balanced.BalancedAccuracy > 0.7, $"{balanced}");
    }

    [Fact]
    public void A_gradient_check_finds_what_is_not_meant()
    {
        GradientReport meant = Debugging.OfLoss(), mistake = Debugging.OfMistake(), kink = Debugging.OfKink();

        Assert.Equal(meant.Value, mistake.Value);
        Assert.Equal(5, meant.Count(GradientVerdict.Right));
        Assert.Equal(5, mistake.Count(GradientVerdict.Wrong));
        Assert.True(kink.IsRight);
        Assert.Equal(1, kink.Count(GradientVerdict.Kink));
    }

    [Fact]
    public void The_gradient_of_the_weighted_cost_is_right()
    {
        ClassifiedData data = UnbalancedData.Data().Training;
        bool[] isMalignant = data.Labels.Select(label => label == 0).ToArray();

        Checks.AssertRight((p, dp) => UnbalancedData.CostGradient(p, data.Inputs, isMalignant, 19, 1e-3, dp), [0.3, -0.2, 0.5]);
    }
}
