using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using GradBench.Functions;

namespace AutoGrad.Benchmarks;

/// <summary>The eval gmm: 1000 points of 10 numbers, 25 components.</summary>
[MemoryDiagnoser]
public class MixtureModelBenchmark
{
    private const int Dimension = 10;
    private const int Components = 25;
    private const int Points = 1000;

    private readonly MixtureData _data;
    private readonly double[] _alpha;
    private readonly double[][] _mu;
    private readonly double[][] _q;
    private readonly double[][] _l;
    private readonly MixtureGradient _gradient;

    public MixtureModelBenchmark()
    {
        RandomNumbers numbers = new(1);
        _alpha = numbers.Row(Components, -1, 1);
        _mu = numbers.Rows(Components, Dimension, -1, 1);
        _q = numbers.Rows(Components, Dimension, -0.5, 0.5);
        _l = numbers.Rows(Components, Dimension * (Dimension - 1) / 2, -0.5, 0.5);
        _data = new MixtureData(numbers.Rows(Points, Dimension, -2, 2), Gamma: 1, ExtraDegrees: 0);
        _gradient = new MixtureGradient(new double[Components], Rows.Like(_mu), Rows.Like(_q), Rows.Like(_l));
    }

    /// <summary>What the calls have added up so far.</summary>
    public IEnumerable<double[]> Gradients => [_gradient.Alpha, .. _gradient.Mu, .. _gradient.Q, .. _gradient.L];

    [Benchmark(Description = "primal")]
    public double Primal() => MixtureModel.Objective(_data, _alpha, _mu, _q, _l);

    [Benchmark(Baseline = true, Description = "hand-written")]
    public double ByHand() =>
        MixtureModelByHand.Backward(_data, _alpha, _mu, _q, _l, 1, _gradient.Alpha, _gradient.Mu, _gradient.Q, _gradient.L);

    [Benchmark(Description = "generated")]
    public double Generated() =>
        MixtureModel.ObjectiveBackward(_data, _alpha, _mu, _q, _l, 1, _gradient.Alpha, _gradient.Mu, _gradient.Q, _gradient.L);
}
