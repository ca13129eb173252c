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

    /// <summary>The tables below a heading, row by row and cell by cell. The first row is the table's own heading.</summary>
    public static IReadOnlyList<string[][]> Tables(string heading)
    {
        string[] section = [.. Lines.SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
        var tables = new List<string[][]>();
        for (int line = 0; line < section.Length; line++)
        {
            string[] table = [.. section.Skip(line).TakeWhile(row => row.StartsWith('|'))];
            if (table.Length > 0)
            {
                Assert.True(table.Length > 2 && IsRule(table[1]), $"Not a table: {table[0]}");
                tables.Add([.. table.Where((_, row) => row != 1).Select(CellsOf)]);
                line += table.Length;
            }
        }

        Assert.NotEmpty(tables);
        foreach (string[][] table in tables)
        {
            Assert.All(table, row => Assert.Equal(table[0].Length, row.Length));
        }

        return tables;
    }

    /// <summary>The rows of the only table below a heading, cell by cell, without the table's own heading.</summary>
    public static IReadOnlyList<string[]> TableRows(string heading) => Assert.Single(Tables(heading))[1..];

    /// <summary>Everything in the text that is set as code.</summary>
    public static IEnumerable<string> CodeIn(string cell) => Regex.Matches(cell, "`([^`]+)`").Select(match => match.Groups[1].Value);

    private static bool IsRule(string line) => line.StartsWith("|--", StringComparison.Ordinal);

    private static string[] CellsOf(string row) =>
        [.. Regex.Split(row[1..^1], @"(?<!\\)\|").Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

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
