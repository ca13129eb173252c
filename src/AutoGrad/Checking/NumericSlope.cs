using System;

namespace AutoGrad.Checking;

/// <summary>Which values a numeric slope is made of.</summary>
internal enum Side
{
    Left,
    Both,
    Right,
}

/// <summary>A slope by numeric differentiation, and how far off it may be: the truncation error and the noise of the values.</summary>
/// <remarks>
/// Quotients of differences over steps that are halved again and again are extrapolated to the step 0 (L. F. Richardson 1911, W. Romberg 1955): the
/// error of a central difference is a series in the square of the step, that of a one-sided one in the step itself. The entry of the table is
/// taken whose two neighbours differ least from it, and the table ends where it gets worse (C. J. F. Ridders, "Accurate computation of F'(x) and
/// F'(x) F''(x)", Adv. Eng. Software 4, 1982; W. H. Press et al., "Numerical Recipes", section 5.7). Unlike there, the noise of the values is carried
/// through the table and counts: agreement of two entries closer than their noise is chance.
/// </remarks>
internal readonly record struct NumericSlope(double Slope, double Uncertainty)
{
    private const int Levels = 10;

    public static readonly NumericSlope None = new(double.NaN, double.PositiveInfinity);

    /// <summary>Whether all values that the slope is made of are that at the point bit for bit.</summary>
    public bool IsLevel { get; private init; }

    public static NumericSlope Of(Line line, Side side, double firstStep, double noise)
    {
        double ratio = side == Side.Both ? 4.0 : 2.0;
        double[] above = new double[Levels];
        double[] aboveNoise = new double[Levels];
        double[] row = new double[Levels];
        double[] rowNoise = new double[Levels];
        NumericSlope best = None;
        int rows = 0;
        int levelRows = 0;
        double step = firstStep;
        for (int level = 0; level < Levels; level++, step /= 2.0)
        {
            double quotient = Quotient(line, side, step, noise, out rowNoise[0], out bool isLevel);
            if (double.IsNaN(quotient) || double.IsInfinity(quotient))
            {
                // Outside of the function's domain, or in the same point: smaller steps may still be inside.
                rows = 0;
                levelRows = 0;
                best = None;
                continue;
            }

            levelRows = isLevel ? levelRows + 1 : 0;
            row[0] = quotient;
            double power = 1.0;
            for (int j = 1; j <= rows; j++)
            {
                power *= ratio;
                row[j] = (power * row[j - 1] - above[j - 1]) / (power - 1.0);
                rowNoise[j] = (power * rowNoise[j - 1] + aboveNoise[j - 1]) / (power - 1.0);
                double uncertainty = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - above[j - 1])) + rowNoise[j];
                if (uncertainty < best.Uncertainty)
                {
                    best = new NumericSlope(row[j], uncertainty) { IsLevel = levelRows > j };
                }
            }

            bool worse = rows >= 3 && Math.Abs(row[rows] - above[rows - 1]) >= 2.0 * best.Uncertainty;
            bool exact = rows >= 2 && best.Uncertainty <= 1e-11 * Math.Abs(best.Slope);
            if (worse || exact)
            {
                break;
            }

            (above, row) = (row, above);
            (aboveNoise, rowNoise) = (rowNoise, aboveNoise);
            rows++;
        }

        return best;
    }

    /// <summary>One central difference quotient.</summary>
    public static double QuotientOf(Line line, double step) => Quotient(line, Side.Both, step, 0.0, out _, out _);

    private static double Quotient(Line line, Side side, double step, double noise, out double quotientNoise, out bool isLevel)
    {
        double right = side == Side.Left ? line.Value : line.At(step, out step);
        double rightWay = side == Side.Left ? 0.0 : step;
        double left = side == Side.Right ? line.Value : line.At(-step, out step);
        double leftWay = side == Side.Right ? 0.0 : step;
        double way = rightWay - leftWay;
        quotientNoise = 2.0 * noise / way;
        isLevel = right == line.Value && left == line.Value;
        return (right - left) / way;
    }
}
