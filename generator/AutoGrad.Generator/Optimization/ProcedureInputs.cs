using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Finds which inputs the halves of procedures use, and drops the others from their calls: a caller would have to record for the backward half
/// what nobody reads. Recursion makes it a fixed point, beginning with none.
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

    /// <summary>The same for the forward halves, when these are finished.</summary>
    public static EquatableArray<Procedure> FindForward(EquatableArray<Procedure> procedures) =>
        procedures.Select(procedure => procedure with { ForwardInputs = UsedForward(procedure) }).ToArray();

    /// <summary>The circuit with the arguments dropped that backward halves do not use.</summary>
    public static Circuit Drop(Circuit circuit, EquatableArray<Procedure> procedures) =>
        Drop(circuit, isBackward: true, procedures.ToDictionary(procedure => procedure.Key, procedure => procedure.BackwardInputs));

    /// <summary>
    /// The circuit with the arguments dropped that forward halves do not use, and what made them, unless it can throw: that stays, and is read by
    /// nobody.
    /// </summary>
    public static Circuit DropForward(Circuit circuit, EquatableArray<Procedure> procedures) => procedures.Count == 0
        ? circuit
        : DeadGates.Drop(Drop(circuit, isBackward: false, procedures.ToDictionary(procedure => procedure.Key, procedure => procedure.ForwardInputs)));

    private static Circuit Drop(Circuit circuit, bool isBackward, Dictionary<string, EquatableArray<int>> used) =>
        circuit with { Body = Drop(circuit.Body, isBackward, used) };

    private static Region Drop(Region region, bool isBackward, Dictionary<string, EquatableArray<int>> used) => region with
    {
        Gates = region.Gates.Select(gate => gate is Invoke invoke && invoke.IsBackward == isBackward
            ? invoke with { Arguments = used[invoke.Procedure].Select(i => invoke.Arguments[i]).ToArray() }
            : gate.Rewrite(wire => wire, wire => wire, inner => Drop(inner, isBackward, used))).ToArray(),
    };

    private static EquatableArray<int> UsedForward(Procedure procedure)
    {
        var read = new HashSet<int>(procedure.Forward.Body.Ending.Values.Select(value => value.Id));
        foreach (var gate in procedure.Forward.Body.AllGates())
        {
            read.UnionWith(gate.Inputs.Concat(gate.Regions.SelectMany(region => region.Ending.Values)).Select(input => input.Id));
        }

        return Enumerable.Range(0, procedure.Circuit.Inputs.Count).Where(i => read.Contains(procedure.Circuit.Inputs[i].Id)).ToArray();
    }

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
