using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Puts the circuits of callees in the place of their calls. A callee that no active value enters is called as it is. On the
/// way it finds the gates at which a gradient would be lost, and calls that cannot be followed.
/// </summary>
internal sealed class Linker
{
    /// <summary>Past this the generated method would be too long for the compiler, not to speak of a reader.</summary>
    private const int MostGates = 100_000;

    /// <summary>Nested more deeply than this, the passes and the compiler run out of stack.</summary>
    private const int DeepestRegion = 200;

    private readonly CallActivities _calls;
    private readonly Patterns _patterns;
    private readonly Dictionary<string, Procedure> _procedures = new();
    private readonly Queue<(string Key, string Callee, EquatableArray<Touch> Inputs)> _pending = new();
    private readonly HashSet<string> _requested = new();
    private readonly CallGraph _graph;
    private readonly WireCounter _wires = new();
    private readonly List<Finding> _findings = new();
    private readonly int _methodSite;
    private int _gates;

    private Linker(MethodModel model, Circuit root)
    {
        _calls = new CallActivities(model.Callees);
        _patterns = new Patterns(_calls);
        _graph = new CallGraph(root, _calls);
        _methodSite = model.MethodSite;
    }

    public static MethodModel Link(MethodModel model)
    {
        if (model.Circuit is null)
        {
            return model;
        }

        try
        {
            var root = Ties.Mark(ExitLowering.Lower(model.Circuit));
            var linker = new Linker(model, root);
            var circuit = linker.Link(root);
            var procedures = linker.LinkProcedures();
            linker._findings.AddRange(RowFindings.In(circuit, procedures));
            var linked = model with { Circuit = circuit, Callees = default, Procedures = procedures, WrittenParameters = WrittenParameters(circuit, model.Signature!) };
            return procedures.Select(procedure => procedure.Circuit).Append(circuit).Any(linkedCircuit => linkedCircuit.Body.Depth() > DeepestRegion)
                ? linked.WithFindings(EquatableArray.Of(TooLarge(model.MethodSite)))
                : ChangeableInputs.Find(linked) is { Count: > 0 } changeable ? linked.WithFindings(changeable)
                : ChangeableInputs.FindWrites(linked) is { Count: > 0 } writes ? linked.WithFindings(writes)
                : linker._findings.Count > 0 ? linked.WithFindings(linker._findings)
                : linked.WithFindings(ZeroGradients.Find(linked));
        }
        catch (System.InsufficientExecutionStackException)
        {
            return model.WithFindings(EquatableArray.Of(TooLarge(model.MethodSite)));
        }
        catch (System.Exception mistake)
        {
            return model.WithFindings(EquatableArray.Of(Finding.Mistake(mistake, model.Signature?.Name) with { Site = model.MethodSite }));
        }
    }

    /// <summary>Takes what is known of branches until nothing more becomes known.</summary>
    private static Circuit Simplify(Circuit circuit)
    {
        while (true)
        {
            var decided = KnownCarried.Take(KnownBranches.Take(CommonYields.Hoist(circuit), takesThrows: true));
            if (decided.Body.AllGates().OfType<Branch>().Count() == circuit.Body.AllGates().OfType<Branch>().Count())
            {
                return decided;
            }

            circuit = decided;
        }
    }

    private static EquatableArray<int> WrittenParameters(Circuit circuit, MethodSignature signature)
    {
        var written = WrittenBuffers.Of(circuit, BufferClasses.Of(circuit));
        var first = signature.FirstInputs().Skip(signature.Receivers.Count).Select(input => circuit.Inputs[input]).ToList();
        return Enumerable.Range(0, signature.Parameters.Count)
            .Where(i => first[i].Type.Kind is WireKind.Array or WireKind.Span && written.MayBeWritten(first[i]))
            .ToArray();
    }

    private static Finding TooLarge(int site) => new(FindingIds.TooLarge, site, default);

    private Circuit Link(Circuit circuit)
    {
        var touches = new Touch[circuit.Inputs.Count];
        foreach (int input in circuit.ActiveInputs)
        {
            touches[input] = Touch.Active;
        }

        return Link(circuit, touches, _calls.Analyse(circuit, touches), isProcedure: false);
    }

