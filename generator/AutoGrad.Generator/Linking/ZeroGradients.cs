using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Finds parameters on which the result depends only through comparisons, rounding and the like: their gradient is identically
/// zero, which is right and seldom meant. A gradient stopped by <c>Gates.Detach</c> is meant.
/// </summary>
internal static class ZeroGradients
{
    public static EquatableArray<Finding> Find(MethodModel model)
    {
        var findings = new List<Finding>();
        var circuit = model.Circuit!;
        int firstParameter = model.Signature!.HasThis ? 1 : 0;
        var reached = new HashSet<int>();
        CollectReached(circuit, reached);
        foreach (int input in circuit.ActiveInputs)
        {
            if (!reached.Contains(circuit.Inputs[input].Id) && Influences(circuit, input))
            {
                int parameter = input - firstParameter;
                findings.Add(new Finding(
                    FindingIds.GradientIsZero, model.ParameterSites[parameter], EquatableArray.Of(model.Signature.Parameters[parameter].Name)));
            }
        }

        return findings;
    }

    /// <summary>The wires from which a gradient passes to a result, found backward in one sweep.</summary>
    private static void CollectReached(Circuit circuit, HashSet<int> reached)
    {
        var constants = circuit.Body.AllGates().OfType<Constant>().ToDictionary(constant => constant.Output.Id, constant => constant.Value);
        foreach (var result in circuit.Body.Ending.Values.Where(result => result.Type.IsReal))
        {
            reached.Add(result.Id);
        }

        Sweep(circuit.Body, reached, wire => constants.TryGetValue(wire.Id, out var value) ? value : null);
    }

    private static void Sweep(Region region, HashSet<int> reached, System.Func<Wire, Literal?> constantOf)
    {
        foreach (var gate in region.Gates.Reverse())
        {
            if (gate is Branch branch)
            {
                foreach (var side in branch.Regions.Where(side => side.Ending is Yield))
                {
                    reached.UnionWith(side.Ending.Values.Where((_, i) => reached.Contains(branch.Results[i].Id)).Select(value => value.Id));
                    Sweep(side, reached, constantOf);
                }
            }
            else if (gate is Apply apply && reached.Contains(apply.Output.Id) && RuleTable.Find(apply, constantOf) is { } rule)
            {
                reached.UnionWith(apply.Operands.Where((_, i) => rule.Passes(i)).Select(operand => operand.Id));
            }
        }
    }

    private static bool Influences(Circuit circuit, int input)
    {
        var influenced = new HashSet<int> { circuit.Inputs[input].Id };
        Spread(circuit.Body, influenced, underInfluence: false);
        return circuit.Body.Ending.Values.Any(result => influenced.Contains(result.Id));
    }

    private static void Spread(Region region, HashSet<int> influenced, bool underInfluence)
    {
        foreach (var gate in region.Gates)
        {
            bool influences = underInfluence || gate.Inputs.Any(wire => influenced.Contains(wire.Id));
            foreach (var side in gate.Regions)
            {
                Spread(side, influenced, influences);
            }

            bool isStopped = gate is Apply { Form.Symbol: "Gates.Detach" } or Constant;
            if (!isStopped && (influences || gate.Regions.Any(side => side.Ending.Values.Any(wire => influenced.Contains(wire.Id)))))
            {
                influenced.UnionWith(gate.Outputs.Select(wire => wire.Id));
            }
        }
    }
}
