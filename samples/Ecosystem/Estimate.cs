using System;

namespace Ecosystem;

/// <summary>Means over paths, with the standard errors of the means.</summary>
public sealed class Estimate
{
    private readonly double[] _sums = new double[Names.Length];
    private readonly double[] _squares = new double[Names.Length];
    private int _count;

    /// <summary>What is estimated, in this order.</summary>
    public static readonly string[] Names = ["price", "delta", "vega", "rho", "minus theta"];

    /// <summary>Adds a path.</summary>
    public void Add(double value, Market gradient)
    {
        ReadOnlySpan<double> numbers = InOrder(value, gradient);
        for (int i = 0; i < numbers.Length; i++)
        {
            _sums[i] += numbers[i];
            _squares[i] += numbers[i] * numbers[i];
        }

        _count++;
    }

    /// <summary>The mean of one of <see cref="Names"/>.</summary>
    public double Mean(int index) => _sums[index] / _count;

    /// <summary>The standard error of the mean.</summary>
    public double StandardError(int index) => Math.Sqrt(((_squares[index] / _count) - (Mean(index) * Mean(index))) / _count);

    /// <summary>A price and its gradient in the order of <see cref="Names"/>.</summary>
    public static double[] InOrder(double price, Market greeks) => [price, greeks.Spot, greeks.Volatility, greeks.Rate, greeks.Maturity];
}
