using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>One run of the generator over a compilation in memory.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        Input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Output = (CSharpCompilation)output;
        Reported = [.. reported.Where(diagnostic => !diagnostic.IsSuppressed)];
        Result = _driver.GetRunResult();
    }

    /// <summary>The code as the user wrote it.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The code with what the generator added.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>What the generator said, without what the code itself suppresses.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>Generated text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.Results
        .SelectMany(result => result.GeneratedSources.IsDefault ? [] : result.GeneratedSources)
        .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The one generated text.</summary>
    public string File => Assert.Single(Files).Value;

    /// <summary>Everything that a user would see, from the generator and from the compiler.</summary>
    public IReadOnlyList<Diagnostic> Complaints =>
        [.. Reported.Concat(Output.GetDiagnostics()).Where(IsComplaint)];

    public static GeneratorRun Of(params string[] sources) =>
        Of(sources.Select((text, index) => new SourceFile($"File{index + 1}.cs", text)), new CompilerSettings());

    public static GeneratorRun Of(string source, CompilerSettings settings) =>
        Of([new SourceFile("File1.cs", source)], settings);

    public static GeneratorRun Of(IEnumerable<SourceFile> files, CompilerSettings settings)
    {
        var parsing = new CSharpParseOptions(settings.Version, DocumentationMode.Diagnose);
        return Of(Compile(files, settings, parsing), parsing);
    }

    public static GeneratorRun Of(CSharpCompilation compilation, CSharpParseOptions parsing) =>
        new(
            CSharpGeneratorDriver.Create(
                [new AutoGradGenerator().AsSourceGenerator()],
                parseOptions: parsing,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
            compilation);

    /// <summary>The compilation of the sources alone, without the generator.</summary>
    public static CSharpCompilation Compile(IEnumerable<SourceFile> files, CompilerSettings settings, CSharpParseOptions parsing) =>
        CSharpCompilation.Create(
            "Battery",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parsing, file.Path, Encoding.UTF8)),
            settings.WithRuntime ? References.All : References.Framework,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: settings.Optimization,
                checkOverflow: settings.CheckOverflow,
                concurrentBuild: false, // The tests themselves run side by side, and a deep method wants the stack of its test.
                allowUnsafe: settings.AllowUnsafe,
                warningLevel: 9999,
                nullableContextOptions: settings.Nullable));

    /// <summary>The same driver, after an edit.</summary>
    public GeneratorRun After(CSharpCompilation edited) => new(_driver, edited);

    public void AssertClean()
    {
        if (Complaints.Count > 0)
        {
            Assert.Fail(Describe(Complaints) + Environment.NewLine + string.Join(Environment.NewLine, Files.Values));
        }
    }

    /// <summary>Compiles to an assembly and loads it; it goes when nobody holds it any more.</summary>
    public System.Reflection.Assembly Load() => Load(Output);

    public static System.Reflection.Assembly Load(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, Describe(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return new System.Runtime.Loader.AssemblyLoadContext("Battery", isCollectible: true).LoadFromStream(stream);
    }

    public static string Describe(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(Environment.NewLine, diagnostics.Select(diagnostic => diagnostic.ToString()));

    // Missing documentation is a matter of generated code alone: the rows of a battery are not documented one by one.
    private bool IsComplaint(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !diagnostic.IsSuppressed
        && !(diagnostic.Id == "CS1591" && Input.ContainsSyntaxTree(diagnostic.Location.SourceTree));
}
