using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Turns exits into branches that join: what follows an <c>if</c> that returns moves into its other side, and where a
/// return is nested more deeply, a flag says whether it was taken. Afterwards every region yields or throws, and a
/// circuit can be put in the place of its call or run backward without a thought for early returns.
/// </summary>
internal sealed class ExitLowering
{
    private readonly WireCounter _wires;
    private readonly Dictionary<int, Wire> _replaced = new();

    private ExitLowering(WireCounter wires) => _wires = wires;

    public static Circuit Lower(Circuit circuit)
    {
        var lowering = new ExitLowering(new WireCounter(circuit.NextWire));
        var body = new RegionBuilder(lowering._wires);
        var outcome = lowering.Lower(circuit.Body.Gates, circuit.Body.Ending, body);
        var ending = outcome.Exits.Count > 0 ? new Yield(outcome.Exits.Values.Single().Values) : outcome.Dead ?? new Yield(outcome.Fall!.Value);
        return circuit with { Body = body.End(ending), NextWire = lowering._wires.Next };
    }

    private Outcome Lower(IReadOnlyList<Gate> gates, Ending ending, RegionBuilder target)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (int i = 0; i < gates.Count; i++)
        {
            switch (gates[i])
            {
                case Branch branch:
                    if (LowerBranch(branch, gates.Skip(i + 1), ending, target) is { } left)
                    {
                        return left;
                    }

                    break;
                case Scope scope:
                    var inner = Lower(scope.Body.Gates, scope.Body.Ending is Yield end ? new Exit(0, end.Results) : scope.Body.Ending, target).OutOfScope();
                    if (inner.Exits.Count > 0 || inner.Fall is null)
                    {
                        Bind(scope.Results, inner.Fall);
                        return Continue(inner, gates.Skip(i + 1), ending, target);
                    }

                    Bind(scope.Results, inner.Fall);
                    break;
                case Loop loop:
                    var around = LowerLoop(loop, target);
                    if (around.Exits.Count > 0 || around.Fall is null)
                    {
                        return Continue(around, gates.Skip(i + 1), ending, target);
                    }

                    break;
                case Try @try:
                    var outcome = LowerTry(@try, target);
                    if (outcome.Exits.Count > 0 || outcome.Fall is null)
                    {
                        return Continue(outcome, gates.Skip(i + 1), ending, target);
                    }

                    break;
                default:
                    target.Add(gates[i].Rewrite(Resolve, wire => wire, region => region));
                    break;
            }
        }

