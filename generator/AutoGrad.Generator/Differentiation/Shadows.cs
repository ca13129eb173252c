using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Differentiation;

/// <summary>
/// Gives every buffer that holds active numbers a gradient buffer, its shadow, which goes wherever the buffer goes: what slices the one
/// slices the other, and a variable that holds the one has a twin that holds the other. Shadows are made in the forward part.
/// </summary>
internal sealed class Shadows
{
    private readonly WireCounter _wires;
    private readonly Activity _activity;
    private readonly Dictionary<int, Wire> _shadows = new();
    private readonly HashSet<int> _spanClasses = new();
    private readonly HashSet<int> _arrayClasses;
    private readonly bool _isProcedure;
    private readonly List<(Wire Given, Wire Own)> _copies = new();
    private readonly HashSet<int> _movedRows;
    private readonly List<(Wire Given, Wire Own, Wire Entry)> _rows = new();

    public Shadows(Circuit primal, Activity activity, ArrayShadows arrays, MovedRows moved, WireCounter wires, bool isProcedure)
    {
        _wires = wires;
        _activity = activity;
        _isProcedure = isProcedure;
        _movedRows = new HashSet<int>(moved.In(primal, activity.Classes).Keys);
        _arrayClasses = arrays.In(primal, activity.Classes, isProcedure);

        // The gradient of a parameter is a span whether the parameter is an array or not.
        _spanClasses.UnionWith(primal.Inputs.Where(input => input.Type.IsRealBuffer && IsFlat(input.Type)).Select(activity.Classes.Of).Where(buffers => !_arrayClasses.Contains(buffers)));
    }

    /// <summary>True if the buffer has a gradient buffer.</summary>
    public bool Has(Wire buffer) => buffer.Type.IsRealBuffer && _activity.IsActive(buffer);

    public Wire Of(Wire buffer) => _shadows[buffer.Id];

    /// <summary>The shadows that a procedure takes.</summary>
    public IEnumerable<Wire> OfArguments(Call call) =>
        call.Arguments.Where((argument, i) => argument.Type.IsBuffer && call.Effect!.Active[i]).Select(Of);

    /// <summary>The shadow of a buffer that a procedure returns; zeros where it turns out to have none.</summary>
    public Wire ShadowOrZeros(Wire buffer, RegionBuilder target)
    {
        if (_shadows.TryGetValue(buffer.Id, out var shadow))
        {
            return shadow;
        }

        shadow = New(buffer);
        AddZerosLike(buffer, shadow, target);
        return shadow;
    }

    /// <summary>The shadow of an input: what the caller has given, or zeros of its own for one that is held constant.</summary>
    /// <returns>The wire that the caller gives; null where there is none.</returns>
    public Wire? AddInput(Wire input, bool isGiven, RegionBuilder target)
    {
        if (!isGiven)
        {
            AddZerosLike(input, New(input), target);
            return null;
        }

        if (!_isProcedure && MovesRows(input))
        {
            return AddRows(input, target);
        }

        // A procedure gets the array that its caller has put in the place of the span.
        bool needsArray = IsFlat(input.Type) && !input.Type.IsSpan && _arrayClasses.Contains(_activity.Classes.Of(input));
        if (!needsArray || _isProcedure)
        {
            return New(input);
        }

        // An array in the place of the span: it takes what is in the span when the backward part begins, and gives it back at its end.
        var given = _wires.New(WireType.SpanOf(input.Type.Element!), adjointOf: input.Id);
        var length = target.Apply(WireType.Int32, new Form(FormKind.Member, ".Length"), given);
        var own = New(input);
        target.Add(new Apply(own, new Form(FormKind.NewArray, input.Type.Text), EquatableArray.Of(length), Effect.Reads));
        _copies.Add((given, own));
        return given;
    }

    /// <summary>True for an array of arrays that gets other rows. A procedure moves them in the gradient array that it is given.</summary>
    public bool MovesRows(Wire input) => input.Type.IsRealBuffer && input.Type.Element!.IsBuffer && Has(input) && _movedRows.Contains(_activity.Classes.Of(input));

