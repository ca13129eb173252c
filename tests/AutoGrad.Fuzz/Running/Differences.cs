using System;
using System.Collections.Immutable;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>A derivative by central differences, extrapolated to a step of zero (Ridders), with an estimate of its error.</summary>
/// <param name="run">A run of the program, with the values pulled together to one number; null where it throws.</param>
/// <param name="path">The decisions of the run at the point itself: a run that decides otherwise lies beyond a kink or a jump.</param>
internal sealed class Differences(Func<ImmutableArray<Input>, (double Value, ulong Path)?> run, ulong path)
{
    private const int Rows = 7;
    private const double Shrinking = 1.6;

    /// <summary>With so many more there is an estimate of the error from two sides.</summary>
    private const int FewestColumns = 2;

    /// <summary>An agreement that settles the matter; relative to the size of the terms.</summary>
    private const double Close = 1e-7;

    /// <summary>The derivative and its error; null where there is a kink too near.</summary>
    /// <param name="point">Where.</param>
    /// <param name="argument">For which argument.</param>
    /// <param name="element">For which element, if that is a buffer.</param>
    /// <param name="first">The first step, for numbers near 1: too wide a one is fooled by what oscillates.</param>
    /// <param name="expected">What it should be, and how far rounding on the way may have moved each value.</param>
    public (double Derivative, double Error)? Derivative(ImmutableArray<Input> point, int argument, int element, double first, Expectation expected)
    {
        double at = point[argument].Elements is { } elements ? elements[element] : point[argument].Number;
        double step = first * Math.Max(1, Math.Abs(at));
        for (int attempt = 0; attempt < 6; attempt++, step /= 6)
        {
            if (Extrapolate(point, argument, element, at, step, expected) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private (double Derivative, double Error)? Extrapolate(ImmutableArray<Input> point, int argument, int element, double at, double step, Expectation expected)
    {
        var table = new double[Rows, Rows];
        (double best, double error) = (0, double.PositiveInfinity);
        for (int column = 0; column < Rows; column++, step /= Shrinking)
        {
            if (Central(point, argument, element, at, step, expected.Rounding) is not ({ } difference, { } noise))
            {
                return null;
            }

            table[0, column] = difference;
            double factor = Shrinking * Shrinking;
            for (int row = 1; row <= column; row++, factor *= Shrinking * Shrinking)
            {
                table[row, column] = (table[row - 1, column] * factor - table[row - 1, column - 1]) / (factor - 1);
                double change = Math.Max(
                    Math.Abs(table[row, column] - table[row - 1, column]), Math.Abs(table[row, column] - table[row - 1, column - 1]));

                // Two estimates may agree by chance: the rounding of the values remains.
                change = Math.Max(change, noise);
                if (change <= error)
                {
                    (best, error) = (table[row, column], change);
                }
            }

            // What agrees as closely as can be asked for need not become better.
            double close = Close * expected.Magnitude;
            if (column >= FewestColumns && error <= close && Math.Abs(best - expected.Derivative) <= close)
            {
                break;
            }
        }

        return (best, error);
    }

    /// <summary>The quotient of differences, and what the rounding of the values makes of it.</summary>
    private (double Difference, double Noise)? Central(ImmutableArray<Input> point, int argument, int element, double at, double step, double rounding)
    {
        // The step that is really taken is the difference of two numbers that can be written.
        double above = at + step;
        double below = at - step;
        if (run(Moved(point, argument, element, above)) is not { } high || run(Moved(point, argument, element, below)) is not { } low)
        {
            return null;
        }

        bool isSmooth = high.Path == path && low.Path == path && double.IsFinite(high.Value) && double.IsFinite(low.Value);
        double noise = (2.2e-16 * (Math.Abs(high.Value) + Math.Abs(low.Value)) + 2 * rounding) / (above - below);
        return isSmooth ? ((high.Value - low.Value) / (above - below), noise) : null;
    }

    private static ImmutableArray<Input> Moved(ImmutableArray<Input> point, int argument, int element, double to)
    {
        Input moved = point[argument].Elements is { } elements ? point[argument] with { Elements = elements.SetItem(element, to) } : new Input(to);
        return point.SetItem(argument, moved);
    }
}
