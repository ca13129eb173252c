using System;
using System.Linq;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Samples.Tests;

/// <summary>Gradient checks of the samples' functions.</summary>
internal static class Checks
{
    /// <summary>The checker raises no alarm, and is sure of every component.</summary>
    public static void AssertRight(Objective objective, ReadOnlySpan<double> at)
    {
        GradientReport report = GradientCheck.Of(objective, at).ThrowIfWrong();
        Assert.Contains(report.Comparisons, comparison => comparison.Analytic != 0);
        Assert.True(report.Comparisons.All(comparison => comparison.Verdict == GradientVerdict.Right), report.ToString());
    }
}
