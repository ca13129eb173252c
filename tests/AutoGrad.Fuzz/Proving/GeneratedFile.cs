using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>A generated file, and the parts of it in which mistakes are planted.</summary>
internal sealed class GeneratedFile
{
    private readonly int _backwardStart;
    private readonly ImmutableArray<MethodDeclarationSyntax> _calleesForward;
    private readonly ImmutableArray<MethodDeclarationSyntax> _calleesBackward;

    /// <param name="tree">What was generated.</param>
    /// <param name="original">For which method.</param>
    public GeneratedFile(SyntaxTree tree, Method original)
    {
        Root = tree.GetRoot();
        List<MethodDeclarationSyntax> methods = [.. Root.DescendantNodes().OfType<MethodDeclarationSyntax>()];
        Backward = methods.FirstOrDefault(method => method.Identifier.Text == original.Name + "Backward");
        Gradient = methods.FirstOrDefault(method => method.Identifier.Text == original.Name + "Gradient");
        methods.RemoveAll(method => method == Backward || method == Gradient);
        _calleesBackward = [.. methods.Where(method => method.Identifier.Text.Contains("Backward", StringComparison.Ordinal))];
        _calleesForward = [.. methods.Except(_calleesBackward)];
        _backwardStart = Backward is null ? int.MaxValue : Backward.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString() == "// backward")
            .Select(trivia => trivia.SpanStart)
            .FirstOrDefault(int.MaxValue);
        ParameterSyntax[] parameters = Backward is null ? [] : [.. Backward.ParameterList.Parameters.Skip(original.Parameters.Length)];
        Pull = original.HasPull ? parameters.FirstOrDefault()?.Identifier.Text : null;
        IEnumerable<ParameterSyntax> gradients = parameters.Skip(original.HasPull ? 1 : 0);
        Outputs = [.. gradients.Zip(original.Parameters.Where(parameter => parameter.HasGradient)).Where(pair => pair.Second.Passing == Passing.Out).Select(pair => pair.First.Identifier.Text)];
        Gradients = [.. gradients.Select(parameter => parameter.Identifier.Text).Except(Outputs)];
        References = [.. original.Parameters.Where(parameter => parameter.Passing == Passing.Ref).Select(parameter => parameter.Variable.Name)];
    }

    /// <summary>The names of the pulls on what is passed by <c>out</c>.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The names of what the original takes by <c>ref</c>.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The name of the pull on the result.</summary>
    public string? Pull { get; }

    public SyntaxNode Root { get; }

    public MethodDeclarationSyntax? Backward { get; }

    public MethodDeclarationSyntax? Gradient { get; }

    /// <summary>The names of the gradients that the backward method adds to.</summary>
    public IReadOnlyList<string> Gradients { get; }

    /// <summary>Nodes of the backward block, and of the backward parts of callees.</summary>
    public IEnumerable<T> InBackward<T>(Func<T, bool>? condition = null)
        where T : SyntaxNode =>
        In(Backward, condition).Where(node => node.SpanStart > _backwardStart && !node.Ancestors().OfType<ReturnStatementSyntax>().Any())
            .Concat(_calleesBackward.SelectMany(callee => In(callee, condition)));

    /// <summary>Nodes of the forward block and of the result, and of the forward parts of callees.</summary>
    public IEnumerable<T> InForward<T>(Func<T, bool>? condition = null)
        where T : SyntaxNode =>
        In(Backward, condition).Where(node => node.SpanStart < _backwardStart || node.AncestorsAndSelf().OfType<ReturnStatementSyntax>().Any())
            .Concat(_calleesForward.SelectMany(callee => In(callee, condition)));

    public IEnumerable<T> InGradient<T>(Func<T, bool>? condition = null)
        where T : SyntaxNode => In(Gradient, condition);

    /// <summary>Statements that add to a gradient.</summary>
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
