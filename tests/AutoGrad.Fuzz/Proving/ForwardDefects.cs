using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes in repeating what the method itself does: its value, its exceptions, what is kept of its branches.</summary>
internal static class ForwardDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("a throw is forgotten", (file, choice) => file.Drop(file.InForward<ThrowStatementSyntax>(), choice)),
        new("an exception has another message", (file, choice) => file.Change(
            file.InForward<LiteralExpressionSyntax>(literal => literal.Token.Value is string && literal.Ancestors().OfType<ObjectCreationExpressionSyntax>().Any()),
            choice,
            literal => GeneratedFile.Parse($"{literal} + \".\""))),
        new("a gradient is written before the method can throw", Early),
        new("a comparison of the method includes the bound", (file, choice) => file.Change(Comparisons(file), choice, comparison => SyntaxFactory.BinaryExpression(
            comparison.IsKind(SyntaxKind.GreaterThanExpression) ? SyntaxKind.GreaterThanOrEqualExpression : SyntaxKind.LessThanOrEqualExpression, comparison.Left, comparison.Right))),
        new("a sum of the method is associated otherwise", (file, choice) => file.Change(
            file.InForward<BinaryExpressionSyntax>(outer => IsSum(outer) && outer.Left is BinaryExpressionSyntax left && IsSum(left)), choice, outer => Associated(outer, "+", "-"))),
        new("a product of the method is associated otherwise", (file, choice) => file.Change(
            file.InForward<BinaryExpressionSyntax>(outer => IsProduct(outer) && outer.Left is BinaryExpressionSyntax left && IsProduct(left)), choice, outer => Associated(outer, "*", "/"))),
        new("a product and a sum of the method are fused", (file, choice) => file.Change(
            file.InForward<BinaryExpressionSyntax>(sum => sum.IsKind(SyntaxKind.AddExpression) && sum.Left is BinaryExpressionSyntax left && left.IsKind(SyntaxKind.MultiplyExpression)),
            choice,
            sum => GeneratedFile.Parse($"Math.FusedMultiplyAdd({((BinaryExpressionSyntax)sum.Left).Left}, {((BinaryExpressionSyntax)sum.Left).Right}, {sum.Right})"))),
        new("a float of the method is computed as a double", (file, choice) => file.Change(
            file.InForward<InvocationExpressionSyntax>(call => call.Expression.ToString().StartsWith("MathF.", StringComparison.Ordinal) && call.ArgumentList.Arguments.Count == 1 && !call.Expression.ToString().EndsWith("SinCos", StringComparison.Ordinal)),
            choice,
            call => GeneratedFile.Parse($"(float){call.ToString().Replace("MathF.", "Math.", StringComparison.Ordinal)}"))),
        new("a value in a branch is not recorded", (file, choice) => file.Drop(
            file.InForward<ExpressionStatementSyntax>(statement => statement.Expression is AssignmentExpressionSyntax assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)), choice)),
        new("a short circuit of the method became the other", (file, choice) => file.Change(
            file.InForward<BinaryExpressionSyntax>(binary => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression),
            choice,
            binary => GeneratedFile.Parse($"(({binary.Left}) {(binary.IsKind(SyntaxKind.LogicalAndExpression) ? "||" : "&&")} ({binary.Right}))"))),
        new("the value is returned with a rounding too many", (file, choice) => file.Change(
            file.InForward<ReturnStatementSyntax>(), choice, result => result.Expression is TupleExpressionSyntax ? null : result.WithExpression(GeneratedFile.Parse($" (({result.Expression}) * 3f / 3f)")))),
    ];

    private static IEnumerable<BinaryExpressionSyntax> Comparisons(GeneratedFile file) =>
        file.InForward<BinaryExpressionSyntax>(comparison => comparison.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanExpression);

    private static bool IsSum(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression;

    private static bool IsProduct(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression;

    /// <summary>(a - b) + c as a - (b - c), and the like.</summary>
    private static ExpressionSyntax Associated(BinaryExpressionSyntax outer, string same, string inverse)
    {
        var left = (BinaryExpressionSyntax)outer.Left;
        bool isInverted = left.OperatorToken.Text == inverse;
        string inner = isInverted == (outer.OperatorToken.Text == inverse) ? same : inverse;
        return GeneratedFile.Parse($"({left.Left} {left.OperatorToken} ({left.Right} {inner} {outer.Right}))");
    }

    /// <summary>Moves a contribution that needs nothing but parameters to the top of the method.</summary>
    private static SyntaxNode? Early(GeneratedFile file, int choice)
    {
        if (file.Backward?.Body is not { } body || !file.InForward<ThrowStatementSyntax>().Any())
        {
            return null;
        }

        HashSet<string> parameters = [.. file.Backward.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text)];
        List<ExpressionStatementSyntax> movable = [.. file.Accumulations().Where(statement =>
            statement.Parent == body && statement.DescendantNodes().OfType<IdentifierNameSyntax>().All(name => parameters.Contains(name.Identifier.Text) || name.Identifier.Text is "Item1" or "Item2" or "Item3"))];
        if (movable.Count == 0)
        {
            return null;
        }

        ExpressionStatementSyntax moved = movable[choice % movable.Count];
        BlockSyntax without = body.WithStatements(body.Statements.Remove(moved).Insert(0, moved.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.LineFeed)));
        return file.Root.ReplaceNode(body, without);
    }
}