    /// <summary>
    /// A gradient array of the method's own, whose rows go where the rows of the parameter go. It takes the pulls in the order in which the
    /// rows are when the backward part begins, and gives the gradients back in the order in which they came.
    /// </summary>
    private Wire AddRows(Wire input, RegionBuilder target)
    {
        var given = _wires.New(input.Type, adjointOf: input.Id);
        var own = New(input);
        target.Add(new Apply(own, Form.Call("Buffers.ZerosLike"), EquatableArray.Of(input), Effect.Reads));
        var entry = _wires.New(input.Type, adjointOf: input.Id);
        target.Add(new Apply(entry, Form.Call("Buffers.Rows"), EquatableArray.Of(own), Effect.Reads));
        _rows.Add((given, own, entry));
        return given;
    }

    /// <summary>Begins the backward part: arrays take what is in the spans that they stand for.</summary>
    public void TakeCopies(RegionBuilder target)
    {
        foreach (var (given, own) in _copies)
        {
            Copy(given, own, target);
        }

        // A parameter may have become a row.
        foreach (var (given, own, _) in _rows)
        {
            Move("Buffers.TakeRows", own, given, target);
        }
    }

    /// <summary>Ends the backward part: the spans get what is in the arrays.</summary>
    public void GiveCopies(RegionBuilder target)
    {
        foreach (var (given, own) in _copies)
        {
            Copy(own, given, target);
        }

        foreach (var (given, _, entry) in _rows)
        {
            Move("Buffers.GiveRows", entry, given, target);
        }
    }

    private void Move(string function, Wire gradient, Wire given, RegionBuilder target) =>
        target.Add(new Apply(_wires.New(WireType.Nothing), Form.Call(function), EquatableArray.Of(gradient, given), Effect.Moves, IsAdjoint: true));

    private void Copy(Wire source, Wire destination, RegionBuilder target)
    {
        target.Add(new Apply(_wires.New(WireType.Nothing), new Form(FormKind.MemberCall, ".CopyTo"), EquatableArray.Of(AsSpan(source, target), destination), Effect.Moves, IsAdjoint: true));
    }

    private static Wire AsSpan(Wire buffer, RegionBuilder target) =>
        buffer.Type.IsSpan ? buffer : target.Apply(WireType.SpanOf(buffer.Type.Element!), new Form(FormKind.MemberCall, ".AsSpan"), buffer);

    /// <summary>The region with the shadows made in it.</summary>
    public Region Augment(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var target = new RegionBuilder(_wires);
        foreach (var gate in region.Gates)
        {
            Augment(gate, target);
        }

        return target.End(region.Ending);
    }

    /// <summary>The indices of a buffer for its shadow: a span takes nothing but <c>int</c>.</summary>
    public static EquatableArray<Wire> Indices(EquatableArray<Wire> indices, Wire shadow, RegionBuilder target) =>
        !shadow.Type.IsSpan ? indices
        : indices.Select(index => index.Type.Text is "int" or "short" or "byte" or "sbyte" or "ushort" or "char"
            ? index
            : target.Apply(WireType.Int32, Form.Cast(WireType.Int32), index)).ToArray();

    private static bool IsFlat(WireType type) => type.Rank == 1 && type.Element!.HoldsReal;

    private WireType TypeOf(Wire buffer) =>
        IsFlat(buffer.Type) && (buffer.Type.IsSpan || _spanClasses.Contains(_activity.Classes.Of(buffer))) ? WireType.SpanOf(buffer.Type.Element!)
        : buffer.Type.Kind == WireKind.ReadOnlySpan ? WireType.SpanOf(buffer.Type.Element!)
        : buffer.Type;

    private Wire New(Wire buffer)
    {
        var shadow = _wires.New(TypeOf(buffer), adjointOf: buffer.Id);
        _shadows.Add(buffer.Id, shadow);
        return shadow;
    }

