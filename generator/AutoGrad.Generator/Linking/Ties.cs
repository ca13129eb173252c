using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Notes on every gate which operands are constant in the method that contains its text. It decides what happens on a tie, as
/// in <c>Math.Max(x, 0)</c>, and it must not depend on who calls the method: so it is done before a callee is put in place,
/// with the method's own number parameters taken as active.
/// </summary>
internal sealed class Ties
{
    private readonly Activity _activity;
    private readonly Dictionary<int, Wire> _passed = new();

    private Ties(Activity activity) => _activity = activity;

    public static Circuit Mark(Circuit circuit)
    {
        var ties = new Ties(Activity.Of(circuit, circuit.ActiveInputs));
        return circuit with { Body = ties.Mark(circuit.Body) };
    }

    private Region Mark(Region region)
    {
        var gates = new List<Gate>();
        foreach (var gate in region.Gates)
        {
            if (gate is Apply { Form: var form } passed && form == Form.Pass)
            {
                _passed[passed.Output.Id] = Resolve(passed.Operands[0]);
            }
            else
            {
                int constants = gate is Apply ? ConstantOperands(gate.Inputs) : 0;
                var marked = gate.Rewrite(Resolve, wire => wire, Mark);
                gates.Add(marked is Apply { Output.Type.IsReal: true } apply ? apply with { ConstantOperands = constants } : marked);
            }
        }

        return new Region(gates, region.Ending.Rewrite(Resolve));
    }

    /// <summary>A bit for each of the first operands; no gate with ties has more.</summary>
    private int ConstantOperands(IEnumerable<Wire> operands) =>
        operands.Take(30).Select((operand, i) => _activity.IsActive(operand) ? 0 : 1 << i).Sum();

    private Wire Resolve(Wire wire) => _passed.TryGetValue(wire.Id, out var operand) ? operand : wire;
}
