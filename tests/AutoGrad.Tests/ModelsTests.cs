using System.Collections.Generic;
using System.Numerics;
using Models;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The sample's models: every derivative is what a closed form or differences of the model say.</summary>
public class ModelsTests
{
    [Fact]
    public void The_arms_gradient_is_that_of_its_differences() => AssertHold(Comparisons.OfArm());

    [Fact]
    public void The_orbits_gradient_is_that_of_its_differences() => AssertHold(Comparisons.OfOrbit());

    [Fact]
    public void The_greeks_are_those_of_the_textbook() => AssertHold(Comparisons.OfBlackScholes());

    [Fact]
    public void The_arm_reaches_its_target()
    {
        float[] angles = [0.1f, 0.1f, 0.1f, 0.1f];
        Assert.True(Arm.Reach(angles, new Vector3(0.5f, 1.2f, -0.4f), 400) < 1e-3f);
    }

    private static void AssertHold(IReadOnlyList<Comparison> comparisons)
    {
        Assert.NotEmpty(comparisons);
        Assert.All(comparisons, comparison => Assert.True(comparison.Holds, $"{comparison.Name}: {comparison.Generated} instead of {comparison.Expected}"));
    }
}
