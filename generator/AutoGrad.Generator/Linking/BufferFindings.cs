using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Finds what would separate a buffer from its gradient buffer: an active number, or an array with such, written where the method's own text
/// does not see it. What rows of parameters do is found by <see cref="RowFindings"/>.
/// </summary>
internal static class BufferFindings
{
    public static IEnumerable<Finding> In(Circuit circuit, EquatableArray<Touch> touches)
    {
        var activity = Activity.Of(circuit, touches, null);
        var classes = activity.Classes;
        var own = OwnMemory.Of(circuit);
        foreach (var gate in circuit.Body.AllGates().OfType<Try>().SelectMany(@try => @try.Finally.AllGates()))
        {
            // It would have to be undone before the rest of the backward part, whichever way the 'try' was left.
            int site = gate switch
            {
                Store store when activity.IsActive(store.Buffer) => store.Site,
                Moved moved when activity.IsActive(moved.Target) => moved.Site,
                Call call when call.Arguments.Any(activity.IsTouched) => call.Site,
                Apply { Derivative: not null } apply when apply.Operands.Any(activity.IsTouched) => apply.Site,
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
                case Store store when activity.IsTouched(store.Value) && ((classes.IsExternal(classes.Of(store.Buffer)) && !own.Contains(store.Buffer.Id)) || !store.Buffer.Type.IsRealBuffer):
                    yield return new Finding(FindingIds.LostWrite, store.Site, EquatableArray.Of("the element of this array"));
                    break;
                case Apply { Derivative: { } derivative } apply when Enumerable.Range(0, apply.Operands.Count).Any(i => derivative.Roles[i] == ParameterRole.Written
                    && activity.IsActive(apply.Operands[i]) && classes.IsExternal(classes.Of(apply.Operands[i])) && !own.Contains(apply.Operands[i].Id)):
                    yield return new Finding(FindingIds.LostWrite, apply.Site, EquatableArray.Of("this array"));
                    break;
                case Moved { Source: { } source } moved when activity.IsTouched(source) && classes.IsExternal(classes.Of(moved.Target)) && !own.Contains(moved.Target.Id):
                    yield return new Finding(FindingIds.LostWrite, moved.Site, EquatableArray.Of("this array"));
                    break;
            }
        }
    }
}
