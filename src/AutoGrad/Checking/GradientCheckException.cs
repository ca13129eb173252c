using System;

namespace AutoGrad;

/// <summary>A gradient is wrong; the message is the table of the report. See <see cref="GradientReport.ThrowIfWrong"/>.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>Makes the exception of a report.</summary>
    /// <param name="report">The report.</param>
    public GradientCheckException(GradientReport report)
        : base(report?.ToString())
    {
        Report = report!;
    }

    /// <summary>All comparisons.</summary>
    public GradientReport Report { get; }
}
