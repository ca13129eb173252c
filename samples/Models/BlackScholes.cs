using System;
using AutoGrad;

namespace Models;

/// <summary>What the price of an option depends on.</summary>
/// <param name="Spot">The price of the share today.</param>
/// <param name="Volatility">Its volatility, per root of a year.</param>
/// <param name="Rate">The interest rate, per year, compounded continuously.</param>
/// <param name="Maturity">The time to maturity, in years.</param>
public readonly record struct Market(double Spot, double Volatility, double Rate, double Maturity);

/// <summary>
/// The price of a European call (Black and Scholes, "The pricing of options and corporate liabilities", 1973). Its gradient has the Greeks: delta, vega, rho and
/// minus theta.
/// </summary>
public static partial class BlackScholes
{
    /// <summary>The price of a call.</summary>
    /// <param name="market">The market.</param>
    /// <param name="strike">The price at which the share may be bought.</param>
    /// <returns>The price.</returns>
    [Differentiable]
    public static double Call(Market market, [Constant] double strike)
    {
        double deviation = market.Volatility * Math.Sqrt(market.Maturity);
        double first = (Math.Log(market.Spot / strike) + (market.Rate * market.Maturity)) / deviation + (0.5 * deviation);
        double discount = Math.Exp(-market.Rate * market.Maturity);
        return (market.Spot * Normal(first)) - (strike * discount * Normal(first - deviation));
    }

    /// <summary>
    /// The normal distribution, to about 1e-15: the error function by its series near 0 (Abramowitz and Stegun 7.1.6), by its continued fraction
    /// further out (7.1.14).
    /// </summary>
    private static double Normal(double x)
    {
        double square = 0.5 * x * x;
        double density = Math.Exp(-square) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) < 3)
        {
            double term = x;
            double sum = x;
            for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
            {
                term *= x * x / ((2 * n) + 1);
                sum += term;
            }

            return 0.5 + (density * sum);
        }

        double fraction = 0;
        for (int n = 60; n > 0; n--)
        {
            fraction = n / (Math.Abs(x) + fraction);
        }

        double tail = density / (Math.Abs(x) + fraction);
        return x > 0 ? 1 - tail : tail;
    }
}
