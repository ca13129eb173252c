using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>What a loop of the backward part knows of the loop that it reverses.</summary>
/// <param name="Counter">The counter in the pass that is reversed.</param>
/// <param name="Start">Where the counter began, as a wire that the backward part can read.</param>
internal sealed record MirroredCounter(Wire Counter, Wire Start);

/// <summary>The buffers of a loop that has a slot for each of its passes, and the gates that have to do with them.</summary>
internal sealed class LoopSlots
{
    private readonly Loop _loop;
    private readonly CountedLoop _counted;
    private readonly MirroredCounter _mirrored;
    private readonly bool _isRoot;
    private readonly int? _from;
    private readonly Wire? _length;
    private readonly List<Buffer> _buffers = new();

    /// <param name="loop">The loop.</param>
    /// <param name="counted">How it is counted.</param>
    /// <param name="mirrored">What the loop that reverses it knows.</param>
    /// <param name="isRoot">True if it is in no other loop and no branch.</param>
    /// <param name="from">The smallest number that the counter can be, where it is a constant.</param>
    /// <param name="passes">The number of passes, where it is a constant.</param>
    /// <param name="length">The length of a buffer whose last index is where the counter begins; null where it begins elsewhere.</param>
    public LoopSlots(Loop loop, CountedLoop counted, MirroredCounter mirrored, bool isRoot, int? from, long? passes, Wire? length)
    {
        _length = length;
        _loop = loop;
        _counted = counted;
        _mirrored = mirrored;
        _isRoot = isRoot;
        _from = from;
        Passes = passes;
    }

    public long? Passes { get; }

    /// <summary>True if it has buffers that are pushed, so that it matters in which order they are popped.</summary>
    public bool Pushes => !_isRoot && Rents;

    private bool Rents => _buffers.Any(buffer => buffer.Nest is null);

    /// <summary>Gives a value slots.</summary>
    /// <param name="value">The value.</param>
    /// <param name="nest">The loops around and this one, for a buffer on the stack that has slots for all their passes; null for one that is rented.</param>
    /// <param name="source">What the value was read from, where it has no name of its own.</param>
    public void Add(Wire value, IReadOnlyList<LoopSlots>? nest, string? source) => _buffers.Add(new Buffer(value, nest, source));

    public bool Holds(Wire value) => _buffers.Any(buffer => buffer.Value.Id == value.Id);

    /// <summary>The buffers on the stack, made at the beginning of the method.</summary>
    public void AddOnStack(RegionBuilder target)
    {
        foreach (var buffer in _buffers.Where(buffer => buffer.Nest is not null))
        {
            long length = buffer.Nest!.Aggregate(1L, (product, loop) => product * loop.Passes!.Value);
            buffer.Forward = buffer.Backward = BufferWire(buffer, target.Wires);
            target.Add(new RentSlots(buffer.Forward, EquatableArray.Of(new SlotBound(Number(length, target))), SlotsKind.OnStack));
        }
    }

    /// <summary>Rents the buffers, right before the loop begins.</summary>
    public void AddRented(RegionBuilder target)
    {
        if (!Rents)
        {
            return;
        }

        var range = Range(target);
        foreach (var buffer in _buffers.Where(buffer => buffer.Nest is null))
        {
            buffer.Forward = BufferWire(buffer, target.Wires);
            target.Add(new RentSlots(buffer.Forward, range, _isRoot ? SlotsKind.Rented : SlotsKind.Pushed));
        }
    }

    /// <summary>Takes the buffers back, right before the loop that reverses this one.</summary>
    public void AddPopped(RegionBuilder target)
    {
        foreach (var buffer in Enumerable.Reverse(_buffers).Where(buffer => buffer.Nest is null))
        {
            buffer.Backward = buffer.Forward!;
            if (!_isRoot)
            {
                buffer.Backward = target.Wires.Copy(buffer.Forward!);
                target.Add(new PopSlots(buffer.Backward));
            }
        }
    }

    /// <summary>Keeps a value where it is made.</summary>
    public void AddRecord(int slot, Wire value, RegionBuilder target)
    {
        var buffer = _buffers.Find(buffer => buffer.Value.Id == value.Id)!;
        target.Add(new Record(slot, value, buffer.Forward, IndexOf(buffer, isBackward: false, target)));
    }

