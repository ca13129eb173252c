using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Differentiation;

/// <summary>
/// Which arrays have a shadow that must be an array, too: those that change hands take a reference to their shadow along, which a span is
/// not. What goes into a procedure and comes back, or joins with something else in there, changes hands where it is called as well.
/// </summary>
internal sealed class ArrayShadows
{
    private readonly Dictionary<string, EquatableArray<bool>> _inputs = new();

    /// <summary>A fixed point, since procedures call each other.</summary>
    public static ArrayShadows Of(EquatableArray<Procedure> procedures)
    {
        var shadows = new ArrayShadows();
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (var procedure in procedures)
            {
                var classes = BufferClasses.Of(procedure.Circuit);
                var needed = shadows.In(procedure.Circuit, classes, isProcedure: true);
                EquatableArray<bool> inputs = procedure.Circuit.Inputs.Select(input => IsArray(input) && needed.Contains(classes.Of(input))).ToArray();
                changed |= !shadows._inputs.TryGetValue(procedure.Key, out var before) || !before.Equals(inputs);
                shadows._inputs[procedure.Key] = inputs;
            }
        }

        return shadows;
    }

    /// <summary>The classes of such arrays in a circuit.</summary>
    public HashSet<int> In(Circuit circuit, BufferClasses classes, bool isProcedure)
    {
        var moving = circuit.Body.AllGates().SelectMany(Moving);
        if (isProcedure)
        {
            moving = moving.Concat(circuit.Body.Ending.Values);
        }

        return new HashSet<int>(moving.Where(IsArray).Select(classes.Of));
    }

    private IEnumerable<Wire> Moving(Gate gate) => gate switch
    {
        Loop loop => loop.Parameters,
        Branch branch => branch.Results,
        Try @try => @try.Results,
        Store { Value.Type.IsBuffer: true } store => EquatableArray.Of(store.Value),
        Call call => call.Results.Concat(call.Arguments.Where((_, i) => _inputs.TryGetValue(call.Callee, out var inputs) && inputs[i])),
        _ => Enumerable.Empty<Wire>(),
    };

    private static bool IsArray(Wire wire) => wire.Type is { Kind: WireKind.Array, IsRealBuffer: true };
}
