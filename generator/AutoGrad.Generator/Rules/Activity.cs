using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>What goes into a circuit, as far as activity cares.</summary>
internal enum Touch
{
    /// <summary>Constant.</summary>
    None,

    /// <summary>A number that is active, or a buffer with active numbers in it.</summary>
    Active,

    /// <summary>An object into which an active value went.</summary>
    Hidden,
}

/// <summary>What a call does with activity: which results are active, and which buffers among the arguments are so behind it.</summary>
internal sealed record CallActivity(EquatableArray<bool> Results, EquatableArray<bool> Arguments);

/// <summary>
/// Which wires depend on an active input through gates that pass a gradient, and which buffers hold such values. Loops and memory make it
/// a fixed point: the gates, which must have no exits left, are visited until nothing new is found.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> _active = new();
    private readonly HashSet<int> _hidden = new();
    private readonly HashSet<int> _activeClasses = new();
    private readonly Dictionary<int, Literal> _constants = new();
    private readonly List<Apply> _losses = new();
    private readonly Func<Call, EquatableArray<Touch>, CallActivity>? _ofCall;
    private readonly HashSet<int> _objects;
    private bool _changed;

    private Activity(Circuit circuit, Func<Call, EquatableArray<Touch>, CallActivity>? ofCall)
    {
        Classes = BufferClasses.Of(circuit);
        _ofCall = ofCall;
        _objects = new HashSet<int>(circuit.Inputs.Where(input => input.Type.Kind == WireKind.Opaque).Select(Classes.Of));
    }

    /// <summary>Gates at which a gradient would be lost: they take an active value, hand on a value, and have no rule.</summary>
    public IReadOnlyList<Apply> Losses => _losses;

    /// <summary>Which buffers may be the same memory.</summary>
    public BufferClasses Classes { get; }

    /// <param name="circuit">The circuit.</param>
    /// <param name="activeInputs">Its inputs with a gradient, by their numbers.</param>
    /// <param name="ofCall">What a call does; null where it is to pass on whatever goes in.</param>
    public static Activity Of(Circuit circuit, IEnumerable<int> activeInputs, Func<Call, EquatableArray<Touch>, CallActivity>? ofCall = null)
    {
        var touches = new Touch[circuit.Inputs.Count];
        foreach (int input in activeInputs)
        {
            touches[input] = Touch.Active;
        }

        return Of(circuit, touches, ofCall);
    }

    public static Activity Of(Circuit circuit, EquatableArray<Touch> inputs, Func<Call, EquatableArray<Touch>, CallActivity>? ofCall)
    {
        var activity = new Activity(circuit, ofCall);
        for (int i = 0; i < inputs.Count; i++)
        {
            activity.Mark(circuit.Inputs[i], inputs[i]);
        }

        do
        {
            activity._changed = false;
            activity._losses.Clear();
            activity.Visit(circuit.Body);
        }
        while (activity._changed);
        return activity;
    }

    /// <summary>True for an active number, and for a buffer that holds active numbers.</summary>
    public bool IsActive(Wire wire) => wire.Type.IsBuffer ? IsActive(Classes.Of(wire), wire.Type) : _active.Contains(wire.Id);

    /// <summary>An array of arrays is active as soon as one of its rows is, wherever that came from.</summary>
    private bool IsActive(int buffers, WireType type) =>
        IsActiveClass(buffers) || (type.Element!.IsBuffer && IsActive(Classes.ContentOf(buffers), type.Element));

    public bool IsActiveClass(int buffers) => _activeClasses.Contains(buffers);

    public Touch Of(Wire wire) => IsActive(wire) ? Touch.Active : _hidden.Contains(wire.Id) ? Touch.Hidden : Touch.None;

    public bool IsTouched(Wire wire) => Of(wire) != Touch.None;

    public Literal? ConstantOf(Wire wire) => _constants.TryGetValue(wire.Id, out var constant) ? constant : null;

    private void Mark(Wire wire, Touch touch)
    {
        switch (touch)
        {
            case Touch.Active when wire.Type.IsBuffer:
                if (wire.Type.IsRealBuffer)
                {
                    MarkClass(Classes.Of(wire), wire.Type);
                }

                break;
            case Touch.Active:
                _changed |= _active.Add(wire.Id);
                break;
            case Touch.Hidden:
                _changed |= _hidden.Add(wire.Id);
                break;
        }
    }

    /// <summary>An array of arrays is active with its rows.</summary>
    private void MarkClass(int buffers, WireType type)
    {
        _changed |= _activeClasses.Add(buffers);
        if (type.Element!.IsBuffer)
        {
            MarkClass(Classes.ContentOf(buffers), type.Element);
        }
    }

    private void Visit(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var gate in region.Gates)
        {
            Visit(gate);
        }
    }

    private void Visit(Gate gate)
    {
        switch (gate)
        {
            case Constant constant:
                _constants[constant.Output.Id] = constant.Value;
                break;
            case Apply { Output.Type.IsReal: true } passed when passed.Form == Form.Pass:
                Mark(passed.Output, Touch.Active);
                break;
            case Apply apply:
                VisitApply(apply);
                break;
            case Load load when IsActive(load.Buffer):
                Mark(load.Output, load.Output.Type.IsReal || load.Output.Type.IsBuffer ? Touch.Active : Touch.None);
                break;
            case Load { Output.Type.IsBuffer: true } load when IsActive(load.Output):
                MarkClass(Classes.Of(load.Buffer), load.Buffer.Type);
                break;
            case Store store when IsTouched(store.Value):
                Mark(store.Buffer, Touch.Active);
                break;
            case Moved { Source: { } source } moved when IsTouched(source):
                Mark(moved.Target, Touch.Active);
                break;
            case Call call:
                VisitCall(call);
                break;
            case Branch branch:
                Visit(branch.Then);
                Visit(branch.Else);
                VisitJoin(branch);
                break;
            case Try @try:
                Visit(@try.Body);
                Visit(@try.Finally);
                if (@try.Body.Ending is Yield done)
                {
                    Copy(done.Results, @try.Results, 0);
                }

                break;
            case Loop loop:
                Copy(loop.Initial, loop.Parameters, 0);
                Visit(loop.Head);
                Visit(loop.Body);
                Copy(loop.Parameters, loop.Results, 0);
                if (loop.Body.Ending is Yield yield)
                {
                    Copy(yield.Results, loop.Parameters, 1);
                    Copy(yield.Results, loop.Results, 1);
                }

                break;
        }
    }

    private void VisitJoin(Branch branch)
    {
        foreach (var side in branch.Regions.Where(side => side.Ending is Yield))
        {
            Copy(side.Ending.Values, branch.Results, 0);
        }
    }

    private void Copy(EquatableArray<Wire> from, EquatableArray<Wire> to, int skipped)
    {
        for (int i = 0; i < to.Count; i++)
        {
            Mark(to[i], Of(from[i + skipped]));
        }
    }

    private void VisitCall(Call call)
    {
        // What a procedure takes as active has to be so where it is called.
        for (int i = 0; i < call.Effect?.Active.Count; i++)
        {
            Mark(call.Arguments[i], call.Effect.Active[i] && call.Arguments[i].Type.IsBuffer ? Touch.Active : Touch.None);
        }

        var touches = call.Arguments.Select(Of).ToArray();
        if (call.Effect is null && touches.All(touch => touch == Touch.None))
        {
            return;
        }

        var effect = call.Effect is { } linked ? new CallActivity(linked.ActiveResults, linked.ActiveArguments) : _ofCall?.Invoke(call, touches);
        for (int i = 0; i < call.Results.Count; i++)
        {
            bool canBeActive = call.Results[i].Type.IsReal || call.Results[i].Type.IsRealBuffer;
            Mark(call.Results[i], canBeActive && (effect is null || (i < effect.Results.Count && effect.Results[i])) ? Touch.Active : Touch.None);
        }

        for (int i = 0; i < call.Arguments.Count; i++)
        {
            bool canBeActive = call.Arguments[i].Type is { IsRealBuffer: true, Kind: not WireKind.ReadOnlySpan };
            Mark(call.Arguments[i], canBeActive && (effect is null || effect.Arguments[i]) ? Touch.Active : Touch.None);
        }
    }

    private void VisitApply(Apply apply)
    {
        if (apply.Derivative is { } derivative)
        {
            VisitGenerated(apply, derivative);
            return;
        }

        if (apply.IsStoodFor || apply.Effect == Effect.Moves || apply.PassesBuffer() || apply.IsAllocation() || !apply.Operands.Any(IsTouched))
        {
            return;
        }

        var rule = RuleTable.Find(apply, ConstantOf);
        if (rule is not null)
        {
            if (apply.Output.Type.IsReal && Enumerable.Range(0, apply.Operands.Count).Any(i => rule.Passes(i) && IsActive(apply.Operands[i])))
            {
                Mark(apply.Output, Touch.Active);
            }

            return;
        }

        if (IsMeasure(apply) || apply.IsSearch())
        {
            return;
        }

        if (MayKeepArguments(apply) || apply.Form.Kind == FormKind.Assign || apply.Form.Outputs != 0)
        {
            _losses.Add(apply);
            return;
        }

        switch (apply.Output.Type.Kind)
        {
            case WireKind.Double or WireKind.Single or WireKind.Generic or WireKind.OtherNumber or WireKind.Array or WireKind.Span or WireKind.ReadOnlySpan:
                _losses.Add(apply);
                break;
            case WireKind.Message or WireKind.Opaque or WireKind.Struct:
                Mark(apply.Output, Touch.Hidden);
                break;
        }
    }

    /// <summary>A call with a generated backward method passes a gradient from its result, and from what it writes, to all that is not constant in it.</summary>
    private void VisitGenerated(Apply call, GeneratedDerivative derivative)
    {
        var touched = Enumerable.Range(0, call.Operands.Count).Where(i => IsTouched(call.Operands[i])).ToList();
        if (touched.Any(i => derivative.Roles[i] == ParameterRole.Constant))
        {
            _losses.Add(call);
        }

        if (touched.Count == 0)
        {
            return;
        }

        Mark(call.Output, call.Output.Type.IsReal ? Touch.Active : Touch.None);
        for (int i = 0; i < call.Operands.Count; i++)
        {
            Mark(call.Operands[i], derivative.Roles[i] == ParameterRole.Written ? Touch.Active : Touch.None);
        }
    }

    /// <summary>The length of a buffer says nothing about the numbers in it.</summary>
    public static bool IsMeasure(Apply apply) =>
        apply.Operands.Count > 0
        && apply.Operands[0].Type.IsBuffer
        && (apply.Form.Kind == FormKind.Member
            || (apply.Form.Kind == FormKind.MemberCall && apply.Form.Symbol is ".GetLength" or ".GetUpperBound" or ".GetLowerBound" or ".GetLongLength" or ".GetType")
            || (apply.Form.Kind == FormKind.Call && apply.Form.Symbol is "object.ReferenceEquals")
            || (apply.Form.Kind == FormKind.Infix && apply.Form.Symbol is "==" or "!="));

    /// <summary>True for an active array, also where it is given as an object, here or by the caller of the method.</summary>
    private bool MayBeActiveArray(Wire operand) =>
        (operand.Type.Kind is WireKind.Array or WireKind.Span && IsTouched(operand))
        || Classes.Behind(operand).Any(IsTouched)
        || (operand.Type.Kind == WireKind.Opaque && IsTouched(operand) && _objects.Contains(Classes.Of(operand)));

    /// <summary>
    /// An object that a call gets beside an active value may keep the value, and hand it out later. Formatting does not: a format
    /// provider is an object, too. An array with active values may be changed by any call that gets it.
    /// </summary>
    private bool MayKeepArguments(Apply apply)
    {
        bool isCall = apply.Form.Kind is FormKind.Call or FormKind.MemberCall || (apply.Form.Kind == FormKind.New && apply.Output.Type.Kind == WireKind.Opaque);
        bool isOfStrings = apply.Form.Kind == FormKind.Call && apply.Form.Symbol.StartsWith("string.", StringComparison.Ordinal);
        bool formats = apply.Form.Kind == FormKind.MemberCall
            ? !apply.Operands[0].Type.IsObject
            : isOfStrings;
        bool changes = !isOfStrings && apply.Operands.Any(MayBeActiveArray);
        return isCall && (changes || (!formats && apply.Operands.Any(operand => operand.Type.IsObject && !IsTouched(operand))));
    }
}
