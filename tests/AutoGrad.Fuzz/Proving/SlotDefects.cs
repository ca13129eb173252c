using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes with the buffers that hold a recorded value for each pass of a loop.</summary>
internal static class SlotDefects
{
    private static readonly ImmutableArray<string> Sources = ["recording.Rent<", "recording.PushSlots<", "recording.PopSlots<", "stackalloc "];

    public static IEnumerable<Defect> All { get; } =
    [
        new("a slot is not written", (file, choice) => file.Drop(Stores(file), choice)) { Needs = Features.Loops },
        new("a slot is written at the end of the pass, after its value has changed", (file, choice) => file.Change(file.InForward<BlockSyntax>(block => EarlyStore(block) >= 0), choice, Delayed)) { Needs = Features.Loops },
        new("the slot of the pass before is written", (file, choice) => file.Change(Stores(file).Select(store => Target(store)!), choice, slot => Moved(slot, "System.Math.Max(0, {0} - 1)"))) { Needs = Features.Loops },
        new("the slot of the pass before is read", (file, choice) => file.Change(Reads(file), choice, slot => Moved(slot, "System.Math.Max(0, {0} - 1)"))) { Needs = Features.Loops },
        new("the first slot is always read", (file, choice) => file.Change(Reads(file), choice, slot => Moved(slot, "({0}) * 0"))) { Needs = Features.Loops },
        new("the slots are read from the other end", (file, choice) => file.Change(Reads(file), choice, slot => Moved(slot, slot.Expression + ".Length - 1 - ({0})"))) { Needs = Features.Loops },
        new("a slot is read without its value", (file, choice) => file.Change(Reads(file, "double", "float"), choice, slot => GeneratedFile.Parse($"({slot} * 0)"))) { Needs = Features.Loops },
        new("a slot's condition is turned round", (file, choice) => file.Change(Reads(file, "bool"), choice, slot => GeneratedFile.Parse($"(!{slot})"))) { Needs = Features.Loops },
        new("a slot's index is one too small", (file, choice) => file.Change(Reads(file, "int"), choice, slot => GeneratedFile.Parse($"System.Math.Max(0, {slot} - 1)"))) { Needs = Features.Loops | Features.Buffers },
        new("the slots of a nest are read without their row", (file, choice) => file.Change(Reads(file).Select(Place).OfType<BinaryExpressionSyntax>().Where(IsInRow), choice, place => place.Right)) { Needs = Features.Loops },
        new("slots are popped twice", (file, choice) => file.Change(Pops(file), choice, Twice)) { Needs = Features.Loops },
        new("two buffers of slots are popped in the other order", (file, choice) => file.Change(file.InBackward<BlockSyntax>(block => Neighbours(block) >= 0), choice, InOtherOrder)) { Needs = Features.Loops },
    ];

    private static ExpressionSyntax Index(ElementAccessExpressionSyntax slot) => slot.ArgumentList.Arguments[0].Expression;

    /// <summary>How the index is computed, be it in a variable of its own.</summary>
    private static ExpressionSyntax Place(ElementAccessExpressionSyntax slot) => Index(slot) is IdentifierNameSyntax name
        ? Declaration(slot, name.Identifier.Text)?.Initializer?.Value ?? name
        : Index(slot);

    private static bool IsInRow(BinaryExpressionSyntax place) => place.IsKind(SyntaxKind.AddExpression) && place.Left.IsKind(SyntaxKind.MultiplyExpression);

    private static SyntaxNode Moved(ElementAccessExpressionSyntax slot, string index) =>
        Replaced(slot, string.Format(System.Globalization.CultureInfo.InvariantCulture, index, Index(slot)));

    private static SyntaxNode Replaced(ElementAccessExpressionSyntax slot, string index) => slot.ReplaceNode(Index(slot), GeneratedFile.Parse(index));

    /// <summary>Reads of slots in the backward part.</summary>
    private static IEnumerable<ElementAccessExpressionSyntax> Reads(GeneratedFile file, params string[] types) => file.InBackward<ElementAccessExpressionSyntax>(slot =>
        ElementOf(slot) is { } element && (types.Length == 0 || types.Contains(element)) && !IsTarget(slot));

