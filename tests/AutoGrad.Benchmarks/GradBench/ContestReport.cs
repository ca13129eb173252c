using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Benchmarks;

/// <summary>The closing table of the functions of GradBench.</summary>
public static class ContestReport
{
    /// <summary>Prints the ratios and whether they are allowed; the result is the exit code of the program.</summary>
    public static int Print(IReadOnlyList<ContestResult> results)
    {
        double mean = Math.Exp(results.Average(result => Math.Log(result.Ratio)));
        bool holds = mean <= ContestResult.MeanAllowed && results.All(result => result.Ratio <= ContestResult.LargestAllowed);
        Console.WriteLine();
        Write($"Backward passes of GradBench's functions, generated against hand-written (processor time, medians)");
        Write($"At most {ContestResult.MeanAllowed:0.0} is allowed of the geometric mean of the ratios, and {ContestResult.LargestAllowed:0.0} of each.");
        Console.WriteLine(RatioReport.MachineAndRuntime);
        Console.WriteLine();
        Write($"{"eval",-21}{"primal",10}{"by hand",10}{"generated",11}{"ratio",8}{"half of the rounds",20}{"control",9}{"hand/primal",13}{"gen/primal",12}{"bytes by hand",15}{"generated",11}");
        foreach (ContestResult result in results)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Name,-21}{Quantiles.Of(result.Primal, 0.5),7:0.000} ms{Quantiles.Of(result.ByHand, 0.5),7:0.000} ms"
                + $"{Quantiles.Of(result.Generated, 0.5),8:0.000} ms{result.Ratio,8:0.000}{result.LowerRatio,12:0.000} - {result.UpperRatio:0.000}"
                + $"{result.Control,9:0.000}{result.ByHandToPrimal,13:0.00}{result.GeneratedToPrimal,12:0.00}{result.ByHandBytes,15:N0}{result.GeneratedBytes,11:N0}"));
        }

        Write($"geometric mean of the ratios {mean:0.000}: {(holds ? "ok" : "TOO SLOW")}");
        return holds ? 0 : 1;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
