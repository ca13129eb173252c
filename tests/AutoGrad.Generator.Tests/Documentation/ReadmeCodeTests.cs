using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Documentation;

/// <summary>Programs of the page print to the console, which belongs to the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleOutput
{
    public const string Name = "Console output";
}

/// <summary>The C# of the front page: it compiles, it does what the page says, and what is shown as generated is generated.</summary>
[Collection(ConsoleOutput.Name)]
public sealed class ReadmeCodeTests
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static IReadOnlyList<CodeBlock> Code => [.. Readme.Blocks.Where(block => block.Language == "csharp")];

    private static IReadOnlyList<CodeBlock> Sources => [.. Code.Where(block => HasType(block) && !IsProgram(block))];

    private static IReadOnlyList<CodeBlock> Generated => [.. Code.Where(block => !HasType(block) && MethodName(block) is not null)];

    private static IReadOnlyList<CodeBlock> Programs => [.. Code.Where(IsProgram)];

    private static IReadOnlyList<CodeBlock> Calls => [.. Code.Except(Sources).Except(Generated).Except(Programs)];

    [Fact]
    public void Types_compile_without_a_warning()
    {
        Assert.NotEmpty(Sources);
        GeneratorRun run = RunOf(Sources);
        run.AssertClean();
        Assert.NotEmpty(run.Files);
    }

    [Fact]
    public void What_is_shown_as_generated_is_what_the_generator_writes()
    {
        Assert.NotEmpty(Generated);
        string[] files = [.. RunOf(Sources).Files.Values];
        foreach (CodeBlock block in Generated)
        {
            string name = MethodName(block)!;
            string[] written = [.. files.SelectMany(file => MethodsOf(file, name))];
            Assert.True(written.Length == 1, $"{name}, line {block.Line}: the generator writes {written.Length} methods of this name.");
            Assert.Equal(written[0], block.Text, ignoreLineEndingDifferences: true);
        }
    }

    /// <summary>Every method that the page marks is shown with its backward method, except in programs.</summary>
    [Fact]
    public void Every_marked_method_is_shown_with_its_backward_method()
    {
        string[] marked = [.. Sources.SelectMany(block => Parse(block).DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.AttributeLists.ToString().Contains("Differentiable", StringComparison.Ordinal))
            .Select(method => method.Identifier.ValueText + "Backward")];
        Assert.Equal(marked, Generated.Select(block => MethodName(block)!));
    }

    /// <summary>A comment says of each variable what it holds: its name, and then its numbers.</summary>
    [Fact]
    public void Calls_give_the_numbers_in_their_comments()
    {
        Assert.NotEmpty(Calls);
        foreach (CodeBlock block in Calls)
        {
            string[] variables = [.. Parse(block).DescendantNodes().Select(node => node switch
            {
                VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
                SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
                _ => null,
            }).OfType<string>()];
            Dictionary<string, double[]> said = NumbersIn(string.Join(' ', Regex.Matches(block.Text, "//(.*)").Select(match => match.Groups[1].Value)));
            Assert.Equal(variables.Order(StringComparer.Ordinal), said.Keys.Order(StringComparer.Ordinal));
            var caller = new SourceFile(
                "Caller.cs",
                $$"""
                public static class Caller
                {
                    public static double[][] Call() { {{block.Text}}
                        return new[] { {{string.Join(", ", said.Keys.Select(name => $"Numbers({name})"))}} }; }
                    private static double[] Numbers(params double[] numbers) => numbers;
                }
                """);
            GeneratorRun run = GeneratorRun.Of([.. Sources.Select(ToFile), caller], new CompilerSettings(LanguageVersion.Latest));
            run.AssertClean();
            var actual = (double[][])run.Load().GetType("Caller")!.GetMethod("Call")!.Invoke(null, null)!;
            Assert.Equal(said.Values, actual.Select(numbers => numbers.Select(number => Math.Round(number, 4)).ToArray()));
        }
    }

    [Fact]
    public void Programs_print_what_the_page_says()
    {
        Assert.NotEmpty(Programs);
        foreach (CodeBlock block in Programs)
        {
            CSharpCompilation compilation = GeneratorRun.Compile([ToFile(block)], new CompilerSettings(LanguageVersion.Latest), Parsing);
            GeneratorRun run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)), Parsing);
            run.AssertClean();
            string printed = Printed(run.Load());
            string said = Readme.Blocks.First(output => output.Line > block.Line && output.Language == "text").Text;
            Assert.Equal(said, printed.TrimEnd(), ignoreLineEndingDifferences: true);
        }
    }

    private static Dictionary<string, double[]> NumbersIn(string comment) =>
        Regex.Matches(comment, @"([A-Za-z]\w*)([^A-Za-z]*)").ToDictionary(
            match => match.Groups[1].Value,
            match => Regex.Matches(match.Groups[2].Value, @"-?\d+\.\d+").Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray());

    private static string Printed(Assembly program)
    {
        TextWriter console = Console.Out;
        CultureInfo culture = CultureInfo.CurrentCulture;
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            Console.SetOut(writer);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
        }

        return writer.ToString();
    }

    private static GeneratorRun RunOf(IEnumerable<CodeBlock> blocks) =>
        GeneratorRun.Of(blocks.Select(ToFile), new CompilerSettings(LanguageVersion.Latest));

    private static SourceFile ToFile(CodeBlock block) => new($"README.md.{block.Line}.cs", block.Text);

    private static CompilationUnitSyntax Parse(CodeBlock block) => SyntaxFactory.ParseCompilationUnit(block.Text, options: Parsing);

    private static bool HasType(CodeBlock block) => Parse(block).DescendantNodes().Any(node => node is BaseTypeDeclarationSyntax);

    private static bool IsProgram(CodeBlock block) =>
        HasType(block) && Parse(block).DescendantNodes().Any(node => node is GlobalStatementSyntax);

    /// <summary>The name of the method, if the block is one.</summary>
    private static string? MethodName(CodeBlock block) =>
        SyntaxFactory.ParseMemberDeclaration(block.Text, options: Parsing) is MethodDeclarationSyntax { ContainsDiagnostics: false } method
            ? method.Identifier.ValueText
            : null;

    /// <summary>The methods of this name in a file, without their documentation and attributes, moved to the left margin.</summary>
    private static IEnumerable<string> MethodsOf(string file, string name) =>
        from method in SyntaxFactory.ParseCompilationUnit(file).DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.Identifier.ValueText == name
        let first = method.Modifiers.First().SpanStart
        let margin = first - file.LastIndexOf('\n', first) - 1
        select Regex.Replace(file[first..method.Span.End], $"(?m)^ {{{margin}}}", "");
}
