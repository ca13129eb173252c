using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AutoGrad.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Samples.Tests.Derivatives;

/// <summary>The sources of a sample, compiled in memory together with what the generator adds to them.</summary>
internal sealed class SampleCompilation
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, preprocessorSymbols: ["NET", "NET5_0_OR_GREATER", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    private SampleCompilation(IReadOnlyList<SyntaxTree> written, Compilation complete)
    {
        Written = written;
        Complete = complete;
    }

    /// <summary>What a person wrote.</summary>
    public IReadOnlyList<SyntaxTree> Written { get; }

    /// <summary>That and what the generator added.</summary>
    public Compilation Complete { get; }

    /// <summary>All sources of a project of this repository.</summary>
    /// <param name="folder">The folder of the project, from the root.</param>
    public static SampleCompilation OfProject(string folder)
    {
        string path = Path.Combine(Root(), folder);
        string[] separate = [Path.Combine(path, "obj"), Path.Combine(path, "bin"), Path.Combine(path, "Generated")];
        string[] files = Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories)
            .Where(file => !separate.Any(other => file.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.NotEmpty(files);

        // A project that is compiled here is not its own reference.
        string assembly = Path.GetFileName(folder) + ".dll";
        return Of(files.Select(file => (Path.GetRelativePath(path, file), File.ReadAllText(file))), assembly);
    }

    /// <summary>A single text.</summary>
    public static SampleCompilation OfText(string text) => Of([("File.cs", text)], "none");

    private static SampleCompilation Of(IEnumerable<(string Path, string Text)> files, string assembly)
    {
        SyntaxTree[] written = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.Path)).ToArray();
        bool isProgram = written.Any(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)));
        var compilation = CSharpCompilation.Create(
            "Compiled." + Path.GetFileNameWithoutExtension(assembly),
            written,
            References.Where(reference => Path.GetFileName(reference.Display) != assembly),
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new AutoGradGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        Assert.Empty(complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return new SampleCompilation(written, complete);
    }

    private static string Root()
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
