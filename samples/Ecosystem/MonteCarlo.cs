using System;
using AutoGrad;

namespace Ecosystem;

/// <summary>
/// Greeks path by path: the payoff of a path is a function of the market, and the mean of its gradients is the gradient of the price (M. Broadie and
/// P. Glasserman, "Estimating security price derivatives using simulation", 1996).
/// </summary>
public static partial class MonteCarlo
{
    /// <summary>The steps of a path.</summary>
    public const int Steps = 50;

    /// <summary>The discounted payoff of a call at the end of a path.</summary>
    /// <param name="market">The market.</param>
    /// <param name="strike">The price at which the share may be bought.</param>
    /// <param name="normals">A normal random number for each step.</param>
    /// <returns>The payoff.</returns>
    [Differentiable]
    public static double CallPayoff(Market market, [Constant] double strike, [Constant] ReadOnlySpan<double> normals)
    {
        double time = market.Maturity / normals.Length;
        double drift = (market.Rate - 0.5 * market.Volatility * market.Volatility) * time;
        double diffusion = market.Volatility * Math.Sqrt(time);
        double price = market.Spot;
        foreach (double normal in normals)
        {
            price *= Math.Exp(drift + diffusion * normal);
        }

        return Math.Exp(-market.Rate * market.Maturity) * Math.Max(price - strike, 0);
    }

    /// <summary>The discounted payoff of a call on the geometric mean of the prices after each step.</summary>
    /// <param name="market">The market.</param>
    /// <param name="strike">The price at which the mean may be bought.</param>
    /// <param name="normals">A normal random number for each step.</param>
    /// <returns>The payoff.</returns>
    [Differentiable]
    public static double GeometricAsianPayoff(Market market, [Constant] double strike, [Constant] ReadOnlySpan<double> normals)
    {
        double time = market.Maturity / normals.Length;
        double drift = (market.Rate - 0.5 * market.Volatility * market.Volatility) * time;
        double diffusion = market.Volatility * Math.Sqrt(time);
        double price = market.Spot;
        double logarithms = 0;
        foreach (double normal in normals)
        {
            price *= Math.Exp(drift + diffusion * normal);
            logarithms += Math.Log(price);
        }

        double mean = Math.Exp(logarithms / normals.Length);
        return Math.Exp(-market.Rate * market.Maturity) * Math.Max(mean - strike, 0);
    }

    /// <summary>A payoff of a path with its gradient for the market.</summary>
    public delegate double PathGradient(Market market, double strike, ReadOnlySpan<double> normals, out Market gradient);

    /// <summary>The price and the Greeks from many paths.</summary>
    /// <param name="payoff">The payoff of a path with its gradient.</param>
    /// <param name="market">The market.</param>
    /// <param name="strike">The strike.</param>
    /// <param name="paths">How many paths.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="report">Is told how many paths are done.</param>
    /// <returns>Means, and how uncertain they are.</returns>
    public static Estimate Simulate(PathGradient payoff, Market market, double strike, int paths, long seed, Action<int>? report = null)
    {
        var random = new SeededRandom(seed);
        var estimate = new Estimate();
        Span<double> normals = stackalloc double[Steps];
        for (int path = 1; path <= paths; path++)
        {
            FillWithNormals(normals, random);
            double value = payoff(market, strike, normals, out Market gradient);
            estimate.Add(value, gradient);
            report?.Invoke(path);
        }

        return estimate;
    }

    /// <summary>Pairs of normal random numbers from pairs of uniform ones (G. Box and M. Muller 1958).</summary>
    private static void FillWithNormals(Span<double> normals, SeededRandom random)
    {
        for (int i = 0; i < normals.Length; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            normals[i] = radius * cosine;
            normals[i + 1] = radius * sine;
        }
    }
}
