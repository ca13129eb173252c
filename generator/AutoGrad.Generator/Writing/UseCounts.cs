using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>How often each wire of a circuit is read, and as what.</summary>
internal sealed class UseCounts
{
    private readonly Dictionary<int, int> _counts = new();
    private readonly HashSet<int> _conditions = new();
    private readonly int? _onlyResult;

    private UseCounts(Circuit circuit)
    {
        Count(circuit.Body);
        _onlyResult = circuit.Body.Ending is Yield { Results.Count: 1 } yield ? yield.Results[0].Id : null;
    }

    public int this[Wire wire] => _counts.TryGetValue(wire.Id, out int count) ? count : 0;

    public static UseCounts Of(Circuit circuit) => new(circuit);

    public bool IsCondition(Wire wire) => _conditions.Contains(wire.Id);

    public bool IsOnlyResult(Wire wire) => wire.Id == _onlyResult;

    private void Count(Region region)
    {
        foreach (var gate in region.Gates)
        {
            Count(gate.Inputs);
            if (gate is Branch branch)
            {
                _conditions.Add(branch.Condition.Id);
            }

            foreach (var inner in gate.Regions)
            {
                Count(inner);
            }
        }

        Count(region.Ending.Values);
    }

    private void Count(IEnumerable<Wire> wires)
    {
        foreach (var wire in wires)
        {
            _counts[wire.Id] = this[wire] + 1;
        }
    }
}
