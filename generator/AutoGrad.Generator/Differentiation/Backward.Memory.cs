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
            target.Add(new AccumulateElement(shadow, Shadows.Indices(load.Indices, shadow, target), pull));
        }
    }

    private void Sweep(Store store, Adjoints adjoints, RegionBuilder target)
    {
        if (store.Value.Type.IsBuffer || !_shadows.Has(store.Buffer) || !_usefulness.IsUseful(store.Buffer))
        {
            return;
        }

        var shadow = _shadows.Of(store.Buffer);
        var indices = Shadows.Indices(store.Indices, shadow, target);
        Wire? pull = null;
        if (_activity.IsActive(store.Value))
        {
            pull = _wires.New(store.Value.Type, adjointOf: store.Value.Id);
            target.Add(new Load(pull, shadow, indices, IsAdjoint: true));
        }

        target.Add(new Store(shadow, indices, target.Constant(Literal.Real(shadow.Type.Element!, 0.0)), IsAdjoint: true));
        if (pull is not null)
        {
            Contribute(store.Value, pull, adjoints, target);
        }
    }

    private void Sweep(Moved moved, Adjoints adjoints, RegionBuilder target)
    {
        if (!_shadows.Has(moved.Target) || !moved.Target.Type.Element!.IsReal || !_usefulness.IsUseful(moved.Target))
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
            Move(target, "Buffers.Copied", _shadows.Of(source), shadow);
        }
        else
        {
            var sum = _wires.New(source.Type, adjointOf: source.Id);
            target.Add(new Apply(sum, Form.Call("Buffers.Filled"), EquatableArray.Of(shadow), Effect.Impure, IsAdjoint: true));
            Contribute(source, sum, adjoints, target);
        }
    }

    private void Move(RegionBuilder target, string function, params Wire[] buffers) =>
        target.Add(new Apply(_wires.New(WireType.Nothing), Form.Call(function), buffers, Effect.Moves, IsAdjoint: true));
}
