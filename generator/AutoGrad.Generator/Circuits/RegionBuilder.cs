using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>Numbers the wires of one circuit.</summary>
internal sealed class WireCounter
{
    public WireCounter(int next = 0) => Next = next;

    public int Next { get; private set; }

    public Wire New(WireType type, string? name = null, int? adjointOf = null) => new(Next++, type, name, adjointOf);

    public Wire Copy(Wire wire) => wire with { Id = Next++ };
}

/// <summary>Collects the gates of one region, in order.</summary>
internal sealed class RegionBuilder
{
    private readonly List<Gate> _gates = new();

    public RegionBuilder(WireCounter wires) => Wires = wires;

    public WireCounter Wires { get; }

    public IReadOnlyList<Gate> Gates => _gates;

    /// <summary>A builder for a region inside this one.</summary>
    public RegionBuilder Nested() => new(Wires);

    public void Add(Gate gate) => _gates.Add(gate);

    public void AddRange(IEnumerable<Gate> gates) => _gates.AddRange(gates);

    public Wire Constant(Literal value)
    {
        var output = Wires.New(value.Type);
        _gates.Add(new Constant(output, value));
        return output;
    }

    public Wire Apply(WireType type, Form form, params Wire[] operands)
    {
        var output = Wires.New(type);
        _gates.Add(new Apply(output, form, operands));
        return output;
    }

    /// <summary>
    /// Gives the newest wire a name. Only the wire that the last gate has just made can be renamed: nobody else has seen it.
    /// </summary>
    public Wire Rename(Wire wire, string name)
    {
        if (_gates.Count == 0 || wire.Name is not null)
        {
            return wire;
        }

        int last = _gates.Count - 1;
        if (_gates[last].Outputs.All(output => output.Id != wire.Id))
        {
            return wire;
        }

        var named = wire with { Name = name };
        _gates[last] = _gates[last].Rewrite(input => input, output => output.Id == wire.Id ? named : output, region => region);
        return named;
    }

    /// <summary>
    /// Gives names to the parts of a struct that the newest gates have made, as far as no gate has read them.
    /// </summary>
    public IReadOnlyList<Wire> Rename(IReadOnlyList<Wire> wires, IReadOnlyList<string?> names)
    {
        var renamed = wires.ToArray();
        var read = new HashSet<int>();
        for (int i = _gates.Count - 1; i >= 0 && _gates[i] is Circuits.Apply or Load or Circuits.Constant or Call; i--)
        {
            for (int part = 0; part < wires.Count; part++)
            {
                var wire = wires[part];
                if (wire.Name is null && names[part] is { } name && _gates[i] is not Circuits.Constant && !read.Contains(wire.Id) && _gates[i].Outputs.Any(output => output.Id == wire.Id))
                {
                    renamed[part] = wire with { Name = name };
                    _gates[i] = _gates[i].Rewrite(input => input, output => output.Id == wire.Id ? renamed[part] : output, region => region);
                }
            }

            read.UnionWith(_gates[i].Inputs.Select(input => input.Id));
        }

        return renamed;
    }

    public Region End(Ending ending) => new(_gates, ending);
}
