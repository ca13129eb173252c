using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Finds which inputs the backward halves of procedures use, and drops the others from their calls: a caller would have to record them for
/// nothing. Recursion makes it a fixed point, beginning with none.
/// </summary>
internal static class ProcedureInputs
{
    public static EquatableArray<Procedure> Find(EquatableArray<Procedure> procedures)
    {
        // A span cannot be recorded, so that whoever might be asked for it gets it.
        var used = procedures.ToDictionary(
            procedure => procedure.Key,
            procedure => new HashSet<int>(Enumerable.Range(0, procedure.Circuit.Inputs.Count).Where(i => procedure.Circuit.Inputs[i].Type.IsSpan)));
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (var procedure in procedures)
            {
                var read = ReadIn(procedure.Backward.Body, used);
                for (int i = 0; i < procedure.Circuit.Inputs.Count; i++)
                {
                    changed |= read.Contains(procedure.Circuit.Inputs[i].Id) && used[procedure.Key].Add(i);
                }
            }
        }

        return procedures.Select(procedure => procedure with { BackwardInputs = used[procedure.Key].OrderBy(i => i).ToArray() }).ToArray();
    }

    /// <summary>The circuit with the arguments dropped that backward halves do not use.</summary>
    public static Circuit Drop(Circuit circuit, EquatableArray<Procedure> procedures)
    {
        var used = procedures.ToDictionary(procedure => procedure.Key, procedure => procedure.BackwardInputs);
        return circuit with { Body = Drop(circuit.Body, used) };
    }

    private static Region Drop(Region region, Dictionary<string, EquatableArray<int>> used) => region with
    {
        Gates = region.Gates.Select(gate => gate is Invoke { IsBackward: true } invoke
            ? invoke with { Arguments = used[invoke.Procedure].Select(i => invoke.Arguments[i]).ToArray() }
            : gate.Rewrite(wire => wire, wire => wire, inner => Drop(inner, used))).ToArray(),
    };

    private static HashSet<int> ReadIn(Region region, Dictionary<string, HashSet<int>> used)
    {
        var read = new HashSet<int>(region.Ending.Values.Select(value => value.Id));
        foreach (var gate in region.Gates)
        {
            var inputs = gate is Invoke { IsBackward: true } invoke ? invoke.Arguments.Where((_, i) => used[invoke.Procedure].Contains(i)) : gate.Inputs;
            read.UnionWith(inputs.Select(input => input.Id));
            foreach (var inner in gate.Regions)
            {
                read.UnionWith(ReadIn(inner, used));
            }
        }

        return read;
    }
}
