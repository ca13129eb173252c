using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Diagnostics;

/// <summary>Turns findings into diagnostics at their places.</summary>
internal static class Report
{
    public static IEnumerable<Diagnostic> Of(IEnumerable<Finding> findings, IReadOnlyList<Location> sites) =>
        findings.Select(finding => Diagnostic.Create(
            Descriptors.Of(finding.Id),
            finding.Site >= 0 && finding.Site < sites.Count ? sites[finding.Site] : Location.None,
            finding.Arguments.Cast<object>().ToArray()));
}
