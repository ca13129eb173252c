using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace AutoGrad.Generator.Tests.Documentation;

/// <summary>A block of code in the page.</summary>
/// <param name="Language">What the fence says: <c>csharp</c>, <c>text</c> or nothing.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Line">Where the block begins, for a failure's message.</param>
internal sealed record CodeBlock(string Language, string Text, int Line);

/// <summary>The front page, taken apart.</summary>
internal static class Readme
{
    public static readonly string Folder = FindFolder();

    private static readonly string[] Lines = File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n").Split('\n');

    public static IReadOnlyList<CodeBlock> Blocks { get; } = [.. FindBlocks()];

    /// <summary>The targets of the links to files of the repository.</summary>
    public static IEnumerable<string> RelativeLinks => Lines
        .SelectMany(line => Regex.Matches(line, @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value))
        .Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>The rows of the tables below a heading, cell by cell, without the tables' own headings.</summary>
    public static IReadOnlyList<string[]> TableRows(string heading)
    {
        string[] section = [.. Lines.SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
        string[][] rows =
        [
            .. section
                .Where((line, index) => line.StartsWith('|') && !IsRule(line) && !IsRule(section.ElementAtOrDefault(index + 1) ?? ""))
                .Select(line => Regex.Split(line.Trim('|'), @"(?<!\\)\|").Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal)).ToArray()),
        ];
        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>Everything in the text that is set as code.</summary>
    public static IEnumerable<string> CodeIn(string cell) => Regex.Matches(cell, "`([^`]+)`").Select(match => match.Groups[1].Value);

    private static bool IsRule(string line) => line.StartsWith("|--", StringComparison.Ordinal);

    private static IEnumerable<CodeBlock> FindBlocks()
    {
        for (int line = 0; line < Lines.Length; line++)
        {
            if (Lines[line].StartsWith("```", StringComparison.Ordinal))
            {
                int end = Array.IndexOf(Lines, "```", line + 1);
                yield return new CodeBlock(Lines[line][3..], string.Join('\n', Lines[(line + 1)..end]), line + 1);
                line = end;
            }
        }
    }

    private static string FindFolder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AutoGrad.sln")))
        {
            root = root.Parent;
        }

        Assert.NotNull(root);
        return root.FullName;
    }
}
