using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>A local gradient as the table writes it.</summary>
internal abstract record RuleExpression;

/// <summary>A number of the gate's own precision.</summary>
internal sealed record RuleNumber(double Value) : RuleExpression;

/// <summary>An operand, by its index; the gate's result has index -1.</summary>
internal sealed record RuleOperand(int Index) : RuleExpression
{
    public const int Result = -1;
}

/// <summary>An operation on further expressions.</summary>
internal sealed record RuleOperation(Form Form, EquatableArray<RuleExpression> Operands) : RuleExpression;

/// <summary>The share of each side of a tie between two operands.</summary>
internal sealed record RuleTie(int First, int Second) : RuleExpression;
