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
    /// <summary>A statement that lies further away is not looked for.</summary>
    private const int MostBetween = 200;

    private readonly HashSet<int> _foldable = new();
    private readonly HashSet<int> _staying = new();
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

    /// <summary>True for the result of a branch whose condition has such reads written in it and that must not be evaluated later than where it stands.</summary>
    public bool MustStay(Wire result) => _staying.Contains(result.Id);

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
        for (int i = 0; i < region.Gates.Count; i++)
        {
            foreach (var input in region.Gates[i].Inputs)
            {
                readers[input.Id] = i;
            }
        }

        // From the last to the first: what lies between must not be overtaken, unless it ends up in the same statement.
        var statements = new Dictionary<int, int>();
        for (int i = region.Gates.Count - 1; i >= 0; i--)
        {
            if (!IsMovable(region.Gates[i]))
            {
                continue;
            }

            var output = region.Gates[i].Outputs.Single();
            int reader = ReaderOf(output, region, readers);
            if (IsFree(i, reader, region, statements))
            {
                statements[i] = reader;
                _foldable.Add(output.Id);
            }
        }

        // What is read in the condition of a branch moves with the branch, and with the branch that this one is the condition of.
        var conditions = new HashSet<int>(statements.Values);
        for (int i = 0; i < region.Gates.Count; i++)
        {
            if (region.Gates[i] is not Branch { Results.Count: 1 } branch || !conditions.Contains(i))
            {
                continue;
            }

            int reader = ReaderOf(branch.Results[0], region, readers);
            if (IsFree(i, reader, region, statements))
            {
                conditions.Add(reader);
            }
            else
            {
                _staying.Add(branch.Results[0].Id);
            }
        }
    }

    /// <summary>True if nothing lies between a gate and the statement that it would be written in, but what ends up there too.</summary>
    private static bool IsFree(int gate, int reader, Region region, Dictionary<int, int> statements)
    {
        bool isFree = reader > gate && reader - gate <= MostBetween;
        for (int between = gate + 1; isFree && between < reader; between++)
        {
            isFree = IsMovable(region.Gates[between])
                ? statements.TryGetValue(between, out int statement) && statement == reader
                : IsTransparent(region.Gates[between]);
        }

        return isFree;
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
        gate is Constant or Record or Apply { Effect: Effect.Pure };
}
