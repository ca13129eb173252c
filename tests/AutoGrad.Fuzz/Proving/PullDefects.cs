using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes with the pull, and in the method that pulls with 1.</summary>
internal static class PullDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("the pull is taken for 1", (file, choice) => file.Change(Pulls(file), choice, _ => GeneratedFile.Parse("1f"))),
        new("the pull counts twice", (file, choice) => file.Change(Pulls(file), choice, pull => GeneratedFile.Parse($"({pull} * {pull})"))),
        new("the pull is added instead of multiplied", (file, choice) => file.Change(
            file.InBackward<BinaryExpressionSyntax>(product => product.IsKind(SyntaxKind.MultiplyExpression) && Pulls(file).Any(pull => pull == product.Right)),
            choice,
            product => GeneratedFile.Parse($"({product.Left} + {product.Right})"))),
        new("the pulls on two results are confused", (file, choice) => file.Change(
            file.InBackward<MemberAccessExpressionSyntax>(access => access.Name.Identifier.Text is "Item1" or "Item2"),
            choice,
            access => access.WithName(SyntaxFactory.IdentifierName(access.Name.Identifier.Text == "Item1" ? "Item2" : "Item1")))),
        new("FGradient pulls with 2", (file, choice) => file.Change(
            file.InGradient<LiteralExpressionSyntax>(literal => literal.Token.Value is 1.0 or 1f && literal.Parent is ArgumentSyntax), choice, literal => GeneratedFile.Parse($"(2f * {literal})"))),
        new("FGradient starts from 1 instead of 0", (file, choice) => file.Change(
            file.InGradient<LiteralExpressionSyntax>(literal => literal.Token.Value is 0.0 or 0f), choice, literal => GeneratedFile.Parse("1"))),
        new("FGradient confuses two gradients", (file, choice) => file.Change(
            file.InGradient<AssignmentExpressionSyntax>(), choice, assignment => Confused(file, assignment))),
        new("FGradient returns another value", (file, choice) => file.Change(
            file.InGradient<ReturnStatementSyntax>(), choice, result => result.WithExpression(GeneratedFile.Parse($"-({result.Expression})").WithLeadingTrivia(SyntaxFactory.Space)))),
    ];

    private static IEnumerable<ExpressionSyntax> Pulls(GeneratedFile file)
    {
        return file.InBackward<IdentifierNameSyntax>(identifier => identifier.Identifier.Text == file.Pull)
            .Select(identifier => identifier.Parent is MemberAccessExpressionSyntax access ? access : (ExpressionSyntax)identifier);
    }

    private static AssignmentExpressionSyntax? Confused(GeneratedFile file, AssignmentExpressionSyntax assignment)
    {
        AssignmentExpressionSyntax? other = file.InGradient<AssignmentExpressionSyntax>(other => other != assignment).FirstOrDefault();
        return other is null ? null : assignment.WithRight(other.Right);
    }
}
