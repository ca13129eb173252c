using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Finds parameters on which the result depends only through comparisons, rounding and the like: their gradient is identically
/// zero, which is right and seldom meant. A gradient stopped by <c>Gates.Detach</c> is meant.
/// </summary>
internal sealed class ZeroGradients
{
    private readonly HashSet<int> _influenced = new();
    private readonly HashSet<int> _influencedClasses = new();
    private readonly BufferClasses _classes;
    private bool _changed;

    private ZeroGradients(BufferClasses classes) => _classes = classes;

    public static EquatableArray<Finding> Find(MethodModel model)
    {
        var findings = new List<Finding>();
        var circuit = model.Circuit!;
        var signature = model.Signature!;
        var first = signature.FirstInputs();
        var activity = Activity.Of(circuit, circuit.ActiveInputs);
        var usefulness = Usefulness.Of(circuit, activity);
        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            // Of a struct it is said only when it holds for all the numbers in it.
            int source = signature.Receivers.Count + i;
            var inputs = circuit.ActiveInputs.Where(input => input >= first[source] && (source + 1 == first.Count || input < first[source + 1])).Select(input => circuit.Inputs[input]).ToList();
            if (inputs.Count > 0 && !inputs.Any(usefulness.IsUseful) && inputs.Any(input => Influences(circuit, input, activity.Classes)))
            {
                findings.Add(new Finding(FindingIds.GradientIsZero, model.ParameterSites[i], EquatableArray.Of(signature.Parameters[i].Name)));
            }
        }

        return findings;
    }

    private static bool Influences(Circuit circuit, Wire input, BufferClasses classes)
    {
        var spread = new ZeroGradients(classes);
        spread.Influence(input);
        do
        {
            spread._changed = false;
            spread.Spread(circuit.Body, underInfluence: false);
        }
        while (spread._changed);
        return circuit.Body.Ending.Values.Any(spread.IsInfluenced);
    }

    private bool IsInfluenced(Wire wire) => wire.Type.IsBuffer ? _influencedClasses.Contains(_classes.Of(wire)) : _influenced.Contains(wire.Id);

    private void Influence(Wire wire) =>
        _changed |= wire.Type.IsBuffer ? _influencedClasses.Add(_classes.Of(wire)) : _influenced.Add(wire.Id);

    private void Spread(Region region, bool underInfluence)
    {
        foreach (var gate in region.Gates)
        {
            bool influences = underInfluence || gate.Inputs.Any(IsInfluenced) || (gate is Loop && gate.Regions.Any(inner => inner.Ending.Values.Any(IsInfluenced)));
            if (gate is Loop loop)
            {
                foreach (var parameter in loop.Parameters.Where((_, i) => influences || IsInfluenced(loop.Initial[i])))
                {
                    Influence(parameter);
                }
            }

            foreach (var side in gate.Regions)
            {
                Spread(side, influences);
            }

            // What stands for a call says what it depends on.
            bool isStopped = gate is Apply { Form.Symbol: "Gates.Detach" } or Apply { IsStoodFor: true } or Constant || (gate is Apply apply && Activity.IsMeasure(apply));
            if (isStopped || !(influences || gate.Regions.Any(side => side.Ending.Values.Any(IsInfluenced))))
            {
                continue;
            }

            foreach (var output in gate.Outputs)
            {
                Influence(output);
            }

            if (gate is Store store)
            {
                Influence(store.Buffer);
            }
            else if (gate is Moved moved)
            {
                Influence(moved.Target);
            }
            else if (gate is Call call)
            {
                foreach (var argument in call.Arguments.Where(argument => argument.Type.IsBuffer))
                {
                    Influence(argument);
                }
            }
        }
    }
}
