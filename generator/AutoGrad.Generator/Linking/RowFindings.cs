using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Finds rows that change hands where gradients cannot follow: in a parameter with more than one level of arrays inside, or with rows
/// of several dimensions. Of an array of arrays of numbers they can.
/// </summary>
internal static class RowFindings
{
    public static IEnumerable<Finding> In(Circuit root, EquatableArray<Procedure> procedures)
    {
        var moved = MovedRows.Of(procedures);
        foreach (var circuit in procedures.Select(procedure => procedure.Circuit).Append(root))
        {
            var activity = Activity.Of(circuit, circuit.ActiveInputs);
            var found = moved.In(circuit, activity.Classes);
            foreach (var input in circuit.Inputs.Where(input => input.Type.IsRealBuffer && input.Type.Element!.IsBuffer && activity.IsActive(input)))
            {
                int level = activity.Classes.Of(input);
                for (var type = input.Type; type.Element!.IsBuffer; type = type.Element, level = activity.Classes.ContentOf(level))
                {
                    if (found.TryGetValue(level, out int site) && !(type == input.Type && CanMove(type)))
                    {
                        yield return new Finding(FindingIds.Construct, site, EquatableArray.Of("Another row for a parameter of type '" + input.Type.Text + "'"));
                    }
                }
            }
        }
    }

    /// <summary>True for an array of arrays of numbers.</summary>
    private static bool CanMove(WireType type) => type.Element is { Rank: 1, Element.IsReal: true };
}
