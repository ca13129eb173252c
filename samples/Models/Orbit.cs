using System;
using AutoGrad;

namespace Models;

/// <summary>A vector in the plane.</summary>
public readonly record struct Vector(double X, double Y)
{
    public double LengthSquared => (X * X) + (Y * Y);

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y);

    public static Vector operator *(double factor, Vector a) => new(factor * a.X, factor * a.Y);
}

/// <summary>Where a body is, and how it moves.</summary>
public struct Body
{
    public Vector Place { get; set; }

    public Vector Velocity { get; set; }

    /// <summary>Half of what a step of the leapfrog method does to the velocity.</summary>
    public void Kick(Vector acceleration, double time) => Velocity += 0.5 * time * acceleration;

    public void Drift(double time) => Place += time * Velocity;
}

/// <summary>
/// Two bodies that attract each other (G = 1), followed by the leapfrog method (Verlet 1967). How does where the lighter one ends depend on how it was
/// thrown, and on the masses?
/// </summary>
public static partial class Orbit
{
    /// <summary>The squared distance of the second body, at the end, from a target.</summary>
    /// <param name="sun">The first body.</param>
    /// <param name="planet">The second body.</param>
    /// <param name="heavy">The mass of the first.</param>
    /// <param name="light">The mass of the second.</param>
    /// <param name="time">One step of time.</param>
    /// <param name="steps">How many steps are made.</param>
    /// <param name="target">The place to reach.</param>
    /// <returns>The squared distance from it.</returns>
    [Differentiable]
    public static double Miss(Body sun, Body planet, double heavy, double light, [Constant] double time, int steps, [Constant] Vector target)
    {
        for (int step = 0; step < steps; step++)
        {
            Kick(ref sun, ref planet, heavy, light, time);
            sun.Drift(time);
            planet.Drift(time);
            Kick(ref sun, ref planet, heavy, light, time);
        }

        return (planet.Place - target).LengthSquared;
    }

    private static void Kick(ref Body sun, ref Body planet, double heavy, double light, double time)
    {
        Vector way = planet.Place - sun.Place;
        double square = way.LengthSquared;
        Vector pull = 1 / (square * Math.Sqrt(square)) * way;
        sun.Kick(light * pull, time);
        planet.Kick(-heavy * pull, time);
    }
}
