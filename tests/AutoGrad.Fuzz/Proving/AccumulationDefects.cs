using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes in adding to gradients.</summary>
internal static class AccumulationDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("a contribution to a gradient is forgotten", (file, choice) => file.Drop(file.Accumulations(), choice)),
        new("a second use of an input is forgotten", (file, choice) => file.Drop(Repeated(file), choice)),
        new("a gradient is overwritten instead of added to", (file, choice) => Operator(file, choice, SyntaxKind.EqualsToken)),
        new("a contribution has the wrong sign", (file, choice) => file.Change(file.Accumulations(), choice, Negated)),
        new("a contribution is added twice", (file, choice) => file.Change(
            file.Accumulations(), choice, statement => SyntaxFactory.Block(statement, statement))),
        new("a contribution goes to another input's gradient", (file, choice) => file.Change(file.Accumulations(), choice, statement => Redirected(file, statement))),
        new("the gradient inside a gate's input is forgotten", (file, choice) => file.Change(Inner(file), choice, Zeroed)),
        new("an inner contribution in a branch is forgotten", (file, choice) => file.Drop(
            file.InBackward<ExpressionStatementSyntax>(statement => statement.Expression is AssignmentExpressionSyntax assignment && IsLocal(file, assignment)), choice)),
        new("two steps of the backward pass are swapped", (file, choice) => file.Change(file.InBackward<BlockSyntax>().Append(file.Backward?.Body!).Where(block => block is not null), choice, block => Swapped(file, block))),
    ];

    private static IEnumerable<ExpressionStatementSyntax> Repeated(GeneratedFile file) =>
        file.Accumulations().GroupBy(Target).SelectMany(group => group.Skip(1));

    private static string Target(ExpressionStatementSyntax statement) => ((AssignmentExpressionSyntax)statement.Expression).Left.ToString();

    private static SyntaxNode? Operator(GeneratedFile file, int choice, SyntaxKind token) => file.Change(
        file.Accumulations(),
        choice,
        statement => statement.WithExpression(SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            ((AssignmentExpressionSyntax)statement.Expression).Left,
            SyntaxFactory.Token(token),
            ((AssignmentExpressionSyntax)statement.Expression).Right)));

    private static ExpressionStatementSyntax Negated(ExpressionStatementSyntax statement)
    {
        var assignment = (AssignmentExpressionSyntax)statement.Expression;
        SyntaxKind other = assignment.IsKind(SyntaxKind.AddAssignmentExpression) ? SyntaxKind.SubtractAssignmentExpression : SyntaxKind.AddAssignmentExpression;
        return statement.WithExpression(SyntaxFactory.AssignmentExpression(other, assignment.Left, assignment.Right));
    }

    private static ExpressionStatementSyntax? Redirected(GeneratedFile file, ExpressionStatementSyntax statement)
    {
        var assignment = (AssignmentExpressionSyntax)statement.Expression;
        string? other = file.Gradients.FirstOrDefault(name => name != assignment.Left.ToString());
        return other is null ? null : statement.WithExpression(assignment.WithLeft(SyntaxFactory.IdentifierName(other)));
    }

    private static IEnumerable<LocalDeclarationStatementSyntax> Inner(GeneratedFile file) => file.InBackward<LocalDeclarationStatementSyntax>(
        declaration => declaration.Declaration.Variables is [{ Initializer: not null } only] && only.Identifier.Text.StartsWith('d'));

    private static LocalDeclarationStatementSyntax Zeroed(LocalDeclarationStatementSyntax declaration) =>
        declaration.ReplaceNode(declaration.Declaration.Variables[0].Initializer!.Value, GeneratedFile.Parse("0"));

    private static bool IsLocal(GeneratedFile file, AssignmentExpressionSyntax assignment) =>
        assignment.Left is IdentifierNameSyntax name && !file.Gradients.Contains(name.Identifier.Text);

    private static BlockSyntax? Swapped(GeneratedFile file, BlockSyntax block)
    {
        HashSet<StatementSyntax> inside = [.. file.InBackward<StatementSyntax>()];
        List<int> places = [.. Enumerable.Range(0, System.Math.Max(0, block.Statements.Count - 1))
            .Where(index => inside.Contains(block.Statements[index]) && inside.Contains(block.Statements[index + 1])
                && block.Statements[index + 1] is not ReturnStatementSyntax && block.Statements[index] is not LocalDeclarationStatementSyntax)];
        if (places.Count == 0)
        {
            return null;
        }

        int place = places[places.Count / 2];
        StatementSyntax moved = block.Statements[place];
        return block.WithStatements(block.Statements.RemoveAt(place).Insert(place + 1, moved));
    }
}
