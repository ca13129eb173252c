using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Diagnostics;
using AutoGrad.Generator.Rules;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Generator.Tests.Documentation;

/// <summary>The tables of the front page say what is so: each is compared with the code.</summary>
public sealed class ReadmeTableTests
{
    [Fact]
    public void The_functions_are_those_of_the_rule_table()
    {
        var rows = Readme.TableRows("Functions").ToLookup(cells => cells[0].Contains("gradient 0", StringComparison.Ordinal));
        Assert.Equal(FunctionsOf(RuleTable.Rows.Where(rule => !rule.IsZero)), FunctionsIn(rows[false]));
        Assert.Equal(FunctionsOf(RuleTable.Rows.Where(rule => rule.IsZero)), FunctionsIn(rows[true]));
    }

    [Fact]
    public void The_diagnostics_are_those_of_the_generator()
    {
        string[][] rows = [.. Readme.TableRows("Diagnostics")];
        string[] ids = [.. typeof(FindingIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
        Assert.Equal(
            ids.Order(StringComparer.Ordinal).Select(id => $"[{id}](generator/AutoGrad.Generator/Diagnostics/{id}.md)"),
            rows.Select(cells => cells[0]));
        Assert.All(ids.Order(StringComparer.Ordinal).Zip(rows), pair => Assert.Equal(
            Descriptors.Of(pair.First).DefaultSeverity == DiagnosticSeverity.Warning,
            pair.Second[1].StartsWith("warning:", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_links_lead_somewhere()
    {
        string[] dead = [.. Readme.RelativeLinks.Distinct().Where(target => !Path.Exists(Path.Combine(Readme.Folder, target)))];
        Assert.True(dead.Length == 0, "Not there: " + string.Join(", ", dead));
    }

    private static IEnumerable<string> FunctionsIn(IEnumerable<string[]> rows) =>
        rows.SelectMany(cells => Readme.CodeIn(cells[1])).Order(StringComparer.Ordinal);

    // A row for a constant operand is a special case of the one for any; the two halves of SinCos are one function.
    private static IEnumerable<string> FunctionsOf(IEnumerable<Rule> rules) => rules
        .Where(rule => !rule.Parameters.Any(operand => char.IsDigit(operand[0])))
        .Select(rule => rule.Form.Suffix.Length > 0 ? rule.Signature[..^rule.Form.Suffix.Length] : rule.Signature)
        .Select(function => function.StartsWith("Math.", StringComparison.Ordinal) ? function["Math.".Length..] : function)
        .Distinct()
        .Order(StringComparer.Ordinal);
}
