using System;
using System.Collections.Generic;
using System.Numerics;

namespace Models;

/// <summary>The gradient of each model at one point, with what it should be.</summary>
public static class Comparisons
{
    public static IReadOnlyList<Comparison> OfArm()
    {
        float[] angles = { 0.4f, -0.7f, 0.9f, 0.3f };
        var target = new Vector3(0.5f, 1.2f, -0.4f);
        float[] gradient = new float[angles.Length];
        Arm.MissGradient(angles, target, gradient);
        var comparisons = new List<Comparison>();
        for (int joint = 0; joint < angles.Length; joint++)
        {
            double Miss(double angle)
            {
                float[] moved = (float[])angles.Clone();
                moved[joint] = (float)angle;
                return Arm.Miss(moved, target);
            }

            comparisons.Add(new($"joint {joint + 1}", gradient[joint], Derivative(Miss, angles[joint], 1e-2), 2e-4));
        }

        return comparisons;
    }

    public static IReadOnlyList<Comparison> OfOrbit()
    {
        var sun = new Body { Place = new(0.1, 0), Velocity = new(0, -0.05) };
        var planet = new Body { Place = new(1, 0.2), Velocity = new(-0.1, 0.9) };
        const double Heavy = 1, Light = 0.05, Time = 0.01;
        const int Steps = 400;
        var target = new Vector(-1, 0.3);
        Orbit.MissGradient(sun, planet, Heavy, Light, Time, Steps, target, out Body dSun, out Body dPlanet, out double dHeavy, out double dLight);
        double Miss(Body first, Body second, double heavy, double light) => Orbit.Miss(first, second, heavy, light, Time, Steps, target);
        return new Comparison[]
        {
            new("planet's x", dPlanet.Place.X, Derivative(x => Miss(sun, planet with { Place = new(x, planet.Place.Y) }, Heavy, Light), planet.Place.X, 1e-3), 1e-8),
            new("planet's velocity in y", dPlanet.Velocity.Y, Derivative(v => Miss(sun, planet with { Velocity = new(planet.Velocity.X, v) }, Heavy, Light), planet.Velocity.Y, 1e-3), 1e-8),
            new("sun's y", dSun.Place.Y, Derivative(y => Miss(sun with { Place = new(sun.Place.X, y) }, planet, Heavy, Light), sun.Place.Y, 1e-3), 1e-8),
            new("heavy mass", dHeavy, Derivative(m => Miss(sun, planet, m, Light), Heavy, 1e-3), 1e-8),
            new("light mass", dLight, Derivative(m => Miss(sun, planet, Heavy, m), Light, 1e-3), 1e-8),
        };
    }

    /// <summary>Against the textbook formulas of the Greeks (Hull, "Options, Futures, and Other Derivatives", chapter 19).</summary>
    public static IReadOnlyList<Comparison> OfBlackScholes()
    {
        var market = new Market(Spot: 100, Volatility: 0.2, Rate: 0.05, Maturity: 1);
        const double Strike = 105;
        double price = BlackScholes.CallGradient(market, Strike, out Market greeks);
        double deviation = market.Volatility * Math.Sqrt(market.Maturity);
        double d1 = ((Math.Log(market.Spot / Strike) + (market.Rate * market.Maturity)) / deviation) + (0.5 * deviation);
        double density = Math.Exp(-0.5 * d1 * d1) / Math.Sqrt(2 * Math.PI);
        double delta = Distribution(d1);
        double discounted = Strike * Math.Exp(-market.Rate * market.Maturity) * Distribution(d1 - deviation);
        return new Comparison[]
        {
            new("price", price, (market.Spot * delta) - discounted, 1e-12),
            new("delta", greeks.Spot, delta, 1e-12),
            new("vega", greeks.Volatility, market.Spot * density * Math.Sqrt(market.Maturity), 1e-12),
            new("rho", greeks.Rate, market.Maturity * discounted, 1e-12),
            new("minus theta", greeks.Maturity, (market.Spot * density * market.Volatility / (2 * Math.Sqrt(market.Maturity))) + (market.Rate * discounted), 1e-12),
        };
    }

    /// <summary>Central differences of two steps, extrapolated (Richardson 1911).</summary>
    private static double Derivative(Func<double, double> function, double at, double step)
    {
        double Central(double h) => (function(at + h) - function(at - h)) / (2 * h);
        return ((4 * Central(step / 2)) - Central(step)) / 3;
    }

    /// <summary>The normal distribution by Simpson's rule: nothing is shared with the model.</summary>
    private static double Distribution(double x)
    {
        const int Intervals = 4000;
        double width = x / Intervals;
        double sum = 0;
        for (int i = 0; i <= Intervals; i++)
        {
            double at = i * width;
            double weight = i == 0 || i == Intervals ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-0.5 * at * at);
        }

        return 0.5 + (sum * width / 3 / Math.Sqrt(2 * Math.PI));
    }
}
