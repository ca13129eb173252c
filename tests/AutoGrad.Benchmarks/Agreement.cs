using System;
using System.Linq;

namespace AutoGrad.Benchmarks;

/// <summary>Two methods are compared for speed only if they compute the same.</summary>
public static class Agreement
{
    /// <summary>Both add the same products, perhaps in another order: a few units in the last place.</summary>
    private const double RoundingOnly = 1e-13;

    public static void Require()
    {
        NeuronBenchmark neuronByHand = new();
        NeuronBenchmark neuronGenerated = new();
        Require("neuron", neuronByHand.ByHand(), neuronGenerated.Generated());
        Require("neuron", neuronByHand.Gradients, neuronGenerated.Gradients);

        PowerBenchmark powerByHand = new();
        PowerBenchmark powerGenerated = new();
        Require("power", powerByHand.ByHand(), powerGenerated.Generated());
        Require("power", powerByHand.Gradients, powerGenerated.Gradients);
    }

    private static void Require(string circuit, double sumByHand, double sumGenerated)
    {
        // The values are the same to the last bit, and so is their sum in the same order.
        if (!sumByHand.Equals(sumGenerated))
        {
            throw new InvalidOperationException($"The two backward methods of {circuit} return different values.");
        }
    }

    private static void Require(string circuit, double[][] byHand, double[][] generated)
    {
        bool same = byHand.SelectMany(gradient => gradient)
            .Zip(generated.SelectMany(gradient => gradient))
            .All(pair => Math.Abs(pair.First - pair.Second) <= RoundingOnly * Math.Max(1.0, Math.Abs(pair.First)));
        if (!same)
        {
            throw new InvalidOperationException($"The two backward methods of {circuit} find different gradients.");
        }
    }
}
