using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using GradBench.Functions;

namespace AutoGrad.Benchmarks;

/// <summary>The eval lstm: 2 layers of 14 cells, and a sequence of 1024 elements.</summary>
[MemoryDiagnoser]
public class LongShortTermMemoryBenchmark
{
    private const int Layers = 2;
    private const int Width = 14;
    private const int Length = 1024;

    private readonly double[][] _main;
    private readonly double[][] _extra;
    private readonly double[][] _state;
    private readonly double[][] _sequence;
    private readonly double[][] _dmain;
    private readonly double[][] _dextra;

    public LongShortTermMemoryBenchmark()
    {
        RandomNumbers numbers = new(2);
        _main = numbers.Rows(2 * Layers, 4 * Width, -1, 1);
        _extra = numbers.Rows(3, Width, -1, 1);
        _state = numbers.Rows(2 * Layers, Width, -1, 1);
        _sequence = numbers.Rows(Length, Width, 0, 1);
        _dmain = Rows.Like(_main);
        _dextra = Rows.Like(_extra);
    }

    /// <summary>What the calls have added up so far.</summary>
    public IEnumerable<double[]> Gradients => [.. _dmain, .. _dextra];

    [Benchmark(Description = "primal")]
    public double Primal() => LongShortTermMemory.Objective(_main, _extra, _state, _sequence);

    [Benchmark(Baseline = true, Description = "hand-written")]
    public double ByHand() => LongShortTermMemoryByHand.Backward(_main, _extra, _state, _sequence, 1, _dmain, _dextra);

    [Benchmark(Description = "generated")]
    public double Generated() => LongShortTermMemory.ObjectiveBackward(_main, _extra, _state, _sequence, 1, _dmain, _dextra);
}
