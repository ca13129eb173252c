using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes with the gradients of elements.</summary>
internal static class MemoryDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("the gradient of an overwritten element is not cleared", (file, choice) => file.Drop(
            Elements(file, SyntaxKind.SimpleAssignmentExpression).Where(statement => IsZero(Assignment(statement).Right)), choice)) { Needs = Features.Buffers },
        new("a contribution to an element's gradient is forgotten", (file, choice) => file.Drop(Elements(file, SyntaxKind.AddAssignmentExpression), choice)) { Needs = Features.Buffers },
        new("an element's gradient is overwritten instead of added to", (file, choice) => file.Change(
            Elements(file, SyntaxKind.AddAssignmentExpression), choice, statement => With(statement, SyntaxKind.SimpleAssignmentExpression))) { Needs = Features.Buffers },
        new("an element's gradient is added to instead of overwritten", (file, choice) => file.Change(
            Elements(file, SyntaxKind.SimpleAssignmentExpression).Where(statement => !IsZero(Assignment(statement).Right)), choice, statement => With(statement, SyntaxKind.AddAssignmentExpression))) { Needs = Features.Buffers },
        new("a contribution to an element has the wrong sign", (file, choice) => file.Change(
            Elements(file, SyntaxKind.AddAssignmentExpression), choice, statement => With(statement, SyntaxKind.SubtractAssignmentExpression))) { Needs = Features.Buffers },
        new("a second use of an element is forgotten", (file, choice) => file.Drop(
            Elements(file, SyntaxKind.AddAssignmentExpression).GroupBy(statement => (statement.Parent, Assignment(statement).Left.ToString())).SelectMany(group => group.Skip(1)), choice)) { Needs = Features.Buffers },
        new("a neighbouring element is used", (file, choice) => file.Change(
            file.InBackward<ElementAccessExpressionSyntax>(access => access.ArgumentList.Arguments.Count == 1 && access.ArgumentList.Arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: 0 }),
            choice,
            access => access.WithArgumentList(Indices(access, index => $"System.Math.Max(0, ({index}) - 1)")))) { Needs = Features.Buffers },
        new("always the first element is used", (file, choice) => file.Change(
            file.InBackward<ElementAccessExpressionSyntax>(access => access.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax }]), choice, access => access.WithArgumentList(Indices(access, _ => "0")))) { Needs = Features.Buffers },
        new("row and column of a grid are exchanged", (file, choice) => file.Change(
            file.InBackward<ElementAccessExpressionSyntax>(access => access.ArgumentList.Arguments.Count == 2), choice, access => access.WithArgumentList(SyntaxFactory.BracketedArgumentList([.. access.ArgumentList.Arguments.Reverse()])))) { Needs = Features.Buffers },
        new("a gradient is read before what was added to it", (file, choice) => file.Change(
            file.InBackward<BlockSyntax>(block => ReadPlace(block) > 0), choice, ReadEarlier)) { Needs = Features.Buffers },
        new("an array's gradient is not its own", (file, choice) => file.Change(
            file.InBackward<AssignmentExpressionSyntax>(assignment => assignment.Left is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax }), choice, assignment => Confused(file, assignment))) { Needs = Features.Buffers },
        new("a local array has no gradient of its own", (file, choice) => file.Change(NewGradients(file), choice, declaration => Shared(file, declaration))) { Needs = Features.Buffers },
        new("an element of the method is not written", (file, choice) => file.Drop(
            file.InForward<ExpressionStatementSyntax>(statement => statement.Expression is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax }), choice)) { Needs = Features.Buffers },
    ];

    public static bool IsZero(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: 0.0 or 0f or 0 };

    private static AssignmentExpressionSyntax Assignment(ExpressionStatementSyntax statement) => (AssignmentExpressionSyntax)statement.Expression;

    private static IEnumerable<ExpressionStatementSyntax> Elements(GeneratedFile file, SyntaxKind kind) => file.InBackward<ExpressionStatementSyntax>(statement =>
        statement.Expression is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } assignment && assignment.IsKind(kind));

    private static ExpressionStatementSyntax With(ExpressionStatementSyntax statement, SyntaxKind kind) =>
        statement.WithExpression(SyntaxFactory.AssignmentExpression(kind, Assignment(statement).Left, Assignment(statement).Right));

    private static BracketedArgumentListSyntax Indices(ElementAccessExpressionSyntax access, Func<string, string> change) => SyntaxFactory.BracketedArgumentList(
        [.. access.ArgumentList.Arguments.Select(argument => SyntaxFactory.Argument(GeneratedFile.Parse(change(argument.Expression.ToString()))))]);

    /// <summary>The place of a gradient that is read into a local behind a contribution to an element of the same buffer.</summary>
    private static int ReadPlace(BlockSyntax block) => Enumerable.Range(1, Math.Max(0, block.Statements.Count - 1)).Append(-1).First(index =>
        index < 0 || (block.Statements[index] is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: ElementAccessExpressionSyntax read }] }
            && block.Statements[index - 1] is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax written } change }
            && change.IsKind(SyntaxKind.AddAssignmentExpression) && read.Expression.ToString() == written.Expression.ToString()));

    private static BlockSyntax ReadEarlier(BlockSyntax block)
    {
        int place = ReadPlace(block);
        StatementSyntax moved = block.Statements[place];
        return block.WithStatements(block.Statements.RemoveAt(place).Insert(place - 1, moved));
    }

    private static AssignmentExpressionSyntax? Confused(GeneratedFile file, AssignmentExpressionSyntax assignment)
    {
        var access = (ElementAccessExpressionSyntax)assignment.Left;
        string? other = file.InBackward<ElementAccessExpressionSyntax>(element =>
                element.Parent is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } && element.Expression is IdentifierNameSyntax
                && element.ArgumentList.Arguments.Count == access.ArgumentList.Arguments.Count)
            .Select(element => element.Expression.ToString())
            .FirstOrDefault(name => !string.Equals(name, access.Expression.ToString(), StringComparison.Ordinal));
        return other is null ? null : assignment.WithLeft(access.WithExpression(SyntaxFactory.IdentifierName(other)));
    }

    /// <summary>Declarations of arrays for the gradients of local arrays: a local of the name with a d in front, of the same size.</summary>
    private static IEnumerable<LocalDeclarationStatementSyntax> NewGradients(GeneratedFile file) => file.InForward<LocalDeclarationStatementSyntax>(declaration =>
        declaration.Declaration.Variables is [{ Initializer.Value: ArrayCreationExpressionSyntax } only] && Primal(file, only.Identifier.Text) is not null);

    private static string? Primal(GeneratedFile file, string gradient) => file
        .InForward<VariableDeclaratorSyntax>(variable => gradient == "d" + variable.Identifier.Text && variable.Initializer?.Value is ArrayCreationExpressionSyntax)
        .FirstOrDefault()?.Identifier.Text;

    private static LocalDeclarationStatementSyntax Shared(GeneratedFile file, LocalDeclarationStatementSyntax declaration)
    {
        VariableDeclaratorSyntax variable = declaration.Declaration.Variables[0];
        return declaration.ReplaceNode(variable.Initializer!.Value, SyntaxFactory.IdentifierName(Primal(file, variable.Identifier.Text)!));
    }
}
