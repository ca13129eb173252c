using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>What a gate does besides computing its output.</summary>
internal enum Effect
{
    /// <summary>Nothing: it may be shared, moved, repeated and dropped.</summary>
    Pure,

    /// <summary>It reads what somebody else may change: it stays where it is, and may be dropped.</summary>
    Reads,

    /// <summary>It can throw: never dropped, moved or repeated.</summary>
    Throws,

    /// <summary>It moves or sets numbers in buffers; the <see cref="Moved"/> gate behind it says how.</summary>
    Moves,

    /// <summary>It changes something or depends on something outside (I/O, random numbers): it runs once, where it is.</summary>
    Impure,
}

/// <summary>One elementary step of a circuit.</summary>
internal abstract record Gate
{
    /// <summary>The wires that the gate reads, without those that its regions read.</summary>
    public abstract IEnumerable<Wire> Inputs { get; }

    /// <summary>The wires that it makes.</summary>
    public abstract IEnumerable<Wire> Outputs { get; }

    /// <summary>The circuits that it holds.</summary>
    public virtual IEnumerable<Region> Regions => Enumerable.Empty<Region>();

    /// <summary>True if nobody would notice the gate's absence, given that nobody reads its outputs.</summary>
    public virtual bool CanBeDropped => Regions.All(region => region.CanBeDropped);

    /// <summary>The same gate, its wires and regions replaced.</summary>
    public abstract Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region);
}

/// <summary>A constant.</summary>
internal sealed record Constant(Wire Output, Literal Value) : Gate
{
    public override IEnumerable<Wire> Inputs => Enumerable.Empty<Wire>();

    public override IEnumerable<Wire> Outputs => new[] { Output };

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Output = output(Output) };
}

/// <summary>A scalar gate: an operator, a function, a conversion, a read.</summary>
/// <param name="Output">The result; of type <c>void</c> for a call without one.</param>
/// <param name="Form">The operation.</param>
/// <param name="Operands">What it computes with.</param>
/// <param name="Effect">What it does besides.</param>
/// <param name="IsAdjoint">True for gates that Differentiation made: the only ones that algebra may rewrite.</param>
/// <param name="ConstantOperands">A bit for each operand that is constant in the method that contains the text: it decides ties (see <see cref="Linking.Ties"/>).</param>
/// <param name="Site">The number of the place in the source, for a finding about this gate; -1 for a gate that cannot have one.</param>
/// <param name="IsStoodFor">True for a call whose derivative is that of other gates (see <see cref="Form.StoodFor"/>): no gradient is lost in it.</param>
/// <param name="Derivative">For a call of a method that has a generated backward method in another assembly, that method; null for anything else.</param>
internal sealed record Apply(
    Wire Output, Form Form, EquatableArray<Wire> Operands, Effect Effect = Effect.Pure, bool IsAdjoint = false, int ConstantOperands = 0, int Site = -1, bool IsStoodFor = false, GeneratedDerivative? Derivative = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Derivative is null ? Operands : Operands.Concat(Derivative.Contents);

    public override IEnumerable<Wire> Outputs => new[] { Output };

    /// <summary>
    /// What sees an array as a span does not throw, not even for null. Where nobody reads the span, the C# compiler makes a program of it that is
    /// not valid: so it has to go.
    /// </summary>
    public override bool CanBeDropped => Effect is Effect.Pure or Effect.Reads || (Form.Kind == FormKind.Cast && Output.Type.IsSpan);

    /// <summary>True for what can throw but, once it has not, gives the same again: it depends on nothing but its operands.</summary>
    public bool IsRepeatable() =>
        Effect == Effect.Throws
        && (Form.Kind is FormKind.Infix or FormKind.Prefix or FormKind.Cast
            || PassesBuffer()
            || (Operands.Count > 0 && Operands[0].Type.IsBuffer && Form is { Kind: FormKind.Member } or { Kind: FormKind.MemberCall, Symbol: ".GetLength" or ".GetUpperBound" or ".GetLowerBound" })
            || (Form.Kind == FormKind.Call && (Form.Symbol.StartsWith("Math.", StringComparison.Ordinal) || Form.Symbol.StartsWith("global::System.Math.", StringComparison.Ordinal))));

    /// <summary>True if the output is new memory, which nobody else knows.</summary>
    public bool IsAllocation() =>
        Form.Kind is FormKind.NewArray or FormKind.StackAlloc or FormKind.Rent
        || (Form.Kind == FormKind.Call && (Form.Symbol == SubArray || Form.Symbol.StartsWith(Snapshot, StringComparison.Ordinal) || (Form.Symbol.StartsWith("global::System.Array.Empty<", StringComparison.Ordinal))));

    /// <summary>What a buffer holds at a moment, in a new array; the type of the elements follows.</summary>
    public const string Snapshot = "Buffers.Snapshot<";

    /// <summary>True for a search in a buffer: it reads the numbers there, as comparisons do, and changes nothing.</summary>
    public bool IsSearch() => Form.Kind == FormKind.Call && Form.Symbol is
        "global::System.Array.BinarySearch" or "global::System.Array.IndexOf" or "global::System.Array.LastIndexOf"
        or "global::System.MemoryExtensions.BinarySearch" or "global::System.MemoryExtensions.IndexOf" or "global::System.MemoryExtensions.LastIndexOf"
        or "global::System.MemoryExtensions.Contains";

    /// <summary>What <c>x[a..b]</c> calls for an array.</summary>
    public const string SubArray = "global::System.Runtime.CompilerServices.RuntimeHelpers.GetSubArray";

    /// <summary>True if the output is the first operand, or a part of it, seen in another way: a slice, a conversion to a span.</summary>
    public bool PassesBuffer() =>
        Output.Type.IsBuffer
        && Operands.Count > 0
        && Operands[0].Type.IsBuffer
        && (Form.Kind is FormKind.Cast or FormKind.Choose || (Form.Kind == FormKind.MemberCall && Form.Symbol is ".Slice" or ".AsSpan"));

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with
        {
            Operands = Operands.Select(input).ToArray(),
            Output = output(Output),
            Derivative = Derivative is null ? null : Derivative with { Contents = Derivative.Contents.Select(input).ToArray() },
        };
}

