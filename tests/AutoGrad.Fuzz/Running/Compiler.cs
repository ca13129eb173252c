using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Proving;
using AutoGrad.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGrad.Fuzz.Running;

/// <summary>
/// Compiles many programs at once, with the generator. A program that does not compile, or whose generated code does not, is taken
/// out with its diagnostics, and the rest, with what was generated for it, is compiled again.
/// </summary>
/// <param name="isGenerating">Without, only the programs themselves are compiled: the interpreter can be checked alone.</param>
/// <param name="replaced">Files to compile in the place of generated ones, by a program's name: to see whether a defect in them is found.</param>
internal sealed partial class Compiler(bool isGenerating, LanguageVersion version, IReadOnlyDictionary<string, SyntaxTree>? replaced = null)
{
    /// <summary>What all compilations begin with: what one has learned of the references the next one knows.</summary>
    private static readonly CSharpCompilation Nothing = CSharpCompilation.Create(
        "Fuzzed",
        references: FindReferences(),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999, concurrentBuild: false));

    private readonly CSharpParseOptions _parsing = new(version);

    /// <param name="programs">The programs.</param>
    /// <param name="mayBeInvalid">Whether many of them may be no C#: then this is looked at first, before anything is generated.</param>
    public CompiledBatch Compile(IReadOnlyList<FuzzProgram> programs, bool mayBeInvalid = false)
    {
        var batch = new CompiledBatch();
        List<FuzzProgram> remaining = [.. programs];
        if (mayBeInvalid)
        {
            HashSet<string> invalid = Sort(Originals(remaining).GetDiagnostics(), batch);
            remaining.RemoveAll(program => invalid.Contains(program.Name));
        }

        if (remaining.Count == 0)
        {
            return batch;
        }

        CSharpCompilation compilation = Originals(remaining);
        Compilation complete = isGenerating ? Generate(compilation, batch)
            : replaced is null ? compilation
            : compilation.AddSyntaxTrees(remaining.Select(program => replaced[program.Name]).Append(Endless.Source(_parsing)));
        if (batch.Crash is not null)
        {
            return batch;
        }

        while (remaining.Count > 0)
        {
            batch.GeneratedWarnings.Clear();
            using var image = new MemoryStream();
            var result = complete.Emit(image);
            HashSet<string> broken = Sort(result.Diagnostics, batch);
            if (result.Success)
            {
                image.Position = 0;
                var context = new AssemblyLoadContext(null, isCollectible: true);
                batch.Assembly = context.LoadFromStream(image);
                batch.Context = context;
                return batch;
            }

            int before = remaining.Count;
            remaining.RemoveAll(program => broken.Contains(program.Name));
            if (remaining.Count == before)
            {
                throw new InvalidOperationException($"no program is to blame: {string.Join("; ", result.Diagnostics.Take(5))}");
            }

            // Programs know nothing of each other: what was generated for the others stays.
            complete = complete.RemoveSyntaxTrees(complete.SyntaxTrees.Where(tree => Owner(tree) is { } name && broken.Contains(name)));
        }

        return batch;
    }

    private CSharpCompilation Originals(IEnumerable<FuzzProgram> programs) => Nothing.AddSyntaxTrees(
        programs.Select(program => CSharpSyntaxTree.ParseText(ProgramPrinter.Print(program, isGenerating || replaced is not null), _parsing, $"{program.Name}.cs")));

    private Compilation Generate(CSharpCompilation compilation, CompiledBatch batch)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new AutoGradGenerator().AsSourceGenerator()], parseOptions: _parsing);
        driver = driver.RunGenerators(compilation);
        GeneratorDriverRunResult run = driver.GetRunResult();
        batch.Crash = run.Results[0].Exception;

        foreach (Diagnostic diagnostic in run.Diagnostics)
        {
            if (Owner(diagnostic.Location) is { } name)
            {
                CompiledBatch.Add(batch.Reported, name, diagnostic);
            }
            else
            {
                batch.Unlocated.Add($"{diagnostic.Id}: {diagnostic.GetMessage(null)}");
            }
        }

        foreach (GeneratedSourceResult source in run.Results[0].GeneratedSources.IsDefault ? [] : run.Results[0].GeneratedSources)
        {
            string name = ProgramName().Match(source.HintName).Value;
            CompiledBatch.Add(batch.Generated, name, source.SyntaxTree);
        }

        return compilation.AddSyntaxTrees(batch.Generated.Values.SelectMany(trees => trees));
    }

    /// <summary>Puts each diagnostic with its program; returns the programs that have errors.</summary>
    private static HashSet<string> Sort(ImmutableArray<Diagnostic> diagnostics, CompiledBatch batch)
    {
        var broken = new HashSet<string>();
        foreach (Diagnostic diagnostic in diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning))
        {
            if (Owner(diagnostic.Location) is not { } name)
            {
                continue;
            }

            bool isGenerated = diagnostic.Location.SourceTree!.FilePath != $"{name}.cs";
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                broken.Add(name);
                CompiledBatch.Add(isGenerated ? batch.GeneratedErrors : batch.OwnErrors, name, diagnostic);
            }
            else if (isGenerated)
            {
                CompiledBatch.Add(batch.GeneratedWarnings, name, diagnostic);
            }
        }

        return broken;
    }

    private static string? Owner(Location location) =>
        Owner(location.SourceTree?.FilePath ?? location.GetLineSpan().Path ?? "");

    private static string? Owner(SyntaxTree tree) => Owner(tree.FilePath);

    private static string? Owner(string file)
    {
        string path = Path.GetFileName(file);
        Match match = ProgramName().Match(path);
        return match.Success ? match.Value : null;
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string all = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        string[] wanted = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Memory.dll", "AutoGrad.dll"];
        return [.. all.Split(Path.PathSeparator).Where(path => wanted.Contains(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path))];
    }

    [GeneratedRegex(@"\bP[0-9]+\b")]
    private static partial Regex ProgramName();
}
