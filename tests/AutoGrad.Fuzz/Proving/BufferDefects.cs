using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes with whole buffers, slices, calls, references, and in what is checked on entry.</summary>
internal static class BufferDefects
{
    public static IEnumerable<Defect> All { get; } =
    [
        new("the shape of a gradient is not checked", (file, choice) => file.Drop(Calls(file.InForward<ExpressionStatementSyntax>(), "Shape.Require("), choice)) { Needs = Features.Buffers },
        new("shared memory is not refused", (file, choice) => file.Drop(Calls(file.InForward<ExpressionStatementSyntax>(), "Overlap.Refuse"), choice)) { Needs = Features.Buffers },
        new("FGradient does not clear a gradient", (file, choice) => file.Drop(
            file.InGradient<ExpressionStatementSyntax>(statement => statement.Expression.ToString().Contains("Clear(", StringComparison.Ordinal)), choice)) { Needs = Features.Buffers },
        new("the gradient of a filled or copied buffer stays", (file, choice) => file.Drop(
            file.InBackward<ExpressionStatementSyntax>(statement => statement.Expression.ToString().Contains("Clear(", StringComparison.Ordinal)), choice)) { Needs = Features.Buffers },
        new("the copy of a buffer is not taken back", (file, choice) => file.Drop(Calls(file.InBackward<ExpressionStatementSyntax>(), "Buffers.Copied"), choice)) { Needs = Features.Buffers },
        new("the copy of a buffer is taken back the wrong way", (file, choice) => file.Change(
            Calls(file.InBackward<ExpressionStatementSyntax>(), "Buffers.Copied"), choice, statement => statement.ReplaceNode(Arguments(statement), SyntaxFactory.ArgumentList([.. Arguments(statement).Arguments.Reverse()])))) { Needs = Features.Buffers },
        new("what fills a buffer gets no gradient", (file, choice) => file.Change(
            file.InBackward<InvocationExpressionSyntax>(call => call.Expression.ToString().EndsWith("Buffers.Filled", StringComparison.Ordinal)), choice, call => GeneratedFile.Parse($"({call} * 0)"))),
        new("the gradient of a part begins where the whole does", (file, choice) => file.Change(Slices(file), choice, Unsliced)) { Needs = Features.Buffers },
        new("the backward part of a callee is not called", (file, choice) => file.Change(CalleesBackward(file), choice, Skipped)) { Needs = Features.Recursion },
        new("the pull on a callee is taken for 1", (file, choice) => file.Change(
            CalleesBackward(file).Where(call => call.ArgumentList.Arguments.Any(IsNumber)), choice, call => call.ReplaceNode(call.ArgumentList.Arguments.First(IsNumber).Expression, GeneratedFile.Parse("1f")))) { Needs = Features.Recursion },
        new("the pull on a callee has the wrong sign", (file, choice) => file.Change(
            CalleesBackward(file).Where(call => call.ArgumentList.Arguments.Any(IsNumber)),
            choice,
            call => call.ReplaceNode(call.ArgumentList.Arguments.First(IsNumber).Expression, GeneratedFile.Parse($"-({call.ArgumentList.Arguments.First(IsNumber).Expression})")))) { Needs = Features.Recursion },
        new("a callee is called twice on the way back", (file, choice) => file.Change(
            CalleesBackward(file).Where(call => call.Parent is not ExpressionStatementSyntax && !call.DescendantNodes().OfType<DeclarationExpressionSyntax>().Any()),
            choice,
            call => GeneratedFile.Parse($"({call} + 0f * {call})"))) { Needs = Features.Recursion },
        new("the pull on a reference is not taken away", (file, choice) => file.Drop(References(file, MemoryDefects.IsZero), choice)) { Needs = Features.References },
        new("what a reference leaves is not written", (file, choice) => file.Drop(Left(file), choice)) { Needs = Features.References },
        new("the pull on an output is forgotten", (file, choice) => file.Change(
            file.InBackward<IdentifierNameSyntax>(name => file.Outputs.Contains(name.Identifier.Text)), choice, name => GeneratedFile.Parse($"(0f * {name})"))) { Needs = Features.References },
    ];

    private static IEnumerable<ExpressionStatementSyntax> Calls(IEnumerable<ExpressionStatementSyntax> statements, string method) =>
        statements.Where(statement => statement.Expression is InvocationExpressionSyntax && statement.Expression.ToString().Contains(method, StringComparison.Ordinal));

    private static ArgumentListSyntax Arguments(ExpressionStatementSyntax statement) => ((InvocationExpressionSyntax)statement.Expression).ArgumentList;

    /// <summary>Parts of gradients that do not begin at the start.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Slices(GeneratedFile file) => file.InBackward<InvocationExpressionSyntax>(IsSlice).Concat(file.InForward<InvocationExpressionSyntax>(IsSlice));

    private static bool IsSlice(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Slice", Expression: IdentifierNameSyntax { Identifier.Text: ['d', ..] } }
        && call.ArgumentList.Arguments.Count > 0 && call.ArgumentList.Arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: 0 };

    private static InvocationExpressionSyntax Unsliced(InvocationExpressionSyntax call) =>
        call.ReplaceNode(call.ArgumentList.Arguments[0].Expression, GeneratedFile.Parse($"0 * ({call.ArgumentList.Arguments[0].Expression})"));

    private static IEnumerable<InvocationExpressionSyntax> CalleesBackward(GeneratedFile file) => file.InBackward<InvocationExpressionSyntax>(IsCalleeBackward);

    private static bool IsCalleeBackward(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.Text: var name } && name.Contains('_', StringComparison.Ordinal) && name.Contains("Backward", StringComparison.Ordinal);

    /// <summary>The call stays, so that what was recorded is taken back; what it gives is forgotten.</summary>
    private static ExpressionSyntax? Skipped(InvocationExpressionSyntax call) => call.Parent switch
    {
        ExpressionStatementSyntax => GeneratedFile.Parse("_ = 0"),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: PredefinedTypeSyntax } } } => GeneratedFile.Parse($"({call}) * 0"),
        _ => null,
    };

    private static bool IsNumber(ArgumentSyntax argument) => argument.RefKindKeyword.IsKind(SyntaxKind.None) && argument.Expression.ToString() is var text
        && (text.StartsWith("pull", StringComparison.Ordinal) || text.StartsWith("dResult", StringComparison.Ordinal) || argument.Expression is BinaryExpressionSyntax);

    private static IEnumerable<ExpressionStatementSyntax> References(GeneratedFile file, Func<ExpressionSyntax, bool> condition) => file.InBackward<ExpressionStatementSyntax>(statement =>
        statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var value } assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && file.Gradients.Contains(name.Identifier.Text) && condition(value));

    /// <summary>Assignments to parameters of the original that are passed by reference.</summary>
    private static IEnumerable<ExpressionStatementSyntax> Left(GeneratedFile file) => file.InBackward<ExpressionStatementSyntax>().Concat(file.InForward<ExpressionStatementSyntax>()).Where(statement =>
        statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && file.References.Contains(name.Identifier.Text));
}
