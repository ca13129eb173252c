using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Computes once what is computed twice: a pure gate that repeats one that has certainly run takes its output. The value is the
/// same to the bit, so primal and adjoint gates share alike.
/// </summary>
internal sealed class CommonGates
{
    private readonly Dictionary<int, Wire> _replaced = new();
    private readonly Stack<Dictionary<Key, Wire>> _known = new();

    /// <summary>Counts what may have changed memory: a read repeats another one only where nothing has.</summary>
    private int _changes;

    public static Circuit Share(Circuit circuit) =>
        circuit with { Body = new CommonGates().Rewrite(circuit.Body) };

    private Region Rewrite(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _known.Push(new());
        var gates = new List<Gate>();
        foreach (var gate in region.Gates)
        {
            bool changesMemory = ChangesMemory(gate);
            _changes += changesMemory ? 1 : 0;
            var rewritten = gate.Rewrite(Resolve, wire => wire, Rewrite);
            _changes += changesMemory ? 1 : 0;
            if (KeyOf(rewritten) is not { } key)
            {
                gates.Add(rewritten);
                continue;
            }

            var output = rewritten.Outputs.Single();
            if (Find(key) is { } known)
            {
                _replaced[output.Id] = known;
            }
            else
            {
                _known.Peek().Add(key, output);
                gates.Add(rewritten);
            }
        }

        _known.Pop();
        return new Region(gates, region.Ending.Rewrite(Resolve));
    }

    private Wire? Find(Key key)
    {
        foreach (var known in _known)
        {
            if (known.TryGetValue(key, out var wire))
            {
                return wire;
            }
        }

        return null;
    }

    private Wire Resolve(Wire wire) => _replaced.TryGetValue(wire.Id, out var replacement) ? replacement : wire;

    private static bool ChangesMemory(Gate gate) => gate switch
    {
        Store or AccumulateElement or Moved or Call or Invoke => true,
        Apply apply => apply.Effect is Effect.Impure or Effect.Moves,
        _ => gate.Regions.Any(region => region.Gates.Any(ChangesMemory)),
    };

    private Key? KeyOf(Gate gate)
    {
        switch (gate)
        {
            case Constant constant:
                return new Key(null, constant.Value.Type.Text, default, constant.Value);
            case Load load:
                return new Key(null, load.Output.Type.Text, load.Inputs.Select(input => input.Id).ToArray(), null, _changes, load.Part);
            case Apply { Effect: Effect.Pure } apply:
                var operands = apply.Operands.Select(operand => operand.Id).ToArray();
                bool commutes = apply.Output.Type.IsReal && (apply.Form == Form.Add || apply.Form == Form.Multiply);
                if (commutes && operands[0] > operands[1])
                {
                    (operands[0], operands[1]) = (operands[1], operands[0]);
                }

                // Ties of the same comparison may be shared differently, but the value is the same: only adjoint gates follow.
                return new Key(apply.Form, apply.Output.Type.Text, operands, null);
            default:
                return null;
        }
    }

    private sealed record Key(Form? Form, string Type, EquatableArray<int> Operands, Literal? Value, int Changes = 0, StructPart? Part = null);
}
