using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Differentiation;

/// <content>
/// Memory. What is read from a buffer adds its gradient into the gradient buffer; what is written takes the gradient of what is there out of
/// it. <c>v = b[i]</c> becomes <c>db[i] += dv</c>, and <c>b[i] = v</c> becomes <c>dv += db[i]; db[i] = 0</c>.
/// </content>
internal sealed partial class Backward
{
    private void Sweep(Load load, Adjoints adjoints, RegionBuilder target)
    {
        if (load.Output.Type.IsReal && adjoints.Take(load.Output, target) is { } pull && _shadows.Has(load.Buffer))
        {
            var shadow = _shadows.Of(load.Buffer);
            target.Add(new AccumulateElement(shadow, Shadows.Indices(load.Indices, shadow, target), pull, load.Part));
        }
    }

    private void Sweep(Store store, Adjoints adjoints, RegionBuilder target)
    {
        if (!store.Value.Type.IsReal || !_shadows.Has(store.Buffer) || !_usefulness.IsUseful(store.Buffer))
        {
            return;
        }

        var shadow = _shadows.Of(store.Buffer);
        var indices = Shadows.Indices(store.Indices, shadow, target);
        Wire? pull = null;
        if (_activity.IsActive(store.Value))
        {
            pull = _wires.New(store.Value.Type, adjointOf: store.Value.Id);
            target.Add(new Load(pull, shadow, indices, IsAdjoint: true, Part: store.Part));
        }

        target.Add(new Store(shadow, indices, target.Constant(Literal.Real(store.Value.Type, 0.0)), IsAdjoint: true, Part: store.Part));
        if (pull is not null)
        {
            Contribute(store.Value, pull, adjoints, target);
        }
    }

    private void Sweep(Moved moved, Adjoints adjoints, RegionBuilder target)
    {
        if (!_shadows.Has(moved.Target) || !moved.Target.Type.Element!.HoldsReal || !_usefulness.IsUseful(moved.Target))
        {
            return;
        }

        var shadow = _shadows.Of(moved.Target);
        if (moved.Source is not { } source || !_activity.IsActive(source))
        {
            var form = shadow.Type.IsSpan ? new Form(FormKind.MemberCall, ".Clear") : Form.Call("Buffers.Clear");
            target.Add(new Apply(_wires.New(WireType.Nothing), form, EquatableArray.Of(shadow), Effect.Moves, IsAdjoint: true));
        }
        else if (source.Type.IsBuffer)
        {
            Move(target, "Buffers.Copied", Numbers(_shadows.Of(source), moved.Number, target), Numbers(shadow, moved.Number, target));
        }
        else
        {
            var sum = _wires.New(source.Type, adjointOf: source.Id);
            target.Add(new Apply(sum, Form.Call("Buffers.Filled"), EquatableArray.Of(shadow), Effect.Impure, IsAdjoint: true));
            Contribute(source, sum, adjoints, target);
        }
    }

    /// <summary>A gradient buffer of structs as the numbers that are in it, in a row.</summary>
    private Wire Numbers(Wire shadow, WireType? number, RegionBuilder target)
    {
        if (number is null)
        {
            return shadow;
        }

        var numbers = _wires.New(WireType.SpanOf(number));
        target.Add(new Apply(numbers, new Form(FormKind.Numbers, shadow.Type.Element!.Text), EquatableArray.Of(shadow), IsAdjoint: true));
        return numbers;
    }

    private void Move(RegionBuilder target, string function, params Wire[] buffers) =>
        target.Add(new Apply(_wires.New(WireType.Nothing), Form.Call(function), buffers, Effect.Moves, IsAdjoint: true));
}
