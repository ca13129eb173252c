using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Memory on the stack that is taken in a loop, in a branch or in a procedure comes from the pool instead: it would not be given back before the method
/// ends, and a span of it could not be kept for the backward part. An array can, and the span is made of it again. Where the size is a number, one
/// array serves all passes: what a pass leaves in it nobody sees.
/// </summary>
internal sealed class StackAllocations
{
    private readonly WireCounter _wires;
    private readonly Dictionary<int, Constant> _constants;
    private readonly RegionBuilder _first;
    private readonly BufferClasses _classes;

    /// <summary>Memory that a variable may hold beyond the pass that has taken it.</summary>
    private readonly HashSet<int> _kept;

    private StackAllocations(Circuit circuit)
    {
        _classes = BufferClasses.Of(circuit);
        var joined = circuit.Body.AllGates().SelectMany(gate => gate is Loop loop ? loop.Parameters : gate is Branch branch ? branch.Results : default);
        _kept = new HashSet<int>(joined.Where(wire => wire.Type.IsBuffer).Select(_classes.Of));
        _wires = new WireCounter(circuit.NextWire);
        _constants = circuit.Body.AllGates().OfType<Constant>().ToDictionary(constant => constant.Output.Id);
        _first = new RegionBuilder(_wires);
    }

    public static Circuit Replace(Circuit circuit, bool isProcedure)
    {
        var pass = new StackAllocations(circuit);
        var body = pass.Replace(circuit.Body, isProcedure);
        return circuit with { Body = body with { Gates = pass._first.Gates.Concat(body.Gates).ToArray() }, NextWire = pass._wires.Next };
    }

    private Region Replace(Region region, bool isInside)
    {
        var target = new RegionBuilder(_wires);
        foreach (var gate in region.Gates)
        {
            if (!isInside || gate is not Apply { Form.Kind: FormKind.StackAlloc } allocation)
            {
                target.Add(gate.Rewrite(wire => wire, wire => wire, inner => Replace(inner, isInside: true)));
            }
            else if (_constants.TryGetValue(allocation.Operands[0].Id, out var size) && !_kept.Contains(_classes.Of(allocation.Output)))
            {
                // It begins with zeros each time.
                AddRented(allocation, _first.Constant(size.Value), _first);
                var clear = new Form(FormKind.MemberCall, ".Clear");
                target.Add(new Apply(_wires.New(WireType.Nothing), clear, EquatableArray.Of(allocation.Output), Effect.Moves));
                target.Add(new Moved(Movement.Cleared, allocation.Output, null, allocation.Site));
            }
            else
            {
                AddRented(allocation, allocation.Operands[0], target);
            }
        }

        return target.End(region.Ending);
    }

    private static void AddRented(Apply allocation, Wire size, RegionBuilder target)
    {
        var element = allocation.Output.Type.Element!;
        var array = target.Wires.New(WireType.ArrayOf(element));
        target.Add(allocation with { Output = array, Form = new Form(FormKind.Rent, element.Text), Operands = EquatableArray.Of(size) });
        var start = target.Constant(Literal.Of(WireType.Int32, "0"));
        target.Add(new Apply(
            allocation.Output, new Form(FormKind.MemberCall, ".AsSpan"), EquatableArray.Of(array, start, size), Effect.Throws, Site: allocation.Site));
    }
}
