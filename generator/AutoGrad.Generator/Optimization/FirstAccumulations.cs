using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// <c>db[i] = 0</c> and then <c>db[i] += v</c> is <c>db[i] = v</c>, where nothing looks at the buffer between them.
/// </summary>
internal static class FirstAccumulations
{
    /// <param name="circuit">The circuit.</param>
    /// <param name="isProcedure">True for a procedure: nobody has made sure that the buffers which it is given are apart.</param>
    public static Circuit Merge(Circuit circuit, bool isProcedure) => circuit with { Body = Merge(circuit.Body, isProcedure ? null : BufferClasses.Of(circuit)) };

    private static Region Merge(Region region, BufferClasses? classes)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var zeros = new HashSet<int>(region.Gates.OfType<Constant>().Where(constant => constant.Value is { Type.IsReal: true, Number: 0.0 }).Select(constant => constant.Output.Id));
        var gates = region.Gates.Select(gate => gate.Rewrite(wire => wire, wire => wire, inner => Merge(inner, classes))).ToList();
        Store? cleared = null;
        int position = -1;
        for (int i = 0; i < gates.Count; i++)
        {
            switch (gates[i])
            {
                case Store { IsAdjoint: true } store when zeros.Contains(store.Value.Id):
                    (cleared, position) = (store, i);
                    break;
                case AccumulateElement element when cleared is not null && element.Buffer.Id == cleared.Buffer.Id && element.Indices.Equals(cleared.Indices) && element.Part == cleared.Part:
                    gates[i] = new Store(element.Buffer, element.Indices, element.Value, IsAdjoint: true, Part: element.Part);
                    gates.RemoveAt(position);
                    cleared = null;
                    break;
                case Constant or Accumulate or Apply { Effect: Effect.Pure }:
                    break;
                case Load { Buffer: var read } when cleared is not null && IsApart(read, cleared.Buffer):
                case AccumulateElement { Buffer: var added } when cleared is not null && IsApart(added, cleared.Buffer):
                    break;
                default:
                    cleared = null;
                    break;
            }
        }

        return new Region(gates, region.Ending);

        bool IsApart(Wire first, Wire second) => classes is not null && classes.Of(first) != classes.Of(second);
    }
}
