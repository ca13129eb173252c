using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>
/// A loop with an integer counter that goes by one step a pass: <c>for (int i = start; i &lt; bound; i++)</c>. It is left at its head
/// alone, so that from the bound one can count back, exactly and however the counter overflows.
/// </summary>
/// <param name="Counter">The number of the counter among what the loop carries.</param>
/// <param name="Comparison">How the head compares the counter with the bound.</param>
/// <param name="Bound">The bound, which no pass changes.</param>
/// <param name="IsUp">True for a step of 1, false for one of -1.</param>
internal sealed record CountedLoop(int Counter, string Comparison, Wire Bound, bool IsUp)
{
    /// <summary>Recognizes such a loop; null for any other.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="constantOf">The value of a wire that is a constant.</param>
    /// <param name="isLasting">True for a read of memory that nobody writes from then on, and for what can be computed again.</param>
    public static CountedLoop? Of(Loop loop, Func<Wire, Literal?> constantOf, Func<Gate, bool> isLasting)
    {
        if (loop.Body.Ending is not Yield yield || constantOf(yield.Results[0])?.Text != "true" || loop.Head.Ending.Values.Count != 1)
        {
            return null;
        }

        var comparison = loop.Head.Gates.OfType<Apply>().FirstOrDefault(gate => gate.Output.Id == loop.Head.Ending.Values[0].Id);
        if (comparison is not { Form: { Kind: FormKind.Infix, Symbol: "<" or "<=" or ">" or ">=" or "!=" }, Operands.Count: 2 })
        {
            return null;
        }

        var inside = new HashSet<int>(loop.Parameters.Select(parameter => parameter.Id));
        var head = new HashSet<int>();
        bool isInvariant = loop.Head.Gates.All(gate => ReferenceEquals(gate, comparison) || IsInvariant(gate, inside, head, isLasting));
        for (int side = 0; side < 2 && isInvariant; side++)
        {
            var (counter, bound) = (comparison.Operands[side], comparison.Operands[1 - side]);
            int carried = loop.Parameters.ToList().FindIndex(parameter => parameter.Id == counter.Id);
            if (carried < 0 || counter.Type != WireType.Int32 || inside.Contains(bound.Id))
            {
                continue;
            }

            string symbol = side == 0 ? comparison.Form.Symbol : Flipped(comparison.Form.Symbol);
            bool? isUp = IsStepUp(loop.Body, yield.Results[carried + 1], counter, constantOf);
            bool fits = isUp is true && symbol is "<" or "<=" or "!=" || (isUp is false && symbol is ">" or ">=" or "!=");
            if (fits)
            {
                return new CountedLoop(carried, symbol, bound, isUp!.Value);
            }
        }

        return null;
    }

    /// <summary>True for what the head computes alike in every pass, and what can be computed again behind the loop at little cost.</summary>
    private static bool IsInvariant(Gate gate, HashSet<int> inside, HashSet<int> head, Func<Gate, bool> isLasting)
    {
        bool isRepeatable = gate is Constant
            || (gate is Load load && head.Count < 3 && isLasting(load) && load.Inputs.All(input => !inside.Contains(input.Id)))
            || (gate is Apply apply && (apply.Effect == Effect.Pure || apply.IsRepeatable()) && head.Count < 3 && isLasting(apply) && apply.Operands.All(operand => !inside.Contains(operand.Id)));
        if (gate is not Constant)
        {
            head.UnionWith(gate.Outputs.Select(output => output.Id));
        }

        return isRepeatable;
    }

    private static string Flipped(string symbol) => symbol switch
    {
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        _ => symbol,
    };

    /// <summary>True for <c>i + 1</c>, false for <c>i - 1</c>, null for anything else.</summary>
    private static bool? IsStepUp(Region body, Wire next, Wire counter, Func<Wire, Literal?> constantOf)
    {
        if (body.Gates.OfType<Apply>().FirstOrDefault(gate => gate.Output.Id == next.Id) is not { Operands.Count: 2, Form.Kind: FormKind.Infix } step
            || step.Operands[0].Id != counter.Id
            || constantOf(step.Operands[1])?.Text is not { } distance)
        {
            return null;
        }

        return (step.Form.Symbol, distance) switch
        {
            ("+", "1") or ("-", "-1") => true,
            ("-", "1") or ("+", "-1") => false,
            _ => null,
        };
    }
}
