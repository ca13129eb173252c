using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>What the backward part takes back and does not use, once everything is simplified, is not kept in the first place.</summary>
internal static class UnusedRecordings
{
    public static Circuit Drop(Circuit circuit)
    {
        while (true)
        {
            var read = new HashSet<int>();
            Collect(circuit.Body, read);
            var unused = new HashSet<int>(circuit.Body.AllGates().OfType<Recall>().Where(recall => !read.Contains(recall.Output.Id)).Select(recall => recall.Slot));
            if (unused.Count == 0)
            {
                return circuit;
            }

            // Without the recording, more may be dead.
            circuit = DeadGates.Drop(circuit with { Body = Without(circuit.Body, unused) });
        }
    }

    private static void Collect(Region region, HashSet<int> read)
    {
        read.UnionWith(region.Ending.Values.Select(value => value.Id));
        foreach (var gate in region.Gates)
        {
            read.UnionWith(gate.Inputs.Select(input => input.Id));
            foreach (var inner in gate.Regions)
            {
                Collect(inner, read);
            }
        }
    }

    private static Region Without(Region region, HashSet<int> slots) => region with
    {
        Gates = region.Gates
            .Where(gate => gate switch
            {
                Record record => !slots.Contains(record.Slot),
                Recall recall => !slots.Contains(recall.Slot),
                _ => true,
            })
            .Select(gate => gate.Rewrite(wire => wire, wire => wire, inner => Without(inner, slots)))
            .ToArray(),
    };
}
