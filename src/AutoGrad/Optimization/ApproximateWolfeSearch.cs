using System;

namespace AutoGrad.Optimization;

/// <summary>
/// Looks along a descent direction for a step by the slopes alone, where rounding hides the difference of values: close to a minimum values
/// agree to all digits while the point has only half of them. It looks for the approximate Wolfe conditions (W. Hager and H. Zhang, "A new conjugate
/// gradient method with guaranteed descent and an efficient line search", SIAM J. Optim. 16, 2005): a slope that is enough flatter, whichever
/// its sign, and a value that is not larger than at the beginning by more than rounding can explain.
/// </summary>
internal sealed class ApproximateWolfeSearch
{
    /// <summary>A change of the value below this part of it is not seen for certain: some thousand roundings.</summary>
    public const double Blindness = 1e-12;

    // The conditions are -Flatness |slope| <= new slope <= (1 - 2 * 1e-4) |slope|. A step beyond the minimum is held to the same flatness.
    private const double Flatness = 0.9;
    private const int MostEvaluations = 50;

    private readonly SearchLine _line;

    public ApproximateWolfeSearch(SearchLine line)
    {
        _line = line;
    }

    /// <summary>Searches the line, from the value and slope at its beginning.</summary>
    /// <returns>Whether a step with the conditions was taken.</returns>
    public bool Search(double value, double slope, double firstStep)
    {
        double largest = value + Blindness * Math.Abs(value);
        int last = _line.Evaluations + MostEvaluations;
        var low = new Trial(0.0, value, slope);
        Trial? high = null;
        double step = firstStep;
        while (_line.Evaluations < last)
        {
            Trial trial = _line.Try(step);
            bool isSeen = trial.IsFinite && trial.Value <= largest;
            if (isSeen && Math.Abs(trial.Slope) <= -Flatness * slope)
            {
                return _line.Take(trial);
            }

            // A minimum lies between a slope downwards and one upwards, or a value that is seen to be larger.
            if (!isSeen || trial.Slope >= 0.0)
            {
                high = trial;
            }
            else
            {
                low = trial;
            }

            double next = high is null ? 2.0 * low.Step : Between(low, high.Value);
            if (next == low.Step || next == high?.Step || double.IsInfinity(next))
            {
                break;
            }

            step = next;
        }

        return false;
    }

    /// <summary>Where a line through both slopes is 0, kept away from the ends.</summary>
    private static double Between(Trial low, Trial high)
    {
        double width = high.Step - low.Step;
        if (!high.IsFinite || !(high.Slope > 0.0))
        {
            return low.Step + 0.5 * width;
        }

        double part = low.Slope / (low.Slope - high.Slope);
        return low.Step + Math.Min(Math.Max(part, 0.1), 0.9) * width;
    }
}
