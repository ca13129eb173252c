using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Finds what would separate a buffer from its gradient buffer: an active number written where the method's own text does not see it, and
/// references to parameters' arrays that change hands.
/// </summary>
internal static class BufferFindings
{
    public static IEnumerable<Finding> In(Circuit circuit, EquatableArray<Touch> touches)
    {
        var activity = Activity.Of(circuit, touches, null);
        var classes = activity.Classes;
        var inputs = new HashSet<int>(circuit.Inputs.Where(input => input.Type.IsRealBuffer).Select(classes.Of));
        var rows = new HashSet<int>(inputs.Where(input => circuit.Inputs.Any(wire => wire.Type.IsBuffer && classes.Of(wire) == input && wire.Type.Element!.IsBuffer)));
        var own = OwnMemory(circuit);
        foreach (var gate in circuit.Body.AllGates().OfType<Try>().SelectMany(@try => @try.Finally.AllGates()))
        {
            // It would have to be undone before the rest of the backward part, whichever way the 'try' was left.
            int site = gate switch
            {
                Store store when activity.IsActive(store.Buffer) => store.Site,
                Moved moved when activity.IsActive(moved.Target) => moved.Site,
                Call call when call.Arguments.Any(activity.IsTouched) => call.Site,
                _ => -1,
            };
            if (site >= 0)
            {
                yield return new Finding(FindingIds.Construct, site, EquatableArray.Of("A 'finally' that writes active numbers"));
            }
        }

        foreach (var gate in circuit.Body.AllGates())
        {
            switch (gate)
            {
                case Store { Value.Type.IsBuffer: true } store when activity.IsActive(store.Value):
                    if (rows.Contains(classes.Of(store.Buffer)) && !own.Contains(store.Buffer.Id))
                    {
                        yield return new Finding(FindingIds.Construct, store.Site, EquatableArray.Of("Another row for a parameter's array of arrays"));
                    }

                    break;
                case Store store when activity.IsTouched(store.Value) && ((classes.IsExternal(classes.Of(store.Buffer)) && !own.Contains(store.Buffer.Id)) || !store.Buffer.Type.IsRealBuffer):
                    yield return new Finding(FindingIds.LostWrite, store.Site, EquatableArray.Of("the element of this array"));
                    break;
                case Moved { Source: { } source } moved when activity.IsTouched(source) && classes.IsExternal(classes.Of(moved.Target)) && !own.Contains(moved.Target.Id):
                    yield return new Finding(FindingIds.LostWrite, moved.Site, EquatableArray.Of("this array"));
                    break;
            }
        }
    }

    /// <summary>The buffers that the circuit has certainly made itself, and parts of them.</summary>
    private static HashSet<int> OwnMemory(Circuit circuit)
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
