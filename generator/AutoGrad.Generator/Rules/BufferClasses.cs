using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Which wires may hold the same memory: buffers that flow into one variable, slices of one array, the rows of an array of arrays,
/// are one class (Steensgaard, "Points-to analysis in almost linear time", 1996). Two classes never share memory, but for buffers that came
/// from outside of the method.
/// </summary>
internal sealed class BufferClasses
{
    private readonly Dictionary<int, int> _parents = new();
    private readonly Dictionary<int, int> _contents = new();
    private readonly Dictionary<string, int> _external = new();
    private readonly Dictionary<int, int> _slots = new();
    private readonly List<(Wire Object, Wire Buffer)> _upcasts = new();
    private int _nextContent = -1;

    private BufferClasses()
    {
    }

    public static BufferClasses Of(Circuit circuit)
    {
        var classes = new BufferClasses();
        classes.Visit(circuit.Body);
        return classes;
    }

    /// <summary>The number of the wire's class.</summary>
    public int Of(Wire buffer) => Root(buffer.Id);

    /// <summary>The arrays that an object may be: it came of a conversion, as of <c>double[]</c> to <c>Array</c> or <c>IList</c>.</summary>
    public IEnumerable<Wire> Behind(Wire wire) => wire.Type.Kind != WireKind.Opaque || _upcasts.Count == 0
        ? Enumerable.Empty<Wire>()
        : _upcasts.Where(upcast => Root(upcast.Object.Id) == Root(wire.Id)).Select(upcast => upcast.Buffer);

    /// <summary>The class of what the buffers of a class hold, for arrays of arrays.</summary>
    public int ContentOf(int buffers)
    {
        buffers = Root(buffers);
        if (!_contents.TryGetValue(buffers, out int content))
        {
            content = _nextContent--;
            _contents.Add(buffers, content);
        }

        return Root(content);
    }

    /// <summary>True for buffers that a field or an unknown method has handed out: they may be any buffer of their type that comes from outside.</summary>
    public bool IsExternal(int buffers) => _external.Values.Any(external => Root(external) == Root(buffers));

    private int Root(int item)
    {
        while (_parents.TryGetValue(item, out int parent))
        {
            item = parent;
        }

        return item;
    }