/// <summary>Runs one of two regions; both yield the outputs.</summary>
internal sealed record Branch(EquatableArray<Wire> Results, Wire Condition, Region Then, Region Else) : Gate
{
    public override IEnumerable<Wire> Inputs => new[] { Condition };

    public override IEnumerable<Wire> Outputs => Results;

    public override IEnumerable<Region> Regions => new[] { Then, Else };

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        new Branch(Results.Select(output).ToArray(), input(Condition), region(Then), region(Else));
}

/// <summary>Runs a region that exits may leave early: the body of a method that was put in place of its call.</summary>
internal sealed record Scope(EquatableArray<Wire> Results, Region Body) : Gate
{
    public override IEnumerable<Wire> Inputs => Enumerable.Empty<Wire>();

    public override IEnumerable<Wire> Outputs => Results;

    public override IEnumerable<Region> Regions => new[] { Body };

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        new Scope(Results.Select(output).ToArray(), region(Body));
}

/// <summary>How to call a method as it is, without a look inside.</summary>
/// <param name="Form">The call.</param>
/// <param name="ResultType">What it returns.</param>
/// <param name="Operands">For each operand that is a struct in parts, how it is put together; null for the others.</param>
/// <param name="Parts">The parts of a result that is taken apart; empty for any other.</param>
internal sealed record PlainCall(Form Form, WireType ResultType, EquatableArray<StructModel?> Operands, EquatableArray<StructPart> Parts);

/// <summary>Calls a method whose circuit is known. Linking puts the circuit in its place, or the plain call where nothing active goes in.</summary>
/// <param name="Results">The values that come back.</param>
/// <param name="Callee">The key of the callee's circuit.</param>
/// <param name="Arguments">The inputs of the callee's circuit.</param>
/// <param name="Plain">How to call the method as it is; null where the generated code cannot reach it.</param>
/// <param name="Site">The number of the place in the source.</param>
/// <param name="Effect">Behind Linking, for a call of a procedure, what it does with activity.</param>
internal sealed record Call(
    EquatableArray<Wire> Results, string Callee, EquatableArray<Wire> Arguments, PlainCall? Plain, int Site, CallEffect? Effect = null) : Gate
{
    public override IEnumerable<Wire> Inputs => Arguments;

    public override IEnumerable<Wire> Outputs => Results;

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Results = Results.Select(output).ToArray(), Arguments = Arguments.Select(input).ToArray() };
}

/// <summary>What a call does with its buffers and with activity.</summary>
/// <param name="Active">The arguments that the procedure takes as active.</param>
/// <param name="ActiveResults">The results that are active.</param>
/// <param name="ActiveArguments">The buffers among the arguments that are active behind it.</param>
/// <param name="WrittenArguments">The buffers among the arguments that it may write.</param>
internal sealed record CallEffect(EquatableArray<bool> Active, EquatableArray<bool> ActiveResults, EquatableArray<bool> ActiveArguments, EquatableArray<bool> WrittenArguments);

/// <summary>Adds a value into the gradient of an input of the method: the <c>+=</c> of the backward pass.</summary>
/// <param name="Target">The input whose gradient it is.</param>
/// <param name="Value">What is added.</param>
internal sealed record Accumulate(Wire Target, Wire Value) : Gate
{
    public override IEnumerable<Wire> Inputs => new[] { Value };

    public override IEnumerable<Wire> Outputs => Enumerable.Empty<Wire>();

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Value = input(Value) };
}
