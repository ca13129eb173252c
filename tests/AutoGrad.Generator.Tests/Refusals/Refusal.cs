using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>Code that is refused, with the exact places marked.</summary>
internal sealed record Refusal(string Id, string Title, string Text)
{
    /// <summary>Whether the generated signatures exist all the same, with bodies that throw.</summary>
    public bool KeepsSignatures { get; init; } = true;

    /// <summary>Errors that the code has without the generator.</summary>
    public string[] OwnErrors { get; init; } = [];

    /// <summary>A word that the message has to say.</summary>
    public string Names { get; init; } = "";

    private Markup Markup => Markup.Parse("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing AutoGrad;\n" + Text);

    /// <summary>A refused method of a static class: the text between its attribute and the class's end.</summary>
    public static Refusal Method(string id, string title, string text) => new(
        id,
        title,
        $$"""
          public static partial class C
          {
              [Differentiable] {{text}}
          }
          """);

    public GeneratorRun Run() => GeneratorRun.Of(Markup.Source, new CompilerSettings(LanguageVersion.Latest));

    public void Check()
    {
        GeneratorRun run = Run();
        Diagnostic[] reported = [.. run.Reported.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
        string actual = Markup.Mark(Markup.Source, reported.Select(diagnostic => diagnostic.Location.SourceSpan));
        string all = GeneratorRun.Describe(reported) + Environment.NewLine + actual;
        Assert.True(
            reported.Select(diagnostic => diagnostic.Location.SourceSpan).SequenceEqual(Markup.Spans.OrderBy(span => span.Start)),
            "Reported in other places: " + all);
        Assert.All(reported, diagnostic => Assert.True(diagnostic.Id == Id, all));
        Assert.All(reported, diagnostic => Assert.EndsWith(Id + ".md", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal));
        Assert.All(reported, diagnostic => Assert.Contains(Names, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.All(reported, diagnostic => Assert.DoesNotContain("{", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.All(reported, diagnostic => Assert.False(NamesAnOperation(diagnostic), all));
        AssertOnlyOwnErrors(run, all);
        AssertSignatures(run, all);
    }

    // A construct has a name in C#; the compiler's own name for it helps nobody.
    private static bool NamesAnOperation(Diagnostic diagnostic) => Enum.GetNames<OperationKind>()
        .Any(kind => diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("'" + kind + "'", StringComparison.Ordinal));

    // What was generated must compile, however wrong the method is.
    private void AssertOnlyOwnErrors(GeneratorRun run, string all)
    {
        string[] errors = [.. run.Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Location.SourceTree is { } tree && run.Result.GeneratedTrees.Contains(tree)))
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.Id + ": " + diagnostic)];
        Assert.True(
            errors.All(error => OwnErrors.Any(own => error.StartsWith(own, StringComparison.Ordinal))),
            string.Join(Environment.NewLine, errors) + Environment.NewLine + all + Environment.NewLine + string.Join(Environment.NewLine, run.Files.Values));
    }

    private void AssertSignatures(GeneratorRun run, string all)
    {
        bool throws = run.Files.Values.Any(text => text.Contains("throw", StringComparison.Ordinal));
        Assert.True(throws == KeepsSignatures, all + Environment.NewLine + string.Join(Environment.NewLine, run.Files.Values));
    }
}
