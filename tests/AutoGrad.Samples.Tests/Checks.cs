using System;
using System.Linq;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Samples.Tests;

/// <summary>Gradient checks of the samples' functions.</summary>
internal static class Checks
{
    /// <summary>
    /// The checker raises no alarm, and is sure of every component but those that the function does not depend on: there both slopes are zero.
    /// </summary>
    public static void AssertRight(Objective objective, ReadOnlySpan<double> at)
    {
        GradientReport report = GradientCheck.Of(objective, at).ThrowIfWrong();
        Assert.Contains(report.Comparisons, comparison => comparison.Verdict == GradientVerdict.Right && comparison.Analytic != 0);
        Assert.True(report.Comparisons.All(IsCertain), report.ToString());

        static bool IsCertain(GradientComparison comparison) => comparison.Verdict == GradientVerdict.Right
            || (comparison is { Verdict: GradientVerdict.Unclear, Analytic: 0, Numeric: 0 });
    }
}
