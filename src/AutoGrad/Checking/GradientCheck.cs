using System;
using System.Collections.Generic;
using AutoGrad.Checking;
using AutoGrad.Compatibility;
using AutoGrad.Optimization;

namespace AutoGrad;

/// <summary>
/// Compares a gradient with numeric differentiation, in a test of any framework or while a program runs:
/// <c>GradientCheck.Of(Model.CostGradient, point).ThrowIfWrong()</c>.
/// </summary>
/// <remarks>
/// <para>
/// Numeric slopes are extrapolated from differences over shrinking steps, with a step of its own for each component and an estimate of
/// their error (L. F. Richardson 1911; C. J. F. Ridders 1982; W. H. Press et al., "Numerical Recipes", section 5.7). How far rounding
/// scatters the values of the function is measured first (J. J. More and S. M. Wild 2011). Where the two do not agree, the slopes on both
/// sides of the point tell a kink from a mistake.
/// </para>
/// <para>
/// Each component is checked where there are no more than <see cref="GradientCheckOptions.LargestForAllComponents"/>, which takes from about
/// ten to a hundred evaluations each. A longer gradient is checked along <see cref="GradientCheckOptions.Directions"/> random directions that change all
/// components by their own size, in a number of evaluations that does not depend on the length. A direction that is wrong is halved until a
/// wrong component is found, and after three the check ends.
/// </para>
/// <para>
/// A function must have the same value whenever it is evaluated at the same point: random numbers in it, such as those of dropout, must have a
/// fixed seed.
/// </para>
/// </remarks>
public static class GradientCheck
{
    // A gradient that is computed with some precision loses about this much of it.
    private const double LostPrecision = 1e4;
    private const double SmallestTolerance = 1e-6;
    private const double LargestTolerance = 1e-2;
    private const int EnoughWrongDirections = 3;
    private const int EnoughLargerDirections = 4;

    /// <summary>Checks the gradient of an objective against its own values.</summary>
    /// <param name="objective">The function with its gradient, for instance a generated <c>FGradient</c>.</param>
    /// <param name="at">The point.</param>
    /// <param name="options">How to check, if not as usual.</param>
    /// <returns>The comparisons, which say whether the gradient is right.</returns>
    public static GradientReport Of(Objective objective, ReadOnlySpan<double> at, GradientCheckOptions? options = null)
    {
        Requires.NotNull(objective, nameof(objective));
        return Of(CheckedFunction.Of(null, objective, at), options ?? new GradientCheckOptions());
    }

    /// <summary>Checks the gradient of an objective against the values of a function, which makes no use of the gradient's code.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient, for instance a generated <c>FGradient</c>; the value that it returns is not looked at.</param>
    /// <param name="at">The point.</param>
    /// <param name="options">How to check, if not as usual.</param>
    /// <returns>The comparisons, which say whether the gradient is right.</returns>
    public static GradientReport Of(ScalarFunction function, Objective gradient, ReadOnlySpan<double> at, GradientCheckOptions? options = null)
    {
        Requires.NotNull(function, nameof(function));
        Requires.NotNull(gradient, nameof(gradient));
        return Of(CheckedFunction.Of(function, gradient, at), options ?? new GradientCheckOptions());
    }

    /// <summary>Checks the gradient of an objective in single precision against its own values.</summary>
    /// <param name="objective">The function with its gradient.</param>
    /// <param name="at">The point.</param>
    /// <param name="options">How to check, if not as usual.</param>
    /// <returns>The comparisons, which say whether the gradient is right as far as single precision can tell.</returns>
    public static GradientReport Of(SingleObjective objective, ReadOnlySpan<float> at, GradientCheckOptions? options = null)
    {
        Requires.NotNull(objective, nameof(objective));
        return Of(CheckedFunction.Of(objective, at), options ?? new GradientCheckOptions());
    }

    private static GradientReport Of(CheckedFunction function, GradientCheckOptions options)
    {
        var comparisons = new List<GradientComparison>();
        if (double.IsNaN(function.Value) || double.IsInfinity(function.Value))
        {
            return new GradientReport(function.Value, function.Evaluations, comparisons);
        }

        var random = new SeededRandom(options.Seed);
        var scales = new Scales(function.Point);
        double noise = NoiseLevel.Of(function, scales, random);

        double largest = 0.0;
        for (int i = 0; i < function.Gradient.Length; i++)
        {
            double effect = Math.Abs(function.Gradient[i]) * scales[i];
            largest = effect < double.PositiveInfinity ? Math.Max(largest, effect) : largest;
        }

        // The precision that the function is really computed with shows in its noise. A value that is small by cancellation is not what
        // the noise is to be compared with: what the parameters contribute is.
        double size = Math.Max(Math.Abs(function.Value), largest);
        double precision = Math.Max(function.Precision, noise / Math.Max(size, double.Epsilon));
        double tolerance = options.Tolerance ?? Math.Min(Math.Max(LostPrecision * precision, SmallestTolerance), LargestTolerance);
        var judge = new Judge(noise, tolerance);

        double negligible = 100.0 * function.Precision * largest;
        if (function.Point.Length <= options.LargestForAllComponents)
        {
            for (int i = 0; i < function.Point.Length; i++)
            {
                comparisons.Add(OfComponent(i));
            }
        }
        else
        {
            CheckDirections();
        }

        return new GradientReport(function.Value, function.Evaluations, comparisons);

        GradientComparison OfComponent(int component) => judge.Of(
            Line.AlongComponent(function, component), false, component, scales[component], scales.Typical, negligible / scales[component]);

        void CheckDirections()
        {
            var found = new HashSet<int>();
            int wrong = 0;
            for (int k = 0; k < options.Directions && wrong < EnoughWrongDirections; k++)
            {
                double[] direction = scales.RandomDirection(random);
                GradientComparison comparison = judge.Of(Line.Along(function, direction, 0, direction.Length), true, k, 1.0, 1.0, negligible);
                comparisons.Add(comparison);
                if (comparison.Verdict == GradientVerdict.Wrong)
                {
                    wrong++;
                    AddSuspect(direction);
                }

                // A component that is almost 0 changes nothing by its own size. Moved like the others it may lead far away: what is found so counts if the
                // component by itself confirms it.
                if (k >= EnoughLargerDirections)
                {
                    continue;
                }

                double[] larger = scales.RandomDirection(random, scales.Typical / 8.0);
                if (judge.Of(Line.Along(function, larger, 0, larger.Length), true, k, 1.0, 1.0, negligible).Verdict == GradientVerdict.Wrong)
                {
                    AddSuspect(larger);
                }
            }

            void AddSuspect(double[] direction)
            {
                GradientComparison component = OfComponent(judge.SuspectOf(function, direction));
                if (component.Verdict == GradientVerdict.Wrong && found.Add(component.Index))
                {
                    comparisons.Add(component);
                }
            }
        }
    }
}
