using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Differentiation;

/// <summary>The gradients that have arrived at wires whose gates are still to come.</summary>
internal sealed class Adjoints
{
    private readonly Dictionary<int, List<Wire>> _arrived = new();
    private readonly List<Wire> _wires = new();

    /// <summary>The wires with a gradient, in the order in which the first arrived.</summary>
    public IEnumerable<Wire> Wires => _wires.Where(wire => _arrived.ContainsKey(wire.Id));

    public void Add(Wire wire, Wire value)
    {
        if (!_arrived.TryGetValue(wire.Id, out var values))
        {
            values = new List<Wire>();
            _arrived.Add(wire.Id, values);
            if (_wires.All(known => known.Id != wire.Id))
            {
                _wires.Add(wire);
            }
        }

        values.Add(value);
    }

    /// <summary>The sum of what has arrived, which is then forgotten; null if nothing has.</summary>
    public Wire? Take(Wire wire, RegionBuilder target)
    {
        if (!_arrived.TryGetValue(wire.Id, out var values))
        {
            return null;
        }

        _arrived.Remove(wire.Id);
        return values.Aggregate((first, second) => Sum(first, second, target, wire.Id));
    }

    public static Wire Sum(Wire first, Wire second, RegionBuilder target, int? adjointOf = null)
    {
        var sum = target.Wires.New(first.Type, adjointOf: adjointOf);
        target.Add(new Apply(sum, Form.Add, EquatableArray.Of(first, second), IsAdjoint: true));
        return sum;
    }
}
