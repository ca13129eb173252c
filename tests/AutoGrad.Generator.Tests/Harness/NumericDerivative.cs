using System;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// Central differences, extrapolated to a step of zero (Ridders' method): the tableau holds ever smaller steps in its
/// columns and ever higher orders in its rows, and the entry that agrees best with its neighbours is the answer.
/// </summary>
internal static class NumericDerivative
{
    private const int Columns = 12;
    private const double Shrink = 1.6;

    /// <summary>The derivative and an estimate of its error, which is infinite where none was found.</summary>
    public static (double Value, double Error) Of(Func<double, double> function, double at, bool isSingle = false)
    {
        (double Value, double Error) best = (double.NaN, double.PositiveInfinity);
        double[] firstSteps = isSingle ? [0.3, 0.1, 0.03] : [0.2, 0.05, 0.005, 0.0005];
        foreach (double first in firstSteps)
        {
            (double value, double error) = Extrapolate(function, at, first * Math.Max(0.25, Math.Abs(at)), isSingle);
            if (error < best.Error)
            {
                best = (value, error);
            }

            if (best.Error <= 1e-11 * Math.Max(1, Math.Abs(best.Value)))
            {
                break;
            }
        }

        return IsConfirmed(function, at, best.Value, isSingle) ? best : (double.NaN, double.PositiveInfinity);
    }

    // Steps that reach over several jumps can agree with each other on a wrong slope. A tiny step is inexact, and reaches over none.
    private static bool IsConfirmed(Func<double, double> function, double at, double value, bool isSingle)
    {
        double step = (isSingle ? 1e-3 : 1e-6) * Math.Max(0.25, Math.Abs(at));
        (double tiny, double noise) = Difference(function, at, step, isSingle);
        return Math.Abs(tiny - value) <= 1e-3 * Math.Abs(value) + 100 * noise + 1e-9;
    }

    private static (double Value, double Error) Extrapolate(Func<double, double> function, double at, double step, bool isSingle)
    {
        var tableau = new double[Columns, Columns];
        (double Value, double Error) best = (double.NaN, double.PositiveInfinity);
        for (int column = 0; column < Columns; column++, step /= Shrink)
        {
            (tableau[0, column], double noise) = Difference(function, at, step, isSingle);
            double factor = Shrink * Shrink;
            for (int row = 1; row <= column; row++, factor *= Shrink * Shrink)
            {
                double finer = tableau[row - 1, column];
                double coarser = tableau[row - 1, column - 1];
                double value = finer + (finer - coarser) / (factor - 1);
                tableau[row, column] = value;
                double error = noise + Math.Max(Math.Abs(value - finer), Math.Abs(value - coarser));
                if (error < best.Error)
                {
                    best = (value, error);
                }
            }

            if (column > 3 && Math.Abs(tableau[column, column] - tableau[column - 1, column - 1]) > 4 * best.Error)
            {
                break;
            }
        }

        return best;
    }

    // The steps that are really taken count, not the step that was meant: at + step is rounded.
    // The noise is what rounding alone may have put into the difference.
    private static (double Value, double Noise) Difference(Func<double, double> function, double at, double step, bool isSingle)
    {
        double above = isSingle ? (float)(at + step) : at + step;
        double below = isSingle ? (float)(at - step) : at - step;
        double valueAbove = function(above);
        double valueBelow = function(below);
        double rounding = (isSingle ? 3e-8 : 5e-17) * (Math.Abs(valueAbove) + Math.Abs(valueBelow));
        return ((valueAbove - valueBelow) / (above - below), rounding / (above - below));
    }
}
