using System;
using System.Collections.Generic;

namespace AutoGrad.Benchmarks;

/// <summary>A function, and two backward passes of it that add up the same gradient.</summary>
/// <param name="Name">The eval and its size.</param>
/// <param name="Primal">The function.</param>
/// <param name="ByHand">The backward pass that a person has written.</param>
/// <param name="Generated">The generated one.</param>
/// <param name="Gradients">Where both add their gradients.</param>
public sealed record Contest(
    string Name, Func<double> Primal, Func<double> ByHand, Func<double> Generated, Func<IEnumerable<double[]>> Gradients)
{
    /// <summary>
    /// Relative to the largest entry, or to the pull, which is 1: what goes through the maximum of lse and cancels is as large as that. The two
    /// add in different orders.
    /// </summary>
    private const double Allowed = 1e-10;

    /// <summary>All functions whose backward passes are measured.</summary>
    public static IReadOnlyList<Contest> All()
    {
        MixtureModelBenchmark gmm = new();
        LongShortTermMemoryBenchmark lstm = new();
        BundleAdjustmentBenchmark ba = new();
        LogSumExpBenchmark few = new() { Count = 10_000 };
        LogSumExpBenchmark many = new() { Count = 1_000_000 };
        few.SetUp();
        many.SetUp();
        return
        [
            new("gmm d10 K25 n1000", gmm.Primal, gmm.ByHand, gmm.Generated, () => gmm.Gradients),
            new("lstm l2 c1024", lstm.Primal, lstm.ByHand, lstm.Generated, () => lstm.Gradients),
            new("ba1 n49 m7776 p31843", ba.Primal, ba.ByHand, ba.Generated, () => ba.Gradients),
            new("lse n1e4", few.Primal, few.ByHand, few.Generated, () => few.Gradients),
            new("lse n1e6", many.Primal, many.ByHand, many.Generated, () => many.Gradients),
        ];
    }

    /// <summary>Both are compared for speed only if they compute the same.</summary>
    public void RequireAgreement()
    {
        double value = Primal();
        (double byHandValue, double[] byHand) = GradientOf(ByHand);
        (double generatedValue, double[] generated) = GradientOf(Generated);
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < byHand.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(byHand[i]));
            difference = Math.Max(difference, Math.Abs(generated[i] - byHand[i]));
        }

        // Asked this way round, NaN disagrees with everything.
        if (!(difference <= Allowed * Math.Max(1, largest)) || largest == 0)
        {
            throw new InvalidOperationException($"The two backward passes of {Name} find different gradients: by {difference} of {largest}.");
        }

        double allowed = Allowed * Math.Abs(value);
        if (!(Math.Abs(byHandValue - value) <= allowed) || !(Math.Abs(generatedValue - value) <= allowed))
        {
            throw new InvalidOperationException($"{Name} is {value}; by hand {byHandValue}, generated {generatedValue}.");
        }
    }

    private (double Value, double[] Gradient) GradientOf(Func<double> backward)
    {
        foreach (double[] part in Gradients())
        {
            Array.Clear(part);
        }

        double value = backward();
        List<double> joined = [];
        foreach (double[] part in Gradients())
        {
            joined.AddRange(part);
        }

        return (value, [.. joined]);
    }
}
