using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>Keeps a value for the backward part: on a stack, or in the slot that belongs to the pass of a loop.</summary>
/// <param name="Slot">What links it to the gate that takes it back.</param>
/// <param name="Value">The value.</param>
/// <param name="Slots">The buffer that holds it; null for the stack: last in, first out.</param>
/// <param name="Index">Its place there.</param>
internal sealed record Record(int Slot, Wire Value, Wire? Slots = null, Wire? Index = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Slots is null ? new[] { Value } : new[] { Value, Slots, Index! };

    public override IEnumerable<Wire> Outputs => Enumerable.Empty<Wire>();

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Value = input(Value), Slots = Slots is null ? null : input(Slots), Index = Index is null ? null : input(Index) };
}

/// <summary>Takes back a value: the one that was put on the stack last, or the one in the slot that belongs to the pass.</summary>
/// <param name="Slot">What links it to the gate that keeps it.</param>
/// <param name="Output">The value.</param>
/// <param name="Slots">The buffer that holds it; null for the stack.</param>
/// <param name="Index">Its place there.</param>
internal sealed record Recall(int Slot, Wire Output, Wire? Slots = null, Wire? Index = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Slots is null ? Enumerable.Empty<Wire>() : new[] { Slots, Index! };

    public override IEnumerable<Wire> Outputs => new[] { Output };

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Output = output(Output), Slots = Slots is null ? null : input(Slots), Index = Index is null ? null : input(Index) };
}

/// <summary>Makes a buffer with a slot for each pass of a loop.</summary>
/// <param name="Output">The buffer, a span.</param>
/// <param name="Range">
/// The number of slots, or the numbers from which and to which the counter of the loop goes. Each is an <c>int</c> and a number to be added
/// to it.
/// </param>
/// <param name="Kind">Where the buffer lies.</param>
internal sealed record RentSlots(Wire Output, EquatableArray<SlotBound> Range, SlotsKind Kind) : Gate
{
    public override IEnumerable<Wire> Inputs => Range.Select(bound => bound.Number);

    public override IEnumerable<Wire> Outputs => new[] { Output };

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Output = output(Output), Range = Range.Select(bound => bound with { Number = input(bound.Number) }).ToArray() };
}

/// <summary>Where slots are.</summary>
internal enum SlotsKind
{
    /// <summary>On the stack of the method: few, and a constant number.</summary>
    OnStack,

    /// <summary>In memory of the recording that is rented once in a method: the backward part sees the variable.</summary>
    Rented,

    /// <summary>In memory of the recording that is rented each time the loop begins, last in, first out.</summary>
    Pushed,
}

/// <summary>One end of the range of a counter.</summary>
/// <param name="Number">An <c>int</c>.</param>
/// <param name="IsNext">True if the number behind it is meant, which may be no <c>int</c> any more.</param>
internal sealed record SlotBound(Wire Number, bool IsNext = false);

/// <summary>Takes back the buffer that was pushed last.</summary>
internal sealed record PopSlots(Wire Output) : Gate
{
    public override IEnumerable<Wire> Inputs => Enumerable.Empty<Wire>();

    public override IEnumerable<Wire> Outputs => new[] { Output };

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Output = output(Output) };
}