    private Circuit Link(Circuit circuit, EquatableArray<Touch> touches, Activity activity, bool isProcedure)
    {
        var instance = new Instance(activity);
        var inputs = circuit.Inputs.Select(input => instance.Add(input, _wires.Copy(input))).ToArray();
        var active = Enumerable.Range(0, touches.Count).Where(i => touches[i] == Touch.Active).ToArray();
        var linked = Simplify(StackAllocations.Replace(new Circuit(inputs, active, Link(circuit.Body, instance), _wires.Next), isProcedure));
        var (told, site) = SpanPlaces.Replace(linked, isProcedure);
        if (told is not null)
        {
            linked = Simplify(told);
        }
        else
        {
            _findings.Add(new Finding(FindingIds.Construct, site < 0 ? _methodSite : site, EquatableArray.Of("A span variable that is assigned in a loop, and may lie in memory that the loop has made,")));
        }

        FindLosses(linked, touches);
        _findings.AddRange(BufferFindings.In(linked, touches));
        return linked;
    }

    /// <summary>Links the procedures that calls have asked for, and those that they call.</summary>
    private EquatableArray<Procedure> LinkProcedures()
    {
        while (_pending.Count > 0)
        {
            var (key, callee, inputs) = _pending.Dequeue();
            var circuit = Link(_calls.CircuitOf(callee)!, inputs, _calls.ActivityOf(callee, inputs), isProcedure: true);
            _procedures.Add(key, new Procedure(key, callee.Substring(callee.IndexOf(' ') + 1), circuit, _calls.EffectOf(callee, inputs)));
        }

        return _procedures.Values.ToArray();
    }

    private void FindLosses(Circuit circuit, EquatableArray<Touch> touches)
    {
        foreach (var loss in Activity.Of(circuit, touches, null).Losses)
        {
            string id = loss.Form.Kind is FormKind.Call or FormKind.MemberCall ? FindingIds.CallWithoutRule
                : loss.Form.Kind == FormKind.Assign ? FindingIds.LostWrite
                : FindingIds.HiddenValue;

            // The parts of one struct are lost at one place.
            if (loss.Site < 0 || _findings.All(finding => finding.Id != id || finding.Site != loss.Site))
            {
                _findings.Add(new Finding(id, loss.Site, EquatableArray.Of(Describe(loss))));
            }
        }
    }

