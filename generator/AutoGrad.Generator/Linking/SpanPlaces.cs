using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// A span cannot be kept in memory, so one that a loop carries, or a branch in a loop chooses, could not be had back in the backward part. It
/// is told instead by numbers: which of the method's buffers it lies in, where it begins and how long it is. These can be recorded, and the
/// span is made of them again.
/// </summary>
internal sealed class SpanPlaces
{
    private readonly BufferClasses _classes;
    private readonly WireCounter _wires;
    private readonly HashSet<int> _joins = new();
    private readonly HashSet<int> _asked = new();
    private readonly Dictionary<int, List<Wire>> _roots = new();
    private readonly Dictionary<int, Located> _located = new();

    private int _site = -1;

    private SpanPlaces(Circuit circuit)
    {
        _classes = BufferClasses.Of(circuit);
        _wires = new WireCounter(circuit.NextWire);
    }

    /// <summary>The circuit with such spans told by numbers, or the place of a loop where one of them may lie in memory that the loop has made.</summary>
    public static (Circuit? Circuit, int Site) Replace(Circuit circuit, bool isProcedure)
    {
        var places = new SpanPlaces(circuit);
        places.FindJoins(circuit.Body, isProcedure);
        if (places._joins.Count == 0)
        {
            return (circuit, -1);
        }

        places.Ask(circuit);
        var target = new RegionBuilder(places._wires);
        foreach (var input in circuit.Inputs.Where(input => input.Type is { IsBuffer: true, Rank: 1 }))
        {
            places.AddRoot(input, target);
        }

        try
        {
            var body = places.Replace(circuit.Body, target, isRoot: true);
            return (circuit with { Body = body, NextWire = places._wires.Next }, -1);
        }
        catch (KeyNotFoundException)
        {
            return (null, places._site);
        }
    }

    private void FindJoins(Region region, bool isInside)
    {
        foreach (var gate in region.Gates)
        {
            var joined = gate switch
            {
                Loop loop => loop.Parameters.Concat(loop.Results),
                Branch branch when isInside => branch.Results,
                Try @try when isInside => @try.Results,
                _ => Enumerable.Empty<Wire>(),
            };
            _joins.UnionWith(joined.Where(wire => wire.Type.IsSpan).Select(wire => wire.Id));
            foreach (var inner in gate.Regions)
            {
                FindJoins(inner, isInside || gate is Loop);
            }
        }
    }

    /// <summary>Finds the spans that flow into such a join, by slicing and by conversion.</summary>
    private void Ask(Circuit circuit)
    {
        var gates = circuit.Body.AllGates().ToList();
        var makers = gates.OfType<Apply>().Where(gate => gate.PassesBuffer()).ToDictionary(gate => gate.Output.Id, gate => gate.Operands[0]);
        var sources = gates.SelectMany(SourcesOf).ToLookup(pair => pair.Join.Id, pair => pair.Source);
        var pending = new Stack<int>(_joins);
        while (pending.Count > 0)
        {
            int wire = pending.Pop();
            var before = sources[wire].Concat(makers.TryGetValue(wire, out var whole) ? new[] { whole } : Enumerable.Empty<Wire>());
            foreach (var source in before.Where(source => _asked.Add(source.Id)))
            {
                pending.Push(source.Id);
            }
        }

        // What a branch or a 'try' outside of all loops hands out is told as well, where a loop goes on with it.
        var outside = gates.Where(gate => gate is Branch or Try).SelectMany(gate => gate.Outputs).Where(result => result.Type.IsSpan && _asked.Contains(result.Id));
        _joins.UnionWith(outside.Select(result => result.Id));
        _asked.UnionWith(_joins);
    }

    private static IEnumerable<(Wire Join, Wire Source)> SourcesOf(Gate gate) => gate switch
    {
        Try { Body.Ending: Yield yield } @try => @try.Results.Select((result, i) => (result, yield.Results[i])),
        Branch branch => branch.Regions.Where(side => side.Ending is Yield).SelectMany(side => branch.Results.Select((result, i) => (result, side.Ending.Values[i]))),
        Loop { Body.Ending: Yield yield } loop => loop.Parameters.SelectMany((parameter, i) => new[]
        {
            (parameter, loop.Initial[i]), (parameter, yield.Results[i + 1]), (loop.Results[i], loop.Initial[i]), (loop.Results[i], yield.Results[i + 1]),
        }),
        Loop loop => loop.Parameters.Select((parameter, i) => (parameter, loop.Initial[i])).Concat(loop.Results.Select((result, i) => (result, loop.Initial[i]))),
        _ => Enumerable.Empty<(Wire, Wire)>(),
    };

