using System;
using System.Collections.Generic;

namespace AutoGrad.Benchmarks;

/// <summary>
/// The functions of some milliseconds: the primal, both backward passes and once more the hand-written one run in turn, many rounds. What counts is
/// the processor time of this process, all its threads, so that other programs that run meanwhile are not measured.
/// </summary>
public static class ContestMeasurement
{
    private const int Rounds = 31;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(10);

    public static IReadOnlyList<ContestResult> Run(IEnumerable<Contest> contests)
    {
        List<ContestResult> results = [];
        foreach (Contest contest in contests)
        {
            contest.RequireAgreement();
            results.Add(Measure(contest));
        }

        return results;
    }

    private static ContestResult Measure(Contest contest)
    {
        Func<double>[] turns = [contest.Primal, contest.ByHand, contest.Generated, contest.ByHand];
        int[] repetitions = Array.ConvertAll(turns, WarmUp);
        double[][] times = Array.ConvertAll(turns, _ => new double[Rounds]);
        for (int round = 0; round < Rounds; round++)
        {
            // Each round starts with another one, so that none always runs in the wake of the same one.
            for (int turn = 0; turn < turns.Length; turn++)
            {
                int which = (round + turn) % turns.Length;
                times[which][round] = Milliseconds(turns[which], repetitions[which]);
            }
        }

        return new(
            contest.Name, times[0], times[1], times[2], times[3],
            BytesOfOne(contest.ByHand), BytesOfOne(contest.Generated));
    }

    /// <summary>Calls it until the runtime has compiled it with all optimizations; the result is how many calls take as long as a turn should.</summary>
    private static int WarmUp(Func<double> pass)
    {
        // The runtime compiles a method anew when it was called often enough, or its loops have run often enough.
        const int FewestCalls = 60;
        TimeSpan start = Environment.CpuUsage.TotalTime;
        int calls = 0;
        while (calls < FewestCalls || Environment.CpuUsage.TotalTime - start < s_warmUp)
        {
            pass();
            calls++;
        }

        double one = (Environment.CpuUsage.TotalTime - start) / TimeSpan.FromMilliseconds(1) / calls;
        return Math.Max(1, (int)Math.Round(s_turn.TotalMilliseconds / one));
    }

    /// <summary>Processor time of one call.</summary>
    private static double Milliseconds(Func<double> pass, int repetitions)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            pass();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / repetitions;
    }

    private static long BytesOfOne(Func<double> pass)
    {
        const int Calls = 10;
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < Calls; call++)
        {
            pass();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - start) / Calls;
    }
}
