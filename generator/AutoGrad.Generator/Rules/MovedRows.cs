using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Which arrays of arrays that a circuit has not made itself get other rows: by a store, by a copy of whole arrays, or in a procedure.
/// The gradient array of such a parameter belongs to the caller and cannot follow; one of the method's own does.
/// </summary>
internal sealed class MovedRows
{
    private readonly Dictionary<string, EquatableArray<bool>> _inputs = new();

    /// <summary>A fixed point, since procedures call each other.</summary>
    public static MovedRows Of(EquatableArray<Procedure> procedures)
    {
        var moved = new MovedRows();
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (var procedure in procedures)
            {
                var classes = BufferClasses.Of(procedure.Circuit);
                var found = moved.In(procedure.Circuit, classes);
                EquatableArray<bool> inputs = procedure.Circuit.Inputs.Select(input => HoldsRows(input.Type) && found.ContainsKey(classes.Of(input))).ToArray();
                changed |= !moved._inputs.TryGetValue(procedure.Key, out var before) || !before.Equals(inputs);
                moved._inputs[procedure.Key] = inputs;
            }
        }

        return moved;
    }

    /// <summary>The classes of such arrays in a circuit, each with the number of the place where it happens.</summary>
    public Dictionary<int, int> In(Circuit circuit, BufferClasses classes)
    {
        var own = OwnMemory.Of(circuit);
        var found = new Dictionary<int, int>();
        foreach (var (array, site) in circuit.Body.AllGates().SelectMany(Targets).Where(target => HoldsRows(target.Array.Type) && !own.Contains(target.Array.Id)))
        {
            if (!found.ContainsKey(classes.Of(array)))
            {
                found.Add(classes.Of(array), site);
            }
        }

        return found;
    }

    private IEnumerable<(Wire Array, int Site)> Targets(Gate gate) => gate switch
    {
        Store { IsAdjoint: false } store => new[] { (store.Buffer, store.Site) },
        Moved moved => new[] { (moved.Target, moved.Site) },
        Call call => call.Arguments.Where((_, i) => _inputs.TryGetValue(call.Callee, out var inputs) && inputs[i]).Select(argument => (argument, call.Site)),
        _ => Enumerable.Empty<(Wire, int)>(),
    };

    private static bool HoldsRows(WireType type) => type.IsRealBuffer && type.Element!.IsBuffer;
}
