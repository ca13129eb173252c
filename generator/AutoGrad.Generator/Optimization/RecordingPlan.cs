using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Makes every forward value reachable for the backward part. A value made inside a side of a branch or a pass of a loop is out of scope
/// behind it. It is computed again where that is cheap: short arithmetic of what is in scope, and reads of memory that nobody has
/// overwritten since. Otherwise it is recorded: a branch hands it out as one more result, and a pass of a loop keeps it, for the pass of the
/// backward loop that reverses it.
/// </summary>
internal sealed class RecordingPlan
{
    /// <summary>So many operations of plain arithmetic cost less than keeping a value.</summary>
    private const int MostRecomputed = 3;

    private readonly WireCounter _wires;
    private readonly WrittenBuffers _written;
    private readonly Dictionary<int, Gate> _makers = new();
    private readonly Dictionary<int, Place> _places = new();
    private readonly HashSet<int> _needed = new();
    private readonly Recordings _recordings;

    private readonly Dictionary<int, Loop> _loops = new();
    private readonly Dictionary<int, MirroredCounter> _mirrored = new();
    private readonly bool _isProcedure;

    private RecordingPlan(Circuit circuit, Procedure? procedure)
    {
        _isProcedure = procedure is not null;
        _wires = new WireCounter(circuit.NextWire);
        _written = WrittenBuffers.Of(circuit, BufferClasses.Of(circuit));
        _recordings = new Recordings(_wires);
        foreach (var input in circuit.Inputs)
        {
            _places[input.Id] = Place.Root;
        }

        if (procedure is null)
        {
            return;
        }

        // What the backward half does not get is there in the forward half alone.
        var forward = new Place(Place.Root, circuit.Body.Gates.OfType<Loop>().First(loop => loop.Mirror is null), 1);
        foreach (var input in circuit.Inputs.Where((_, i) => !procedure.BackwardInputs.Contains(i)))
        {
            _places[input.Id] = forward;
        }
    }

