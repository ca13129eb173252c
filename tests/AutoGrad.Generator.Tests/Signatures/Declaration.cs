using System;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Signatures;

/// <summary>A method as it is declared, and the headers of what is generated for it.</summary>
/// <param name="Title">What the row is about.</param>
/// <param name="Text">The declaration without a body.</param>
/// <param name="Backward">The header of the backward method.</param>
/// <param name="Gradient">The header of the gradient method; null if there is none.</param>
internal sealed record Declaration(string Title, string Text, string Backward, string? Gradient)
{
    /// <summary>Stands for a type around the method; the method takes the place of <c>$</c>.</summary>
    public string Around { get; init; } = "public static partial class C { $ }";

    public void Check()
    {
        // What the body does is no matter, and this one can be written for any declaration.
        string method = "[Differentiable] " + Text + (Text.Contains(" where ", StringComparison.Ordinal) ? " " : "") + " => throw new NotImplementedException();";
        GeneratorRun run = GeneratorRun.Of(
            "using System;\nusing System.Collections.Generic;\nusing AutoGrad;\n" + Around.Replace("$", method, StringComparison.Ordinal),
            new CompilerSettings(LanguageVersion.Latest));
        string[] complaints = [.. run.Complaints.Where(complaint => complaint.Id != "AG0013").Select(complaint => complaint.ToString())];
        Assert.True(complaints.Length == 0, string.Join(Environment.NewLine, complaints.Concat(run.Files.Values)));

        MethodDeclarationSyntax[] methods = [.. SyntaxFactory.ParseCompilationUnit(run.File).DescendantNodes().OfType<MethodDeclarationSyntax>()];
        Assert.Equal(Backward, Header(methods.Single(candidate => candidate.Identifier.ValueText.EndsWith("Backward", StringComparison.Ordinal))));
        Assert.Equal(Gradient, methods.FirstOrDefault(candidate => candidate.Identifier.ValueText.EndsWith("Gradient", StringComparison.Ordinal)) is { } gradient ? Header(gradient) : null);
    }

    /// <summary>The method without its documentation, attributes and body, on one line.</summary>
    private static string Header(MethodDeclarationSyntax method)
    {
        string text = method.WithAttributeLists(default).WithBody(null).WithExpressionBody(null).ToString();
        return Regex.Replace(Regex.Replace(text, @"\s+", " "), @"\( ", "(").Trim();
    }
}
