using System;
using System.Globalization;
using Xunit;

namespace AutoGrad.Tests.Checking;

/// <summary>What the report prints.</summary>
public sealed class GradientReportTests
{
    [Fact]
    public void The_table_has_the_worst_row_on_top_and_is_the_message_of_the_exception()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            GradientReport report = GradientCheck.Of((x, dx) => { dx[0] = 3; dx[1] = -1.5; dx[2] = 0; return 3 * x[0] + 1.5 * x[1] + Math.Abs(x[2]) - x[2]; }, [1.0, 2.0, 0.0]);
            string[] lines = report.ToString().Split('\n');

            Assert.Equal("The gradient is WRONG: of 3 components 1 wrong, 1 at a kink, 1 right.", lines[0]);
            Assert.Equal("component          analytic          numeric        +-    error  verdict", lines[1]);
            Assert.StartsWith("        1              -1.5              1.5  ", lines[2], StringComparison.Ordinal);
            Assert.EndsWith(" 2.0e+00  WRONG", lines[2], StringComparison.Ordinal);
            Assert.EndsWith("kink: slope -2 on the left, 0 on the right", lines[3], StringComparison.Ordinal);
            Assert.EndsWith("right", lines[4], StringComparison.Ordinal);
            Assert.Equal(5, lines.Length);
            GradientCheckException exception = Assert.Throws<GradientCheckException>(() => report.ThrowIfWrong());
            Assert.Equal(report.ToString(), exception.Message);
            Assert.Same(report, exception.Report);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void More_rows_than_asked_for_are_counted()
    {
        GradientReport report = GradientCheck.Of(CheckedFunctions.Coupled, Points.Random(30, 1));

        Assert.Equal(13, report.ToString().Split('\n').Length);
        Assert.EndsWith("... and 20 more", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(32, report.ToString(30).Split('\n').Length);
    }
}
