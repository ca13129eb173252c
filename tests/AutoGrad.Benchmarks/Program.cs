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
    return RatioReport.Print(InterleavedMeasurement.Run());
}

// Anything else is for BenchmarkDotNet: --filter, --job, --list, ...
BenchmarkSwitcher.FromAssembly(typeof(NeuronBenchmark).Assembly).Run(args);
return 0;
