using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>Which buffers the forward part of a circuit may write, at each of its places.</summary>
internal sealed class WrittenBuffers
{
    private readonly BufferClasses _classes;
    private readonly HashSet<int> _inputs;
    private readonly Dictionary<int, List<Write>> _writes = new();
    private readonly Dictionary<int, Position> _loads = new();
    private readonly List<Write> _unknown = new();
    private readonly HashSet<int> _escaped = new();
    private readonly Dictionary<string, List<Write>> _ofInputs = new();
    private readonly Func<Call, EquatableArray<bool>?>? _ofCall;
    private int _next;

    private WrittenBuffers(Circuit circuit, BufferClasses classes, Func<Call, EquatableArray<bool>?>? ofCall)
    {
        _classes = classes;
        _ofCall = ofCall;
        _inputs = new HashSet<int>(circuit.Inputs.Where(input => input.Type.IsBuffer).Select(classes.Of));
    }

    /// <param name="circuit">The circuit.</param>
    /// <param name="classes">Its buffers.</param>
    /// <param name="ofCall">Which arguments a call may write; null where it may be any.</param>
    public static WrittenBuffers Of(Circuit circuit, BufferClasses classes, Func<Call, EquatableArray<bool>?>? ofCall = null)
    {
        var written = new WrittenBuffers(circuit, classes, ofCall);
        written.Visit(circuit.Body, null);
        return written;
    }

    public bool MayBeWritten(Wire buffer) => MayBeWritten(_classes.Of(buffer), buffer.Type);

    private bool MayBeWritten(int buffers, WireType type) =>
        WritesOf(buffers, type).Any() || (type.Element!.IsBuffer && MayBeWritten(_classes.ContentOf(buffers), type.Element));

    /// <summary>True if a write may come between the read and the end: behind it, or in a loop around both.</summary>
    public bool MayBeOverwritten(Load load)
    {
        if (!_loads.TryGetValue(load.Output.Id, out var place))
        {
            return true;
        }

        return WritesOf(_classes.Of(load.Buffer), load.Buffer.Type).Any(write =>
            write.Position.Number > place.Number || place.Loops.Intersect(write.Position.Loops).Any());
    }

    private IEnumerable<Write> WritesOf(int buffers, WireType type)
    {
        var own = _writes.TryGetValue(buffers, out var writes) ? writes : Enumerable.Empty<Write>();
        string element = type.Element!.Text;

        // A buffer that came from outside may be any other that did.
        bool isExternal = _classes.IsExternal(buffers);
        if (isExternal)
        {
            own = own.Concat(_unknown);
            own = _ofInputs.TryGetValue(element, out var ofInputs) ? own.Concat(ofInputs) : own;
        }
        else if (_escaped.Contains(buffers))
        {
            own = own.Concat(_unknown);
        }

        return own;
    }

    private void Visit(Region region, Place? around)
    {
        // Behind the turn nothing but gradients is written.
        foreach (var gate in region.Gates.TakeWhile(gate => gate is not Turn))
        {
            var position = new Position(_next++, around);
            switch (gate)
            {
                case Load load:
                    _loads[load.Output.Id] = position;
                    break;
                case Store store:
                    Note(store.Buffer, position);
                    break;
                case Moved moved:
                    Note(moved.Target, position);
                    break;
                case Apply { IsAdjoint: false, Effect: Effect.Impure } apply when !apply.IsSearch():
                    _unknown.Add(new Write(position));
                    foreach (var operand in apply.Operands.Where(operand => operand.Type.Kind is WireKind.Array or WireKind.Span).Concat(apply.Operands.SelectMany(_classes.Behind)))
                    {
                        NoteAll(operand, position);
                        Escape(_classes.Of(operand), operand.Type);
                    }

                    break;
                case Call call:
                    _unknown.Add(new Write(position));
                    NoteArguments(call.Arguments, call.Effect?.WrittenArguments ?? _ofCall?.Invoke(call), position);
                    break;
                case Invoke { IsBackward: false } invoke:
                    _unknown.Add(new Write(position));
                    NoteArguments(invoke.Arguments, null, position);
                    break;
            }

            foreach (var inner in gate.Regions)
            {
                Visit(inner, gate is Loop loop ? new Place(around, loop.Id) : around);
            }
        }
    }

    /// <summary>What a call was given once, an object may keep, and another call change.</summary>
    private void Escape(int buffers, WireType type)
    {
        _escaped.Add(buffers);
        if (type.Element!.IsBuffer)
        {
            Escape(_classes.ContentOf(buffers), type.Element);
        }
    }

    private void NoteArguments(EquatableArray<Wire> arguments, EquatableArray<bool>? written, Position position)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Type.Kind is WireKind.Array or WireKind.Span && (written is not { } known || (i < known.Count && known[i])))
            {
                NoteAll(arguments[i], position);
            }
        }
    }

    /// <summary>A call may write a buffer and all that is in it.</summary>
    private void NoteAll(Wire buffer, Position position)
    {
        int buffers = _classes.Of(buffer);
        for (var type = buffer.Type; type is { IsBuffer: true }; type = type.Element)
        {
            Note(buffers, type, position);
            buffers = type.Element!.IsBuffer ? _classes.ContentOf(buffers) : buffers;
        }
    }

    private void Note(Wire buffer, Position position) => Note(_classes.Of(buffer), buffer.Type, position);

    private void Note(int buffers, WireType type, Position position)
    {
        var write = new Write(position);
        ListOf(_writes, buffers).Add(write);
        if (_inputs.Contains(buffers) || _classes.IsExternal(buffers))
        {
            ListOf(_ofInputs, type.Element!.Text).Add(write);
        }
    }

    private static List<Write> ListOf<TKey>(Dictionary<TKey, List<Write>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            list = new List<Write>();
            lists.Add(key, list);
        }

        return list;
    }

    private sealed record Write(Position Position);

    /// <summary>A place in the order of the text, and the loops around it.</summary>
    private sealed record Position(int Number, Place? Around)
    {
        public IEnumerable<int> Loops
        {
            get
            {
                for (var place = Around; place is not null; place = place.Around)
                {
                    yield return place.Loop;
                }
            }
        }
    }

    private sealed record Place(Place? Around, int Loop);
}
