using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// The forward values that are kept for the backward part, and how they get there. Out of branches they go as further results. What is made
/// in a pass of a loop is put into the slot that belongs to the pass, if the loop has slots (<see cref="SlotPlan"/>), as soon as it is made.
/// Else it is put on the recording at the end of the pass, and the backward pass that reverses it begins by taking it back: last in, first
/// out, in any nesting.
/// </summary>
internal sealed class Recordings
{
    private readonly WireCounter _wires;
    private readonly Dictionary<int, Recorded> _recorded = new();
    private readonly Dictionary<int, List<Recorded>> _byLoop = new();
    private IReadOnlyDictionary<int, LoopSlots> _slots = new Dictionary<int, LoopSlots>();

    public Recordings(WireCounter wires) => _wires = wires;

    /// <summary>Records a wire, and returns the one that holds it for a user in the backward part.</summary>
    public Wire Record(Wire wire, Place made, Place user)
    {
        // Out of the sides of branches, as far as a place around the user or the pass of a loop.
        int levels = 0;
        var place = made;
        while (!place.Holds(user) && place.Pass is null)
        {
            levels++;
            place = place.Outer ?? throw new InvalidOperationException("A value is read where it cannot be.");
        }

        var loop = place.Holds(user) ? null : place.Pass;
        var handed = FindYielded(wire, made, levels);
        if (loop is null && handed is not null)
        {
            return handed;
        }

        if (!_recorded.TryGetValue(wire.Id, out var recorded))
        {
            recorded = new Recorded(wire, _wires.Copy(wire), _wires.New(WireType.Nothing).Id) { Yielded = handed };
            _recorded.Add(wire.Id, recorded);
        }

        recorded.Levels = Math.Max(recorded.Levels, levels);
        if (loop is null)
        {
            return recorded.As;
        }

        if (recorded.Taken is null)
        {
            recorded.Taken = _wires.Copy(wire);
            recorded.Loop = loop.Id;
            recorded.Levels = levels;
            if (!_byLoop.TryGetValue(loop.Id, out var all))
            {
                all = new List<Recorded>();
                _byLoop.Add(loop.Id, all);
            }

            all.Add(recorded);
        }

        return recorded.Taken;
    }

    /// <summary>What a backward pass begins with: the values that the pass of the loop has kept, the last first.</summary>
    public IEnumerable<Gate> RecallsFor(int loop) => _byLoop.TryGetValue(loop, out var all)
        ? Enumerable.Reverse(all).Select(recorded => new Recall(recorded.Slot, recorded.Taken!))
        : Enumerable.Empty<Gate>();

    /// <summary>What each loop keeps, by its number.</summary>
    public IReadOnlyDictionary<int, List<Wire>> ByLoop => _byLoop.ToDictionary(one => one.Key, one => one.Value.Select(recorded => recorded.Original).ToList());

    /// <summary>True if values are kept that the passes of the loop make.</summary>
    public bool Keeps(Loop loop) => _byLoop.ContainsKey(loop.Id);

    /// <summary>Hands the recorded wires out of the branches around them, and keeps them in their slots or at the end of their passes.</summary>
    public Region HandOut(Region region, IReadOnlyDictionary<int, LoopSlots> slots)
    {
        _slots = slots;
        var first = new RegionBuilder(_wires);
        foreach (var loop in slots.Values)
        {
            loop.AddOnStack(first);
        }

        var body = HandOut(region, new List<Handed>());
        return body with { Gates = first.Gates.Concat(body.Gates).ToArray() };
    }

    /// <summary>A branch that yields the wire anyway has handed it out.</summary>
    private static Wire? FindYielded(Wire wire, Place place, int levels)
    {
        for (; levels > 0; levels--)
        {
            if (place.Gate is not Branch branch)
            {
                return null;
            }

            var values = (place.Side == 0 ? branch.Then : branch.Else).Ending.Values;
            int index = 0;
            while (index < values.Count && values[index].Id != wire.Id)
            {
                index++;
            }

            if (index >= branch.Results.Count)
            {
                return null;
            }

            wire = branch.Results[index];
            place = place.Outer!;
        }

        return wire;
    }

    /// <param name="region">The region to rewrite.</param>
    /// <param name="handed">Receives what leaves this region.</param>
    private Region HandOut(Region region, List<Handed> handed)
    {
        var target = new RegionBuilder(_wires);
        foreach (var gate in region.Gates)
        {
            if (gate is Loop { Mirror: null } begun && _slots.TryGetValue(begun.Id, out var slots))
            {
                slots.AddRented(target);
            }
            else if (gate is Loop { Mirror: { } mirror } && _slots.TryGetValue(mirror.Of, out slots))
            {
                slots.AddPopped(target);
            }

            var handedOn = gate switch
            {
                Branch branch => HandOut(branch, handed),
                Loop { Mirror: { } mirror } loop => loop with { Body = TakeBack(HandOut(loop, handed).Body, mirror.Of) },
                Loop loop => HandOut(loop, handed),
                Try @try => HandOut(@try, handed),
                _ => gate,
            };
            target.Add(handedOn);
            foreach (var output in gate.Outputs)
            {
                Hand(output, handed, target);
            }
        }

        return target.End(region.Ending);
    }