    /// <summary>Reads a value in the pass that reverses the one that has kept it.</summary>
    public void AddRecall(int slot, Wire value, Wire output, RegionBuilder target)
    {
        var buffer = _buffers.Find(buffer => buffer.Value.Id == value.Id)!;
        target.Add(new Recall(slot, output, buffer.Backward, IndexOf(buffer, isBackward: true, target)));
    }

    /// <summary>The gate of the backward pass behind which its counter is known.</summary>
    public bool MakesCounter(Gate gate) => gate.Outputs.Any(output => output.Id == _mirrored.Counter.Id);

    /// <summary>The name of many: <c>rs</c> for <c>r</c>.</summary>
    private static Wire BufferWire(Buffer buffer, WireCounter wires)
    {
        var value = buffer.Value;
        string name = (value.Name ?? buffer.Source)?.TrimStart('@') is { Length: > 0 } own ? own : value.Type.Kind == WireKind.Choice ? "choice" : "t";
        string many = name + (name.Length > 1 && name[name.Length - 1] == 's' ? "Kept" : "s");
        return wires.New(WireType.SpanOf(value.Type), many);
    }

    private static Wire Number(long number, RegionBuilder target) =>
        target.Constant(Literal.Of(WireType.Int32, number.ToString(CultureInfo.InvariantCulture)));

    private static Wire Made(Form form, RegionBuilder target, params Wire[] operands)
    {
        var output = target.Wires.New(WireType.Int32);
        target.Add(new Apply(output, form, operands, IsAdjoint: true));
        return output;
    }

    /// <summary>From where to where the counter goes. What the head computes is computed before it as well.</summary>
    private EquatableArray<SlotBound> Range(RegionBuilder target)
    {
        var start = _loop.Initial[_counted.Counter];
        SlotBound to;
        if (_counted.IsUp)
        {
            to = new SlotBound(AtEntry(_counted.Bound, target), _counted.Comparison == "<=");
        }
        else
        {
            to = _length is null ? new SlotBound(start, IsNext: true) : new SlotBound(_length);
        }

        if (Passes is { } passes)
        {
            return EquatableArray.Of(new SlotBound(Number(passes, target)));
        }

        if (_from == 0)
        {
            return EquatableArray.Of(to);
        }

        return EquatableArray.Of(new SlotBound(_from is { } from ? Number(from, target) : start), to);
    }

    private Wire AtEntry(Wire wire, RegionBuilder target)
    {
        if (_loop.Head.Gates.FirstOrDefault(gate => gate.Outputs.Any(output => output.Id == wire.Id)) is not { } maker)
        {
            return wire;
        }

        var copy = maker.Rewrite(input => AtEntry(input, target), output => target.Wires.Copy(output) with { Name = null }, region => region);
        target.Add(copy);
        return copy.Outputs.Single();
    }

    private Wire IndexOf(Buffer buffer, bool isBackward, RegionBuilder target)
    {
        if (buffer.Nest is null)
        {
            return OffsetOf(isBackward, target);
        }

        Wire? index = null;
        foreach (var loop in buffer.Nest)
        {
            var offset = loop.OffsetOf(isBackward, target);
            index = index is null ? offset : Made(Form.Add, target, Made(Form.Multiply, target, index, Number(loop.Passes!.Value, target)), offset);
        }

        return index!;
    }

    /// <summary>The number of the slot in a row of slots for this loop alone.</summary>
    private Wire OffsetOf(bool isBackward, RegionBuilder target)
    {
        var counter = isBackward ? _mirrored.Counter : _loop.Parameters[_counted.Counter];
        var start = isBackward ? _mirrored.Start : _loop.Initial[_counted.Counter];
        if (!_counted.IsUp && Passes is null && _length is null)
        {
            // A buffer that is shorter than it should be has room for the first passes.
            return Made(Form.Subtract, target, start, counter);
        }

        return _from == 0 ? counter : Made(Form.Subtract, target, counter, _from is { } from ? Number(from, target) : start);
    }

    /// <summary>The slots of one value.</summary>
    private sealed class Buffer
    {
        public Buffer(Wire value, IReadOnlyList<LoopSlots>? nest, string? source)
        {
            Source = source;
            Value = value;
            Nest = nest;
        }

        public Wire Value { get; }

        public IReadOnlyList<LoopSlots>? Nest { get; }

        public string? Source { get; }

        /// <summary>The buffer, for the forward part.</summary>
        public Wire? Forward { get; set; }

        /// <summary>The buffer, for the backward part.</summary>
        public Wire? Backward { get; set; }
    }
}
