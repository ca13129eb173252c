using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Differentiation;

/// <summary>An <c>int</c> that a loop carries and that goes by the same step on every way into a next pass.</summary>
/// <param name="Distance">The step, which no pass changes.</param>
/// <param name="IsUp">True if it is added.</param>
internal sealed record StepOf(Wire Distance, bool IsUp)
{
    /// <summary>A pass with more ways through it is not looked at.</summary>
    private const int MostWays = 32;

    /// <summary>The step of what the loop carries under a number; null where there is none.</summary>
    public static StepOf? Parameter(Loop loop, int index)
    {
        var parameter = loop.Parameters[index];
        if (parameter.Type != WireType.Int32 || loop.Body.Ending is not Yield yield)
        {
            return null;
        }

        var steps = new List<StepOf?>();
        var inside = new HashSet<int>(loop.Parameters.Select(own => own.Id)
            .Concat(loop.Body.AllGates().Where(gate => gate is not Constant).SelectMany(gate => gate.Outputs).Select(output => output.Id)));
        Collect(loop.Body, yield.Results[0], yield.Results[index + 1], parameter, inside, steps);
        return steps.Count is > 0 and <= MostWays && steps[0] is { } first && steps.All(step => step is not null && step.IsUp == first.IsUp && step.Distance.Id == first.Distance.Id || IsSame(loop, step, first))
            ? first
            : null;
    }

    private static bool IsSame(Loop loop, StepOf? step, StepOf first)
    {
        var constants = loop.Body.AllGates().OfType<Constant>().ToDictionary(constant => constant.Output.Id, constant => constant.Value);
        return step is not null
            && step.IsUp == first.IsUp
            && constants.TryGetValue(step.Distance.Id, out var own)
            && constants.TryGetValue(first.Distance.Id, out var other)
            && own == other;
    }

    /// <summary>Adds the step on each way on which the loop goes on; null for a way without one.</summary>
    private static void Collect(Region region, Wire goesOn, Wire next, Wire parameter, HashSet<int> inside, List<StepOf?> steps)
    {
        if (steps.Count > MostWays)
        {
            return;
        }

        var maker = region.Gates.FirstOrDefault(gate => gate.Outputs.Any(output => output.Id == next.Id));
        var decider = region.Gates.FirstOrDefault(gate => gate.Outputs.Any(output => output.Id == goesOn.Id));
        if (decider is Constant { Value.Text: "false" })
        {
            return;
        }

        var branch = maker as Branch ?? decider as Branch;
        if (branch is null)
        {
            steps.Add(Of(maker, parameter, inside));
            return;
        }

        foreach (var side in branch.Regions.Where(side => side.Ending is Yield))
        {
            // What the branch does not decide is the same on either side, and is made in front of it.
            int goesOnAt = branch.Results.ToList().FindIndex(result => result.Id == goesOn.Id);
            int nextAt = branch.Results.ToList().FindIndex(result => result.Id == next.Id);
            var all = new Region(region.Gates.Where(gate => gate != branch).Concat(side.Gates).ToArray(), side.Ending);
            Collect(all, goesOnAt < 0 ? goesOn : side.Ending.Values[goesOnAt], nextAt < 0 ? next : side.Ending.Values[nextAt], parameter, inside, steps);
        }
    }

    private static StepOf? Of(Gate? maker, Wire parameter, HashSet<int> inside) =>
        maker is Apply { Form: { Kind: FormKind.Infix, Symbol: "+" or "-" } form, Operands: { Count: 2 } operands }
        && operands[0].Id == parameter.Id
        && operands[1].Type == WireType.Int32
        && !inside.Contains(operands[1].Id)
            ? new StepOf(operands[1], form.Symbol == "+")
            : null;
}
