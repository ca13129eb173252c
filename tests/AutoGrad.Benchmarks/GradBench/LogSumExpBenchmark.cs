using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using GradBench.Functions;

namespace AutoGrad.Benchmarks;

/// <summary>The eval lse, of numbers that fit into the first cache and of many more.</summary>
[MemoryDiagnoser]
public class LogSumExpBenchmark
{
    private double[] _x = [];
    private double[] _dx = [];

    [Params(10_000, 1_000_000)]
    public int Count { get; set; }

    /// <summary>What the calls have added up so far.</summary>
    public IEnumerable<double[]> Gradients => [_dx];

    [GlobalSetup]
    public void SetUp()
    {
        _x = new RandomNumbers(4).Row(Count, -10, 10);
        _dx = new double[Count];
    }

    [Benchmark(Description = "primal")]
    public double Primal() => LogSumExp.Primal(_x);

    [Benchmark(Baseline = true, Description = "hand-written")]
    public double ByHand() => LogSumExpByHand.Backward(_x, 1, _dx);

    [Benchmark(Description = "generated")]
    public double Generated() => LogSumExp.PrimalBackward(_x, 1, _dx);
}
