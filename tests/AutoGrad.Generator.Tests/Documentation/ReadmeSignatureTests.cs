using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Documentation;

/// <summary>What the front page says that generated methods take, compared with what they take.</summary>
public sealed class ReadmeSignatureTests
{
    private const string Heading = "What you get";
    private const string NotMade = "not made";

    public static TheoryData<string, string?, string?> Parameters
    {
        get
        {
            var data = new TheoryData<string, string?, string?>();
            foreach (string[] cells in Table("parameter of `F`"))
            {
                foreach (var (parameter, column) in Readme.CodeIn(cells[0]).Select((parameter, column) => (parameter, column)))
                {
                    data.Add(parameter, DeclarationIn(cells[1], column), cells[2] == NotMade ? NotMade : DeclarationIn(cells[2], column));
                }
            }

            return data;
        }
    }

    public static TheoryData<string, string?, bool> Results
    {
        get
        {
            var data = new TheoryData<string, string?, bool>();
            foreach (string[] cells in Table("result of `F`"))
            {
                foreach (var (result, column) in Readme.CodeIn(cells[0]).Select((result, column) => (result, column)))
                {
                    Assert.Contains(cells[2], new[] { "made", NotMade });
                    data.Add(result, DeclarationIn(cells[1], column), cells[2] == "made");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void The_gradient_of_a_parameter_is_passed_as_the_page_says(string parameter, string? inBackward, string? inGradient)
    {
        if (parameter == "this")
        {
            Dictionary<string, string[]> ofStruct = Written("double F(double a) => a * X;", "public partial struct P { public double X;");
            Assert.Equal([.. Declaration(inBackward), "ref double da"], ofStruct["FBackward"][2..]);
            Assert.Equal([.. Declaration(inGradient), "out double da"], ofStruct["FGradient"][1..]);
            return;
        }

        string name = parameter.Split(' ')[^1];
        string body = parameter.StartsWith("out ", StringComparison.Ordinal) ? $"{{ {name} = {ValueOf(parameter.Split(' ')[1])}; return a * a; }}" : "=> a * a;";
        Dictionary<string, string[]> written = Written($"double F({parameter}, double a) {body}");
        Assert.Equal([.. Declaration(inBackward), "ref double da"], written["FBackward"][3..]);
        if (inGradient == NotMade)
        {
            Assert.DoesNotContain("FGradient", written.Keys);
        }
        else
        {
            Assert.Equal([.. Declaration(inGradient), "out double da"], written["FGradient"][2..]);
        }
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void The_pull_on_a_result_is_passed_as_the_page_says(string result, string? pull, bool hasGradient)
    {
        Dictionary<string, string[]> written = Written(result == "void" ? "void F(double a, ref double y) { y *= a; }" : $"{result} F(double a, ref double y) {{ y *= a; return {ValueOf(result)}; }}");
        Assert.Equal([.. Declaration(pull), "ref double da", "ref double dy"], written["FBackward"][2..]);
        Assert.Equal(hasGradient, written.ContainsKey("FGradient"));
    }

    [Fact]
    public void The_methods_are_those_that_are_written()
    {
        Assert.Equal(Table("method").Select(cells => cells[0]), Written("double F(double a) => a * a;").Keys.Select(name => $"`{name}`"));
    }

    private static IEnumerable<string[]> Table(string firstColumn) => Readme.Tables(Heading).Single(table => table[0][0] == firstColumn).Skip(1);

    private static string ValueOf(string result) => result switch
    {
        "double" => "a",
        "P" => "new P { X = a }",
        "(double, double)" => "(a, a)",
        "double[]" => "new[] { a }",
        "double[][]" => "new[] { new[] { a } }",
        "double[,]" => "new[,] { { a } }",
        "int" => "1",
        "bool" => "true",
        _ => throw new NotSupportedException(result),
    };

    /// <summary>The declaration that belongs to one of the parameters of the row: one for each, or one for all; null where there is none.</summary>
    private static string? DeclarationIn(string cell, int column)
    {
        string[] declarations = [.. Readme.CodeIn(cell).Where(code => code.Contains(' ', StringComparison.Ordinal))];
        if (declarations.Length == 0)
        {
            Assert.StartsWith("nothing", cell, StringComparison.Ordinal);
            return null;
        }

        return declarations.Length == 1 ? declarations[0] : declarations[column];
    }

    private static IEnumerable<string> Declaration(string? said) => said is null ? [] : [said];

    /// <summary>The parameters of each method that is written for one.</summary>
    private static Dictionary<string, string[]> Written(string method, string type = "public struct P { public double X; } public static partial class Example {")
    {
        string modifiers = type.Contains("static", StringComparison.Ordinal) ? "public static" : "public";
        GeneratorRun run = GeneratorRun.Of($"using System; using AutoGrad; {type} [Differentiable] {modifiers} {method} }}", new CompilerSettings(LanguageVersion.Latest));
        run.AssertClean();
        return SyntaxFactory.ParseCompilationUnit(run.File).DescendantNodes().OfType<MethodDeclarationSyntax>().DistinctBy(written => written.Identifier.ValueText).ToDictionary(
            written => written.Identifier.ValueText,
            written => written.ParameterList.Parameters.Select(parameter => parameter.ToString().Replace("global::System.", "", StringComparison.Ordinal).Replace("global::", "", StringComparison.Ordinal)).ToArray());
    }
}
