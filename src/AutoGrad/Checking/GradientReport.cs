using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AutoGrad;

/// <summary>The outcome of a <see cref="GradientCheck"/>: one comparison for each component or direction, worst first. Prints as a table.</summary>
public sealed class GradientReport
{
    private const int RowsByDefault = 10;

    internal GradientReport(double value, int evaluations, IEnumerable<GradientComparison> comparisons)
    {
        Value = value;
        Evaluations = evaluations;
        Comparisons = comparisons
            .OrderByDescending(comparison => comparison.Verdict)
            .ThenByDescending(comparison => double.IsNaN(comparison.Error) ? double.PositiveInfinity : comparison.Error)
            .ThenBy(comparison => comparison.Index)
            .ToArray();
    }

    /// <summary>The value of the function at the point.</summary>
    public double Value { get; }

    /// <summary>How often the function was evaluated.</summary>
    public int Evaluations { get; }

    /// <summary>All comparisons, worst first: by verdict, then by error.</summary>
    public IReadOnlyList<GradientComparison> Comparisons { get; }

    /// <summary>Whether the value is finite and no comparison says <see cref="GradientVerdict.Wrong"/>.</summary>
    public bool IsRight => IsFinite(Value) && Count(GradientVerdict.Wrong) == 0;

    /// <summary>How many comparisons came to a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Their number.</returns>
    public int Count(GradientVerdict verdict) => Comparisons.Count(comparison => comparison.Verdict == verdict);

    /// <summary>Does nothing if the gradient is right; the one line that a test in any framework needs.</summary>
    /// <returns>The report itself.</returns>
    /// <exception cref="GradientCheckException"><see cref="IsRight"/> is false. The message is the table.</exception>
    public GradientReport ThrowIfWrong() => IsRight ? this : throw new GradientCheckException(this);

    /// <summary>The table with its ten worst rows, and a summary above it.</summary>
    /// <returns>Several lines of text, in the invariant culture.</returns>
    public override string ToString() => ToString(RowsByDefault);

    /// <summary>The table with its worst rows, and a summary above it.</summary>
    /// <param name="rows">At most how many rows.</param>
    /// <returns>Several lines of text, in the invariant culture.</returns>
    public string ToString(int rows)
    {
        var text = new StringBuilder();
        text.Append(Summary());
        if (Comparisons.Count == 0)
        {
            return text.ToString();
        }

        text.Append('\n').Append("component          analytic          numeric        +-    error  verdict");
        foreach (GradientComparison comparison in Comparisons.Take(rows))
        {
            text.Append('\n').Append(Row(comparison));
        }

        if (Comparisons.Count > rows)
        {
            text.Append('\n').Append("... and ").Append(Text(Comparisons.Count - rows)).Append(" more");
        }

        return text.ToString();
    }

    private static string Row(GradientComparison comparison) => string.Format(
        CultureInfo.InvariantCulture,
        "{0,9} {1,17:G10} {2,16:G10} {3,9:0.0e+00} {4,8:0.0e+00}  {5}",
        (comparison.IsDirection ? "along " : "") + Text(comparison.Index),
        comparison.Analytic,
        comparison.Numeric,
        comparison.Uncertainty,
        comparison.Error,
        Words(comparison));

    private static string Words(GradientComparison comparison)
    {
        string slopes = string.Format(
            CultureInfo.InvariantCulture, "slope {0:G6} on the left, {1:G6} on the right", comparison.LeftSlope, comparison.RightSlope);
        bool bent = !comparison.LeftSlope.Equals(comparison.RightSlope);
        return comparison.Verdict switch
        {
            GradientVerdict.Right => "right",
            GradientVerdict.Kink => "kink: " + slopes,
            GradientVerdict.Unclear => "unclear: the numeric slope is too uncertain",
            _ => bent ? "WRONG at a kink: " + slopes : "WRONG",
        };
    }

    private string Summary()
    {
        if (!IsFinite(Value))
        {
            return "The value at the point is " + Value.ToString(CultureInfo.InvariantCulture) + ": there is no gradient to check.";
        }

        string what = Comparisons.Any(comparison => comparison.IsDirection) ? "directions and components" : "components";
        string counts = string.Join(", ", new[] { GradientVerdict.Wrong, GradientVerdict.Unclear, GradientVerdict.Kink, GradientVerdict.Right }
            .Where(verdict => Count(verdict) > 0)
            .Select(verdict => Text(Count(verdict)) + verdict switch
            {
                GradientVerdict.Wrong => " wrong",
                GradientVerdict.Unclear => " unclear",
                GradientVerdict.Kink => " at a kink",
                _ => " right",
            }));
        return "The gradient is " + (IsRight ? "right" : "WRONG") + ": of " + Text(Comparisons.Count) + " " + what + " "
            + (counts.Length == 0 ? "none to check" : counts) + ".";
    }

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