    /// <summary>Statements of the forward part that write a slot.</summary>
    private static IEnumerable<ExpressionStatementSyntax> Stores(GeneratedFile file) => file.InForward<ExpressionStatementSyntax>(statement => Target(statement) is not null);

    private static ElementAccessExpressionSyntax? Target(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax slot } assignment }
        && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && ElementOf(slot) is not null
            ? slot
            : null;

    private static bool IsTarget(ElementAccessExpressionSyntax slot) => slot.Parent is AssignmentExpressionSyntax assignment && assignment.Left == slot;

    /// <summary>The type of an element, if it is one of a buffer that is made for slots, or of one that looks alike.</summary>
    private static string? ElementOf(ElementAccessExpressionSyntax slot)
    {
        if (slot.Expression is not IdentifierNameSyntax { Identifier.Text: var name })
        {
            return null;
        }

        VariableDeclaratorSyntax? declaration = Declaration(slot, name);
        string value = declaration?.Initializer?.Value.ToString() ?? "";
        return Sources.Any(source => value.StartsWith(source, StringComparison.Ordinal))
            ? ((VariableDeclarationSyntax)declaration!.Parent!).Type.ToString().Split('<', '>')[^2]
            : null;
    }

    /// <summary>The nearest declaration around a node.</summary>
    private static VariableDeclaratorSyntax? Declaration(SyntaxNode node, string name) => node.Ancestors().OfType<BlockSyntax>()
        .SelectMany(block => block.Statements.OfType<LocalDeclarationStatementSyntax>())
        .SelectMany(local => local.Declaration.Variables)
        .FirstOrDefault(variable => variable.Identifier.Text == name);

    /// <summary>The place in a block of a slot that is written before its value changes.</summary>
    private static int EarlyStore(BlockSyntax block)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            if (Target(block.Statements[i]) is not null && Value(block.Statements[i]) is IdentifierNameSyntax { Identifier.Text: var name }
                && block.Statements.Skip(i + 1).Any(later => IsAssignmentTo(later, name)))
            {
                return i;
            }
        }

        return -1;
    }

    private static ExpressionSyntax Value(StatementSyntax store) => ((AssignmentExpressionSyntax)((ExpressionStatementSyntax)store).Expression).Right;

    private static bool IsAssignmentTo(StatementSyntax statement, string name) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } } && target.Identifier.Text == name;

    private static BlockSyntax Delayed(BlockSyntax block)
    {
        int place = EarlyStore(block);
        StatementSyntax store = block.Statements[place];
        return block.WithStatements(block.Statements.RemoveAt(place).Add(store));
    }

    private static IEnumerable<LocalDeclarationStatementSyntax> Pops(GeneratedFile file) => file.InBackward<LocalDeclarationStatementSyntax>(IsPop);

    private static bool IsPop(StatementSyntax statement) => statement is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value }] }
        && value.ToString().StartsWith("recording.PopSlots<", StringComparison.Ordinal);

    private static LocalDeclarationStatementSyntax Twice(LocalDeclarationStatementSyntax pop)
    {
        ExpressionSyntax value = pop.Declaration.Variables[0].Initializer!.Value;
        return pop.ReplaceNode(value, GeneratedFile.Parse($"{value}.Length < 0 ? default : {value}"));
    }

    private static int Neighbours(BlockSyntax block) => Enumerable.Range(0, Math.Max(0, block.Statements.Count - 1)).Append(-1).First(index =>
        index < 0 || (IsPop(block.Statements[index]) && IsPop(block.Statements[index + 1]) && TypeOf(block.Statements[index]) == TypeOf(block.Statements[index + 1])));

    private static string TypeOf(StatementSyntax declaration) => ((LocalDeclarationStatementSyntax)declaration).Declaration.Type.ToString();

    private static BlockSyntax InOtherOrder(BlockSyntax block)
    {
        int place = Neighbours(block);
        StatementSyntax moved = block.Statements[place];
        return block.WithStatements(block.Statements.RemoveAt(place).Insert(place + 1, moved));
    }
}
