using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace AutoGrad.Generator.Circuits;

/// <summary>What a loop carries and never changes is not carried: it is what it was before.</summary>
internal sealed class KnownCarried
{
    private readonly Dictionary<int, Wire> _replaced = new();

    public static Circuit Take(Circuit circuit)
    {
        while (true)
        {
            var pass = new KnownCarried();
            var body = pass.Rewrite(circuit.Body);
            if (pass._replaced.Count == 0)
            {
                return circuit;
            }

            circuit = circuit with { Body = body };
        }
    }

    private Region Rewrite(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var gates = new List<Gate>();
        foreach (var gate in region.Gates)
        {
            gates.Add((gate is Loop loop ? Trim(loop) : gate).Rewrite(Resolve, wire => wire, Rewrite));
        }

        return new Region(gates, region.Ending.Rewrite(Resolve));
    }

    private Loop Trim(Loop loop)
    {
        if (loop.Body.Ending is not Yield yield || loop.IsHalf)
        {
            // It throws in its first pass, so it carries nothing anywhere.
            return loop;
        }

        var kept = new List<int>();
        for (int i = 0; i < loop.Parameters.Count; i++)
        {
            int next = Resolve(yield.Results[i + 1]).Id;
            if (next == loop.Parameters[i].Id || next == Resolve(loop.Initial[i]).Id)
            {
                _replaced[loop.Parameters[i].Id] = loop.Initial[i];
                _replaced[loop.Results[i].Id] = loop.Initial[i];
            }
            else
            {
                kept.Add(i);
            }
        }

        return kept.Count == loop.Parameters.Count ? loop : loop.Keeping(kept);
    }

    private Wire Resolve(Wire wire)
    {
        while (_replaced.TryGetValue(wire.Id, out var replacement))
        {
            wire = replacement;
        }

        return wire;
    }
}
