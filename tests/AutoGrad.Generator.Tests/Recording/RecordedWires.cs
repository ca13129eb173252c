using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>
/// Reads out of generated text what the forward part of a backward method, and the procedures behind it, keep for the backward part: what is
/// pushed on the recording, and what is stored in a buffer that the recording lends or that lies on the stack.
/// </summary>
internal static class RecordedWires
{
    private static readonly char[] Digits = [.. "0123456789"];

    /// <param name="compilation">The compilation with the generated text.</param>
    /// <param name="generated">That text.</param>
    /// <param name="method">The name of the marked method.</param>
    /// <param name="variables">The names that the source uses: the others are the generator's own, and are left out. None ends with a digit.</param>
    public static string Of(Compilation compilation, SyntaxTree generated, string method, ISet<string> variables)
    {
        SemanticModel model = compilation.GetSemanticModel(generated);
        var wires = new List<string>();
        foreach (MethodDeclarationSyntax part in generated.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            if (Prefix(part.Identifier.ValueText, method) is not { } prefix)
            {
                continue;
            }

            foreach (SyntaxNode node in part.DescendantNodes())
            {
                if (ValueOf(node, model, variables) is not { } value)
                {
                    continue;
                }

                string type = model.GetTypeInfo(value).Type!.ToDisplayString();
                wires.Add($"{prefix}{Depth(node, part)}: {type}{NameOf(value, variables)}");
            }
        }

        return string.Join("; ", wires.Order(StringComparer.Ordinal));
    }

    /// <summary>A variable of the source by its name, a further version of it, <c>s1</c>, too.</summary>
    private static string NameOf(ExpressionSyntax value, ISet<string> variables) =>
        value is IdentifierNameSyntax { Identifier.ValueText: var text } && variables.Contains(text.TrimEnd(Digits)) ? " " + text.TrimEnd(Digits) : "";

    /// <summary>Empty for the backward method, the callee's name for the forward half of a procedure; null for every other method.</summary>
    private static string? Prefix(string name, string method)
    {
        if (name == method + "Backward")
        {
            return "";
        }

        Match procedure = Regex.Match(name, "^" + method + "_(.*)Forward$");
        return procedure.Success ? procedure.Groups[1].Value + " " : null;
    }

    /// <summary>What a statement keeps; null if it keeps nothing.</summary>
    private static ExpressionSyntax? ValueOf(SyntaxNode node, SemanticModel model, ISet<string> variables) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Push" or "PushReference" } } push =>
            Assert.Single(push.ArgumentList.Arguments).Expression,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax buffer } } store when IsLent(buffer, model, variables) => store.Right,
        _ => null,
    };

    /// <summary>The bytes of the buffers on the stack.</summary>
    public static long BytesOnStack(SyntaxTree generated, string method, ISet<string> variables) => generated.GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>().Single(part => part.Identifier.ValueText == method + "Backward").DescendantNodes()
        .OfType<VariableDeclaratorSyntax>()
        .Where(variable => IsOnStack(variable, variables))
        .Select(variable => (ArrayTypeSyntax)((StackAllocArrayCreationExpressionSyntax)variable.Initializer!.Value).Type)
        .Sum(type => SizeOf(type.ElementType.ToString()) * long.Parse(type.RankSpecifiers[0].Sizes[0].ToString(), CultureInfo.InvariantCulture));

    private static long SizeOf(string type) => type switch
    {
        "bool" => 1,
        "int" or "float" => 4,
        "long" or "double" => 8,
        _ => throw new ArgumentException(type),
    };

    private static bool IsLent(IdentifierNameSyntax buffer, SemanticModel model, ISet<string> variables) =>
        model.GetSymbolInfo(buffer).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
        && declaration.GetSyntax() is VariableDeclaratorSyntax variable
        && (IsOnStack(variable, variables)
            || variable.Initializer?.Value is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Rent" or "PushSlots" } },
            });

    /// <summary>A buffer that is not the method's own.</summary>
    private static bool IsOnStack(VariableDeclaratorSyntax variable, ISet<string> variables) =>
        variable.Initializer?.Value is StackAllocArrayCreationExpressionSyntax && !variables.Contains(variable.Identifier.ValueText.TrimEnd(Digits));

    private static int Depth(SyntaxNode node, MethodDeclarationSyntax part) => node.Ancestors()
        .TakeWhile(ancestor => ancestor != part)
        .Count(ancestor => ancestor is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax);
}
