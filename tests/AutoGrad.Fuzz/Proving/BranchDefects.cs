using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes in choosing the branch that ran, and at kinks.</summary>
internal static class BranchDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("the other branch is taken backwards", (file, choice) => file.Change(Ifs(file), choice, branch => branch.WithCondition(GeneratedFile.Parse($"!({branch.Condition})")))),
        new("a branch is taken always", (file, choice) => file.Change(Ifs(file), choice, branch => branch.WithCondition(True(branch)))),
        new("a branch is taken never", (file, choice) => file.Change(Ifs(file), choice, branch => branch.WithCondition(False(branch)))),
        new("the else of a branch is forgotten", (file, choice) => file.Change(
            file.InBackward<IfStatementSyntax>(branch => branch.Else is not null), choice, branch => branch.WithElse(null))),
        new("both branches are taken", (file, choice) => file.Change(
            file.InBackward<IfStatementSyntax>(branch => branch.Else is not null && branch.Parent is BlockSyntax),
            choice,
            branch => SyntaxFactory.Block(branch.Statement, branch.Else!.Statement))),
        new("the arms of a kink are swapped", (file, choice) => file.Change(
            Kinks(file), choice, kink => kink.WithWhenTrue(Grouped(kink.WhenFalse)).WithWhenFalse(Grouped(kink.WhenTrue)))),
        new("one side of a kink is forgotten", (file, choice) => file.Change(Kinks(file), choice, kink => GeneratedFile.Parse($"({kink.WhenFalse})"))),
        new("a kink passes something at the tie", (file, choice) => file.Change(Comparisons(file), choice, Widened)),
        new("a tie is not halved", (file, choice) => file.Change(
            file.InBackward<LiteralExpressionSyntax>(literal => literal.Token.Value is 0.5 or 0.5f && literal.Ancestors().Any(ancestor => ancestor is ConditionalExpressionSyntax or IfStatementSyntax)),
            choice,
            literal => GeneratedFile.Parse($"(2f * {literal})"))),
        new("a recorded condition is taken for another", (file, choice) => file.Change(
            file.InBackward<IdentifierNameSyntax>(name => name.Identifier.Text.StartsWith("branch", System.StringComparison.Ordinal)), choice, name => Other(file, name))),
    ];

    private static IEnumerable<IfStatementSyntax> Ifs(GeneratedFile file) => file.InBackward<IfStatementSyntax>();

    /// <summary>A condition that is true, though the compiler does not see it.</summary>
    private static ExpressionSyntax True(IfStatementSyntax branch) => GeneratedFile.Parse($"(({branch.Condition}) | true)");

    private static ExpressionSyntax False(IfStatementSyntax branch) => GeneratedFile.Parse($"(({branch.Condition}) & false)");

    private static ExpressionSyntax Grouped(ExpressionSyntax expression) => SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);

    private static IEnumerable<ConditionalExpressionSyntax> Kinks(GeneratedFile file) => file.InBackward<ConditionalExpressionSyntax>();

    private static IEnumerable<BinaryExpressionSyntax> Comparisons(GeneratedFile file) => file.InBackward<BinaryExpressionSyntax>(comparison =>
        comparison.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanExpression
        && comparison.Ancestors().OfType<ConditionalExpressionSyntax>().Any(kink => kink.Condition.Span.Contains(comparison.Span)));

    private static BinaryExpressionSyntax Widened(BinaryExpressionSyntax comparison) => SyntaxFactory.BinaryExpression(
        comparison.IsKind(SyntaxKind.GreaterThanExpression) ? SyntaxKind.GreaterThanOrEqualExpression : SyntaxKind.LessThanOrEqualExpression,
        comparison.Left,
        comparison.Right);

    private static IdentifierNameSyntax? Other(GeneratedFile file, IdentifierNameSyntax name)
    {
        string? other = file.InForward<VariableDeclaratorSyntax>(variable =>
                variable.Identifier.Text.StartsWith("branch", System.StringComparison.Ordinal) && variable.Identifier.Text != name.Identifier.Text)
            .Select(variable => variable.Identifier.Text)
            .FirstOrDefault();
        return other is null ? null : SyntaxFactory.IdentifierName(other).WithTriviaFrom(name);
    }
}
