using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Differentiation;

/// <summary>
/// How the loop of the backward part goes through the passes of one of the forward part from the last to the first. It counts the
/// counter of the loop back, where there is one and the loop is left at its head alone, else the number of the passes.
/// </summary>
internal sealed class MirroredPasses
{
    private readonly Loop _loop;
    private readonly WireCounter _wires;
    private readonly CountedLoop? _counted;
    private readonly Wire _next;
    private readonly Func<Wire, Literal?> _constantOf;
    private Wire? _current;
    private Wire? _counter;

    /// <param name="loop">The loop of the forward part.</param>
    /// <param name="wires">Numbers the wires.</param>
    /// <param name="constantOf">The value of a wire that is a constant.</param>
    public MirroredPasses(Loop loop, WireCounter wires, Func<Wire, Literal?> constantOf)
    {
        _constantOf = constantOf;
        _loop = loop;
        _wires = wires;
        _counted = CountedLoop.Of(loop, constantOf);
        Count = _counted is null ? wires.New(WireType.Int64, "passes") : null;
        _next = wires.New(_counted is null ? WireType.Int64 : WireType.Int32, _counted is null ? "pass" : _loop.Parameters[_counted.Counter].Name);
    }

    /// <summary>The number of passes, where the forward loop has to count them.</summary>
    public Wire? Count { get; }

    private Form Back => _counted is { IsUp: false } ? Form.Add : Form.Subtract;

    /// <summary>The pass begins where the one behind it in the forward loop has ended: one step is taken back.</summary>
    public void Begin(RegionBuilder body)
    {
        var one = body.Constant(Literal.Of(_next.Type, "1"));
        _current = _wires.New(_next.Type, _next.Name);
        body.Add(new Apply(_current, Back, EquatableArray.Of(_next, one), IsAdjoint: true));
        _counter = _counted is null ? null : _loop.Parameters[_counted.Counter];
    }

    /// <summary>The loop, given what it carries besides its count.</summary>
    public Loop End(IEnumerable<Wire> initial, IEnumerable<Wire> arriving, IEnumerable<Wire> leaving, IEnumerable<Wire> results, RegionBuilder body, RegionBuilder target)
    {
        var head = target.Nested();
        var first = Count ?? FirstOf(_counted!, target);
        var last = _counted is null ? head.Constant(Literal.Of(WireType.Int64, "0")) : _loop.Initial[_counted.Counter];
        string comparison = _counted is { Comparison: "!=" } ? "!=" : _counted is { IsUp: false } ? "<" : ">";
        var goesOn = _wires.New(WireType.Boolean);
        head.Add(new Apply(goesOn, Form.Infix(comparison), EquatableArray.Of(_next, last), IsAdjoint: true));
        var again = body.Constant(Literal.Boolean(true));
        return new Loop(
            results.Prepend(_wires.Copy(_next)).ToArray(),
            initial.Prepend(first).ToArray(),
            arriving.Prepend(_next).ToArray(),
            head.End(new Yield(EquatableArray.Of(goesOn))),
            body.End(new Yield(new[] { again, _current! }.Concat(leaving).ToArray())),
            _wires.New(WireType.Nothing).Id,
            Mirror: new Mirror(_loop.Id, _counter, _counter is null ? null : _current));
    }

    /// <summary>Where the counter stood when the head ended the loop, if it ran at all.</summary>
    private Wire FirstOf(CountedLoop counted, RegionBuilder target)
    {
        if (counted.Comparison is not ("<=" or ">="))
        {
            return counted.Bound;
        }

        if (int.TryParse(_constantOf(counted.Bound)?.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int bound) && Math.Abs((long)bound) < int.MaxValue)
        {
            return target.Constant(Literal.Of(WireType.Int32, (counted.IsUp ? bound + 1 : bound - 1).ToString(CultureInfo.InvariantCulture)));
        }

        var one = target.Constant(Literal.Of(WireType.Int32, "1"));
        var first = _wires.New(WireType.Int32);
        var form = counted.IsUp ? Form.Add : Form.Subtract;
        target.Add(new Apply(first, form, EquatableArray.Of(counted.Bound, one), IsAdjoint: true));
        return first;
    }
}
