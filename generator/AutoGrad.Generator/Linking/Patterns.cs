using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// For which patterns of active arguments a procedure is written. Two are written as they are called with. For a third the numbers are
/// widened to what is active in any of them, and a constant that is passed has a gradient that nobody wants; buffers stay exact, since a buffer
/// held constant has no gradient buffer to pass.
/// </summary>
internal sealed class Patterns
{
    /// <summary>So many patterns of numbers are written exactly.</summary>
    private const int MostExact = 2;

    private readonly CallActivities _calls;
    private readonly Dictionary<string, List<EquatableArray<Touch>>> _written = new();

    public Patterns(CallActivities calls) => _calls = calls;

    /// <summary>The pattern that serves a call with such arguments.</summary>
    public EquatableArray<Touch> For(string callee, EquatableArray<Touch> arguments)
    {
        var inputs = _calls.CircuitOf(callee)!.Inputs;
        string exact = callee + "|" + string.Concat(arguments.Select((touch, i) => inputs[i].Type.IsReal ? "" : touch.ToString()));
        if (!_written.TryGetValue(exact, out var written))
        {
            written = new List<EquatableArray<Touch>>();
            _written.Add(exact, written);
        }

        if (written.Contains(arguments))
        {
            return arguments;
        }

        if (written.Count >= MostExact)
        {
            var all = written.Append(arguments).ToList();
            EquatableArray<Touch> union = arguments.Select((touch, i) => inputs[i].Type.IsReal && all.Any(pattern => pattern[i] == Touch.Active) ? Touch.Active : touch).ToArray();
            if (!union.Equals(arguments) && LeavesBuffersAlike(callee, arguments, union))
            {
                arguments = union;
            }
        }

        if (!written.Contains(arguments))
        {
            written.Add(arguments);
        }

        return arguments;
    }

    /// <summary>
    /// What a call with the arguments does, made by a procedure for a wider pattern: a result that only what was widened makes active is constant.
    /// </summary>
    public CallEffect EffectOf(string callee, EquatableArray<Touch> arguments, EquatableArray<Touch> pattern)
    {
        var effect = _calls.EffectOf(callee, pattern);
        return arguments.Equals(pattern) ? effect : effect with { ActiveResults = _calls.EffectOf(callee, arguments).ActiveResults };
    }

    /// <summary>True if the same buffers are active behind the call, given or returned.</summary>
    private bool LeavesBuffersAlike(string callee, EquatableArray<Touch> arguments, EquatableArray<Touch> union)
    {
        var (before, after) = (_calls.EffectOf(callee, arguments), _calls.EffectOf(callee, union));
        var results = _calls.CircuitOf(callee)!.Body.Ending.Values;
        return before.ActiveArguments.Equals(after.ActiveArguments)
            && Enumerable.Range(0, before.ActiveResults.Count).All(i => !results[i].Type.IsBuffer || before.ActiveResults[i] == after.ActiveResults[i]);
    }
}
