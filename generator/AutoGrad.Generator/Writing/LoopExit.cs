using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// A branch at the end of a pass, one side of which ends the loop: it is written as <c>if (...) { ...; break; }</c>, and what the other
/// side does comes behind it.
/// </summary>
/// <param name="Branch">The branch.</param>
/// <param name="LeavesThen">True if the first side leaves.</param>
/// <param name="Before">What is written before it: the gates in front, and those behind that have nothing to do with it.</param>
/// <param name="Leaving">What the loop carries out of a pass that leaves.</param>
/// <param name="Staying">What it carries out of one that does not.</param>
internal sealed record LoopExit(Branch Branch, bool LeavesThen, List<Gate> Before, EquatableArray<Wire> Leaving, EquatableArray<Wire> Staying)
{
    public Region LeavingSide => LeavesThen ? Branch.Then : Branch.Else;

    public Region StayingSide => LeavesThen ? Branch.Else : Branch.Then;

    /// <summary>Finds such a branch; null where there is none.</summary>
    /// <param name="gates">The gates of the pass, or of the side that stays.</param>
    /// <param name="values">Whether to go on, and what is carried out.</param>
    /// <param name="uses">How often wires are read.</param>
    /// <param name="constants">The constants of the circuit.</param>
    public static LoopExit? Of(IReadOnlyList<Gate> gates, EquatableArray<Wire> values, UseCounts uses, IReadOnlyDictionary<int, Constant> constants)
    {
        int position = gates.ToList().FindLastIndex(gate => gate is Branch);
        if (position < 0 || gates[position] is not Branch { Then.Ending: Yield then, Else.Ending: Yield @else } branch)
        {
            return null;
        }

        int goesOn = branch.Results.ToList().FindIndex(result => result.Id == values[0].Id);
        bool isPlain = goesOn >= 0
            && branch.Results.All(result => uses[result] == 1 && values.Any(value => value.Id == result.Id))
            && gates.Skip(position + 1).All(gate => gate is Record or Constant or Apply { Effect: Effect.Pure } && !gate.Inputs.Any(input => branch.Results.Any(result => result.Id == input.Id)));
        bool leavesThen = isPlain && IsFalse(then.Results[goesOn], constants);
        if (!isPlain || leavesThen == IsFalse(@else.Results[goesOn], constants))
        {
            return null;
        }

        EquatableArray<Wire> Seen(Yield side) => values
            .Select(value => branch.Results.ToList().FindIndex(result => result.Id == value.Id) is >= 0 and var i ? side.Results[i] : value)
            .ToArray();
        return new LoopExit(
            branch,
            leavesThen,
            gates.Take(position).Concat(gates.Skip(position + 1)).ToList(),
            Seen(leavesThen ? then : @else),
            Seen(leavesThen ? @else : then));
    }

    /// <summary>What is carried out of a pass that does not leave.</summary>
    public static EquatableArray<Wire> LastValues(IReadOnlyList<Gate> gates, EquatableArray<Wire> values, UseCounts uses, IReadOnlyDictionary<int, Constant> constants)
    {
        while (Of(gates, values, uses, constants) is { } exit)
        {
            (gates, values) = (exit.StayingSide.Gates, exit.Staying);
        }

        return values;
    }

    /// <summary>Adds what such branches yield to what is carried.</summary>
    public static void AddValues(Region region, HashSet<int> carried)
    {
        foreach (var gate in region.Gates.Reverse())
        {
            if (gate is Branch branch)
            {
                foreach (var side in branch.Regions.Where(side => side.Ending is Yield))
                {
                    carried.UnionWith(side.Ending.Values.Where((_, i) => carried.Contains(branch.Results[i].Id)).Select(value => value.Id));
                }
            }

            foreach (var inner in gate.Regions)
            {
                AddValues(inner, carried);
            }
        }
    }

    private static bool IsFalse(Wire wire, IReadOnlyDictionary<int, Constant> constants) =>
        constants.TryGetValue(wire.Id, out var constant) && constant.Value.Text == "false";
}
