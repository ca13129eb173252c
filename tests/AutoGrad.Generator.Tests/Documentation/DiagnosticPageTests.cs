using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Documentation;

/// <summary>The page of a diagnostic: its example is reported at the places it marks, and what it says to write instead is not.</summary>
public sealed class DiagnosticPageTests
{
    private static string Folder => Path.Combine(Readme.Folder, "generator", "AutoGrad.Generator", "Diagnostics");

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_example_is_reported_where_the_page_says(string id)
    {
        foreach (string text in CodeBelow(id, "## Example"))
        {
            Diagnostic[] reported = [.. RunOf(text).Reported];
            Assert.All(reported, diagnostic => Assert.Equal(id, diagnostic.Id));
            Assert.Equal(PlacesMarkedIn(text, id), reported.Select(PlaceOf).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_to_write_instead_passes(string id)
    {
        string text = Assert.Single(CodeBelow(id, "## What to write instead"));
        RunOf(text).AssertClean();
    }

    private static GeneratorRun RunOf(string text) => GeneratorRun.Of(text, new CompilerSettings(LanguageVersion.Latest));

    private static IEnumerable<string> CodeBelow(string id, string heading)
    {
        string page = File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n");
        int start = page.IndexOf(heading + "\n", StringComparison.Ordinal);
        int end = page.IndexOf("\n## ", start + heading.Length, StringComparison.Ordinal);
        return Regex.Matches(page[start..(end < 0 ? page.Length : end)], "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value);
    }

    /// <summary>Carets in a comment stand below what is marked.</summary>
    private static IEnumerable<string> PlacesMarkedIn(string text, string id)
    {
        string[] lines = text.Split('\n');
        return Enumerable.Range(1, lines.Length - 1)
            .Select(line => (Line: line, Carets: Regex.Match(lines[line], @"^\s*//\s*(\^+) " + id + "$").Groups[1]))
            .Where(mark => mark.Carets.Success)
            .Select(mark => $"{mark.Line}: {lines[mark.Line - 1].Substring(mark.Carets.Index, mark.Carets.Length)}")
            .Order();
    }

    private static string PlaceOf(Diagnostic diagnostic) =>
        $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}";
}
