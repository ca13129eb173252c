using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// The routines of a battery, each with the class that calls it, compiled together. One that does not compile is set aside, with its complaints,
/// and does not harm the others.
/// </summary>
internal sealed class CompiledRoutines
{
    private readonly string _space;
    private readonly string _usings;
    private readonly CompilerSettings _settings;
    private readonly string _types;
    private readonly ConcurrentDictionary<string, string> _refused = new();
    private readonly GeneratorRun _run;
    private readonly Assembly _assembly;

    public CompiledRoutines(string space, string usings, IEnumerable<Routine> rows, CompilerSettings settings, string types = "")
    {
        _space = space;
        _usings = usings;
        _settings = settings;
        _types = types;
        var accepted = rows.ToList();
        _run = Compile(accepted);
        if (Blame(_run, accepted, blameForAll: false) is { Count: > 0 } blamed)
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

    public CallableRoutine Find(Routine row)
    {
        if (_refused.TryGetValue(row.Title, out string? complaints))
        {
            Assert.Fail(complaints);
        }

        string[] warnings = [.. _run.Reported.Where(reported => Belongs(reported, row)).Select(reported => reported.Id)];
        Assert.Equal(row.Warnings, warnings);
        return Find(_assembly, _space, row);
    }

    /// <summary>The marked method of a loaded row, and the class that calls it.</summary>
    public static CallableRoutine Find(Assembly assembly, string space, Routine row)
    {
        MethodInfo method = assembly.GetType(space + "." + row.TypeName, throwOnError: true)!.GetMethods()
            .Single(candidate => candidate.Name == row.Name && candidate.IsDefined(typeof(DifferentiableAttribute)));
        method = row.Number is { } number ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => number)]) : method;
        return new CallableRoutine(assembly.GetType(space + "." + RoutineCaller.NameOf(row), throwOnError: true)!, method);
    }

    /// <summary>The sources of the rows and of the classes that call them.</summary>
    public static IEnumerable<SourceFile> Files(IReadOnlyCollection<Routine> rows, string space, string usings, CompilerSettings settings, bool withDerivatives, string types = "")
    {
        SourceFile[] shared = types.Length == 0 ? [] : [new("Types.cs", $"using System;\nusing AutoGrad;\n{usings}\nnamespace {space}\n{{\n{types}\n}}")];
        SourceFile[] files = [.. shared, .. rows.Select(row => row.ToFile(space, usings))];
        CSharpCompilation declarations = GeneratorRun.Compile(files, settings, new CSharpParseOptions(settings.Version));
        return [RoutineCaller.Shared, .. files, .. rows.Select(row => RoutineCaller.Write(row, Declaration(declarations, space, row), withDerivatives))];
    }

    /// <summary>What was written for a row, for a failure's message.</summary>
    public string Generated(Routine row) => string.Join(
        Environment.NewLine,
        _run.Files.Where(file => Belongs(file.Key, row)).Select(file => file.Value));

    private static IMethodSymbol Declaration(CSharpCompilation compilation, string space, Routine row)
    {
        IMethodSymbol method = compilation.GetTypeByMetadataName(space + "." + row.TypeName)!.GetMembers(row.Name).OfType<IMethodSymbol>()
            .Single(candidate => candidate.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(DifferentiableAttribute)));
        return row.Number is { } number
            ? method.Construct([.. method.TypeParameters.Select(_ => (ITypeSymbol)compilation.GetTypeByMetadataName(number.FullName!)!)])
            : method;
    }

    private GeneratorRun Compile(IReadOnlyCollection<Routine> rows) =>
        GeneratorRun.Of(Files(rows, _space, _usings, _settings, withDerivatives: true, _types), _settings);

    private HashSet<Routine> Blame(GeneratorRun run, IReadOnlyList<Routine> rows, bool blameForAll)
    {
        var blamed = new HashSet<Routine>();
        var unexpected = run.Complaints.Where(complaint => !IsExpected(complaint, rows)).ToList();
        foreach (Routine row in rows)
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

    private bool IsExpected(Diagnostic complaint, IEnumerable<Routine> rows) =>
        complaint.Severity == DiagnosticSeverity.Warning
        && rows.Any(row => row.Warnings.Contains(complaint.Id) && Belongs(complaint, row));

    private bool Belongs(Diagnostic complaint, Routine row) =>
        complaint.Location.SourceTree is { } tree
        && (tree.FilePath == row.Title + ".cs" || tree.FilePath == row.Title + ".Caller.cs" || Belongs(System.IO.Path.GetFileName(tree.FilePath), row));

    private bool Belongs(string hint, Routine row) =>
        hint.StartsWith($"{_space}.{row.TypeName}.", StringComparison.Ordinal);
}
