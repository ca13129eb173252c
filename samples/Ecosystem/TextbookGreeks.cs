using System;
using MathNet.Numerics.Distributions;

namespace Ecosystem;

/// <summary>
/// The Greeks of a European call as textbooks print them (J. Hull, "Options, Futures, and Other Derivatives", chapter "The Greek letters"). Nothing
/// is computed with them: they are what the generated gradients are compared with.
/// </summary>
public static class TextbookGreeks
{
    public static Market OfCall(Market market, double strike)
    {
        double deviation = market.Volatility * Math.Sqrt(market.Maturity);
        double d1 = ((Math.Log(market.Spot / strike) + (market.Rate * market.Maturity)) / deviation) + (0.5 * deviation);
        double discounted = strike * Math.Exp(-market.Rate * market.Maturity) * Normal.CDF(0, 1, d1 - deviation);
        double density = market.Spot * Normal.PDF(0, 1, d1);
        return new Market(
            Spot: Normal.CDF(0, 1, d1),
            Volatility: density * Math.Sqrt(market.Maturity),
            Rate: market.Maturity * discounted,
            Maturity: (density * market.Volatility / (2 * Math.Sqrt(market.Maturity))) + (market.Rate * discounted));
    }
}
