using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Documentation;

/// <summary>
/// What the front page says that a method may be made of, and what not: each example holds what its row names, and is differentiated, or
/// refused by the row's id and nothing else.
/// </summary>
public sealed class ReadmeConstructTests
{
    private static readonly CompilerSettings Newest = new(LanguageVersion.Latest);

    private static readonly IReadOnlyList<Example> Supported = [.. Rows(0).Select((cells, number) => new Example(cells, number))];

    private static readonly IReadOnlyList<Example> Refused = [.. Rows(1).Select((cells, number) => new Example(cells, number))];

    private static readonly Lazy<CompiledBattery> Numbers =
        new(() => new CompiledBattery("ReadmeNumbers", "", Supported.Where(example => !example.IsRoutine).Select(example => example.Row), [], Newest));

    private static readonly Lazy<CompiledRoutines> Routines =
        new(() => new CompiledRoutines("ReadmeRoutines", "", Supported.Where(example => example.IsRoutine).Select(example => example.Routine), Newest));

    public static TheoryData<string> SupportedConstructs => [.. Supported.Select(example => example.Title)];

    public static TheoryData<string> RefusedConstructs => [.. Refused.Select(example => example.Title)];

    [Theory]
    [MemberData(nameof(SupportedConstructs))]
    public void A_supported_construct_is_differentiated(string construct)
    {
        Example example = Supported.Single(candidate => candidate.Title == construct);
        if (example.IsRoutine)
        {
            Routine routine = example.Routine;
            new RoutineCheck(routine, Routines.Value.Find(routine), () => Routines.Value.Generated(routine)).Run(example.Ends);
        }
        else
        {
            Row row = example.Row;
            new RowCheck(row, Numbers.Value.Find(row), () => Numbers.Value.Generated(row)).Run();
        }
    }

    /// <summary>The example is C#, and the id is the only one that is reported.</summary>
    [Theory]
    [MemberData(nameof(RefusedConstructs))]
    public void A_refused_construct_is_refused_for_the_reason_given(string construct)
    {
        Example example = Refused.Single(candidate => candidate.Title == construct);
        GeneratorRun run = GeneratorRun.Of($"using System; using AutoGrad; public static partial class Example {{ [Differentiable] static {example.Text} }}", Newest);
        Diagnostic[] mistakes = [.. run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(mistakes.Length == 0, GeneratorRun.Describe(mistakes));
        Diagnostic[] errors = [.. run.Reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length > 0 && errors.All(error => error.Id == example.Id), GeneratorRun.Describe(run.Reported));
    }

    [Theory]
    [MemberData(nameof(SupportedConstructs))]
    [MemberData(nameof(RefusedConstructs))]
    public void An_example_holds_what_its_row_names(string construct)
    {
        Example example = Supported.Concat(Refused).Single(candidate => candidate.Title == construct);
        string[] missing = [.. Readme.CodeIn(construct).Where(code => !example.Holds(code))];
        Assert.True(missing.Length == 0, $"Not in the example: {string.Join(", ", missing)}");
    }

    [Fact]
    public void There_is_a_table_of_each_kind()
    {
        Assert.Equal([2, 3], Readme.Tables("What a method may be made of").Select(table => table[0].Length));
        string[] titles = [.. Supported.Concat(Refused).Select(example => example.Title)];
        Assert.Equal(titles.Distinct(), titles);
    }

    private static IEnumerable<string[]> Rows(int table) => Readme.Tables("What a method may be made of")[table].Skip(1);

    /// <summary>One row. The first member of its example is the method, the others are what it uses.</summary>
    private sealed class Example
    {
        private readonly TypeDeclarationSyntax _type;
        private readonly int _number;

        public Example(string[] cells, int number)
        {
            Title = cells[0];
            Text = Assert.Single(Readme.CodeIn(cells[1]));
            Id = cells.Length > 2 ? cells[2] : "";
            _number = number;
            _type = (TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("class Example { " + Text + " }", options: new CSharpParseOptions(LanguageVersion.Latest))!;
            Assert.False(_type.ContainsDiagnostics, Text);
        }

        public string Title { get; }

        public string Text { get; }

        public string Id { get; }

        /// <summary>True for loops, recursion, buffers and references: numbers alone are tried with every troubling value, counts of passes are not.</summary>
        public bool IsRoutine =>
            HasLoop
            || Method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.ToString() == Method.Identifier.ValueText)
            || Method.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Any(function => function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any())
            || Method.ReturnType.ToString() is "void" or "double[]"
            || Method.ParameterList.Parameters.Any(parameter => parameter.Type is ArrayTypeSyntax or GenericNameSyntax || parameter.Modifiers.Any() || IsOwn(parameter.Type!));

        /// <summary>False where an infinite number would keep a loop going.</summary>
        public bool Ends => !_type.DescendantNodes().Any(node => node is WhileStatementSyntax or DoStatementSyntax);

        public Row Row => new(Method.ToString())
        {
            Title = Title,
            TypeName = $"Construct{_number}",
            Helpers = Helpers,
            TypeArguments = Method.Arity == 1 ? [typeof(int)] : null,
        };

        public Routine Routine => new(Method.ToString()) { Title = $"Construct{_number}", Helpers = Helpers, Lengths = 3..5, Number = Method.Arity == 1 ? typeof(double) : null };

        private bool HasLoop => _type.DescendantNodes().Any(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

        /// <summary>True for a type that the example declares.</summary>
        private bool IsOwn(TypeSyntax type) => _type.Members.OfType<BaseTypeDeclarationSyntax>().Any(declared => declared.Identifier.ValueText == type.ToString());

        private MethodDeclarationSyntax Method => (MethodDeclarationSyntax)_type.Members[0];

        private string Helpers => string.Join(' ', _type.Members.Skip(1));

        /// <summary>Words as they are; signs such as <c>?:</c> with something between them.</summary>
        public bool Holds(string code) => code.Any(char.IsLetter)
            ? Regex.IsMatch(Text, @"(?<!\w)" + Regex.Escape(code) + @"(?!\w)")
            : Regex.IsMatch(Text, string.Join(".*", code.Select(sign => Regex.Escape(sign.ToString()))));
    }
}
