using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>A generated file, and the parts of it in which mistakes are planted.</summary>
internal sealed class GeneratedFile
{
    private readonly int _backwardStart;

    public GeneratedFile(SyntaxTree tree)
    {
        Root = tree.GetRoot();
        Backward = Root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.Text.EndsWith("Backward", StringComparison.Ordinal));
        Gradient = Root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.Text.EndsWith("Gradient", StringComparison.Ordinal));
        _backwardStart = Root.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString() == "// backward")
            .Select(trivia => trivia.SpanStart)
            .FirstOrDefault(int.MaxValue);
        Gradients = Backward is null
            ? []
            : [.. Backward.ParameterList.Parameters.Where(parameter => parameter.Modifiers.Any(SyntaxKind.RefKeyword)).Select(parameter => parameter.Identifier.Text)];
    }

    public SyntaxNode Root { get; }

    public MethodDeclarationSyntax? Backward { get; }

    public MethodDeclarationSyntax? Gradient { get; }

    /// <summary>The names of the gradients that the backward method adds to.</summary>
    public IReadOnlyList<string> Gradients { get; }

    /// <summary>Nodes of the backward block.</summary>
    public IEnumerable<T> InBackward<T>(Func<T, bool>? condition = null)
        where T : SyntaxNode =>
        In(Backward, condition).Where(node => node.SpanStart > _backwardStart && !node.Ancestors().OfType<ReturnStatementSyntax>().Any());

    /// <summary>Nodes of the forward block, and of the result.</summary>
    public IEnumerable<T> InForward<T>(Func<T, bool>? condition = null)
        where T : SyntaxNode =>
        In(Backward, condition).Where(node => node.SpanStart < _backwardStart || node.AncestorsAndSelf().OfType<ReturnStatementSyntax>().Any());

    public IEnumerable<T> InGradient<T>(Func<T, bool>? condition = null)
        where T : SyntaxNode => In(Gradient, condition);

    /// <summary>Statements that add to a gradient of the caller's.</summary>
    public IEnumerable<ExpressionStatementSyntax> Accumulations() => InBackward<ExpressionStatementSyntax>(statement =>
        statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment
        && assignment.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression
        && Gradients.Contains(name.Identifier.Text));

    /// <summary>Changes one of the nodes, chosen by a number; null where there are none.</summary>
    public SyntaxNode? Change<T>(IEnumerable<T> nodes, int choice, Func<T, SyntaxNode?> change)
        where T : SyntaxNode
    {
        List<T> all = [.. nodes];
        if (all.Count == 0)
        {
            return null;
        }

        T chosen = all[choice % all.Count];
        return change(chosen) is { } changed ? Root.ReplaceNode(chosen, changed) : null;
    }

    /// <summary>Takes one of the statements away.</summary>
    public SyntaxNode? Drop(IEnumerable<StatementSyntax> statements, int choice) =>
        Change(statements, choice, statement => SyntaxFactory.EmptyStatement().WithTriviaFrom(statement));

    public static ExpressionSyntax Parse(string text) => SyntaxFactory.ParseExpression(text);

    private static IEnumerable<T> In<T>(MethodDeclarationSyntax? method, Func<T, bool>? condition)
        where T : SyntaxNode =>
        method?.Body is null ? [] : method.Body.DescendantNodes().OfType<T>().Where(condition ?? (_ => true));
}
