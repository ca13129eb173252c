using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// What calls do with activity, for each callee and each pattern of what goes in. Recursion makes it a fixed point: nothing is active at
/// first, and the circuits are looked at again until nothing new is found.
/// </summary>
internal sealed class CallActivities
{
    private readonly Dictionary<string, Callee> _callees;
    private readonly Dictionary<string, Circuit?> _lowered = new();
    private readonly Dictionary<Use, CallActivity> _known = new();
    private readonly Dictionary<Use, Activity> _activities = new();
    private readonly HashSet<Use> _visited = new();
    private readonly Dictionary<string, EquatableArray<bool>> _written = new();
    private bool _changed;

    public CallActivities(EquatableArray<Callee> callees) => _callees = callees.ToDictionary(callee => callee.Key);

    /// <summary>The circuit of a callee, its exits lowered and its ties marked; null where it could not be read.</summary>
    public Circuit? CircuitOf(string key)
    {
        if (!_lowered.TryGetValue(key, out var circuit))
        {
            circuit = _callees[key].Circuit is { } read ? Ties.Mark(ExitLowering.Lower(read)) : null;
            _lowered.Add(key, circuit);
        }

        return circuit;
    }

    public EquatableArray<Finding> FindingsOf(string key) => _callees[key].Findings;

    /// <summary>The activity of a circuit that stands alone.</summary>
    public Activity Analyse(Circuit circuit, EquatableArray<Touch> inputs)
    {
        while (true)
        {
            _changed = false;
            _visited.Clear();
            var activity = Activity.Of(circuit, inputs, Of);
            if (!_changed)
            {
                return activity;
            }
        }
    }

    /// <summary>The activity of a callee's circuit, used with such arguments.</summary>
    public Activity ActivityOf(string key, EquatableArray<Touch> inputs)
    {
        var use = new Use(key, inputs);
        if (!_activities.ContainsKey(use))
        {
            Analyse(CircuitOf(key)!, inputs);
            Visit(use);
        }

        return _activities[use];
    }

    /// <summary>What a callee does when it is called with such arguments.</summary>
    public CallEffect EffectOf(string key, EquatableArray<Touch> inputs)
    {
        ActivityOf(key, inputs);
        var activity = _known[new Use(key, inputs)];
        return new CallEffect(inputs.Select(touch => touch == Touch.Active).ToArray(), activity.Results, activity.Arguments, WrittenBy(key));
    }

    /// <summary>Which of its inputs a callee may write.</summary>
    private EquatableArray<bool> WrittenBy(string key)
    {
        if (_written.TryGetValue(key, out var found))
        {
            return found;
        }

        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (string callee in _callees.Keys)
            {
                var circuit = CircuitOf(callee);
                var before = _written.TryGetValue(callee, out var known) ? known : default;
                var after = circuit is null ? default : WrittenIn(circuit);
                changed |= !after.Equals(before);
                _written[callee] = after;
            }
        }

        return _written[key];
    }

    private EquatableArray<bool> WrittenIn(Circuit circuit)
    {
        var written = WrittenBuffers.Of(circuit, BufferClasses.Of(circuit), KnownToBeWritten);
        return circuit.Inputs.Select(input => input.Type.IsBuffer && written.MayBeWritten(input)).ToArray();
    }

    private EquatableArray<bool>? KnownToBeWritten(Call call)
    {
        if (CircuitOf(call.Callee) is null)
        {
            return null;
        }

        // Nothing is known yet of one that has not been looked at: it will be, and then this is asked again.
        return _written.TryGetValue(call.Callee, out var written) ? written : new bool[call.Arguments.Count];
    }

    private CallActivity Of(Call call, EquatableArray<Touch> inputs)
    {
        var use = new Use(call.Callee, inputs);
        Visit(use);
        return _known[use];
    }

    private void Visit(Use use)
    {
        if (!_visited.Add(use))
        {
            return;
        }

        var circuit = CircuitOf(use.Key);
        if (!_known.TryGetValue(use, out var before))
        {
            before = new CallActivity(new bool[ResultsOf(circuit).Count], new bool[use.Inputs.Count]);
            _known.Add(use, before);
        }

        if (circuit is null)
        {
            return;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var activity = Activity.Of(circuit, use.Inputs, Of);
        _activities[use] = activity;
        var after = new CallActivity(
            ResultsOf(circuit).Select(activity.IsActive).ToArray(),
            circuit.Inputs.Select(input => input.Type.IsBuffer && activity.IsActive(input)).ToArray());
        if (after != before)
        {
            _known[use] = after;
            _changed = true;
        }
    }

    /// <summary>What the circuit yields; a method that always throws yields nothing.</summary>
    private static EquatableArray<Wire> ResultsOf(Circuit? circuit) => circuit?.Body.Ending is Yield yield ? yield.Results : default;

    /// <summary>A callee, and what goes in.</summary>
    private sealed record Use(string Key, EquatableArray<Touch> Inputs);
}
