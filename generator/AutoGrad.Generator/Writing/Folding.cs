using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// Which reads of memory, and which operations that can throw, may be written inside a later expression: those that one statement alone
/// uses, with nothing between that could change what they read or that they could overtake.
/// </summary>
internal sealed class Folding
{
    private readonly HashSet<int> _foldable = new();
    private readonly UseCounts _uses;
    private readonly HashSet<int> _nextValues;

    private Folding(UseCounts uses, HashSet<int> nextValues)
    {
        _uses = uses;
        _nextValues = nextValues;
    }

    /// <param name="circuit">The circuit.</param>
    /// <param name="uses">How often its wires are read.</param>
    /// <param name="nextValues">What a pass of a loop hands to the next: written at its end, whatever it is called.</param>
    public static Folding Of(Circuit circuit, UseCounts uses, HashSet<int> nextValues)
    {
        var folding = new Folding(uses, nextValues);
        folding.Visit(circuit.Body);
        return folding;
    }

    public bool CanFold(Wire wire) => _foldable.Contains(wire.Id);

    /// <summary>True for what depends on memory or can throw, and does nothing else.</summary>
    public static bool IsMovable(Gate gate) => gate is Load || (gate is Apply apply && apply.IsRepeatable() && apply.Form.Overflow == Overflow.AsCompiled);

    private void Visit(Region region)
    {
        foreach (var inner in region.Gates.SelectMany(gate => gate.Regions))
        {
            Visit(inner);
        }

        if (!region.Gates.Any(IsMovable))
        {
            return;
        }

        var readers = new Dictionary<int, int>();
        var barriers = new int[region.Gates.Count + 1];
        for (int i = 0; i < region.Gates.Count; i++)
        {
            barriers[i + 1] = barriers[i] + (IsTransparent(region.Gates[i]) ? 0 : 1);
            foreach (var input in region.Gates[i].Inputs)
            {
                readers[input.Id] = i;
            }
        }

        for (int i = 0; i < region.Gates.Count; i++)
        {
            if (IsMovable(region.Gates[i]))
            {
                var output = region.Gates[i].Outputs.Single();
                int reader = ReaderOf(output, region, readers);
                if (reader >= 0 && barriers[reader] == barriers[i + 1])
                {
                    _foldable.Add(output.Id);
                }
            }
        }
    }

    /// <summary>The gate whose statement the value ends up in; the number of gates for the ending, -1 where there is no single one.</summary>
    private int ReaderOf(Wire wire, Region region, Dictionary<int, int> readers)
    {
        while (_uses[wire] == 1 && HasNoPlace(wire))
        {
            if (!readers.TryGetValue(wire.Id, out int reader))
            {
                return region.Ending.Values.Any(value => value.Id == wire.Id) ? region.Gates.Count : -1;
            }

            if (region.Gates[reader] is not Apply { Effect: Effect.Pure } next || _uses[next.Output] != 1 || !HasNoPlace(next.Output) || _uses.IsReadInLoop(next.Output))
            {
                return reader;
            }

            wire = next.Output;
        }

        return -1;
    }

    /// <summary>True if no statement of its own says where the value is computed.</summary>
    private bool HasNoPlace(Wire wire) => wire.Name is null || _nextValues.Contains(wire.Id);

    private static bool IsTransparent(Gate gate) =>
        gate is Constant or Record or Apply { Effect: Effect.Pure } || IsMovable(gate);
}