    /// <param name="circuit">The circuit.</param>
    /// <param name="procedure">The procedure that it is of; null for the method itself.</param>
    public static Circuit Apply(Circuit circuit, Procedure? procedure)
    {
        var plan = new RecordingPlan(circuit, procedure);
        plan.Locate(circuit.Body, Place.Root);
        plan.Need(circuit.Body, Place.Root);
        var reachable = plan.Reach(circuit.Body, Place.Root, new Dictionary<int, Wire>());
        var slots = SlotPlan.Of(reachable, procedure is not null, plan._recordings.ByLoop, plan._mirrored, plan.CountedOf, wire => plan._makers.TryGetValue(wire.Id, out var maker) ? maker : null);
        return circuit with { Body = plan._recordings.HandOut(reachable, slots), NextWire = plan._wires.Next };
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

            if (gate is Loop { Mirror: null } begun)
            {
                _loops[begun.Id] = begun;
            }

            int side = 0;
            foreach (var inner in gate.Regions)
            {
                var inside = new Place(place, gate, side++);
                Locate(inner, inside);
                foreach (var parameter in gate is Loop loop ? loop.Parameters : default)
                {
                    // Seen from the head they are in scope as well.
                    _places[parameter.Id] = inside;
                }
            }
        }
    }

    /// <summary>Notes which wires are read out of their scope. What has to be recorded for itself is there for others, too.</summary>
    private void Need(Region region, Place place)
    {
        foreach (var gate in region.Gates)
        {
            _needed.UnionWith(gate.Inputs.Where(input => !IsInScope(input, place)).Select(input => input.Id));
            int side = 0;
            foreach (var inner in gate.Regions)
            {
                Need(inner, new Place(place, gate, side++));
            }
        }

        _needed.UnionWith(region.Ending.Values.Where(value => !IsInScope(value, place)).Select(value => value.Id));
    }

    /// <summary>Replaces what is out of scope. What a region has made reachable holds for the regions inside it, too.</summary>
    private Region Reach(Region region, Place place, Dictionary<int, Wire> outer)
    {
        var reached = new Dictionary<int, Wire>(outer);
        var target = new RegionBuilder(_wires);
        foreach (var repeat in place.Pass?.Mirror?.Repeats ?? default)
        {
            reached[repeat.Forward.Id] = repeat.Backward;
        }

        foreach (var gate in region.Gates)
        {
            // What a pass repeats has a meaning up to here.
            int side = 0;
            var plain = gate is Loop { Mirror: { } known } mirrored ? mirrored with { Mirror = known with { Repeats = default } } : gate;
            var rewritten = plain.Rewrite(
                wire => Reach(wire, place, reached, target),
                wire => wire,
                inner => Reach(inner, new Place(place, gate, side++), reached));
            if (gate is Loop { Mirror: { } mirror })
            {
                Mirror(mirror, place, reached, target);
            }

            target.Add(rewritten);
        }

        var ending = region.Ending.Rewrite(wire => Reach(wire, place, reached, target));
        var recalls = place.Pass?.Mirror is { } reversed ? _recordings.RecallsFor(reversed.Of) : Enumerable.Empty<Gate>();
        return new Region(recalls.Concat(target.Gates).ToArray(), ending);
    }

    /// <summary>Notes what the backward part knows of the counter of a loop that keeps values, or one inside it does.</summary>
    private void Mirror(Mirror mirror, Place place, Dictionary<int, Wire> reached, RegionBuilder target)
    {
        bool keeps = _loops.TryGetValue(mirror.Of, out var loop) && loop.Body.AllGates().Prepend(loop).Any(gate => gate is Loop inner && _recordings.Keeps(inner));
        if (!keeps || CountedOf(loop!) is not { } counted)
        {
            return;
        }

        var start = loop!.Initial[counted.Counter];
        if (mirror.Repeats.FirstOrDefault(repeat => repeat.Forward.Id == loop.Parameters[counted.Counter].Id) is { } counter)
        {
            _mirrored[mirror.Of] = new MirroredCounter(counter.Backward, Reach(start, place, reached, target));
        }
    }

    private CountedLoop? CountedOf(Loop loop) => CountedLoop.Of(
        loop,
        wire => _makers.TryGetValue(wire.Id, out var maker) ? (maker as Constant)?.Value : null,
        gate => gate is not Load load || !_written.MayBeOverwritten(load));

    private Wire Reach(Wire wire, Place place, Dictionary<int, Wire> reached, RegionBuilder target)
    {
        if (IsInScope(wire, place))
        {
            return wire;
        }

        if (!reached.TryGetValue(wire.Id, out var replacement))
        {
            replacement = MustRecompute(wire) || IsCheap(wire, place, reached)
                ? Recompute(wire, place, reached, target)
                : _recordings.Record(wire, _places[wire.Id], place);
            reached[wire.Id] = replacement;
        }

        return replacement;
    }

    private bool IsInScope(Wire wire, Place place)
    {
        if (!_places.TryGetValue(wire.Id, out var made) || made.Holds(place))
        {
            return true;
        }

        // The parameters of a loop are in scope in its head, too.
        return made.Pass is { } loop && loop.Parameters.Any(parameter => parameter.Id == wire.Id) && new Place(made.Outer, loop, 0).Holds(place);
    }

    /// <summary>
    /// A span cannot be kept; what it was made of can. What the head of a loop makes does not come out of it, but is short, or the loop would
    /// be reversed in another way.
    /// </summary>
    private bool MustRecompute(Wire wire) => _makers.TryGetValue(wire.Id, out var maker)
        && ((wire.Type.IsSpan && maker is Circuits.Apply part && (part.PassesBuffer() || part.Effect == Effect.Pure)) || _places[wire.Id] is { Gate: Loop, Side: 0 });

    /// <summary>
    /// True if the wire takes few operations to compute again, from what is there and from what is recorded for itself anyway, or from one
    /// value that is recorded in its place and takes no more room.
    /// </summary>
    private bool IsCheap(Wire wire, Place place, Dictionary<int, Wire> reached)
    {
        if (_makers.TryGetValue(wire.Id, out var maker) && maker is Constant)
        {
            return true;
        }

        var missing = new Dictionary<int, Wire>();
        int cost = CostOf(wire, place, reached, missing, isOperand: false);
        return cost is > 0 and <= MostRecomputed
            && !missing.ContainsKey(wire.Id)
            && !missing.Values.Any(leaf => leaf.Type.IsSpan)
            && (missing.Count == 0 || (missing.Count == 1 && SizeOf(missing.Values.Single().Type) <= SizeOf(wire.Type)));
    }

    private static int SizeOf(WireType type) => type.Text switch
    {
        "bool" or "byte" or "sbyte" => 1,
        "short" or "ushort" or "char" => 2,
        "int" or "uint" or "float" => 4,
        _ => 8,
    };

    /// <summary>How many operations it takes to compute the wire again, and what is missing for that.</summary>
    private int CostOf(Wire wire, Place place, Dictionary<int, Wire> reached, Dictionary<int, Wire> missing, bool isOperand)
    {
        if (IsInScope(wire, place) || reached.ContainsKey(wire.Id))
        {
            return 0;
        }

        _makers.TryGetValue(wire.Id, out var maker);
        bool isRepeatable = maker switch
        {
            Constant => true,
            Circuits.Apply gate => (gate.Effect == Effect.Pure || gate.IsRepeatable()) && IsCheap(gate),

            // Between the halves of a procedure its callers may write what they like.
            Load load => !_isProcedure && !_written.MayBeOverwritten(load),
            _ => false,
        };
        if (!isRepeatable)
        {
            if (!_needed.Contains(wire.Id) || wire.Type.IsSpan)
            {
                missing[wire.Id] = wire;
            }

            return 0;
        }

        int cost = maker is Constant ? 0 : 1;
        var own = new Dictionary<int, Wire>();
        foreach (var operand in maker!.Inputs)
        {
            cost += cost > MostRecomputed ? 0 : CostOf(operand, place, reached, own, isOperand: true);
        }

        // What is too long to compute again, and is needed for itself, will be recorded.
        bool isRecorded = isOperand && _needed.Contains(wire.Id) && !wire.Type.IsSpan && (cost > MostRecomputed || own.Count > 1);
        if (isRecorded)
        {
            return 0;
        }

        foreach (var one in own)
        {
            missing[one.Key] = one.Value;
        }

        return cost;
    }

    private static bool IsCheap(Apply gate) => gate.Form switch
    {
        { Kind: FormKind.Infix, Symbol: "/" or "%" } => !gate.Output.Type.IsReal,
        { Kind: FormKind.Infix or FormKind.Prefix or FormKind.Select } => true,
        { Kind: FormKind.Member or FormKind.Part } when gate.Operands[0].Type.Kind == WireKind.Struct => true,
        { Kind: FormKind.Cast } => gate.Output.Type.Kind is not WireKind.Opaque,
        _ => gate.PassesBuffer() || (gate.Output.Type.IsSpan && gate.Effect == Effect.Pure) || (gate.Operands.Count > 0 && gate.Operands[0].Type.IsBuffer && gate.Form.Kind is FormKind.Member or FormKind.MemberCall),
    };

    private Wire Recompute(Wire wire, Place place, Dictionary<int, Wire> reached, RegionBuilder target)
    {
        var copy = _makers[wire.Id].Rewrite(
            operand => Reach(operand, place, reached, target), output => _wires.Copy(output) with { Name = null }, region => region);

        // It has been computed once without an exception.
        copy = copy switch
        {
            Load load => load with { IsAdjoint = true },
            Circuits.Apply apply => apply with { Effect = Effect.Pure },
            _ => copy,
        };
        target.Add(copy);
        return copy.Outputs.Single();
    }
}