    private void Visit(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var gate in region.Gates)
        {
            foreach (var inner in gate.Regions)
            {
                Visit(inner);
            }

            Visit(gate);
        }
    }

    private void Visit(Gate gate)
    {
        switch (gate)
        {
            case Apply { Form.Kind: FormKind.Cast, Output.Type.Kind: WireKind.Opaque } upcast:
                if (upcast.Operands[0].Type.IsBuffer)
                {
                    _upcasts.Add((upcast.Output, upcast.Operands[0]));
                }

                // An object is in the class of the arrays that it may be: an array that it is converted to, in an earlier pass of a loop, too, is there as well.
                if (upcast.Operands[0].Type.IsBuffer || upcast.Operands[0].Type.Kind == WireKind.Opaque)
                {
                    Unify(upcast.Output.Id, upcast.Operands[0].Id);
                }

                break;
            case Apply { Output.Type.IsBuffer: true } apply:
                VisitMaker(apply);
                break;
            case Record { Value: { Type.IsBuffer: true } kept } record:
                Unify(kept.Id, SlotOf(record.Slot));
                break;
            case Recall { Output: { Type.IsBuffer: true } taken } recall:
                Unify(taken.Id, SlotOf(recall.Slot));
                break;
            case Load { Output.Type.IsBuffer: true } load:
                Unify(load.Output.Id, ContentOf(Of(load.Buffer)));
                break;
            case Store { Value.Type.IsBuffer: true } store:
                Unify(store.Value.Id, ContentOf(Of(store.Buffer)));
                break;
            case Moved { Source: { Type.IsBuffer: true } source } moved when source.Type.Element!.IsBuffer:
                Unify(ContentOf(Of(moved.Target)), ContentOf(Of(source)));
                break;
            case Moved { Kind: Movement.Filled, Source: { Type.IsBuffer: true } filled } moved:
                Unify(filled.Id, ContentOf(Of(moved.Target)));
                break;
            case Branch branch:
                foreach (var side in branch.Regions.Where(side => side.Ending is Yield))
                {
                    Unify(branch.Results, side.Ending.Values, 0);
                }

                break;
            case Try { Body.Ending: Yield done } @try:
                Unify(@try.Results, done.Results, 0);
                break;
            case Loop loop:
                Unify(loop.Results, loop.Parameters, 0);
                Unify(loop.Parameters, loop.Initial, 0);
                if (loop.Body.Ending is Yield yield)
                {
                    Unify(loop.Parameters, yield.Results, 1);
                }

                break;
            case Call call:
                VisitCall(call.Arguments, call.Results);
                break;
            case Invoke invoke:
                VisitCall(invoke.Arguments, invoke.Results);
                break;
        }
    }

    /// <summary>What is taken back from the recording is what was put there.</summary>
    private int SlotOf(int slot)
    {
        if (!_slots.TryGetValue(slot, out int buffers))
        {
            buffers = _nextContent--;
            _slots.Add(slot, buffers);
        }

        return buffers;
    }

    private void VisitMaker(Apply apply)
    {
        if (apply.IsAllocation() || (apply.Form.Kind == FormKind.Call && apply.Form.Symbol == "Buffers.ZerosLike"))
        {
            return;
        }

        if (apply.Form.Kind == FormKind.Call && apply.Form.Symbol == "Buffers.Rows")
        {
            Unify(ContentOf(Of(apply.Output)), ContentOf(Of(apply.Operands[0])));
            return;
        }

        if (apply.Form.Kind == FormKind.Cast && apply.Operands[0].Type.Kind == WireKind.Opaque)
        {
            bool isKnown = Behind(apply.Operands[0]).Any();
            Unify(apply.Output.Id, apply.Operands[0].Id);
            if (isKnown)
            {
                return;
            }
        }

        if (apply.PassesBuffer())
        {
            foreach (var operand in apply.Operands.Where(operand => operand.Type.IsBuffer))
            {
                Unify(apply.Output.Id, operand.Id);
            }

            return;
        }

        // Somebody else's buffer, or one of those that the call was given.
        string element = apply.Output.Type.Element!.Text;
        if (!_external.TryGetValue(element, out int external))
        {
            external = _nextContent--;
            _external.Add(element, external);
        }

        Unify(apply.Output.Id, external);
        foreach (var operand in apply.Operands.Where(operand => operand.Type.IsBuffer && operand.Type.Element!.Text == element))
        {
            Unify(operand.Id, external);
        }
    }

    /// <summary>A callee may hand back any buffer that it got, and may put rows of one array into another.</summary>
    private void VisitCall(EquatableArray<Wire> arguments, EquatableArray<Wire> results)
    {
        var given = arguments.Where(argument => argument.Type.IsBuffer).ToList();
        foreach (var result in results.Where(result => result.Type.IsBuffer))
        {
            foreach (var argument in given.Where(argument => argument.Type.Element!.Text == result.Type.Element!.Text))
            {
                Unify(result.Id, argument.Id);
            }
        }

        foreach (var outer in given.Where(argument => argument.Type.Element!.IsBuffer))
        {
            foreach (var argument in given.Where(argument => argument.Type.Element!.Text == outer.Type.Element!.Element!.Text))
            {
                Unify(ContentOf(Of(outer)), argument.Id);
            }
        }
    }

    private void Unify(EquatableArray<Wire> first, EquatableArray<Wire> second, int skipped)
    {
        for (int i = 0; i < first.Count; i++)
        {
            // An object may be an array.
            if (first[i].Type.IsBuffer || first[i].Type.Kind == WireKind.Opaque)
            {
                Unify(first[i].Id, second[i + skipped].Id);
            }
        }
    }

    private void Unify(int first, int second)
    {
        (first, second) = (Root(first), Root(second));
        if (first == second)
        {
            return;
        }

        bool both = _contents.TryGetValue(first, out int content) & _contents.TryGetValue(second, out int other);
        _parents[second] = first;
        if (both)
        {
            Unify(content, other);
        }
        else if (_contents.TryGetValue(second, out int moved))
        {
            _contents[first] = moved;
        }
    }
}
