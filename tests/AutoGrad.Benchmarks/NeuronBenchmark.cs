using BenchmarkDotNet.Attributes;

namespace AutoGrad.Benchmarks;

/// <summary>The backward pass of a neuron with two inputs.</summary>
public class NeuronBenchmark
{
    private readonly double[] _a = Inputs.Make(1);
    private readonly double[] _b = Inputs.Make(2);
    private readonly double[] _c = Inputs.Make(3);
    private readonly double[] _x = Inputs.Make(4);
    private readonly double[] _y = Inputs.Make(5);
    private readonly double[] _pull = Inputs.Make(6);
    private readonly double[] _da = new double[Inputs.Count];
    private readonly double[] _db = new double[Inputs.Count];
    private readonly double[] _dc = new double[Inputs.Count];
    private readonly double[] _dx = new double[Inputs.Count];
    private readonly double[] _dy = new double[Inputs.Count];

    /// <summary>The gradients that the calls have added up so far.</summary>
    public double[][] Gradients => [_da, _db, _dc, _dx, _dy];

    [Benchmark(Baseline = true, OperationsPerInvoke = Inputs.Count, Description = "hand-written")]
    public double ByHand()
    {
        double sum = 0.0;
        for (int i = 0; i < Inputs.Count; i++)
        {
            sum += HandWritten.NeuronBackward(
                _a[i], _b[i], _c[i], _x[i], _y[i], _pull[i],
                ref _da[i], ref _db[i], ref _dc[i], ref _dx[i], ref _dy[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Inputs.Count, Description = "generated")]
    public double Generated()
    {
        double sum = 0.0;
        for (int i = 0; i < Inputs.Count; i++)
        {
            sum += Circuits.NeuronBackward(
                _a[i], _b[i], _c[i], _x[i], _y[i], _pull[i],
                ref _da[i], ref _db[i], ref _dc[i], ref _dx[i], ref _dy[i]);
        }

        return sum;
    }
}
