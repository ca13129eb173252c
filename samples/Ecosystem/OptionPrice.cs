using System;
using AutoGrad;

namespace Ecosystem;

/// <summary>Prices of options that have a formula. Only the prices are written; the Greeks are their gradients.</summary>
public static partial class OptionPrice
{
    /// <summary>A European call (F. Black and M. Scholes 1973).</summary>
    [Differentiable]
    public static double Call(Market market, [Constant] double strike)
    {
        double mean = Math.Log(market.Spot) + (market.Rate - 0.5 * market.Volatility * market.Volatility) * market.Maturity;
        double deviation = market.Volatility * Math.Sqrt(market.Maturity);
        return Math.Exp(-market.Rate * market.Maturity) * ExpectedExcess(mean, deviation, strike);
    }

    /// <summary>A call on the geometric mean of the prices at the ends of equal intervals (A. Kemna and A. Vorst 1990).</summary>
    [Differentiable]
    public static double GeometricAsianCall(Market market, [Constant] double strike, int intervals)
    {
        double drift = (market.Rate - 0.5 * market.Volatility * market.Volatility) * market.Maturity;
        double mean = Math.Log(market.Spot) + drift * (intervals + 1) / (2.0 * intervals);
        double variance = market.Maturity * (intervals + 1) * (2 * intervals + 1) / (6.0 * intervals * intervals);
        return Math.Exp(-market.Rate * market.Maturity) * ExpectedExcess(mean, market.Volatility * Math.Sqrt(variance), strike);
    }

    /// <summary>The expectation of max(e^Z - strike, 0) for a normal Z.</summary>
    private static double ExpectedExcess(double mean, double deviation, double strike)
    {
        double d = (mean - Math.Log(strike)) / deviation;
        return Math.Exp(mean + 0.5 * deviation * deviation) * Normal(d + deviation) - strike * Normal(d);
    }

    /// <summary>
    /// The normal distribution by its series (G. Marsaglia, "Evaluating the normal distribution", 2004), to about 1e-15 for sizes below 7.
    /// </summary>
    private static double Normal(double x)
    {
        double term = x;
        double sum = x;
        double before = 0;
        for (int odd = 3; sum != before; odd += 2)
        {
            before = sum;
            term *= x * x / odd;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
    }
}
