using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>Reads an element of a buffer.</summary>
/// <param name="Output">The element.</param>
/// <param name="Buffer">The array or span.</param>
/// <param name="Indices">Its indices.</param>
/// <param name="IsAdjoint">True for a read of a gradient buffer, or one that is repeated in the backward part.</param>
/// <param name="Part">Which part of the element is read, where the elements are structs; null for all of it.</param>
internal sealed record Load(Wire Output, Wire Buffer, EquatableArray<Wire> Indices, bool IsAdjoint = false, StructPart? Part = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Indices.Prepend(Buffer);

    public override IEnumerable<Wire> Outputs => new[] { Output };

    /// <summary>The first read can throw; what is read again has been there before.</summary>
    public override bool CanBeDropped => IsAdjoint;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Buffer = input(Buffer), Indices = Indices.Select(input).ToArray(), Output = output(Output) };
}

/// <summary>Writes an element of a buffer.</summary>
/// <param name="Buffer">The array or span.</param>
/// <param name="Indices">Its indices.</param>
/// <param name="Value">What is written.</param>
/// <param name="IsAdjoint">True for a write to a gradient buffer.</param>
/// <param name="Site">The number of the place in the source, for a finding; -1 for none.</param>
/// <param name="Part">Which part of the element is written, where the elements are structs; null for all of it.</param>
internal sealed record Store(Wire Buffer, EquatableArray<Wire> Indices, Wire Value, bool IsAdjoint = false, int Site = -1, StructPart? Part = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Indices.Prepend(Buffer).Append(Value);

    public override IEnumerable<Wire> Outputs => Enumerable.Empty<Wire>();

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Buffer = input(Buffer), Indices = Indices.Select(input).ToArray(), Value = input(Value) };
}

/// <summary>Adds a value into an element of a gradient buffer, or into a part of it.</summary>
internal sealed record AccumulateElement(Wire Buffer, EquatableArray<Wire> Indices, Wire Value, StructPart? Part = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Indices.Prepend(Buffer).Append(Value);

    public override IEnumerable<Wire> Outputs => Enumerable.Empty<Wire>();

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Buffer = input(Buffer), Indices = Indices.Select(input).ToArray(), Value = input(Value) };
}

/// <summary>What a gate before it has done to whole buffers.</summary>
internal enum Movement
{
    /// <summary>The target holds a copy of the source.</summary>
    Copied,

    /// <summary>Every element of the target is the value.</summary>
    Filled,

    /// <summary>Every element of the target is zero.</summary>
    Cleared,
}

/// <summary>
/// Says what a call such as <c>x.CopyTo(y)</c>, which is made as it is by the gate before, has done to whole buffers. It runs nothing itself.
/// </summary>
/// <param name="Kind">What happened.</param>
/// <param name="Target">The buffer that was written, all of it.</param>
/// <param name="Source">The buffer or the value that was written into it; null for zero.</param>
/// <param name="Site">The number of the place in the source.</param>
/// <param name="Number">Where the elements are structs that consist of numbers of one type, that type; null elsewhere.</param>
internal sealed record Moved(Movement Kind, Wire Target, Wire? Source, int Site = -1, WireType? Number = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Source is null ? new[] { Target } : new[] { Target, Source };

    public override IEnumerable<Wire> Outputs => Enumerable.Empty<Wire>();

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Target = input(Target), Source = Source is null ? null : input(Source) };
}
