using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>How often each wire of a circuit is read, and as what.</summary>
internal sealed class UseCounts
{
    private readonly Dictionary<int, int> _counts = new();
    private readonly Dictionary<int, Region> _madeIn = new();
    private readonly HashSet<int> _readInLoop = new();
    private readonly HashSet<int> _conditions = new();
    private readonly int? _onlyResult;

    private UseCounts(Circuit circuit)
    {
        Count(circuit.Body, circuit.Body);
        _onlyResult = circuit.Body.Ending is Yield { Results.Count: 1 } yield ? yield.Results[0].Id : null;
    }

    public int this[Wire wire] => _counts.TryGetValue(wire.Id, out int count) ? count : 0;

    public static UseCounts Of(Circuit circuit) => new(circuit);

    public bool IsCondition(Wire wire) => _conditions.Contains(wire.Id);

    public bool IsOnlyResult(Wire wire) => wire.Id == _onlyResult;

    /// <summary>True if the wire is made outside of a loop and read inside: written there, it would be computed in every pass.</summary>
    public bool IsReadInLoop(Wire wire) => _readInLoop.Contains(wire.Id);

    /// <param name="region">The region.</param>
    /// <param name="repeated">The innermost region around that runs again and again, or the body.</param>
    private void Count(Region region, Region repeated)
    {
        foreach (var gate in region.Gates)
        {
            Count(gate.Inputs, repeated);
            foreach (var output in gate.Outputs)
            {
                _madeIn[output.Id] = repeated;
            }

            if (gate is Branch branch)
            {
                _conditions.Add(branch.Condition.Id);
            }

            foreach (var inner in gate.Regions)
            {
                foreach (var parameter in gate is Loop loop ? loop.Parameters : default)
                {
                    _madeIn[parameter.Id] = inner;
                }

                Count(inner, gate is Loop ? inner : repeated);
            }
        }

        Count(region.Ending.Values, repeated);
    }

    private void Count(IEnumerable<Wire> wires, Region repeated)
    {
        foreach (var wire in wires)
        {
            _counts[wire.Id] = this[wire] + 1;
            if (_madeIn.TryGetValue(wire.Id, out var made) && !ReferenceEquals(made, repeated))
            {
                _readInLoop.Add(wire.Id);
            }
        }
    }
}