    /// <summary>Links a region. Callees are unrolled from a stack of their own, so that long chains of calls need none of the machine's.</summary>
    private Region Link(Region region, Instance instance)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var builder = new RegionBuilder(_wires);
        var frames = new Stack<Frame>();
        frames.Push(new Frame(region, instance, null));
        while (true)
        {
            var frame = frames.Peek();
            if (_gates > MostGates)
            {
                _findings.Add(TooLarge(_methodSite));
                return builder.End(new Never());
            }

            if (frame.Next() is { } gate)
            {
                if (gate is Call call)
                {
                    Link(call, frame.Instance, builder, frames);
                }
                else
                {
                    Add(Copy(gate, frame.Instance), builder);
                }

                continue;
            }

            frames.Pop();
            var ending = frame.Region.Ending.Rewrite(frame.Instance.Get);
            if (frames.Count == 0 || ending is not Yield)
            {
                return builder.End(ending);
            }

            var results = frame.Call!.Results;
            var values = builder.Rename(ending.Values.Take(results.Count).ToList(), results.Select(result => result.Name).ToList());
            for (int i = 0; i < results.Count; i++)
            {
                frames.Peek().Instance.Add(results[i], values[i]);
            }
        }
    }

    private Gate Copy(Gate gate, Instance instance) =>
        (gate is Loop loop ? loop with { Id = _wires.New(WireType.Nothing).Id } : gate)
            .Rewrite(instance.Get, wire => instance.Add(wire, _wires.Copy(wire)), region => Link(region, instance));

    private void Add(Gate gate, RegionBuilder builder)
    {
        _gates++;
        builder.Add(gate);
    }

    private static string Describe(Apply apply)
    {
        if (apply.Form.Kind == FormKind.Assign)
        {
            return apply.Form.Suffix;
        }

        string symbol = apply.Form.Symbol.Replace("global::", "").TrimStart('.');
        return apply.Form.Kind == FormKind.Cast ? "the conversion to " + symbol : symbol;
    }

    private void Link(Call call, Instance instance, RegionBuilder builder, Stack<Frame> frames)
    {
        var arguments = call.Arguments.Select(instance.Get).ToArray();
        var touches = call.Arguments.Select(instance.Activity.Of).ToArray();
        if (call.Plain is not null && touches.All(touch => touch == Touch.None))
        {
            CallPlainly(call, call.Plain, arguments, instance, builder);
            return;
        }

        var circuit = _calls.CircuitOf(call.Callee);
        if (circuit is not null && _graph.IsProcedure(call.Callee) && _graph.CanBeProcedure(call.Callee))
        {
            CallProcedure(call, touches, arguments, instance, builder);
            return;
        }

        if (circuit is null || _graph.IsRecursive(call.Callee))
        {
            AddReasons(call, touches);
            foreach (var result in call.Results)
            {
                instance.Add(result, builder.Constant(Literal.Default(result.Type)));
            }

            return;
        }

        _findings.AddRange(_calls.FindingsOf(call.Callee));
        var inlined = new Instance(_calls.ActivityOf(call.Callee, touches));
        for (int i = 0; i < arguments.Length; i++)
        {
            inlined.Add(circuit.Inputs[i], arguments[i]);
        }

        frames.Push(new Frame(circuit.Body, inlined, call));
    }

    private void CallProcedure(Call call, EquatableArray<Touch> touches, Wire[] arguments, Instance instance, RegionBuilder builder)
    {
        var pattern = _patterns.For(call.Callee, touches);
        string key = call.Callee + "|" + string.Join("", pattern.Select(touch => touch.ToString()[0]));
        if (_requested.Add(key))
        {
            _findings.AddRange(_calls.FindingsOf(call.Callee));
            _pending.Enqueue((key, call.Callee, pattern));
        }

        var results = call.Results.Select(result => instance.Add(result, _wires.Copy(result))).ToArray();
        Add(new Call(results, key, arguments, null, call.Site, _patterns.EffectOf(call.Callee, touches, pattern)), builder);
    }

    /// <summary>Why a call can be neither followed nor made.</summary>
    private void AddReasons(Call call, Touch[] touches)
    {
        var name = EquatableArray.Of(call.Callee.Substring(call.Callee.IndexOf(' ') + 1));
        var findings = _calls.FindingsOf(call.Callee);
        bool changesSomething = findings.Any(finding => finding.Id == FindingIds.LostWrite);
        if (touches.All(touch => touch == Touch.None) && !changesSomething)
        {
            _findings.Add(new Finding(FindingIds.OutOfReach, call.Site, name));
        }
        else if (_calls.CircuitOf(call.Callee) is null)
        {
            _findings.AddRange(findings);
        }
        else
        {
            _findings.Add(new Finding(FindingIds.Recursion, call.Site, name));
        }
    }

    private void CallPlainly(Call call, PlainCall plain, Wire[] arguments, Instance instance, RegionBuilder builder)
    {
        bool isOneValue = call.Results.Count == 1 && plain.Parts.Count == 0;
        var output = isOneValue ? instance.Add(call.Results[0], _wires.Copy(call.Results[0])) : _wires.New(plain.ResultType);
        Add(new Apply(output, plain.Form, Together(plain, arguments, builder), Effect.Impure, Site: call.Site), builder);
        for (int i = 0; i < plain.Parts.Count; i++)
        {
            var part = instance.Add(call.Results[i], _wires.Copy(call.Results[i]));
            Add(new Apply(part, plain.Parts[i].FormIn(plain.ResultType, i), EquatableArray.Of(output), Site: call.Site), builder);
        }
    }

    /// <summary>The operands of a call that is made as it is, with structs put together.</summary>
    private Wire[] Together(PlainCall plain, Wire[] arguments, RegionBuilder builder)
    {
        var operands = new List<Wire>();
        int next = 0;
        foreach (var model in plain.Operands)
        {
            if (model is null)
            {
                operands.Add(arguments[next++]);
                continue;
            }

            operands.Add(_wires.New(model.Type));
            Add(new Apply(operands[operands.Count - 1], model.Form, arguments.Skip(next).Take(model.Parts.Count).ToArray()), builder);
            next += model.Parts.Count;
        }

        return operands.ToArray();
    }

    /// <summary>One use of a circuit: what its wires have become, and in whose place it stands.</summary>
    private sealed class Instance
    {
        private readonly Dictionary<int, Wire> _wires = new();

        public Instance(Activity activity) => Activity = activity;

        /// <summary>What is active in the circuit when it is used like this.</summary>
        public Activity Activity { get; }

        public Wire Add(Wire wire, Wire became)
        {
            _wires[wire.Id] = became;
            return became;
        }

        public Wire Get(Wire wire) => _wires[wire.Id];
    }

    /// <summary>A region whose gates are being copied.</summary>
    private sealed class Frame
    {
        private int _position;

        public Frame(Region region, Instance instance, Call? call)
        {
            Region = region;
            Instance = instance;
            Call = call;
        }

        public Region Region { get; }

        public Instance Instance { get; }

        public Call? Call { get; }

        public Gate? Next() => _position < Region.Gates.Count ? Region.Gates[_position++] : null;
    }
}
