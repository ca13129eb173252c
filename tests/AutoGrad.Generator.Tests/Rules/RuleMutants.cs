using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>The mistakes that one makes in a local gradient: one at a time, at every place of the expression.</summary>
internal static class RuleMutants
{
    private static readonly Dictionary<string, string> Confused = new()
    {
        ["Math.Sin"] = "Math.Cos",
        ["Math.Cos"] = "Math.Sin",
        ["Math.Sinh"] = "Math.Cosh",
        ["Math.Cosh"] = "Math.Sinh",
        ["Math.Sqrt"] = "Math.Cbrt",
        ["Math.Log"] = "Math.Log2",
        ["Math.Round"] = "Math.Ceiling",
    };

    /// <summary>The mutants of the local gradient for an operand. Where nothing passes, something that passes all the same.</summary>
    public static IEnumerable<RuleExpression> Of(Rule rule, int operand)
    {
        if (!rule.Passes(operand) || rule.Locals[operand] is not { } local)
        {
            return [new RuleNumber(1), new RuleNumber(-0.01)];
        }

        return new RuleExpression[]
        {
            Negated(local),
            Infix("*", new RuleNumber(1.01), local),
            new RuleNumber(0),
        }.Concat(Within(local, rule)).Where(mutant => mutant != local).Distinct();
    }

    private static IEnumerable<RuleExpression> Within(RuleExpression expression, Rule rule) => expression switch
    {
        RuleNumber { Value: not 0 } number => [new RuleNumber(1.5 * number.Value)],
        RuleOperand operand when operand.Index < 0 || IsNumber(rule, operand.Index) => Enumerable.Range(RuleOperand.Result, rule.Parameters.Count + 1)
            .Where(other => other != operand.Index && (other < 0 || IsNumber(rule, other)))
            .Select(other => new RuleOperand(other)),
        RuleOperation operation => OfOperation(operation).Concat(
            from place in Enumerable.Range(0, operation.Operands.Count)
            where !IsCondition(operation, place)
            from mutant in Within(operation.Operands[place], rule)
            select operation with { Operands = operation.Operands.Select((operand, other) => other == place ? mutant : operand).ToEquatableArray() }),
        _ => [],
    };

    private static IEnumerable<RuleExpression> OfOperation(RuleOperation operation)
    {
        EquatableArray<RuleExpression> parts = operation.Operands;
        return operation.Form switch
        {
            { Kind: FormKind.Infix, Symbol: "+" } => [parts[0], parts[1], Infix("-", parts[0], parts[1])],
            { Kind: FormKind.Infix, Symbol: "-" } => [parts[0], Negated(parts[1]), Infix("+", parts[0], parts[1])],
            { Kind: FormKind.Infix, Symbol: "*" } => [parts[0], parts[1], Infix("+", parts[0], parts[1])],
            { Kind: FormKind.Infix, Symbol: "/" } => [parts[0], Infix("*", parts[0], parts[1]), Infix("/", parts[1], parts[0])],
            { Kind: FormKind.Prefix } => [parts[0]],
            { Kind: FormKind.Select } => [operation with { Operands = EquatableArray.Of(parts[0], parts[2], parts[1]) }],
            { Kind: FormKind.Call } form when parts.Count == 1 && Confused.TryGetValue(form.Symbol, out string? other) =>
                [operation with { Form = form with { Symbol = other } }],
            _ => [],
        };
    }

    // Whole numbers and truth values among the operands have no local gradient.
    private static bool IsNumber(Rule rule, int operand) => rule.Locals[operand] is not null;

    private static bool IsCondition(RuleOperation operation, int place) => operation.Form.Kind == FormKind.Select && place == 0;

    private static RuleOperation Negated(RuleExpression expression) => new(Form.Negate, EquatableArray.Of(expression));

    private static RuleOperation Infix(string symbol, RuleExpression left, RuleExpression right) => new(Form.Infix(symbol), EquatableArray.Of(left, right));
}
