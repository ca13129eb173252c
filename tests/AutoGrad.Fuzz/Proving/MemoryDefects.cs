using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes with loops, recorded values and elements of buffers.</summary>
internal static class MemoryDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("the gradient of an overwritten element is not cleared", (file, choice) => file.Drop(
            Elements(file, SyntaxKind.SimpleAssignmentExpression).Where(statement => IsZero(((AssignmentExpressionSyntax)statement.Expression).Right)), choice)),
        new("a contribution to an element's gradient is forgotten", (file, choice) => file.Drop(Elements(file, SyntaxKind.AddAssignmentExpression), choice)),
        new("an element's gradient is overwritten instead of added to", (file, choice) => file.Change(
            Elements(file, SyntaxKind.AddAssignmentExpression), choice, statement => statement.WithExpression(Assigned((AssignmentExpressionSyntax)statement.Expression)))),
        new("an element's gradient is added to instead of overwritten", (file, choice) => file.Change(
            Elements(file, SyntaxKind.SimpleAssignmentExpression).Where(statement => !IsZero(((AssignmentExpressionSyntax)statement.Expression).Right)),
            choice,
            statement => statement.WithExpression(Added((AssignmentExpressionSyntax)statement.Expression)))),
        new("a neighbouring element is used", (file, choice) => file.Change(
            file.InBackward<ElementAccessExpressionSyntax>(access => access.ArgumentList.Arguments.Count == 1),
            choice,
            access => access.WithArgumentList(SyntaxFactory.BracketedArgumentList(SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.Argument(GeneratedFile.Parse($"({access.ArgumentList.Arguments[0]}) > 0 ? ({access.ArgumentList.Arguments[0]}) - 1 : 0"))))))),
        new("a loop is replayed forwards instead of backwards", (file, choice) => file.Change(Reversed(file), choice, Forwards)),
        new("the last pass of a loop is not taken back", (file, choice) => file.Change(Loops(file), choice, loop => Bounded(loop, SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanExpression))),
        new("a loop is taken back once too often", (file, choice) => file.Change(Loops(file), choice, loop => Bounded(loop, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression))),
        new("a loop is not taken back", (file, choice) => file.Drop(Loops(file), choice)),
        new("a value is recorded after it has changed", (file, choice) => file.Change(file.InForward<BlockSyntax>(block => Recording(block) >= 0), choice, Delayed)),
        new("a value in a loop is not recorded", (file, choice) => file.Drop(
            file.InForward<ExpressionStatementSyntax>(statement => statement.Expression is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax }), choice)),
        new("a carried gradient is not reset in a pass", (file, choice) => file.Drop(
            file.InBackward<ExpressionStatementSyntax>(statement =>
                statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: var value } && IsZero(value) && IsInLoop(statement)),
            choice)),
        new("a carried gradient is added to instead of replaced", (file, choice) => file.Change(
            file.InBackward<AssignmentExpressionSyntax>(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left is IdentifierNameSyntax && IsInLoop(assignment)),
            choice,
            Added)),
        new("an array's gradient is not its own", (file, choice) => file.Change(
            file.InBackward<AssignmentExpressionSyntax>(assignment => assignment.Left is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax }), choice, assignment => Confused(file, assignment))),
    ];

    private static IEnumerable<ExpressionStatementSyntax> Elements(GeneratedFile file, SyntaxKind kind) => file.InBackward<ExpressionStatementSyntax>(statement =>
        statement.Expression is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } assignment && assignment.IsKind(kind));

    private static bool IsZero(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: 0.0 or 0f or 0 };

    private static bool IsInLoop(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor is ForStatementSyntax or WhileStatementSyntax);

    private static AssignmentExpressionSyntax Assigned(AssignmentExpressionSyntax assignment) =>
        SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, assignment.Left, assignment.Right);

    private static AssignmentExpressionSyntax Added(AssignmentExpressionSyntax assignment) =>
        SyntaxFactory.AssignmentExpression(SyntaxKind.AddAssignmentExpression, assignment.Left, assignment.Right);

    private static IEnumerable<StatementSyntax> Loops(GeneratedFile file) => file.InBackward<StatementSyntax>(statement => statement is ForStatementSyntax or WhileStatementSyntax);

    private static IEnumerable<ForStatementSyntax> Reversed(GeneratedFile file) => file.InBackward<ForStatementSyntax>(loop =>
        loop.Incrementors is [PostfixUnaryExpressionSyntax next] && next.IsKind(SyntaxKind.PostDecrementExpression)
        && loop.Condition is BinaryExpressionSyntax condition && condition.IsKind(SyntaxKind.GreaterThanOrEqualExpression)
        && loop.Declaration?.Variables is [{ Initializer: not null }]);

    private static ForStatementSyntax Forwards(ForStatementSyntax loop)
    {
        VariableDeclaratorSyntax counter = loop.Declaration!.Variables[0];
        var condition = (BinaryExpressionSyntax)loop.Condition!;
        string text = $"for (int {counter.Identifier} = {condition.Right}; {counter.Identifier} <= {counter.Initializer!.Value}; {counter.Identifier}++) {loop.Statement}";
        return (ForStatementSyntax)SyntaxFactory.ParseStatement(text);
    }

    private static StatementSyntax? Bounded(StatementSyntax loop, SyntaxKind from, SyntaxKind to)
    {
        ExpressionSyntax? condition = loop is ForStatementSyntax counted ? counted.Condition : ((WhileStatementSyntax)loop).Condition;
        BinaryExpressionSyntax? comparison = condition?.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().FirstOrDefault(binary => binary.IsKind(from));
        return comparison is null ? null : loop.ReplaceNode(comparison, SyntaxFactory.BinaryExpression(to, comparison.Left, comparison.Right));
    }

    /// <summary>The place in a block where a value is put into a recording just before something else is done.</summary>
    private static int Recording(BlockSyntax block)
    {
        for (int i = 0; i + 1 < block.Statements.Count; i++)
        {
            if (block.Statements[i] is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } } && IsInLoop(block)
                && block.Statements[i + 1] is ExpressionStatementSyntax)
            {
                return i;
            }
        }

        return -1;
    }

    private static BlockSyntax Delayed(BlockSyntax block)
    {
        int place = Recording(block);
        StatementSyntax moved = block.Statements[place];
        return block.WithStatements(block.Statements.RemoveAt(place).Insert(place + 1, moved));
    }

    private static AssignmentExpressionSyntax? Confused(GeneratedFile file, AssignmentExpressionSyntax assignment)
    {
        var access = (ElementAccessExpressionSyntax)assignment.Left;
        string? other = file.InBackward<ElementAccessExpressionSyntax>(element =>
                element.Parent is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } && element.Expression is IdentifierNameSyntax)
            .Select(element => element.Expression.ToString())
            .FirstOrDefault(name => !string.Equals(name, access.Expression.ToString(), StringComparison.Ordinal));
        return other is null ? null : assignment.WithLeft(access.WithExpression(SyntaxFactory.IdentifierName(other)));
    }
}