    /// <summary>A buffer that is there from one place of the method's own block to its end.</summary>
    private void AddRoot(Wire buffer, RegionBuilder target)
    {
        int buffers = _classes.Of(buffer);
        if (!_roots.TryGetValue(buffers, out var roots))
        {
            roots = new List<Wire>();
            _roots.Add(buffers, roots);
        }

        if (_asked.Contains(buffer.Id))
        {
            // Null has no length, but a span of it has.
            var span = buffer.Type.IsSpan ? buffer : target.Apply(WireType.SpanOf(buffer.Type.Element!), new Form(FormKind.MemberCall, ".AsSpan"), buffer);
            _located.Add(buffer.Id, new Located(Number(roots.Count, target), Number(0, target), LengthOf(span, target)));
        }

        roots.Add(buffer);
    }

    private Region Replace(Region region, RegionBuilder target, bool isRoot)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var gate in region.Gates)
        {
            switch (gate)
            {
                case Branch branch:
                    Replace(branch, target);
                    break;
                case Loop loop:
                    Replace(loop, target);
                    break;
                case Try @try:
                    Replace(@try, target);
                    break;
                default:
                    target.Add(gate);
                    break;
            }

            Locate(gate, target, isRoot);
        }

        return target.End(region.Ending);
    }

    private void Locate(Gate gate, RegionBuilder target, bool isRoot)
    {
        foreach (var output in gate.Outputs.Where(output => output.Type is { IsBuffer: true, Rank: 1 } && !_located.ContainsKey(output.Id)))
        {
            if (gate is Apply part && part.PassesBuffer())
            {
                if (_asked.Contains(output.Id))
                {
                    _located.Add(output.Id, PartOf(part, target));
                }
            }
            else if (isRoot)
            {
                AddRoot(output, target);
            }
            else if (gate is Constant && _asked.Contains(output.Id))
            {
                _located.Add(output.Id, new Located(Number(0, target), Number(0, target), Number(0, target)));
            }
        }
    }

    private Located PartOf(Apply part, RegionBuilder target)
    {
        var whole = _located[part.Operands[0].Id];
        if (part.Form.Kind == FormKind.Cast || part.Operands.Count == 1)
        {
            return whole;
        }

        var start = part.Operands[1];
        var length = part.Operands.Count > 2 ? part.Operands[2] : target.Apply(WireType.Int32, Form.Subtract, whole.Length, start);
        return new Located(whole.Root, target.Apply(WireType.Int32, Form.Add, whole.Start, start), length);
    }

    private void Replace(Branch branch, RegionBuilder target)
    {
        var then = new RegionBuilder(_wires);
        var @else = new RegionBuilder(_wires);
        var thenRegion = Replace(branch.Then, then, isRoot: false);
        var elseRegion = Replace(branch.Else, @else, isRoot: false);
        var told = Told(branch.Results);
        var kept = Enumerable.Range(0, branch.Results.Count).Except(told).ToList();
        var places = told.Select(i => NewPlace()).ToList();
        target.Add(new Branch(
            kept.Select(i => branch.Results[i]).Concat(places.SelectMany(place => place.Wires)).ToArray(),
            branch.Condition,
            Tell(thenRegion, kept, told, 0),
            Tell(elseRegion, kept, told, 0)));
        for (int i = 0; i < told.Count; i++)
        {
            Make(branch.Results[told[i]], branch.Results[told[i]], places[i], target);
        }
    }

    private void Replace(Try @try, RegionBuilder target)
    {
        var body = Replace(@try.Body, new RegionBuilder(_wires), isRoot: false);
        var last = Replace(@try.Finally, new RegionBuilder(_wires), isRoot: false);
        var told = Told(@try.Results);
        var kept = Enumerable.Range(0, @try.Results.Count).Except(told).ToList();
        var places = told.Select(_ => NewPlace()).ToList();
        target.Add(new Try(kept.Select(i => @try.Results[i]).Concat(places.SelectMany(place => place.Wires)).ToArray(), Tell(body, kept, told, 0), last));
        for (int i = 0; i < told.Count; i++)
        {
            Make(@try.Results[told[i]], @try.Results[told[i]], places[i], target);
        }
    }

    private void Replace(Loop loop, RegionBuilder target)
    {
        _site = loop.Site;
        var told = Told(loop.Parameters);
        var kept = Enumerable.Range(0, loop.Parameters.Count).Except(told).ToList();
        var inside = told.Select(i => NewPlace()).ToList();
        var behind = told.Select(i => NewPlace()).ToList();
        var initial = kept.Select(i => loop.Initial[i]).Concat(told.SelectMany(i => _located[loop.Initial[i].Id].Wires)).ToArray();
        var head = new RegionBuilder(_wires);
        var body = new RegionBuilder(_wires);
        var inHead = new Dictionary<int, Wire>();
        for (int i = 0; i < told.Count; i++)
        {
            var parameter = loop.Parameters[told[i]];
            var copy = _wires.Copy(parameter);
            inHead.Add(parameter.Id, copy);
            Make(copy, parameter, inside[i], head);
            Make(parameter, parameter, inside[i], body);
        }

        var headRegion = Renamed(loop.Head, inHead);
        head.AddRange(headRegion.Gates);
        target.Add(loop with
        {
            Initial = initial,
            Parameters = kept.Select(i => loop.Parameters[i]).Concat(inside.SelectMany(place => place.Wires)).ToArray(),
            Results = kept.Select(i => loop.Results[i]).Concat(behind.SelectMany(place => place.Wires)).ToArray(),
            Head = head.End(headRegion.Ending),
            Body = Tell(Replace(loop.Body, body, isRoot: false), kept, told, 1),
        });
        for (int i = 0; i < told.Count; i++)
        {
            Make(loop.Results[told[i]], loop.Results[told[i]], behind[i], target);
        }
    }

    private static Region Renamed(Region region, Dictionary<int, Wire> names)
    {
        Wire Resolve(Wire wire) => names.TryGetValue(wire.Id, out var renamed) ? renamed : wire;
        return new Region(region.Gates.Select(gate => gate.Rewrite(Resolve, wire => wire, inner => Renamed(inner, names))).ToArray(), region.Ending.Rewrite(Resolve));
    }

    private List<int> Told(EquatableArray<Wire> joined) =>
        Enumerable.Range(0, joined.Count).Where(i => _joins.Contains(joined[i].Id)).ToList();

    /// <summary>Yields the numbers in the place of the spans.</summary>
    private Region Tell(Region region, List<int> kept, List<int> told, int skipped) => region.Ending is Yield yield
        ? region with
        {
            Ending = new Yield(yield.Results.Take(skipped)
                .Concat(kept.Select(i => yield.Results[i + skipped]))
                .Concat(told.SelectMany(i => _located[yield.Results[i + skipped].Id].Wires))
                .ToArray()),
        }
        : region;

    /// <summary>Makes a span of its numbers.</summary>
    private void Make(Wire span, Wire known, Located place, RegionBuilder target)
    {
        _located[span.Id] = place;
        var roots = _roots[_classes.Of(known)];

        // One that can be written never lies in one that cannot: what stands there has to be of a type that fits, and is not chosen.
        if (span.Type.Kind == WireKind.Span && roots.FirstOrDefault(root => root.Type.Kind != WireKind.ReadOnlySpan) is { } writable)
        {
            roots = roots.Select(root => root.Type.Kind == WireKind.ReadOnlySpan ? writable : root).ToList();
        }

        var form = new Form(FormKind.Choose, span.Type.Text);
        target.Add(new Apply(span, form, new[] { roots[0], place.Root, place.Start, place.Length }.Concat(roots.Skip(1)).ToArray()));
    }

    private Located NewPlace() => new(_wires.New(WireType.Int32, "root"), _wires.New(WireType.Int32, "start"), _wires.New(WireType.Int32, "length"));

    private static Wire Number(int value, RegionBuilder target) =>
        target.Constant(Literal.Of(WireType.Int32, value.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Wire LengthOf(Wire span, RegionBuilder target) => target.Apply(WireType.Int32, new Form(FormKind.Member, ".Length"), span);

    /// <summary>Which buffer, from where, and how many.</summary>
    private sealed record Located(Wire Root, Wire Start, Wire Length)
    {
        public IEnumerable<Wire> Wires => new[] { Root, Start, Length };
    }
}
