using System;

namespace AutoGrad.Optimization;

/// <summary>Gradient descent: x = x - rate * g. With gradients of random parts of the data it is stochastic gradient descent.</summary>
public sealed class Sgd : Optimizer
{
    /// <summary>Begins a descent.</summary>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    public Sgd(int count, LearningRate learningRate)
        : base(OptimizerKind.Sgd, count, learningRate, vectors: 0, scalars: 0)
    {
    }

    private protected override void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] -= rate * gradient[i];
        }
    }
}
