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

    private readonly Dictionary<string, Callee> _callees;
    private readonly Dictionary<string, Circuit> _lowered = new();
    private readonly WireCounter _wires = new();
    private readonly Activity _activity = new();
    private readonly List<Finding> _findings = new();
    private readonly int _methodSite;
    private int _gates;

    private Linker(MethodModel model)
    {
        _callees = model.Callees.ToDictionary(callee => callee.Key);
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
            var linker = new Linker(model);
            var circuit = DecideBranches(linker.Link(Ties.Mark(ExitLowering.Lower(model.Circuit))));
            var linked = model with { Circuit = circuit, Callees = default };
            return circuit.Body.Depth() > DeepestRegion
                ? linked.WithFindings(EquatableArray.Of(TooLarge(model.MethodSite)))
                : ChangeableInputs.Find(linked) is { Count: > 0 } changeable ? linked.WithFindings(changeable)
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
    private static Circuit DecideBranches(Circuit circuit)
    {
        while (true)
        {
            var decided = KnownBranches.Take(CommonYields.Hoist(circuit), takesThrows: true);
            if (decided.Body.AllGates().OfType<Branch>().Count() == circuit.Body.AllGates().OfType<Branch>().Count())
            {
                return decided;
            }

            circuit = decided;
        }
    }

    private static Finding TooLarge(int site) => new(FindingIds.TooLarge, site, default);

    private Circuit Link(Circuit circuit)
    {
        var instance = new Instance("", null);
        var inputs = circuit.Inputs.Select(input => instance.Add(input, _wires.Copy(input))).ToArray();
        foreach (int input in circuit.ActiveInputs)
        {
            _activity.Activate(inputs[input]);
        }

        var body = Link(circuit.Body, instance);
        return new Circuit(inputs, circuit.ActiveInputs, body, _wires.Next);
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

            for (int i = 0; i < frame.Call!.Results.Count; i++)
            {
                var result = frame.Call.Results[i];
                var value = ending.Values[i];
                frames.Peek().Instance.Add(result, result.Name is null ? value : builder.Rename(value, result.Name));
            }
        }
    }

    private Gate Copy(Gate gate, Instance instance) =>
        gate.Rewrite(instance.Get, wire => instance.Add(wire, _wires.Copy(wire)), region => Link(region, instance));

    private void Add(Gate gate, RegionBuilder builder)
    {
        _gates++;
        builder.Add(gate);
        if (gate is Branch branch)
        {
            _activity.VisitJoin(branch);
            return;
        }

        _activity.Visit(gate);
        foreach (var loss in _activity.Losses)
        {
            string id = loss.Form.Kind is FormKind.Call or FormKind.MemberCall ? FindingIds.CallWithoutRule : FindingIds.HiddenValue;
            _findings.Add(new Finding(id, loss.Site, EquatableArray.Of(Describe(loss))));
        }

        _activity.Losses.Clear();
    }

    private static string Describe(Apply apply)
    {
        string symbol = apply.Form.Symbol.Replace("global::", "").TrimStart('.');
        return apply.Form.Kind == FormKind.Cast ? "the conversion to " + symbol : symbol;
    }

    private void Link(Call call, Instance instance, RegionBuilder builder, Stack<Frame> frames)
    {
        var arguments = call.Arguments.Select(instance.Get).ToArray();
        if (call.Plain is not null && !arguments.Any(_activity.IsTouched))
        {
            CallPlainly(call, call.Plain, arguments, instance, builder);
            return;
        }

        var callee = _callees[call.Callee];
        bool recursive = instance.IsInside(call.Callee);
        if (callee.Circuit is null || recursive)
        {
            AddReasons(call, callee, arguments);
            foreach (var result in call.Results)
            {
                instance.Add(result, builder.Constant(Literal.Default(result.Type)));
            }

            return;
        }

        if (!_lowered.TryGetValue(call.Callee, out var circuit))
        {
            circuit = Ties.Mark(ExitLowering.Lower(callee.Circuit));
            _lowered.Add(call.Callee, circuit);
            _findings.AddRange(callee.Findings);
        }

        var inlined = new Instance(call.Callee, instance);
        for (int i = 0; i < arguments.Length; i++)
        {
            inlined.Add(circuit.Inputs[i], arguments[i]);
        }

        frames.Push(new Frame(circuit.Body, inlined, call));
    }

    /// <summary>Why a call can be neither followed nor made.</summary>
    private void AddReasons(Call call, Callee callee, Wire[] arguments)
    {
        var name = EquatableArray.Of(call.Callee.Substring(call.Callee.IndexOf(' ') + 1));
        bool changesSomething = callee.Findings.Any(finding => finding.Id == FindingIds.LostWrite);
        if (!arguments.Any(_activity.IsTouched) && !changesSomething)
        {
            _findings.Add(new Finding(FindingIds.OutOfReach, call.Site, name));
        }
        else if (callee.Circuit is null)
        {
            _findings.AddRange(callee.Findings);
        }
        else
        {
            _findings.Add(new Finding(FindingIds.Recursion, call.Site, name));
        }
    }

    private void CallPlainly(Call call, PlainCall plain, Wire[] arguments, Instance instance, RegionBuilder builder)
    {
        bool isOneValue = call.Results.Count == 1 && plain.Paths[0].Length == 0;
        var output = isOneValue ? instance.Add(call.Results[0], _wires.Copy(call.Results[0])) : _wires.New(plain.ResultType);
        Add(new Apply(output, plain.Form, arguments, Effect.Impure, Site: call.Site), builder);
        for (int i = 0; i < call.Results.Count && !isOneValue; i++)
        {
            var part = instance.Add(call.Results[i], _wires.Copy(call.Results[i]));
            Add(new Apply(part, new Form(FormKind.Member, plain.Paths[i]), EquatableArray.Of(output), Site: call.Site), builder);
        }
    }

    /// <summary>One use of a circuit: what its wires have become, and in whose place it stands.</summary>
    private sealed class Instance
    {
        private readonly Dictionary<int, Wire> _wires = new();
        private readonly string _key;
        private readonly Instance? _caller;

        public Instance(string key, Instance? caller)
        {
            _key = key;
            _caller = caller;
        }

        public Wire Add(Wire wire, Wire became)
        {
            _wires[wire.Id] = became;
            return became;
        }

        public Wire Get(Wire wire) => _wires[wire.Id];

        public bool IsInside(string key)
        {
            for (var instance = this; instance is not null; instance = instance._caller)
            {
                if (instance._key == key)
                {
                    return true;
                }
            }

            return false;
        }
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
