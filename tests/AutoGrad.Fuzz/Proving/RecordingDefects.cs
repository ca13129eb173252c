using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes with what the forward part keeps for the backward part.</summary>
internal static class RecordingDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("an overwritten element is read again instead of recorded", (file, choice) => file.Change(LoadsThatArePushed(file), choice, push => Pushed(push, Load(push)!))) { Needs = Features.Loops | Features.Buffers },
        new("a value is recorded after it has changed", (file, choice) => file.Change(file.InForward<BlockSyntax>(block => EarlyPush(block) >= 0), choice, Delayed)) { Needs = Features.Loops },
        new("a recorded value is forgotten when it is taken back", (file, choice) => file.Change(Pops(file, "double", "float"), choice, pop => Value(pop, $"{Text(pop)} * 0"))) { Needs = Features.Loops },
        new("two recorded values are taken for each other", (file, choice) => file.Change(file.InBackward<BlockSyntax>(block => Neighbours(block) >= 0), choice, Exchanged)) { Needs = Features.Loops },
        new("a recorded condition is turned round", (file, choice) => file.Change(Pops(file, "bool"), choice, pop => Value(pop, $"!{Text(pop)}"))) { Needs = Features.Loops },
        new("a recorded index is one too small", (file, choice) => file.Change(Pops(file, "int"), choice, pop => Value(pop, $"System.Math.Max(0, {Text(pop)} - 1)"))) { Needs = Features.Loops | Features.Buffers },
        new("the passes of an inner loop are counted one short", (file, choice) => file.Change(Pops(file, "long"), choice, pop => Value(pop, $"{Text(pop)} - 1"))) { Needs = Features.Loops },
        new("a pass is not counted", (file, choice) => file.Drop(Counts(file), choice)) { Needs = Features.Loops },
        new("a value is not recorded", (file, choice) => file.Drop(Pushes(file), choice)) { Needs = Features.Loops },
        new("a value is recorded twice", (file, choice) => file.Change(Pushes(file), choice, push => SyntaxFactory.Block(push, push))) { Needs = Features.Loops },
        new("two values are recorded in the other order", (file, choice) => file.Change(file.InForward<BlockSyntax>(block => PushesInARow(block) >= 0), choice, PushedInOtherOrder)) { Needs = Features.Loops },
        new("the rows of two gradients are recorded for each other", (file, choice) => file.Change(
            file.InBackward<BlockSyntax>(block => Neighbours(block, "PopReference") >= 0), choice, block => Exchanged(block, "PopReference"))),
    ];

    private static IEnumerable<ExpressionStatementSyntax> Pushes(GeneratedFile file) => file.InForward<ExpressionStatementSyntax>(IsPush);

    private static bool IsPush(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Push" } } };

    private static IEnumerable<ExpressionStatementSyntax> LoadsThatArePushed(GeneratedFile file) => Pushes(file).Where(push => Load(push) is not null);

    private static ArgumentSyntax Argument(ExpressionStatementSyntax push) => ((InvocationExpressionSyntax)push.Expression).ArgumentList.Arguments[0];

    /// <summary>The element that was read to get what is pushed, if it was one.</summary>
    private static ExpressionSyntax? Load(ExpressionStatementSyntax push)
    {
        if (Argument(push).Expression is not IdentifierNameSyntax { Identifier.Text: var name } || push.Parent is not BlockSyntax block)
        {
            return null;
        }

        return block.Statements.OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(declaration => declaration.Declaration.Variables)
            .FirstOrDefault(variable => variable.Identifier.Text == name)?.Initializer?.Value as ElementAccessExpressionSyntax;
    }

    private static ExpressionStatementSyntax Pushed(ExpressionStatementSyntax push, ExpressionSyntax value)
    {
        // What is kept has the type of what was to be kept.
        string text = $"true ? {value} : {Argument(push).Expression}";
        return push.ReplaceNode(Argument(push).Expression, GeneratedFile.Parse(text));
    }

    /// <summary>The place in a block of a recording whose value the block changes later on.</summary>
    private static int EarlyPush(BlockSyntax block)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            if (IsPush(block.Statements[i]) && Argument((ExpressionStatementSyntax)block.Statements[i]).Expression is IdentifierNameSyntax { Identifier.Text: var name }
                && block.Statements.Skip(i + 1).Any(later => IsAssignmentTo(later, name)))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsAssignmentTo(StatementSyntax statement, string name) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } } && target.Identifier.Text == name;

    private static BlockSyntax Delayed(BlockSyntax block)
    {
        int place = EarlyPush(block);
        var push = (ExpressionStatementSyntax)block.Statements[place];
        string name = Argument(push).Expression.ToString();
        int change = Enumerable.Range(place + 1, block.Statements.Count - place - 1).First(index => IsAssignmentTo(block.Statements[index], name));

        // All that is recorded in between goes along, so that the order stays.
        StatementSyntax[] moved = [.. block.Statements.Skip(place).Take(change - place).Where(IsPush)];
        IEnumerable<StatementSyntax> kept = block.Statements.Skip(place).Take(change - place).Where(statement => !IsPush(statement));
        return block.WithStatements([.. block.Statements.Take(place), .. kept, block.Statements[change], .. moved, .. block.Statements.Skip(change + 1)]);
    }

    private static IEnumerable<LocalDeclarationStatementSyntax> Pops(GeneratedFile file, params string[] types) => file.InBackward<LocalDeclarationStatementSyntax>(declaration =>
        types.Contains(declaration.Declaration.Type.ToString()) && IsPop(declaration, "Pop"));

    private static bool IsPop(StatementSyntax statement, string method) => statement is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value }] }
        && value.ToString().Contains($"recording.{method}<", StringComparison.Ordinal);

    private static string Text(LocalDeclarationStatementSyntax declaration) => declaration.Declaration.Variables[0].Initializer!.Value.ToString();

    private static LocalDeclarationStatementSyntax Value(LocalDeclarationStatementSyntax declaration, string value) =>
        declaration.ReplaceNode(declaration.Declaration.Variables[0].Initializer!.Value, GeneratedFile.Parse(value));

    /// <summary>The place in a block of two values of one type that are taken back one after the other.</summary>
    private static int Neighbours(BlockSyntax block, string method = "Pop") => Enumerable.Range(0, Math.Max(0, block.Statements.Count - 1)).Append(-1).First(index =>
        index < 0 || (IsPop(block.Statements[index], method) && IsPop(block.Statements[index + 1], method) && TypeOf(block.Statements[index]) == TypeOf(block.Statements[index + 1])));

    private static string TypeOf(StatementSyntax declaration) => ((LocalDeclarationStatementSyntax)declaration).Declaration.Type.ToString();

    private static BlockSyntax Exchanged(BlockSyntax block) => Exchanged(block, "Pop");

    private static BlockSyntax Exchanged(BlockSyntax block, string method) => InOtherOrder(block, Neighbours(block, method));

    private static BlockSyntax InOtherOrder(BlockSyntax block, int place)
    {
        StatementSyntax moved = block.Statements[place];
        return block.WithStatements(block.Statements.RemoveAt(place).Insert(place + 1, moved));
    }

    private static int PushesInARow(BlockSyntax block) => Enumerable.Range(0, Math.Max(0, block.Statements.Count - 1)).Append(-1).First(index =>
        index < 0 || (IsPush(block.Statements[index]) && IsPush(block.Statements[index + 1])));

    private static BlockSyntax PushedInOtherOrder(BlockSyntax block) => InOtherOrder(block, PushesInARow(block));

    /// <summary>Statements that count a pass.</summary>
    private static IEnumerable<ExpressionStatementSyntax> Counts(GeneratedFile file) => file.InForward<ExpressionStatementSyntax>(statement =>
        statement.Expression is PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax counter } && IsCount(counter)
        || statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment && assignment.IsKind(SyntaxKind.AddAssignmentExpression) && IsCount(name));

    private static bool IsCount(IdentifierNameSyntax name) => name.Identifier.Text.StartsWith("passes", StringComparison.Ordinal);
}
