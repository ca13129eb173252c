using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Makes every forward value reachable for the backward part. A value made inside a side of a branch is out of scope behind
/// it. It is computed again where that is cheap (short arithmetic of what is in scope), and otherwise recorded: the branch
/// hands it out as one more result.
/// </summary>
internal sealed class RecordingPlan
{
    /// <summary>So many operations of plain arithmetic cost less than keeping a value.</summary>
    private const int MostRecomputed = 3;

    private readonly WireCounter _wires;
    private readonly Dictionary<int, Gate> _makers = new();
    private readonly Dictionary<int, Place> _places = new();
    private readonly Dictionary<int, Recorded> _recorded = new();

    private RecordingPlan(Circuit circuit)
    {
        _wires = new WireCounter(circuit.NextWire);
        foreach (var input in circuit.Inputs)
        {
            _places[input.Id] = Place.Root;
        }
    }

    public static Circuit Apply(Circuit circuit)
    {
        var plan = new RecordingPlan(circuit);
        plan.Locate(circuit.Body, Place.Root);
        var reachable = plan.Reach(circuit.Body, Place.Root, new Dictionary<int, Wire>());
        return circuit with { Body = plan.HandOut(reachable, new List<(Recorded, Wire, int)>()), NextWire = plan._wires.Next };
    }

