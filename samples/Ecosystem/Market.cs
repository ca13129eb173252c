namespace Ecosystem;

/// <summary>What the price of an option depends on. As a gradient it has the Greeks: delta, vega, rho and minus theta.</summary>
/// <param name="Spot">The price of the share today.</param>
/// <param name="Volatility">Its volatility, per root of a year.</param>
/// <param name="Rate">The interest rate, per year, compounded continuously.</param>
/// <param name="Maturity">The time to maturity, in years.</param>
public readonly record struct Market(double Spot, double Volatility, double Rate, double Maturity);