    private void Augment(Gate gate, RegionBuilder target)
    {
        switch (gate)
        {
            case Branch branch:
                target.Add(Augment(branch));
                return;
            case Loop loop:
                target.Add(Augment(loop));
                return;
            case Try @try:
                var body = Augment(@try.Body);
                var paired = Enumerable.Range(0, @try.Results.Count).Where(i => Has(@try.Results[i])).ToList();
                target.Add(new Try(@try.Results.Concat(paired.Select(i => New(@try.Results[i]))).ToArray(), Append(body, paired, 0), Augment(@try.Finally)));
                return;
            case Call call:
                var shadows = call.Results.Where((result, i) => result.Type.IsBuffer && call.Effect!.ActiveResults[i]).Select(New);
                target.Add(new Invoke(call.Results.Concat(shadows).ToArray(), call.Callee, IsBackward: false, call.Arguments.Concat(OfArguments(call)).ToArray()));
                return;
            case Store store when store.Value.Type.IsBuffer && Has(store.Value):
                target.Add(store);
                target.Add(new Store(Of(store.Buffer), store.Indices, Of(store.Value), IsAdjoint: true));
                return;
            case Moved { Kind: not Movement.Copied } moved when moved.Target.Type.Element!.IsBuffer && Has(moved.Target):
                target.Add(moved);
                var set = moved.Source is { } row ? new[] { AsSpan(Of(moved.Target), target), Of(row) } : new[] { AsSpan(Of(moved.Target), target) };
                target.Add(new Apply(_wires.New(WireType.Nothing), new Form(FormKind.MemberCall, moved.Source is null ? ".Clear" : ".Fill"), set, Effect.Moves));
                target.Add(moved with { Target = Of(moved.Target), Source = moved.Source is { } rowShadow ? Of(rowShadow) : null });
                return;
            case Moved { Source: { Type.IsBuffer: true } source } moved when source.Type.Element!.IsBuffer && Has(source):
                target.Add(moved);
                target.Add(new Apply(_wires.New(WireType.Nothing), new Form(FormKind.MemberCall, ".CopyTo"), EquatableArray.Of(Of(source), Of(moved.Target)), Effect.Moves));
                target.Add(moved with { Target = Of(moved.Target), Source = Of(source) });
                return;
        }

        // How a call is differentiated matters no more once it is.
        target.Add(gate is Apply { Derivative: not null } derived ? derived with { Derivative = null } : gate);
        foreach (var output in gate.Outputs.Where(Has))
        {
            AddShadow(gate, output, target);
        }
    }

    private void AddShadow(Gate gate, Wire buffer, RegionBuilder target)
    {
        switch (gate)
        {
            case Constant constant:
                var nothing = New(buffer);
                target.Add(new Constant(nothing, constant.Value with { Type = nothing.Type, Text = "default(" + nothing.Type.Text + ")!" }));
                break;
            case Load load:
                AddRow(load, New(buffer), target);
                break;
            case Apply { Form.Kind: FormKind.StackAlloc } creation:
                Rent(New(buffer), creation.Operands[0], target);
                break;
            case Apply { Form.Kind: FormKind.Call } creation when creation.IsAllocation():
                var length = target.Apply(WireType.Int32, new Form(FormKind.Member, ".Length"), buffer);
                target.Add(new Apply(New(buffer), new Form(FormKind.NewArray, buffer.Type.Text), EquatableArray.Of(length), Effect.Reads));
                break;
            case Apply { Form.Kind: FormKind.NewArray or FormKind.Rent } creation:
                target.Add(creation with { Output = New(buffer), Effect = Effect.Reads });
                break;
            case Apply part when part.PassesBuffer():
                AddPart(part, buffer, target);
                break;
            default:
                AddZerosLike(buffer, New(buffer), target);
                break;
        }
    }

