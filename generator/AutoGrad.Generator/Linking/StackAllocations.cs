using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Memory on the stack that is taken in a loop, in a branch or in a procedure comes from the pool instead: it would not be given back before the method
/// ends, and a span of it could not be kept for the backward part. An array can, and the span is made of it again.
/// </summary>
internal static class StackAllocations
{
    public static Circuit Replace(Circuit circuit, bool isProcedure)
    {
        var wires = new WireCounter(circuit.NextWire);
        return circuit with { Body = Replace(circuit.Body, isProcedure, wires), NextWire = wires.Next };
    }

    private static Region Replace(Region region, bool isInside, WireCounter wires)
    {
        var target = new RegionBuilder(wires);
        foreach (var gate in region.Gates)
        {
            if (isInside && gate is Apply { Form.Kind: FormKind.StackAlloc } allocation)
            {
                AddRented(allocation, target);
            }
            else
            {
                target.Add(gate.Rewrite(wire => wire, wire => wire, inner => Replace(inner, isInside: true, wires)));
            }
        }

        return target.End(region.Ending);
    }

    private static void AddRented(Apply allocation, RegionBuilder target)
    {
        var element = allocation.Output.Type.Element!;
        var array = target.Wires.New(WireType.ArrayOf(element));
        target.Add(allocation with { Output = array, Form = new Form(FormKind.Rent, element.Text) });
        var start = target.Constant(Literal.Of(WireType.Int32, "0"));
        target.Add(new Apply(
            allocation.Output, new Form(FormKind.MemberCall, ".AsSpan"), EquatableArray.Of(array, start, allocation.Operands[0]), Effect.Throws, Site: allocation.Site));
    }
}
