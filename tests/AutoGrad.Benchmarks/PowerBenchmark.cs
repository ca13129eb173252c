using BenchmarkDotNet.Attributes;

namespace AutoGrad.Benchmarks;

/// <summary>The backward pass of <c>Math.Pow((a * b + c) * d, 2)</c>.</summary>
public class PowerBenchmark
{
    private readonly double[] _a = Inputs.Make(1);
    private readonly double[] _b = Inputs.Make(2);
    private readonly double[] _c = Inputs.Make(3);
    private readonly double[] _d = Inputs.Make(4);
    private readonly double[] _pull = Inputs.Make(5);
    private readonly double[] _da = new double[Inputs.Count];
    private readonly double[] _db = new double[Inputs.Count];
    private readonly double[] _dc = new double[Inputs.Count];
    private readonly double[] _dd = new double[Inputs.Count];

    /// <summary>The gradients that the calls have added up so far.</summary>
    public double[][] Gradients => [_da, _db, _dc, _dd];

    [Benchmark(Baseline = true, OperationsPerInvoke = Inputs.Count, Description = "hand-written")]
    public double ByHand()
    {
        double sum = 0.0;
        for (int i = 0; i < Inputs.Count; i++)
        {
            sum += HandWritten.PowerBackward(
                _a[i], _b[i], _c[i], _d[i], _pull[i],
                ref _da[i], ref _db[i], ref _dc[i], ref _dd[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Inputs.Count, Description = "generated")]
    public double Generated()
    {
        double sum = 0.0;
        for (int i = 0; i < Inputs.Count; i++)
        {
            sum += Circuits.PowerBackward(
                _a[i], _b[i], _c[i], _d[i], _pull[i],
                ref _da[i], ref _db[i], ref _dc[i], ref _dd[i]);
        }

        return sum;
    }
}
