using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Which numbers some way through the circuit computes and then does not use: "compute the root first, look at the sign afterwards". On that way the
/// pull on them is zero, and what they are must not matter.
/// </summary>
internal sealed class UnusedValues
{
    private readonly HashSet<int> _used = new();

    private UnusedValues()
    {
    }

    /// <param name="circuit">The circuit.</param>
    /// <param name="isProcedure">True for a procedure, whose caller may leave its results unused.</param>
    public static UnusedValues Of(Circuit circuit, bool isProcedure)
    {
        var values = new UnusedValues();
        values.Visit(circuit.Body, isProcedure ? Enumerable.Empty<Wire>() : circuit.Body.Ending.Values);
        return values;
    }

    /// <summary>True if the value is not used on every way that computes it.</summary>
    public bool MayBeUnused(Wire wire) => !_used.Contains(wire.Id);

    /// <param name="region">The region.</param>
    /// <param name="results">Those of the values that it ends with that are used for certain.</param>
    /// <returns>What is used for certain where the region runs, also of what comes from further out.</returns>
    private HashSet<int> Visit(Region region, IEnumerable<Wire> results)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var used = new HashSet<int>(results.Select(result => result.Id));
        for (int i = region.Gates.Count - 1; i >= 0; i--)
        {
            var gate = region.Gates[i];
            _used.UnionWith(gate.Outputs.Where(output => used.Contains(output.Id)).Select(output => output.Id));
            Visit(gate, used);
        }

        return used;
    }

    private void Visit(Gate gate, HashSet<int> used)
    {
        switch (gate)
        {
            // A test of a value, as for NaN, sends no pull back, and of two numbers only the larger gets one.
            case Apply apply:
                bool isUsed = apply.Output.Type.IsReal ? _used.Contains(apply.Output.Id) : apply.Output.Type.Kind == WireKind.Struct;
                var locals = RuleTable.Find(apply, _ => null)?.Locals ?? default;
                used.UnionWith(apply.Operands.Where((_, i) => isUsed && !(i < locals.Count && locals[i] is RuleOperation { Form.Kind: FormKind.Select })).Select(operand => operand.Id));
                break;
            case Store:
                // Nobody may read the element.
                break;
            case Branch branch:
                // Where a side ends in an exception there is no pull at all.
                var sides = branch.Regions.Select(side => (IsLeft: side.Ending is not Yield, Used: Visit(side, Results(branch, side)))).Where(side => !side.IsLeft).Select(side => side.Used).ToList();
                used.UnionWith(sides.Count == 2 ? sides[0].Intersect(sides[1]) : sides.SelectMany(side => side));
                break;
            default:
                used.UnionWith(gate.Inputs.Select(input => input.Id));
                foreach (var inner in gate.Regions)
                {
                    Visit(inner, inner.Ending.Values);
                }

                break;
        }
    }

    private IEnumerable<Wire> Results(Branch branch, Region side) =>
        side.Ending is Yield ? side.Ending.Values.Where((_, i) => _used.Contains(branch.Results[i].Id)) : side.Ending.Values;
}