    /// <summary>A row that was read: as a span it is made of the array, which can be recorded.</summary>
    private void AddRow(Load load, Wire shadow, RegionBuilder target)
    {
        var row = shadow.Type.IsSpan ? _wires.New(WireType.ArrayOf(shadow.Type.Element!), adjointOf: load.Output.Id) : shadow;
        target.Add(new Load(row, Of(load.Buffer), load.Indices, IsAdjoint: true));
        if (row != shadow)
        {
            target.Add(new Apply(shadow, new Form(FormKind.MemberCall, ".AsSpan"), EquatableArray.Of(row)));
        }
    }

    /// <summary>What slices the buffer slices the shadow. It has been done once without an exception.</summary>
    private void AddPart(Apply part, Wire buffer, RegionBuilder target)
    {
        var whole = Of(part.Operands[0]);
        if (part.Form.Kind == FormKind.Choose)
        {
            var chosen = New(buffer);
            target.Add(new Apply(
                chosen, part.Form with { Symbol = chosen.Type.Text }, part.Operands.Select(operand => operand.Type.IsBuffer ? Of(operand) : operand).ToArray()));
            return;
        }

        if (part.Operands.Count == 1 && whole.Type == TypeOf(buffer))
        {
            _shadows.Add(buffer.Id, whole);
            return;
        }

        string method = whole.Type.IsSpan ? ".Slice" : ".AsSpan";
        target.Add(new Apply(New(buffer), new Form(FormKind.MemberCall, method), part.Operands.Skip(1).Prepend(whole).ToArray()));
    }

    /// <summary>Zeros in the shape of a buffer.</summary>
    private void AddZerosLike(Wire buffer, Wire shadow, RegionBuilder target)
    {
        if (!shadow.Type.IsSpan)
        {
            target.Add(new Apply(shadow, Form.Call("Buffers.ZerosLike"), EquatableArray.Of(buffer), Effect.Reads));
            return;
        }

        // Null has no length, but a span of it has.
        var span = buffer.Type.IsSpan ? buffer : target.Apply(shadow.Type, new Form(FormKind.MemberCall, ".AsSpan"), buffer);
        Rent(shadow, target.Apply(WireType.Int32, new Form(FormKind.Member, ".Length"), span), target);
    }

    private void Rent(Wire shadow, Wire length, RegionBuilder target)
    {
        var array = _wires.New(WireType.ArrayOf(shadow.Type.Element!));
        target.Add(new Apply(array, new Form(FormKind.Rent, shadow.Type.Element!.Text), EquatableArray.Of(length), Effect.Reads));
        var start = target.Constant(Literal.Of(WireType.Int32, "0"));
        target.Add(new Apply(shadow, new Form(FormKind.MemberCall, ".AsSpan"), EquatableArray.Of(array, start, length)));
    }

    private Branch Augment(Branch branch)
    {
        var then = Augment(branch.Then);
        var @else = Augment(branch.Else);
        var paired = Enumerable.Range(0, branch.Results.Count).Where(i => Has(branch.Results[i])).ToList();
        var results = branch.Results.Concat(paired.Select(i => New(branch.Results[i]))).ToArray();
        return new Branch(results, branch.Condition, Append(then, paired, 0), Append(@else, paired, 0));
    }

    private Loop Augment(Loop loop)
    {
        var paired = Enumerable.Range(0, loop.Parameters.Count).Where(i => Has(loop.Parameters[i])).ToList();
        var initial = loop.Initial.Concat(paired.Select(i => Of(loop.Initial[i]))).ToArray();
        var parameters = loop.Parameters.Concat(paired.Select(i => New(loop.Parameters[i]))).ToArray();
        var head = Augment(loop.Head);
        var body = Augment(loop.Body);
        return loop with
        {
            Initial = initial,
            Parameters = parameters,
            Head = head,
            Body = Append(body, paired, 1),
            Results = loop.Results.Concat(paired.Select(i => New(loop.Results[i]))).ToArray(),
        };
    }

    /// <summary>Yields the shadows of some of the results as well.</summary>
    private Region Append(Region region, List<int> paired, int skipped) => region.Ending is Yield yield
        ? region with { Ending = new Yield(yield.Results.Concat(paired.Select(i => Of(yield.Results[i + skipped]))).ToArray()) }
        : region;
}
