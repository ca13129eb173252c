using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Optimization;
using Chapter3.Data;

namespace Chapter3.Practice;

/// <summary>
/// The same cost, softmax on the wines, minimised with several learning rates, with momentum, Nesterov's steps and a quasi-Newton method.
/// </summary>
public static class OptimizerRace
{
    private const int Classes = 3;
    private const double Regularization = 1e-3;

    /// <summary>The cost after each iteration.</summary>
    public sealed record Run(string Name, IReadOnlyList<double> Costs);

    /// <summary>All runs.</summary>
    /// <param name="iterations">How many iterations each has at most.</param>
    /// <returns>The runs, of which the last is L-BFGS.</returns>
    public static IReadOnlyList<Run> All(int iterations)
    {
        ClassifiedData wine = ClassifiedData.Wine();
        wine = Scale.Of(wine.Inputs).Apply(wine);
        int count = LinearClassifier.Parameters(wine.Features, Classes);
        double[] start = new double[count];

        Objective cost = (p, dp) => LinearClassifier.SoftmaxCostGradient(p, wine.Inputs, wine.Labels, Regularization, dp);

        Run Race(string name, Optimizer optimizer)
        {
            var costs = new CostList();
            optimizer.Minimize(cost, start, iterations, progress: costs);
            return new Run(name, costs.Costs);
        }

        var ofLbfgs = new CostList();
        new Lbfgs { MaximumIterations = iterations }.Minimize(cost, start, ofLbfgs);
        return
        [
            Race("rate 0.01", new Sgd(count, 0.01)),
            Race("rate 0.1", new Sgd(count, 0.1)),
            Race("rate 1", new Sgd(count, 1.0)),
            Race("rate 0.1, momentum", new Momentum(count, 0.1)),
            Race("rate 0.1, Nesterov", new Nesterov(count, 0.1)),
            new Run("L-BFGS", ofLbfgs.Costs),
        ];
    }

    private sealed class CostList : IProgress<MinimizeProgress>
    {
        public List<double> Costs { get; } = [];

        public void Report(MinimizeProgress value) => Costs.Add(value.Value);
    }
}
