using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// The rows of a battery, compiled together because a compilation costs far more than a row.
/// A row that does not compile is set aside, with its complaints, and does not harm the others.
/// </summary>
internal sealed class CompiledBattery
{
    private readonly string _space;
    private readonly string _usings;
    private readonly IReadOnlyList<SourceFile> _shared;
    private readonly CompilerSettings _settings;
    private readonly ConcurrentDictionary<string, string> _refused = new();
    private readonly GeneratorRun _run;
    private readonly Assembly _assembly;

    public CompiledBattery(string space, string usings, IEnumerable<Row> rows, IEnumerable<SourceFile> shared, CompilerSettings settings)
    {
        _space = space;
        _usings = usings;
        _shared = [.. shared];
        _settings = settings;
        var accepted = rows.ToList();
        _run = Compile(accepted);
        if (Blame(_run, accepted) is { Count: > 0 } blamed)
        {
            accepted.RemoveAll(blamed.Contains);
            _run = Compile(accepted);
        }

        // Complaints that name no row: each row is tried alone.
        if (_run.Complaints.Any(complaint => !IsExpected(complaint, accepted)))
        {
            accepted.RemoveAll(row => Blame(Compile([row]), [row], blameForAll: true).Count > 0);
            _run = Compile(accepted);
        }

        _assembly = _run.Load();
    }

    public DifferentiatedMethod Find(Row row)
    {
        if (_refused.TryGetValue(row.Title, out string? complaints))
        {
            Assert.Fail(complaints);
        }

        Type type = _assembly.GetType(_space + "." + row.TypeName, throwOnError: true)!;
        if (row.EnclosingArguments.Length > 0)
        {
            type = type.MakeGenericType(row.EnclosingArguments);
        }

        string[] warnings = [.. _run.Reported.Where(reported => Belongs(reported, row)).Select(reported => reported.Id)];
        Assert.Equal(row.Warnings, warnings);
        return DifferentiatedMethod.Find(type, row.Name, row.Overload, row.TypeArguments);
    }

    /// <summary>What was written for a row, for a failure's message.</summary>
    public string Generated(Row row) => string.Join(
        Environment.NewLine,
        _run.Files.Where(file => Belongs(file.Key, row)).Select(file => file.Value));

    private GeneratorRun Compile(IEnumerable<Row> rows) =>
        GeneratorRun.Of(_shared.Concat(rows.Select(row => row.ToFile(_space, _usings))), _settings);

    private HashSet<Row> Blame(GeneratorRun run, IReadOnlyList<Row> rows, bool blameForAll = false)
    {
        var blamed = new HashSet<Row>();
        var unexpected = run.Complaints.Where(complaint => !IsExpected(complaint, rows)).ToList();
        foreach (Row row in rows)
        {
            var complaints = unexpected.Where(complaint => blameForAll || Belongs(complaint, row)).ToList();
            if (complaints.Count > 0)
            {
                blamed.Add(row);
                _refused[row.Title] = string.Join(
                    Environment.NewLine,
                    [
                        GeneratorRun.Describe(complaints),
                        row.ToFile(_space, _usings).Text,
                        .. run.Files.Where(file => Belongs(file.Key, row)).Select(file => file.Value),
                    ]);
            }
        }

        return blamed;
    }

    private bool IsExpected(Diagnostic complaint, IEnumerable<Row> rows) =>
        complaint.Severity == DiagnosticSeverity.Warning
        && rows.Any(row => row.Warnings.Contains(complaint.Id) && Belongs(complaint, row));

    private bool Belongs(Diagnostic complaint, Row row) =>
        complaint.Location.SourceTree is { } tree
        && (tree.FilePath == row.Title + ".cs" || Belongs(System.IO.Path.GetFileName(tree.FilePath), row));

    private bool Belongs(string hint, Row row) =>
        hint.StartsWith($"{_space}.{row.TypeName.Replace('+', '.').Replace('`', '-')}.{row.Name}", StringComparison.Ordinal);
}