        return Outcome.Of(ending.Rewrite(Resolve));
    }

    /// <summary>Lowers a branch. Returns null when the run goes on behind it, otherwise the outcome of the whole rest.</summary>
    private Outcome? LowerBranch(Branch branch, IEnumerable<Gate> rest, Ending ending, RegionBuilder target)
    {
        var condition = Resolve(branch.Condition);
        var thenFlow = Flow.Of(branch.Then);
        var elseFlow = Flow.Of(branch.Else);

        var then = new RegionBuilder(_wires);
        var @else = new RegionBuilder(_wires);
        bool exits = thenFlow.Exits || elseFlow.Exits;
        if (exits && thenFlow.Falls != elseFlow.Falls)
        {
            // One side always leaves: the rest belongs to the other.
            var thenOutcome = thenFlow.Falls
                ? Lower(branch.Then.Gates.Concat(Following(branch.Then, branch, rest)).ToList(), ending, then)
                : Lower(branch.Then.Gates, branch.Then.Ending, then);
            var elseOutcome = elseFlow.Falls
                ? Lower(branch.Else.Gates.Concat(Following(branch.Else, branch, rest)).ToList(), ending, @else)
                : Lower(branch.Else.Gates, branch.Else.Ending, @else);
            return Join(condition, then, thenOutcome, @else, elseOutcome, target, default);
        }

        var joined = Join(
            condition,
            then,
            Lower(branch.Then.Gates, branch.Then.Ending, then),
            @else,
            Lower(branch.Else.Gates, branch.Else.Ending, @else),
            target,
            branch.Results);
        if (joined.Fall is not null)
        {
            Bind(branch.Results, joined.Fall);
        }

        return joined.Exits.Count == 0 && joined.Fall is not null ? null : Continue(joined, rest, ending, target);
    }

    /// <summary>
    /// Lowers a loop. An exit further out ends it, and is taken behind it: the loop carries out what the exit carries, and, where
    /// the loop can end in other ways too, a flag.
    /// </summary>
    private Outcome LowerLoop(Loop loop, RegionBuilder target)
    {
        var head = new RegionBuilder(_wires);
        var body = new RegionBuilder(_wires);
        var initial = loop.Initial.Select(Resolve).ToList();
        var parameters = loop.Parameters.ToList();
        var results = loop.Results.ToList();
        var condition = Lower(loop.Head.Gates, loop.Head.Ending, head);
        var pass = Lower(loop.Body.Gates, loop.Body.Ending, body).OutOfScope();
        if (pass.Dead is not null)
        {
            target.Add(loop with { Initial = initial, Head = head.End(new Yield(condition.Fall!.Value)), Body = body.End(pass.Dead) });
            return new Outcome(results, new(), null);
        }

        var next = pass.Fall?.ToList() ?? new[] { body.Constant(Literal.Boolean(false)) }.Concat(parameters).ToList();
        var exits = new SortedDictionary<int, ExitValues>();
        bool needsFlags = !loop.IsLeftInside || pass.Exits.Count > 1;
        foreach (var exit in pass.Exits)
        {
            var values = exit.Value.Values.Select(value => Carry(value, Literal.Default(value.Type))).ToArray();
            var flag = needsFlags ? Carry(exit.Value.Flag ?? body.Constant(Literal.Boolean(true)), Literal.Boolean(false)) : null;
            exits.Add(exit.Key, new ExitValues(flag, values));
        }

        target.Add(loop with
        {
            Initial = initial,
            Parameters = parameters,
            Results = results,
            Head = head.End(new Yield(condition.Fall!.Value)),
            Body = body.End(new Yield(next)),
            IsLeftInside = false,
        });
        return new Outcome(loop.IsLeftInside ? (EquatableArray<Wire>?)null : loop.Results, exits, loop.IsLeftInside && exits.Count == 0 ? new Never() : null);

        Wire Carry(Wire value, Literal before)
        {
            initial.Add(target.Constant(before));
            parameters.Add(_wires.New(value.Type));
            next.Add(value);
            results.Add(_wires.New(value.Type, value.Name));
            return results[results.Count - 1];
        }
    }

    /// <summary>Lowers a <c>try</c>: an exit from inside is taken behind it, when its last part has run.</summary>
    private Outcome LowerTry(Try @try, RegionBuilder target)
    {
        var body = new RegionBuilder(_wires);
        var last = new RegionBuilder(_wires);
        var run = Lower(@try.Body.Gates, @try.Body.Ending, body);
        var end = Lower(@try.Finally.Gates, @try.Finally.Ending, last);
        var @finally = last.End(end.Dead ?? new Yield(default));
        if (run.Dead is not null)
        {
            target.Add(new Try(default, body.End(run.Dead), @finally));
            return new Outcome(null, new(), new Never());
        }

        var values = new List<Wire>();
        var results = new List<Wire>();
        Wire HandOut(Wire value, Wire result)
        {
            values.Add(value);
            results.Add(result);
            return result;
        }

        EquatableArray<Wire>? fall = run.Fall is { } fallen ? @try.Results.Select((result, i) => HandOut(fallen[i], result)).ToArray() : (EquatableArray<Wire>?)null;
        var exits = new SortedDictionary<int, ExitValues>();
        foreach (var exit in run.Exits)
        {
            var handed = exit.Value.Values.Select(value => HandOut(value, _wires.New(value.Type))).ToArray();
            var flag = exit.Value.Flag is null ? null : HandOut(exit.Value.Flag, _wires.New(WireType.Boolean, "left"));
            exits.Add(exit.Key, new ExitValues(flag, handed));
        }

        target.Add(new Try(results, body.End(new Yield(values)), @finally));
        return new Outcome(fall, exits, null);
    }

    /// <summary>Runs the rest where no exit was taken.</summary>
    private Outcome Continue(Outcome before, IEnumerable<Gate> rest, Ending ending, RegionBuilder target)
    {
        if (before.Fall is null)
        {
            return before;
        }

        var left = before.Exits.Values
            .Select(exit => exit.Flag!)
            .Aggregate((first, second) => target.Apply(WireType.Boolean, Form.Infix("||"), first, second));
        var then = new RegionBuilder(_wires);
        var @else = new RegionBuilder(_wires);
        return Join(left, then, before.WithoutFall(), @else, Lower(rest.ToList(), ending, @else), target, default);
    }

    /// <summary>What runs behind a side of a branch: its values become the branch's results, then the rest.</summary>
    private IEnumerable<Gate> Following(Region side, Branch branch, IEnumerable<Gate> rest)
    {
        if (side.Ending is not Yield yield)
        {
            return Enumerable.Empty<Gate>();
        }

        for (int i = 0; i < branch.Results.Count; i++)
        {
            _replaced[branch.Results[i].Id] = yield.Results[i];
        }

        return rest;
    }

    private void Bind(EquatableArray<Wire> results, EquatableArray<Wire>? values)
    {
        for (int i = 0; values is not null && i < results.Count; i++)
        {
            if (results[i].Id != values.Value[i].Id)
            {
                _replaced[results[i].Id] = values.Value[i];
            }
        }
    }

    private Wire Resolve(Wire wire)
    {
        while (_replaced.TryGetValue(wire.Id, out var replacement))
        {
            wire = replacement;
        }

        return wire;
    }

    /// <summary>Adds the branch whose sides have been lowered: it yields what either side may hand on.</summary>
    private Outcome Join(
        Wire condition, RegionBuilder then, Outcome thenOutcome, RegionBuilder @else, Outcome elseOutcome, RegionBuilder target, EquatableArray<Wire> names)
    {
        // A side that always throws is a guard: the other side goes on in line.
        if (thenOutcome.Dead is null != elseOutcome.Dead is null)
        {
            bool throws = thenOutcome.Dead is not null;
            var guard = throws ? then.End(thenOutcome.Dead!) : @else.End(elseOutcome.Dead!);
            target.Add(new Branch(default, throws ? condition : target.Apply(WireType.Boolean, Form.Not, condition), guard, Region.Empty));
            target.AddRange((throws ? @else : then).Gates);
            return throws ? elseOutcome : thenOutcome;
        }

        var levels = thenOutcome.Exits.Keys.Union(elseOutcome.Exits.Keys).OrderBy(level => level).ToList();
        bool falls = thenOutcome.Fall is not null || elseOutcome.Fall is not null;
        bool needsFlags = levels.Count + (falls ? 1 : 0) > 1;
        var results = new List<Wire>();
        var thenValues = new List<Wire>();
        var elseValues = new List<Wire>();

        EquatableArray<Wire> Merge(EquatableArray<Wire>? fromThen, EquatableArray<Wire>? fromElse, EquatableArray<Wire> named)
        {
            var shape = (fromThen ?? fromElse)!.Value;
            var merged = new List<Wire>();
            for (int i = 0; i < shape.Count; i++)
            {
                merged.Add(i < named.Count ? named[i] : _wires.New(shape[i].Type));
                thenValues.Add(fromThen?[i] ?? then.Constant(Literal.Default(shape[i].Type)));
                elseValues.Add(fromElse?[i] ?? @else.Constant(Literal.Default(shape[i].Type)));
            }

            results.AddRange(merged);
            return merged;
        }

        EquatableArray<Wire>? fall = falls ? Merge(thenOutcome.Fall, elseOutcome.Fall, names) : (EquatableArray<Wire>?)null;
        var exits = new SortedDictionary<int, ExitValues>();
        foreach (int level in levels)
        {
            thenOutcome.Exits.TryGetValue(level, out var fromThen);
            elseOutcome.Exits.TryGetValue(level, out var fromElse);
            var values = Merge(fromThen?.Values, fromElse?.Values, default);
            Wire? flag = null;
            if (needsFlags)
            {
                flag = _wires.New(WireType.Boolean, "left");
                results.Add(flag);
                thenValues.Add(FlagOf(fromThen, then));
                elseValues.Add(FlagOf(fromElse, @else));
            }

            exits.Add(level, new ExitValues(flag, values));
        }

        target.Add(new Branch(
            results, condition, then.End(thenOutcome.Dead ?? new Yield(thenValues)), @else.End(elseOutcome.Dead ?? new Yield(elseValues))));
        return new Outcome(fall, exits, falls || levels.Count > 0 ? null : new Never());
    }

    private static Wire FlagOf(ExitValues? exit, RegionBuilder side) =>
        exit?.Flag ?? side.Constant(Literal.Boolean(exit is not null));

    /// <summary>The values of an exit, and a flag that says whether it was taken; no flag when it always is.</summary>
    private sealed record ExitValues(Wire? Flag, EquatableArray<Wire> Values);

    /// <summary>How the run of a region may end: it falls through with values, leaves by exits of some levels, or neither.</summary>
    private sealed record Outcome(EquatableArray<Wire>? Fall, SortedDictionary<int, ExitValues> Exits, Ending? Dead)
    {
        public static Outcome Of(Ending ending) => ending switch
        {
            Yield yield => new Outcome(yield.Results, new(), null),
            Exit exit => new Outcome(null, new() { [exit.Level] = new ExitValues(null, exit.Results) }, null),
            _ => new Outcome(null, new(), ending),
        };

        /// <summary>Seen from outside of the scope: exits of level 0 end it, the others leave scopes further out.</summary>
        public Outcome OutOfScope()
        {
            var outer = new SortedDictionary<int, ExitValues>();
            foreach (var exit in Exits.Where(exit => exit.Key > 0))
            {
                outer.Add(exit.Key - 1, exit.Value);
            }

            return new Outcome(Exits.TryGetValue(0, out var own) ? own.Values : (EquatableArray<Wire>?)null, outer, Dead);
        }

        public Outcome WithoutFall()
        {
            var exits = new SortedDictionary<int, ExitValues>();
            foreach (var exit in Exits)
            {
                exits.Add(exit.Key, Exits.Count == 1 ? exit.Value with { Flag = null } : exit.Value);
            }

            return new Outcome(null, exits, null);
        }
    }

    /// <summary>What a region may do, before it is lowered.</summary>
    private sealed record Flow(bool Falls, bool Exits)
    {
        public static Flow Of(Region region) =>
            new(region.Ending is Yield, region.Ending is Exit || region.Gates.Any(gate => HasExit(gate, 0)));

        private static bool HasExit(Gate gate, int depth)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            int inner = gate is Scope or Loop ? depth + 1 : depth;
            return gate.Regions.Any(region =>
                (region.Ending is Exit exit && exit.Level >= inner) || region.Gates.Any(nested => HasExit(nested, inner)));
        }
    }
}
