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

    public static UnusedValues Of(Circuit circuit)
    {
        var values = new UnusedValues();
        values.Visit(circuit.Body, circuit.Body.Ending.Values);
        return values;
    }

    /// <summary>True if the value is not used on every way that computes it.</summary>
    public bool MayBeUnused(Wire wire) => !_used.Contains(wire.Id);

    /// <param name="region">The region.</param>
    /// <param name="used">Those of the values that it ends with that are used for certain.</param>
    private void Visit(Region region, IEnumerable<Wire> used)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        // What comes from further out, and is used here, is not used where this region does not run.
        var own = new HashSet<int>(region.Gates.SelectMany(gate => gate.Outputs).Select(output => output.Id));
        Use(used);
        for (int i = region.Gates.Count - 1; i >= 0; i--)
        {
            Visit(region.Gates[i], Use);
        }

        void Use(IEnumerable<Wire> wires) => _used.UnionWith(wires.Where(wire => own.Contains(wire.Id)).Select(wire => wire.Id));
    }

    private void Visit(Gate gate, System.Action<IEnumerable<Wire>> use)
    {
        switch (gate)
        {
            // A test of a value, as for NaN, sends no pull back.
            case Apply apply:
                bool isUsed = apply.Output.Type.IsReal ? _used.Contains(apply.Output.Id) && apply.Form.Kind != FormKind.Select : apply.Output.Type.Kind == WireKind.Struct;
                use(isUsed ? apply.Operands : Enumerable.Empty<Wire>());
                break;
            case Branch branch:
                foreach (var side in branch.Regions)
                {
                    Visit(side, side.Ending is Yield ? side.Ending.Values.Where((_, i) => _used.Contains(branch.Results[i].Id)) : side.Ending.Values);
                }

                break;
            default:
                use(gate.Inputs);
                foreach (var inner in gate.Regions)
                {
                    Visit(inner, inner.Ending.Values);
                }

                break;
        }
    }
}
