using System;
using AutoGrad.Optimization;
using AutoGrad.Training;

namespace Chapter3;

/// <summary>Says how many iterations or epochs are done.</summary>
public sealed class IterationReporter(Action<int> report) : IProgress<MinimizeProgress>, IProgress<EpochReport>
{
    public void Report(MinimizeProgress value) => report(value.Iteration);

    public void Report(EpochReport value) => report(value.Epoch);
}
