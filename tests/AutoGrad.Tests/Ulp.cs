using System;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>Compares numbers by how many representable numbers lie between them: the same demand at every magnitude, subnormals included.</summary>
internal static class Ulp
{
    public static void AssertWithin(long limit, double expected, double actual)
    {
        long distance = Math.Abs(Rank(expected) - Rank(actual));
        Assert.True(
            double.IsFinite(expected) && double.IsFinite(actual) && distance <= limit,
            $"Expected {expected:R}, got {actual:R}: {distance} units in the last place, allowed {limit}.");
    }

    public static void AssertWithin(long limit, float expected, float actual)
    {
        long distance = Math.Abs(Rank(expected) - Rank(actual));
        Assert.True(
            float.IsFinite(expected) && float.IsFinite(actual) && distance <= limit,
            $"Expected {expected:R}, got {actual:R}: {distance} units in the last place, allowed {limit}.");
    }

    /// <summary>Equal to the last bit: tells 0 from -0, and takes a NaN for equal to a NaN.</summary>
    public static void AssertSame(double expected, double actual) => Assert.True(
        BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (double.IsNaN(expected) && double.IsNaN(actual)),
        $"Expected {expected:R}, got {actual:R}.");

    /// <inheritdoc cref="AssertSame(double, double)"/>
    public static void AssertSame(float expected, float actual) => Assert.True(
        BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual) || (float.IsNaN(expected) && float.IsNaN(actual)),
        $"Expected {expected:R}, got {actual:R}.");

    // The bit patterns of numbers of one sign are ordered as the numbers are; mirroring the negative ones orders them all.
    private static long Rank(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static long Rank(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        return bits >= 0 ? bits : int.MinValue - (long)bits;
    }
}