    private void Hand(Wire wire, List<Handed> handed, RegionBuilder target)
    {
        if (!_recorded.TryGetValue(wire.Id, out var recorded))
        {
            return;
        }

        if (SlotsOf(recorded) is { } slots)
        {
            slots.AddRecord(recorded.Slot, wire, target);
        }
        else
        {
            handed.Add(new Handed(recorded, wire, recorded.Yielded is null ? recorded.Levels : 0));
        }
    }

    private LoopSlots? SlotsOf(Recorded recorded) =>
        recorded.Loop is { } loop && _slots.TryGetValue(loop, out var slots) && slots.Holds(recorded.Original) ? slots : null;

    /// <summary>A pass that reverses one of a loop with slots reads them as soon as it knows its counter.</summary>
    private Region TakeBack(Region body, int loop)
    {
        if (!_slots.TryGetValue(loop, out var slots))
        {
            return body;
        }

        var kept = _byLoop[loop].Where(recorded => slots.Holds(recorded.Original)).ToList();
        var target = new RegionBuilder(_wires);
        foreach (var gate in body.Gates.Where(gate => gate is not Recall recall || kept.All(recorded => recorded.Slot != recall.Slot)))
        {
            target.Add(gate);
            foreach (var recorded in slots.MakesCounter(gate) ? kept : new List<Recorded>())
            {
                slots.AddRecall(recorded.Slot, recorded.Original, recorded.Taken!, target);
            }
        }

        return target.End(body.Ending);
    }

    private Loop HandOut(Loop loop, List<Handed> outer)
    {
        var fromPass = new List<Handed>();
        var first = new RegionBuilder(_wires);
        foreach (var parameter in loop.Parameters)
        {
            Hand(parameter, fromPass, first);
        }

        var body = HandOut(loop.Body, fromPass);
        body = body with { Gates = first.Gates.Concat(body.Gates).ToArray() };
        if (!_byLoop.TryGetValue(loop.Id, out var all))
        {
            return loop with { Body = body };
        }

        var records = all.Where(recorded => SlotsOf(recorded) is null).Select(recorded => new Record(
            recorded.Slot, recorded.Yielded ?? fromPass.Find(handed => handed.What == recorded && handed.Levels == 0)?.Here ?? recorded.Original));
        return loop with { Body = new Region(body.Gates.Concat(records).ToArray(), body.Ending) };
    }

    private Try HandOut(Try @try, List<Handed> handed)
    {
        var fromBody = new List<Handed>();
        var body = HandOut(@try.Body, fromBody);
        var results = @try.Results.ToList();
        foreach (var (what, here, levels) in fromBody.Where(own => own.Levels > 0))
        {
            var result = levels == 1 && what.Taken is null ? what.As : _wires.Copy(what.As);
            results.Add(result);
            body = Append(body, here, result.Type);
            handed.Add(new Handed(what, result, levels - 1));
        }

        return new Try(results, body, @try.Finally);
    }

    private Branch HandOut(Branch branch, List<Handed> handed)
    {
        var fromThen = new List<Handed>();
        var fromElse = new List<Handed>();
        var then = HandOut(branch.Then, fromThen);
        var @else = HandOut(branch.Else, fromElse);
        var results = branch.Results.ToList();
        foreach (var (what, here, levels) in fromThen.Concat(fromElse))
        {
            if (levels == 0)
            {
                continue;
            }

            bool isFromThen = fromThen.Any(own => own.Here == here);
            var result = levels == 1 && what.Taken is null ? what.As : _wires.Copy(what.As);
            results.Add(result);
            then = Append(then, isFromThen ? here : null, result.Type);
            @else = Append(@else, isFromThen ? null : here, result.Type);
            handed.Add(new Handed(what, result, levels - 1));
        }

        return new Branch(results, branch.Condition, then, @else);
    }

    /// <summary>Yields one more wire: where there is none, a default that nobody will read.</summary>
    private Region Append(Region region, Wire? wire, WireType type)
    {
        if (region.Ending is not Yield yield)
        {
            return region;
        }

        if (wire is not null)
        {
            return region with { Ending = new Yield(yield.Results.Append(wire).ToArray()) };
        }

        var nothing = _wires.New(type);
        return new Region(
            region.Gates.Append(new Constant(nothing, Literal.Default(type))).ToArray(), new Yield(yield.Results.Append(nothing).ToArray()));
    }

    private sealed record Handed(Recorded What, Wire Here, int Levels);

    /// <summary>A wire that is kept.</summary>
    private sealed class Recorded
    {
        public Recorded(Wire original, Wire @as, int slot)
        {
            Original = original;
            As = @as;
            Slot = slot;
        }

        /// <summary>The wire itself.</summary>
        public Wire Original { get; }

        /// <summary>The wire that holds it outside of the branches around it.</summary>
        public Wire As { get; }

        /// <summary>What links the end of the pass to the beginning of the backward pass.</summary>
        public int Slot { get; }

        /// <summary>How many branches it has to leave.</summary>
        public int Levels { get; set; }

        /// <summary>The wire by which the branches hand it out anyway.</summary>
        public Wire? Yielded { get; set; }

        /// <summary>The number of the loop in whose passes it is made; null for one that is in no loop.</summary>
        public int? Loop { get; set; }

        /// <summary>The wire that holds it in the backward pass of its loop; null for one that is in no loop.</summary>
        public Wire? Taken { get; set; }
    }
}
