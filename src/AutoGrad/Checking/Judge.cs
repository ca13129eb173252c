using System;
using System.Collections.Generic;

namespace AutoGrad.Checking;

/// <summary>Decides whether the slope that a gradient claims along a line is that of the function.</summary>
/// <remarks>
/// A first numeric slope, over steps of moderate size, settles almost every line. Where it does not, other step sizes are tried, so that a
/// parameter whose size says nothing of the scale on which the function changes raises no alarm; where none agrees, slopes of one side tell a kink
/// from a mistake.
/// </remarks>
internal sealed class Judge
{
    // How much more than its own estimate a numeric slope may be off.
    private const double Doubt = 4.0;

    // Agreement within this share of the slope says that sign and size are right.
    private const double Coarse = 0.25;

    // No fraction of small whole numbers.
    private const double OddShare = 0.7320508075688772;

    private readonly double _noise;
    private readonly double _tolerance;

    /// <param name="noise">The noise of the function's values.</param>
    /// <param name="tolerance">The relative difference that counts as agreement.</param>
    public Judge(double noise, double tolerance)
    {
        _noise = noise;
        _tolerance = tolerance;
    }

    /// <summary>Judges the slope along a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isDirection">Whether the line is a direction.</param>
    /// <param name="index">The number of the component or direction.</param>
    /// <param name="scale">The size of a moderate way along the line.</param>
    /// <param name="typicalScale">The size of a moderate way for the other parameters.</param>
    /// <param name="negligible">A difference of slopes that is below the rounding errors of the gradient's larger components.</param>
    public GradientComparison Of(Line line, bool isDirection, int index, double scale, double typicalScale, double negligible)
    {
        double claimed = line.ClaimedSlope;
        GradientComparison Verdict(NumericSlope numeric, GradientVerdict verdict) =>
            new(isDirection, index, claimed, numeric.Slope, numeric.Uncertainty, numeric.Slope, numeric.Slope, verdict);

        bool finite = IsFinite(claimed);
        double[] steps = StepsFor(scale, typicalScale);
        NumericSlope best = NumericSlope.None;
        foreach (double step in steps)
        {
            NumericSlope numeric = NumericSlope.Of(line, Side.Both, step, _noise);
            double allowed = _tolerance * Math.Max(Math.Abs(claimed), Math.Abs(numeric.Slope)) + negligible;
            if (finite && numeric.Uncertainty <= allowed && Math.Abs(claimed - numeric.Slope) <= allowed)
            {
                if (IsChance(line, step, numeric, allowed))
                {
                    continue;
                }

                return Verdict(numeric, GradientVerdict.Right);
            }

            best = numeric.Uncertainty < best.Uncertainty ? numeric : best;
        }

        // What changes nothing, not even the last bit, has no slope that could be seen. Larger steps may have met a jump or a kink; a slope that is
        // merely hidden by rounding would have shown in them, and more clearly.
        if (claimed == 0.0 && best.IsLevel)
        {
            return Verdict(best, GradientVerdict.Right);
        }

        double size = Math.Max(Math.Abs(claimed), Math.Abs(best.Slope));
        if (finite && !(best.Uncertainty <= Coarse * size))
        {
            // Far away from the point the noise matters less. What is found there may confirm the slope, but it cannot refute it.
            NumericSlope far = NumericSlope.Of(line, Side.Both, FarStepFor(Math.Max(scale, typicalScale)), _noise);
            double coarse = Coarse * Math.Abs(claimed);
            if (far.Uncertainty <= coarse && Math.Abs(claimed - far.Slope) <= coarse)
            {
                return Verdict(far, GradientVerdict.Right);
            }
        }

        if (!finite)
        {
            return Verdict(best, double.IsInfinity(best.Uncertainty) && !double.IsNaN(claimed) ? GradientVerdict.Unclear : GradientVerdict.Wrong);
        }

        bool agrees = Math.Abs(claimed - best.Slope) <= _tolerance * size + negligible + Doubt * best.Uncertainty;
        if (agrees && best.Uncertainty <= Math.Max(Coarse * size, negligible))
        {
            return Verdict(best, GradientVerdict.Right);
        }

        bool says = !agrees && !double.IsInfinity(best.Uncertainty);
        return OfSides(line, steps, claimed, Verdict(best, says ? GradientVerdict.Wrong : GradientVerdict.Unclear));
    }

    /// <summary>
    /// Whether a step of an odd size says something else than those that are powers of two, which may all meet a wave at the same place of its period.
    /// A quotient over a shorter step is not further off than one over a longer step by much, but by chance.
    /// </summary>
    private bool IsChance(Line line, double step, NumericSlope numeric, double allowed)
    {
        double whole = NumericSlope.QuotientOf(line, step);
        double odd = NumericSlope.QuotientOf(line, OddShare * step);
        return Math.Abs(odd - numeric.Slope) > Doubt * (Math.Abs(whole - numeric.Slope) + allowed + numeric.Uncertainty + _noise / step);
    }

