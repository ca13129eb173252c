using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Adds twice the value where the same value is added twice into the same gradient, as for the two factors of
/// <c>0.5 * r * r</c>. Doubling is exact.
/// </summary>
internal static class RepeatedAccumulations
{
    public static Circuit Merge(Circuit circuit)
    {
        var wires = new WireCounter(circuit.NextWire);
        var body = Merge(circuit.Body, wires);
        return circuit with { Body = body, NextWire = wires.Next };
    }

    private static Region Merge(Region region, WireCounter wires)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var repeated = region.Gates.OfType<Accumulate>()
            .GroupBy(gate => (gate.Target.Id, gate.Value.Id))
            .Where(group => group.Count() == 2)
            .ToDictionary(group => group.Key, _ => 0);
        var target = new RegionBuilder(wires);
        foreach (var gate in region.Gates)
        {
            if (gate is not Accumulate accumulate || !repeated.TryGetValue((accumulate.Target.Id, accumulate.Value.Id), out int seen))
            {
                target.Add(gate.Rewrite(wire => wire, wire => wire, inner => Merge(inner, wires)));
                continue;
            }

            repeated[(accumulate.Target.Id, accumulate.Value.Id)] = seen + 1;
            if (seen == 1)
            {
                var two = target.Constant(Literal.Real(accumulate.Value.Type, 2.0));
                var twice = wires.New(accumulate.Value.Type, adjointOf: accumulate.Target.Id);
                target.Add(new Apply(twice, Form.Multiply, EquatableArray.Of(two, accumulate.Value), IsAdjoint: true));
                target.Add(new Accumulate(accumulate.Target, twice));
            }
        }

        return target.End(region.Ending);
    }
}