    /// <summary>Notes where each wire is made.</summary>
    private void Locate(Region region, Place place)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var gate in region.Gates)
        {
            foreach (var output in gate.Outputs)
            {
                _places[output.Id] = place;
                _makers[output.Id] = gate;
            }

            int side = 0;
            foreach (var inner in gate.Regions)
            {
                Locate(inner, new Place(place, gate, side++));
            }
        }
    }

    /// <summary>Replaces what is out of scope. What a side has made reachable holds for the sides inside it, too.</summary>
    private Region Reach(Region region, Place place, Dictionary<int, Wire> outer)
    {
        var reached = new Dictionary<int, Wire>(outer);
        var target = new RegionBuilder(_wires);
        foreach (var gate in region.Gates)
        {
            int side = 0;
            target.Add(gate.Rewrite(
                wire => Reach(wire, place, reached, target),
                wire => wire,
                inner => Reach(inner, new Place(place, gate, side++), reached)));
        }

        var ending = region.Ending.Rewrite(wire => Reach(wire, place, reached, target));
        return target.End(ending);
    }

    private Wire Reach(Wire wire, Place place, Dictionary<int, Wire> reached, RegionBuilder target)
    {
        if (IsInScope(wire, place))
        {
            return wire;
        }

        if (!reached.TryGetValue(wire.Id, out var replacement))
        {
            replacement = CostOf(wire, place, reached) <= MostRecomputed
                ? Recompute(wire, place, reached, target)
                : Record(wire, place);
            reached[wire.Id] = replacement;
        }

        return replacement;
    }

    private bool IsInScope(Wire wire, Place place) => !_places.TryGetValue(wire.Id, out var made) || made.Holds(place);

    /// <summary>How many operations it takes to compute the wire again; many if it cannot be.</summary>
    private int CostOf(Wire wire, Place place, Dictionary<int, Wire> reached)
    {
        if (IsInScope(wire, place) || reached.ContainsKey(wire.Id) || _makers[wire.Id] is Constant)
        {
            return 0;
        }

        if (_makers[wire.Id] is not Circuits.Apply { Effect: Effect.Pure } gate || !IsCheap(gate))
        {
            return MostRecomputed + 1;
        }

        int cost = 1;
        foreach (var operand in gate.Operands)
        {
            cost += cost > MostRecomputed ? 0 : CostOf(operand, place, reached);
        }

        return cost;
    }

    private static bool IsCheap(Apply gate) => gate.Form switch
    {
        { Kind: FormKind.Infix, Symbol: "/" or "%" } => false,
        { Kind: FormKind.Infix or FormKind.Prefix or FormKind.Select } => true,
        { Kind: FormKind.Cast } => gate.Output.Type.Kind is not WireKind.Opaque,
        _ => false,
    };

    private Wire Recompute(Wire wire, Place place, Dictionary<int, Wire> reached, RegionBuilder target)
    {
        if (IsInScope(wire, place))
        {
            return wire;
        }

        if (!reached.TryGetValue(wire.Id, out var again))
        {
            var copy = _makers[wire.Id].Rewrite(
                operand => Recompute(operand, place, reached, target), output => _wires.New(output.Type), region => region);
            target.Add(copy);
            again = copy.Outputs.Single();
            reached[wire.Id] = again;
        }

        return again;
    }

    private Wire Record(Wire wire, Place user)
    {
        int levels = _places[wire.Id].LevelsAbove(user);
        if (FindYielded(wire, levels) is { } yielded)
        {
            return yielded;
        }

        if (!_recorded.TryGetValue(wire.Id, out var recorded))
        {
            recorded = new Recorded(_wires.Copy(wire));
            _recorded.Add(wire.Id, recorded);
        }

        recorded.Levels = Math.Max(recorded.Levels, levels);
        return recorded.As;
    }

    /// <summary>A branch that yields the wire anyway has recorded it.</summary>
    private Wire? FindYielded(Wire wire, int levels)
    {
        var place = _places[wire.Id];
        for (; levels > 0; levels--)
        {
            var branch = (Branch)place.Gate!;
            var values = (place.Side == 0 ? branch.Then : branch.Else).Ending.Values;
            int index = 0;
            while (index < values.Count && values[index].Id != wire.Id)
            {
                index++;
            }

            if (index == values.Count)
            {
                return null;
            }

            wire = branch.Results[index];
            place = place.Outer!;
        }

        return wire;
    }

    /// <summary>Adds the recorded wires to the results of the branches around them.</summary>
    /// <param name="region">The region to rewrite.</param>
    /// <param name="handed">Receives what leaves this region: the recording, the wire that holds it here, and how many branches it has still to leave.</param>
    private Region HandOut(Region region, List<(Recorded What, Wire Here, int Levels)> handed)
    {
        var gates = new List<Gate>();
        foreach (var gate in region.Gates)
        {
            var handedOn = gate is Branch branch ? HandOut(branch, handed) : gate;
            gates.Add(handedOn);
            foreach (var output in gate.Outputs)
            {
                if (_recorded.TryGetValue(output.Id, out var recorded))
                {
                    handed.Add((recorded, output, recorded.Levels));
                }
            }
        }

        return new Region(gates, region.Ending);
    }

    private Branch HandOut(Branch branch, List<(Recorded What, Wire Here, int Levels)> handed)
    {
        var fromThen = new List<(Recorded What, Wire Here, int Levels)>();
        var fromElse = new List<(Recorded What, Wire Here, int Levels)>();
        var then = HandOut(branch.Then, fromThen);
        var @else = HandOut(branch.Else, fromElse);
        var results = branch.Results.ToList();
        foreach (var (what, here, levels) in fromThen.Concat(fromElse))
        {
            bool isFromThen = fromThen.Any(own => own.Here == here);
            var result = levels == 1 ? what.As : _wires.Copy(what.As);
            results.Add(result);
            then = Append(then, isFromThen ? here : null, result.Type);
            @else = Append(@else, isFromThen ? null : here, result.Type);
            if (levels > 1)
            {
                handed.Add((what, result, levels - 1));
            }
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

    /// <summary>A wire that is handed out of the branches around it.</summary>
    private sealed class Recorded
    {
        public Recorded(Wire @as) => As = @as;

        /// <summary>The wire that holds it outside.</summary>
        public Wire As { get; }

        /// <summary>How many branches it has to leave.</summary>
        public int Levels { get; set; }
    }

    /// <summary>A region, by the gate that holds it and its number there.</summary>
    private sealed class Place
    {
        public static readonly Place Root = new(null, null, 0);

        public Place(Place? outer, Gate? gate, int side)
        {
            Outer = outer;
            Gate = gate;
            Side = side;
        }

        public Place? Outer { get; }

        public Gate? Gate { get; }

        public int Side { get; }

        public bool Holds(Place other) => LevelsAbove(other) == 0;

        /// <summary>How many regions one has to leave from here to be in one that holds the other place, too.</summary>
        public int LevelsAbove(Place other)
        {
            int levels = 0;
            for (var place = this; ; place = place.Outer!, levels++)
            {
                for (var around = other; around is not null; around = around.Outer)
                {
                    if (ReferenceEquals(place.Gate, around.Gate) && place.Side == around.Side)
                    {
                        return levels;
                    }
                }
            }
        }
    }
}