    /// <summary>Halves a direction along which the gradient is wrong, towards the half that is further off, down to one component.</summary>
    public int SuspectOf(CheckedFunction function, double[] direction)
    {
        int first = 0;
        int end = direction.Length;
        while (end - first > 1)
        {
            int middle = first + (end - first) / 2;
            if (GapAlong(first, middle) >= GapAlong(middle, end))
            {
                end = middle;
            }
            else
            {
                first = middle;
            }
        }

        return first;

        double GapAlong(int from, int to)
        {
            Line line = Line.Along(function, direction, from, to);
            double gap = Math.Abs(line.ClaimedSlope - NumericSlope.Of(line, Side.Both, 0.125, _noise).Slope);
            return double.IsNaN(gap) ? double.PositiveInfinity : gap;
        }
    }

    /// <summary>Looks at both sides of the point, from the smallest steps on: at a kink the slopes differ however small the steps are.</summary>
    private GradientComparison OfSides(Line line, double[] steps, double claimed, GradientComparison otherwise)
    {
        double[] smallestFirst = (double[])steps.Clone();
        Array.Sort(smallestFirst);
        double gap = Math.Abs(claimed - otherwise.Numeric);
        foreach (double step in smallestFirst)
        {
            NumericSlope left = NumericSlope.Of(line, Side.Left, step, _noise);
            NumericSlope right = NumericSlope.Of(line, Side.Right, step, _noise);
            bool leftIsKnown = Explains(left);
            bool rightIsKnown = Explains(right);
            bool decided = leftIsKnown && rightIsKnown;
            bool isLeft = leftIsKnown && Math.Abs(left.Slope - claimed) <= SlackOf(left);
            bool isRight = rightIsKnown && Math.Abs(right.Slope - claimed) <= SlackOf(right);
            if (decided && Math.Abs(left.Slope - right.Slope) <= SlackOf(left) + SlackOf(right))
            {
                // Both sides may say the same as the claim, close to the point: then larger steps have met stairs or a wave.
                return isLeft && isRight ? Confirmed(left, right) : otherwise;
            }

            // At a jump, or where the function ends, one side alone has a slope.
            bool between = decided
                && claimed >= Math.Min(left.Slope - SlackOf(left), right.Slope - SlackOf(right))
                && claimed <= Math.Max(left.Slope + SlackOf(left), right.Slope + SlackOf(right));
            if (decided || isLeft || isRight)
            {
                return otherwise with
                {
                    LeftSlope = left.Slope,
                    RightSlope = right.Slope,
                    Verdict = between || isLeft || isRight ? GradientVerdict.Kink : GradientVerdict.Wrong,
                };
            }
        }

        return otherwise;

        GradientComparison Confirmed(NumericSlope left, NumericSlope right)
        {
            double slope = 0.5 * (left.Slope + right.Slope);
            double uncertainty = Math.Max(left.Uncertainty, right.Uncertainty);
            return otherwise with
            {
                Numeric = slope,
                Uncertainty = uncertainty,
                LeftSlope = slope,
                RightSlope = slope,
                Verdict = GradientVerdict.Right,
            };
        }

        // Whether the slope is known well enough to explain why the claim is so far from the numeric slope.
        bool Explains(NumericSlope side)
        {
            double toExplain = IsFinite(gap) ? gap : Math.Max(Math.Abs(claimed), Math.Abs(side.Slope));
            return Doubt * side.Uncertainty <= 0.1 * toExplain;
        }

        double SlackOf(NumericSlope side) => _tolerance * Math.Max(Math.Abs(claimed), Math.Abs(side.Slope)) + Doubt * side.Uncertainty;
    }

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    /// <summary>The sizes of first steps to be tried, the most promising first.</summary>
    private static double[] StepsFor(double scale, double typicalScale)
    {
        var steps = new List<double>();
        double own = PowerOfTwo(scale);
        foreach (int exponent in new[] { -3, -10, -17, -25, -35 })
        {
            steps.Add(own * Math.Pow(2.0, exponent));
        }

        // A parameter that is almost 0 may have stopped there by chance.
        if (scale < typicalScale / 64.0)
        {
            double typical = PowerOfTwo(typicalScale);
            foreach (int exponent in new[] { -3, -10, -17, -25 })
            {
                steps.Add(typical * Math.Pow(2.0, exponent));
            }
        }

        return steps.ToArray();
    }

    private static double FarStepFor(double scale) => PowerOfTwo(scale) * 16.0;

    // Steps that are powers of two are added to most numbers without rounding.
    private static double PowerOfTwo(double number) => Math.Pow(2.0, Math.Floor(Math.Log(number) / Math.Log(2.0)));
}
