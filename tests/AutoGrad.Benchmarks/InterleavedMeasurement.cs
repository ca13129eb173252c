using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;

namespace AutoGrad.Benchmarks;

/// <summary>
/// A few seconds' measurement for machines that have other things to do. Both methods run in turn, many short rounds,
/// so that whatever disturbs one disturbs the other too; the median of the rounds' ratios ignores the rest. The
/// hand-written method runs twice a round: its ratio to itself shows how far a ratio can be off here.
/// </summary>
public static class InterleavedMeasurement
{
    private const int Rounds = 601;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_sample = TimeSpan.FromMilliseconds(1);

    public static IReadOnlyList<MeasuredRatio> Run()
    {
        NeuronBenchmark neuron = new();
        PowerBenchmark power = new();
        return
        [
            Measure("neuron", neuron.ByHand, neuron.Generated),
            Measure("power", power.ByHand, power.Generated),
        ];
    }

    private static MeasuredRatio Measure(string circuit, Func<double> byHand, Func<double> generated)
    {
        WarmUp(byHand, generated);
        int repetitions = RepetitionsOfASample(byHand);

        Func<double>[] turns = [byHand, generated, byHand];
        double[][] times = [new double[Rounds], new double[Rounds], new double[Rounds]];
        for (int round = 0; round < Rounds; round++)
        {
            // Each round starts with another of the three, so that none always runs in the wake of the same one.
            for (int turn = 0; turn < turns.Length; turn++)
            {
                int which = (round + turn) % turns.Length;
                times[which][round] = Nanoseconds(turns[which], repetitions);
            }
        }

        double[] ratios = Ratios(times[1], times[0]);
        double[] control = Ratios(times[2], times[0]);
        string remark = string.Create(
            CultureInfo.InvariantCulture,
            $"half of the rounds within {Quantiles.Of(ratios, 0.25):0.000} to {Quantiles.Of(ratios, 0.75):0.000}; "
            + $"hand-written to itself {Quantiles.Of(control, 0.5):0.000}, "
            + $"{Quantiles.Of(control, 0.25):0.000} to {Quantiles.Of(control, 0.75):0.000}");
        return new MeasuredRatio(
            circuit, Quantiles.Of(times[0], 0.5), Quantiles.Of(times[1], 0.5), Quantiles.Of(ratios, 0.5), remark);
    }

    /// <summary>Long enough for the runtime to compile both methods with all optimizations.</summary>
    private static void WarmUp(Func<double> byHand, Func<double> generated)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < s_warmUp)
        {
            byHand();
            generated();
        }
    }

    private static int RepetitionsOfASample(Func<double> byHand)
    {
        const int Trial = 200;
        double nanosecondsOfOne = Nanoseconds(byHand, Trial) * Inputs.Count;
        return Math.Max(1, (int)(s_sample.TotalNanoseconds / nanosecondsOfOne));
    }

    /// <summary>Nanoseconds for one element of the arrays.</summary>
    private static double Nanoseconds(Func<double> passOverTheArrays, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            passOverTheArrays();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)repetitions * Inputs.Count);
    }

    private static double[] Ratios(double[] times, double[] baseline)
    {
        double[] ratios = new double[times.Length];
        for (int round = 0; round < times.Length; round++)
        {
            ratios[round] = times[round] / baseline[round];
        }

        return ratios;
    }
}
