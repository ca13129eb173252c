using System;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>Writes a parsed local gradient as C# again, every operation in parentheses, so that it can be compiled without the generator.</summary>
internal static class RuleText
{
    public static string Of(Rule rule, int operand) => GateMethod.InDoubles(Of(rule.Locals[operand]!, rule));

    public static string Of(RuleExpression expression, Rule rule) => expression switch
    {
        RuleNumber number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        RuleOperand { Index: RuleOperand.Result } => "y",
        RuleOperand operand => rule.Parameters[operand.Index],
        RuleTie tie => $"tie({rule.Parameters[tie.First]}, {rule.Parameters[tie.Second]})",
        RuleOperation operation => Of(operation.Form, [.. operation.Operands.Select(operand => Of(operand, rule))]),
        _ => throw new ArgumentException(expression.GetType().Name, nameof(expression)),
    };

    private static string Of(Form form, string[] operands) => form.Kind switch
    {
        FormKind.Infix => $"({operands[0]} {form.Symbol} {operands[1]})",
        FormKind.Prefix => $"({form.Symbol}{(operands[0][0] == '-' ? " " : "")}{operands[0]})",
        FormKind.Select => $"({operands[0]} ? {operands[1]} : {operands[2]})",
        FormKind.Cast => $"(({form.Symbol}){operands[0]})",
        FormKind.Call => $"{form.Symbol}({string.Join(", ", operands)}){form.Suffix}",
        _ => throw new ArgumentException(form.ToString(), nameof(form)),
    };
}
