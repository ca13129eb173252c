using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace AutoGrad.Benchmarks;

/// <summary>The closing table of either way of measuring.</summary>
public static class RatioReport
{
    /// <summary>Where the numbers were measured.</summary>
    public static string MachineAndRuntime =>
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} logical processors";

    /// <summary>Prints the ratios and whether each is allowed; the result is the exit code of the program.</summary>
    public static int Print(IReadOnlyList<MeasuredRatio> ratios)
    {
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Backward pass, generated against hand-written (medians; at most {MeasuredRatio.Allowed:0.0} is allowed)"));
        Console.WriteLine(MachineAndRuntime);
        Console.WriteLine();
        Console.WriteLine($"{"circuit",-10}{"hand-written",14}{"generated",14}{"ratio",8}");
        foreach (MeasuredRatio ratio in ratios)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{ratio.Circuit,-10}{ratio.ByHandNanoseconds,11:0.00} ns{ratio.GeneratedNanoseconds,11:0.00} ns"
                + $"{ratio.Ratio,8:0.000}  {(ratio.Holds ? "ok" : "TOO SLOW")}"));
            Console.WriteLine($"{string.Empty,-10}{ratio.Remark}");
        }

        return ratios.All(ratio => ratio.Holds) ? 0 : 1;
    }
}
