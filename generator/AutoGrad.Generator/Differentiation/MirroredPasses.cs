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
    private readonly List<Repeat> _repeats = new();
    private Wire? _current;

    /// <param name="loop">The loop of the forward part.</param>
    /// <param name="wires">Numbers the wires.</param>
    /// <param name="constantOf">The value of a wire that is a constant.</param>
    /// <param name="isLasting">True for a read of memory that nobody writes from then on, and for what can be computed again.</param>
    public MirroredPasses(Loop loop, WireCounter wires, Func<Wire, Literal?> constantOf, Func<Gate, bool> isLasting)
    {
        _constantOf = constantOf;
        _loop = loop;
        _wires = wires;
        _counted = CountedLoop.Of(loop, constantOf, isLasting);
        Count = _counted is null ? wires.New(WireType.Int64, "passes") : null;
        _next = wires.New(_counted is null ? WireType.Int64 : WireType.Int32, _counted is null ? "pass" : _loop.Parameters[_counted.Counter].Name);
    }

    /// <summary>The number of passes, where the forward loop has to count them.</summary>
    public Wire? Count { get; }

    /// <summary>The pass begins where the one behind it in the forward loop has ended: one step is taken back.</summary>
    public void Begin(RegionBuilder body)
    {
        var one = body.Constant(Literal.Of(_next.Type, "1"));
        _current = _wires.New(_next.Type, _next.Name);
        body.Add(new Apply(_current, _counted is { IsUp: false } ? Form.Add : Form.Subtract, EquatableArray.Of(_next, one), IsAdjoint: true));
        if (_counted is not null)
        {
            _repeats.Add(new Repeat(_loop.Parameters[_counted.Counter], _current));
        }

        var passes = _counted is null ? _current : PassesBefore(body);
        for (int i = 0; passes is not null && i < _loop.Parameters.Count; i++)
        {
            if (i != _counted?.Counter && StepOf.Parameter(_loop, i) is { } step)
            {
                _repeats.Add(new Repeat(_loop.Parameters[i], Counted(i, step, passes, body)));
            }
        }
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
            Mirror: new Mirror(_loop.Id, _repeats));
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
        target.Add(new Apply(first, counted.IsUp ? Form.Add : Form.Subtract, EquatableArray.Of(counted.Bound, one), IsAdjoint: true));
        return first;
    }

    /// <summary>How many passes came before this one, as a <c>long</c>, from the counter.</summary>
    private Wire? PassesBefore(RegionBuilder body)
    {
        var start = _loop.Initial[_counted!.Counter];
        var (from, to) = _counted.IsUp ? (start, _current!) : (_current!, start);
        return _constantOf(from)?.Text == "0" && _counted.IsUp
            ? Widened(_current!, body)
            : Made(WireType.Int64, Form.Subtract, body, Widened(to, body), Widened(from, body));
    }

    /// <summary>
    /// What a variable holds that goes by the same step in every pass. It is computed in <c>long</c>, in which nothing overflows, and
    /// brought back to its type, where it wraps as it did.
    /// </summary>
    private Wire Counted(int index, StepOf step, Wire passes, RegionBuilder body)
    {
        var parameter = _loop.Parameters[index];
        var distance = _constantOf(step.Distance)?.Text == "1" ? passes : Made(WireType.Int64, Form.Multiply, body, passes, Widened(step.Distance, body));
        bool beginsAtZero = step.IsUp && _constantOf(_loop.Initial[index])?.Text == "0";
        var sum = beginsAtZero ? distance : Made(WireType.Int64, step.IsUp ? Form.Add : Form.Subtract, body, Widened(_loop.Initial[index], body), distance);
        var value = _wires.New(parameter.Type, parameter.Name);
        body.Add(new Apply(value, Form.Cast(parameter.Type), EquatableArray.Of(sum), IsAdjoint: true));
        return value;
    }

    private Wire Widened(Wire wire, RegionBuilder body) => wire.Type == WireType.Int64 ? wire
        : _constantOf(wire)?.Text is { } text ? body.Constant(Literal.Of(WireType.Int64, text))
        : Made(WireType.Int64, Form.Cast(WireType.Int64), body, wire);

    private static Wire Made(WireType type, Form form, RegionBuilder body, params Wire[] operands)
    {
        var output = body.Wires.New(type);
        body.Add(new Apply(output, form, operands, IsAdjoint: true));
        return output;
    }
}
