using System;

namespace AutoGrad.Optimization;

/// <summary>
/// Looks along a descent direction for a step with the strong Wolfe conditions: a value that is enough smaller, and a slope that is enough
/// flatter (J. Nocedal and S. Wright, "Numerical Optimization", 2nd edition, algorithms 3.5 and 3.6).
/// </summary>
/// <remarks>
/// A step to where the value or the gradient is not finite counts as too long. If the conditions cannot be met, because rounding hides the
/// difference of values, the best step with a smaller value is taken.
/// </remarks>
internal sealed class StrongWolfeSearch
{
    private const double SufficientDecrease = 1e-4;
    private const double Flatness = 0.9;
    private const int MostEvaluations = 50;

    private readonly SearchLine _line;

    public StrongWolfeSearch(SearchLine line)
    {
        _line = line;
    }

    /// <summary>Searches the line, from the value and slope at its beginning.</summary>
    /// <returns>Whether a step to a smaller value was taken.</returns>
    public bool Search(double value, double slope, double firstStep)
    {
        var start = new Trial(0.0, value, slope);
        int last = _line.Evaluations + MostEvaluations;
        Trial before = start;
        double step = firstStep;
        double tooFar = double.PositiveInfinity;
        while (_line.Evaluations < last)
        {
            Trial trial = _line.Try(step);
            if (!trial.IsFinite)
            {
                tooFar = step;
                step = before.Step + 0.1 * (step - before.Step);
                if (!(step > before.Step))
                {
                    break;
                }

                continue;
            }

            if (trial.Value > value + SufficientDecrease * trial.Step * slope || (before.Step > 0.0 && trial.Value >= before.Value))
            {
                return Zoom(start, before, trial, last);
            }

            if (IsFlat(trial, slope))
            {
                return _line.Take(trial);
            }

            KeepIfBest(trial, value);
            if (trial.Slope >= 0.0)
            {
                return Zoom(start, trial, before, last);
            }

            before = trial;
            step = Math.Min(2.0 * trial.Step, 0.5 * (trial.Step + tooFar));
            if (double.IsInfinity(step) || !(step > before.Step))
            {
                break;
            }
        }

        return _line.Value < value;
    }

    private static bool IsFlat(Trial trial, double slope) => Math.Abs(trial.Slope) <= -Flatness * slope;

    /// <summary>
    /// Narrows an interval that holds a step with the conditions. <paramref name="low"/> is its end with the smaller value, sloping into
    /// it.
    /// </summary>
    private bool Zoom(Trial start, Trial low, Trial high, int last)
    {
        while (_line.Evaluations < last)
        {
            double step = Between(low, high);
            if (step == low.Step || step == high.Step)
            {
                break;
            }

            Trial trial = _line.Try(step);
            if (!trial.IsFinite || trial.Value > start.Value + SufficientDecrease * trial.Step * start.Slope || trial.Value >= low.Value)
            {
                high = trial;
                continue;
            }

            if (IsFlat(trial, start.Slope))
            {
                return _line.Take(trial);
            }

            KeepIfBest(trial, start.Value);
            if (trial.Slope * (high.Step - low.Step) >= 0.0)
            {
                high = low;
            }

            low = trial;
        }

        return _line.Value < start.Value;
    }

    /// <summary>
    /// The minimum of the cubic with the values and slopes of both ends, kept away from the ends (Nocedal and Wright, equation 3.59).
    /// </summary>
    private static double Between(Trial low, Trial high)
    {
        double width = high.Step - low.Step;
        double middle = low.Step + 0.5 * width;
        if (!high.IsFinite)
        {
            return middle;
        }

        double d1 = low.Slope + high.Slope - 3.0 * (low.Value - high.Value) / (low.Step - high.Step);
        double square = d1 * d1 - low.Slope * high.Slope;
        double d2 = Math.Sign(width) * Math.Sqrt(square);
        double step = high.Step - width * (high.Slope + d2 - d1) / (high.Slope - low.Slope + 2.0 * d2);
        double margin = 0.1 * Math.Abs(width);
        bool isInside = step >= Math.Min(low.Step, high.Step) + margin && step <= Math.Max(low.Step, high.Step) - margin;
        return isInside ? step : middle;
    }

    private void KeepIfBest(Trial trial, double startValue)
    {
        if (trial.Value < startValue && trial.Value < _line.Value)
        {
            _line.Take(trial);
        }
    }
}
