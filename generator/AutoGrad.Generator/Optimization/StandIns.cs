using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Takes away what stood for values that the framework computes: the backward part has been made of it, and the forward part uses the values
/// themselves. What of it the backward part does not read is dead from now on.
/// </summary>
internal sealed class StandIns
{
    private readonly Dictionary<int, Wire> _replaced = new();

    public static Circuit Remove(Circuit circuit) => circuit with { Body = new StandIns().Rewrite(circuit.Body) };

    private Region Rewrite(Region region)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var gates = new List<Gate>();
        foreach (var gate in region.Gates)
        {
            var rewritten = gate.Rewrite(Resolve, wire => wire, Rewrite);
            if (rewritten is Apply { Form: var form } apply && form == Form.StoodFor)
            {
                _replaced[apply.Output.Id] = apply.Operands[0];
            }
            else
            {
                gates.Add(rewritten);
            }
        }

        return new Region(gates, region.Ending.Rewrite(Resolve));
    }

    private Wire Resolve(Wire wire) => _replaced.TryGetValue(wire.Id, out var value) ? value : wire;
}
