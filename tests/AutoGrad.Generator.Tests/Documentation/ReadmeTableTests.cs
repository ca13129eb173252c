using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Diagnostics;
using AutoGrad.Generator.Rules;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Documentation;

/// <summary>The tables of the front page say what is so: each is compared with the code, or its examples are tried.</summary>
public sealed class ReadmeTableTests
{
    private const string Constructs = "What a method may be made of";

    private static readonly IReadOnlyList<Row> Supported =
        [.. Readme.TableRows(Constructs).Where(cells => cells.Length == 2).Select((cells, number) => ToRow(cells, number))];

    private static readonly Lazy<CompiledBattery> Compiled =
        new(() => new CompiledBattery("ReadmeConstructs", "", Supported, [], new CompilerSettings()));

    public static TheoryData<string> SupportedConstructs => [.. Supported.Select(row => row.Title)];

    public static TheoryData<string> RefusedConstructs =>
        [.. Readme.TableRows(Constructs).Where(cells => cells.Length == 3).Select(cells => cells[0])];

    [Theory]
    [MemberData(nameof(SupportedConstructs))]
    public void A_supported_construct_is_differentiated(string construct)
    {
        Row row = Supported.Single(candidate => candidate.Title == construct);
        new RowCheck(row, Compiled.Value.Find(row), () => Compiled.Value.Generated(row)).Run();
    }

    [Theory]
    [MemberData(nameof(RefusedConstructs))]
    public void A_refused_construct_is_refused_for_the_reason_given(string construct)
    {
        string[] cells = Readme.TableRows(Constructs).Single(row => row[0] == construct);
        GeneratorRun run = GeneratorRun.Of(
            $"using System; using AutoGrad; public static partial class Example {{ [Differentiable] static {Assert.Single(Readme.CodeIn(cells[1]))} }}",
            new CompilerSettings(LanguageVersion.Latest));
        Diagnostic[] errors = [.. run.Reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length > 0 && errors.All(error => error.Id == cells[2]), GeneratorRun.Describe(run.Reported));
    }

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

    // The first member is the method, the others are what it uses.
    private static Row ToRow(string[] cells, int number)
    {
        string example = Assert.Single(Readme.CodeIn(cells[1]));
        var type = (TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("class Example { " + example + " }")!;
        return new Row(type.Members[0].ToString())
        {
            Title = cells[0],
            TypeName = $"Construct{number}",
            Helpers = string.Join(' ', type.Members.Skip(1)),
            TypeArguments = type.Members[0] is MethodDeclarationSyntax { Arity: 1 } ? [typeof(int)] : null,
        };
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
