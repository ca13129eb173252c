using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>
/// Runs a region again and again: <c>while (head) { body; }</c>. What a variable of the source holds from one pass to the next is
/// carried: it comes in as an initial value, is a parameter during a pass, and its last value is a result.
/// </summary>
/// <param name="Results">What is carried, after the last pass.</param>
/// <param name="Initial">What is carried into the first pass.</param>
/// <param name="Parameters">What is carried into a pass.</param>
/// <param name="Head">Yields whether there is another pass. It carries nothing on.</param>
/// <param name="Body">
/// One pass. It yields whether to look for another pass at all, then what is carried out of this one. Until exits are lowered, it
/// leaves with these values at level 0, be it at its end or by a <c>break</c>.
/// </param>
/// <param name="Id">The loop's number in its circuit: the number of one of its wires.</param>
/// <param name="IsLeftInside">True if only an exit further out, or an exception, ends it.</param>
/// <param name="IsHalf">True for half of a procedure: it has one pass, and hands out all its results.</param>
/// <param name="Site">The number of the place in the source; -1 for a loop that has none.</param>
/// <param name="Mirror">In the backward part, how the loop reverses one of the forward part.</param>
internal sealed record Loop(
    EquatableArray<Wire> Results,
    EquatableArray<Wire> Initial,
    EquatableArray<Wire> Parameters,
    Region Head,
    Region Body,
    int Id,
    bool IsLeftInside = false,
    bool IsHalf = false,
    int Site = -1,
    Mirror? Mirror = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Initial;

    public override IEnumerable<Wire> Outputs => Results;

    public override IEnumerable<Region> Regions => new[] { Head, Body };

    /// <summary>A loop that may never end is not dropped; the backward part's all end.</summary>
    public override bool CanBeDropped => Mirror is not null && !IsHalf && base.CanBeDropped;

    /// <summary>What is carried from pass to pass, by its numbers among the parameters: the rest is dropped.</summary>
    public Loop Keeping(IReadOnlyList<int> carried) => this with
    {
        Initial = carried.Select(i => Initial[i]).ToArray(),
        Parameters = carried.Select(i => Parameters[i]).ToArray(),
        Results = carried.Select(i => Results[i]).ToArray(),
        Body = Body.Ending is Yield yield
            ? Body with { Ending = new Yield(carried.Select(i => yield.Results[i + 1]).Prepend(yield.Results[0]).ToArray()) }
            : Body,
    };

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region)
    {
        // In the order in which wires are made and read.
        var initial = Initial.Select(input).ToArray();
        var parameters = Parameters.Select(output).ToArray();
        var head = region(Head);
        var body = region(Body);
        return this with
        {
            Initial = initial,
            Parameters = parameters,
            Head = head,
            Body = body,
            Results = Results.Select(output).ToArray(),
            Mirror = Mirror is null ? null : Mirror with { Repeats = Mirror.Repeats.Select(repeat => repeat with { Backward = input(repeat.Backward) }).ToArray() },
        };
    }
}

/// <summary>How a loop of the backward part reverses one of the forward part, pass by pass.</summary>
/// <param name="Of">The number of the loop that it reverses.</param>
/// <param name="Repeats">What a pass of the backward loop knows of the pass that it reverses without a recording: its counters.</param>
internal sealed record Mirror(int Of, EquatableArray<Repeat> Repeats);

/// <summary>A wire of a pass of the forward loop, and the one that holds the same in the pass of the backward loop that reverses it.</summary>
internal sealed record Repeat(Wire Forward, Wire Backward);
