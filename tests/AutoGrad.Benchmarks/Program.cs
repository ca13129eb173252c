using System;
using System.Linq;
using AutoGrad.Benchmarks;
using BenchmarkDotNet.Running;

Agreement.Require();

if (args.Length == 0)
{
    return RatioReport.Print(ShortMeasurement.Run());
}

if (args.SequenceEqual(["--quick"]))
{
    // Both tables, whatever the first one says.
    int circuits = RatioReport.Print(InterleavedMeasurement.Run());
    return Math.Max(circuits, ContestReport.Print(ContestMeasurement.Run(Contest.All())));
}

if (args.SequenceEqual(["--quick", "gradbench"]))
{
    return ContestReport.Print(ContestMeasurement.Run(Contest.All()));
}

// Anything else is for BenchmarkDotNet: --filter, --job, --list, ...
BenchmarkSwitcher.FromAssembly(typeof(NeuronBenchmark).Assembly).Run(args);
return 0;
