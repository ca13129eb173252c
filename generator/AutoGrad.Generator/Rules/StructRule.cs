using System;
using System.Collections.Generic;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// A function of the framework on structs of numbers, whose text nobody sees: each part of its result as an expression over the parts of its
/// operands. The value is the framework's own; the derivative is that of the expression.
/// </summary>
/// <param name="Signature">The function, as the table spells it: <c>Vector3.Cross(Vector3, Vector3)</c>.</param>
/// <param name="Steps">Expressions that later ones use, as further operands.</param>
/// <param name="Parts">The parts of the result.</param>
/// <param name="IsExact">True if the expressions give the framework's own value to the bit, in every version of it, so that it need not be called.</param>
internal sealed record StructRule(string Signature, EquatableArray<RuleExpression> Steps, EquatableArray<RuleExpression> Parts, bool IsExact);

/// <summary>Collects the rows of a table.</summary>
internal sealed class StructRules
{
    private readonly Dictionary<string, StructRule> _rows = new();

    public IReadOnlyDictionary<string, StructRule> Rows => _rows;

    /// <summary>Adds a row.</summary>
    /// <param name="signature">The function.</param>
    /// <param name="operands">What the parts of its operands are called, in order, and then the steps.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="parts">The parts of the result.</param>
    /// <param name="isExact">True if the expressions give the value to the bit.</param>
    public void Add(string signature, IReadOnlyList<string> operands, IReadOnlyList<(string Name, string Text)> steps, IReadOnlyList<string> parts, bool isExact = false)
    {
        var known = new List<string>(operands);
        var parsedSteps = new List<RuleExpression>();
        foreach (var (name, text) in steps)
        {
            if (known.Contains(name))
            {
                throw new FormatException("'" + name + "' stands for two things, in the row '" + signature + "'.");
            }

            parsedSteps.Add(RuleParser.ParseExpression(text, known));
            known.Add(name);
        }

        var parsed = new List<RuleExpression>();
        foreach (string part in parts)
        {
            parsed.Add(RuleParser.ParseExpression(part, known));
        }

        _rows.Add(signature, new StructRule(signature, parsedSteps, parsed, isExact));
    }
}
