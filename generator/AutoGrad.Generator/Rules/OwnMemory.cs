using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>The buffers that a circuit has certainly made itself, and parts of them.</summary>
internal static class OwnMemory
{
    /// <summary>The numbers of their wires.</summary>
    public static HashSet<int> Of(Circuit circuit)
    {
        var own = new HashSet<int>();
        foreach (var apply in circuit.Body.AllGates().OfType<Apply>().Where(apply => apply.Output.Type.IsBuffer))
        {
            bool isPart = apply.PassesBuffer() && apply.Operands.Where(operand => operand.Type.IsBuffer).All(operand => own.Contains(operand.Id));
            if (apply.IsAllocation() || isPart)
            {
                own.Add(apply.Output.Id);
            }
        }

        return own;
    }
}
