using System;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>One row of the table.</summary>
/// <param name="Signature">The gate as the table spells it.</param>
/// <param name="Form">Its form.</param>
/// <param name="Parameters">Its operands: a name, or a number that the operand must be for the row to hold.</param>
/// <param name="Locals">The local gradient for each operand; null for one that has none.</param>
/// <param name="IsFinite">True if no local gradient is infinite or NaN at finite operands, so that no guard is needed.</param>
internal sealed record Rule(
    string Signature, Form Form, EquatableArray<string> Parameters, EquatableArray<RuleExpression?> Locals, bool IsFinite)
{
    private static readonly RuleNumber ZeroLocal = new(0.0);

    /// <summary>True if the gate is piecewise constant: no operand gets a gradient.</summary>
    public bool IsZero => Locals.All(local => local is null);

    /// <summary>True if the operand's gradient is not identically zero.</summary>
    public bool Passes(int operand) => Locals[operand] is { } local && local != ZeroLocal;

    public bool Matches(Apply gate, Func<Wire, Literal?> constantOf)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (char.IsDigit(Parameters[i][0])
                && (constantOf(gate.Operands[i]) is not { Type.IsReal: true } constant || constant.Number != Parameters[i][0] - '0'))
            {
                return false;
            }
        }

        return true;
    }
}
