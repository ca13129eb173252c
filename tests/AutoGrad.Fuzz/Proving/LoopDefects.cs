using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes in taking loops back, and in how they are left.</summary>
internal static class LoopDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("a loop is replayed forwards instead of backwards", (file, choice) => file.Change(Reversed(file), choice, Forwards)) { Needs = Features.Loops },
        new("the last pass of a loop is not taken back", (file, choice) => file.Change(Reversed(file), choice, loop => loop.WithDeclaration(Started(loop, "- 1")))) { Needs = Features.Loops },
        new("the first pass of a loop is not taken back", (file, choice) => file.Change(Reversed(file), choice, loop => Bounded(loop, 1))) { Needs = Features.Loops },
        new("a loop is taken back once too often", (file, choice) => file.Change(Reversed(file), choice, loop => Bounded(loop, -1))) { Needs = Features.Loops },
        new("a loop is not taken back", (file, choice) => file.Drop(file.InBackward<ForStatementSyntax>(), choice)) { Needs = Features.Loops },
        new("a loop is taken back twice", (file, choice) => file.Change(
            file.InBackward<ForStatementSyntax>(loop => loop.Parent is BlockSyntax), choice, loop => SyntaxFactory.Block(loop, loop))) { Needs = Features.Loops },
        new("only one pass of a loop is taken back", (file, choice) => file.Change(
            file.InBackward<ForStatementSyntax>(loop => loop.Statement is BlockSyntax), choice, loop => loop.WithStatement(((BlockSyntax)loop.Statement).AddStatements(SyntaxFactory.BreakStatement())))) { Needs = Features.Loops },
        new("a carried gradient is not reset in a pass", (file, choice) => file.Drop(
            file.InBackward<ExpressionStatementSyntax>(statement =>
                statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: var value } assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                && MemoryDefects.IsZero(value) && IsInLoop(statement)),
            choice)) { Needs = Features.Loops },
        new("a carried gradient is added to instead of replaced", (file, choice) => file.Change(Carried(file), choice, assignment => assignment.WithExpression(Added(assignment)))) { Needs = Features.Loops },
        new("a carried gradient is not carried on", (file, choice) => file.Drop(Carried(file), choice)) { Needs = Features.Loops },
        new("what a loop carries starts from zero on the way back", (file, choice) => file.Change(Starts(file), choice, Zeroed)) { Needs = Features.Loops },
        new("a way out of a loop is forgotten", (file, choice) => file.Drop(file.InForward<BreakStatementSyntax>(), choice)) { Needs = Features.Loops },
        new("whether a loop was left is forgotten", (file, choice) => file.Change(
            file.InBackward<IfStatementSyntax>(branch => branch.Condition.ToString().Contains("left", StringComparison.Ordinal)), choice, branch => branch.WithCondition(GeneratedFile.Parse($"({branch.Condition}) & false")))) { Needs = Features.Loops },
        new("a loop of the method makes a pass too many", (file, choice) => file.Change(
            file.InForward<ForStatementSyntax>(loop => loop.Condition is BinaryExpressionSyntax condition && condition.IsKind(SyntaxKind.LessThanExpression)),
            choice,
            loop => loop.WithCondition(GeneratedFile.Parse(loop.Condition!.ToString().Replace(" < ", " <= ", StringComparison.Ordinal))))) { Needs = Features.Loops },
    ];

    public static bool IsInLoop(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    /// <summary>Loops that count down to a number.</summary>
    private static IEnumerable<ForStatementSyntax> Reversed(GeneratedFile file) => file.InBackward<ForStatementSyntax>(loop =>
        loop.Incrementors is [PostfixUnaryExpressionSyntax next] && next.IsKind(SyntaxKind.PostDecrementExpression)
        && loop.Condition is BinaryExpressionSyntax condition && condition.Kind() is SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.GreaterThanExpression
        && loop.Declaration?.Variables is [{ Initializer: not null }]);

    private static ForStatementSyntax? Forwards(ForStatementSyntax loop)
    {
        VariableDeclaratorSyntax counter = loop.Declaration!.Variables[0];
        var condition = (BinaryExpressionSyntax)loop.Condition!;
        bool isUsed = loop.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.Text == counter.Identifier.Text);
        string first = $"({condition.Right}){(condition.IsKind(SyntaxKind.GreaterThanExpression) ? " + 1" : "")}";
        string text = $"for ({loop.Declaration.Type} {counter.Identifier} = {first}; {counter.Identifier} <= {counter.Initializer!.Value}; {counter.Identifier}++) {loop.Statement}";
        return isUsed ? (ForStatementSyntax)SyntaxFactory.ParseStatement(text) : null;
    }

    private static VariableDeclarationSyntax Started(ForStatementSyntax loop, string change)
    {
        ExpressionSyntax start = loop.Declaration!.Variables[0].Initializer!.Value;
        return loop.Declaration.ReplaceNode(start, GeneratedFile.Parse($"({start}) {change}"));
    }

    private static ForStatementSyntax Bounded(ForStatementSyntax loop, int change)
    {
        var condition = (BinaryExpressionSyntax)loop.Condition!;
        return loop.WithCondition(condition.WithRight(GeneratedFile.Parse($"({condition.Right}) + ({change})")));
    }

    /// <summary>Gradients that one pass hands to the one before it.</summary>
    private static IEnumerable<ExpressionStatementSyntax> Carried(GeneratedFile file) => file.InBackward<ExpressionStatementSyntax>(statement =>
        statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && statement.Parent is BlockSyntax { Parent: ForStatementSyntax });

    private static AssignmentExpressionSyntax Added(ExpressionStatementSyntax statement)
    {
        var assignment = (AssignmentExpressionSyntax)statement.Expression;
        return SyntaxFactory.AssignmentExpression(SyntaxKind.AddAssignmentExpression, assignment.Left, assignment.Right);
    }

    /// <summary>Declarations of what a loop behind them assigns.</summary>
    private static IEnumerable<LocalDeclarationStatementSyntax> Starts(GeneratedFile file)
    {
        HashSet<string> carried = [.. Carried(file).Select(statement => ((AssignmentExpressionSyntax)statement.Expression).Left.ToString())];
        return file.InBackward<LocalDeclarationStatementSyntax>(declaration =>
            declaration.Declaration.Variables is [{ Initializer.Value: var value } only] && carried.Contains(only.Identifier.Text) && !MemoryDefects.IsZero(value));
    }

    private static LocalDeclarationStatementSyntax Zeroed(LocalDeclarationStatementSyntax declaration) =>
        declaration.ReplaceNode(declaration.Declaration.Variables[0].Initializer!.Value, GeneratedFile.Parse("0"));
}
