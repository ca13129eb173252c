using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Which callees become procedures of their own: those that call themselves, by whatever way, and those that are long and called from
/// several places. The others are put in the place of their calls, so that the generated code stays as long as the source.
/// </summary>
internal sealed class CallGraph
{
    /// <summary>A callee of so many gates is written out wherever it is called.</summary>
    private const int MostGatesInPlace = 60;

    private readonly CallActivities _calls;
    private readonly Dictionary<string, int> _callers = new();
    private readonly Dictionary<string, HashSet<string>> _callees = new();
    private readonly Dictionary<string, int> _sizes = new();
    private readonly HashSet<string> _recursive = new();

    public CallGraph(Circuit root, CallActivities calls)
    {
        _calls = calls;
        Collect("", root);
        foreach (string key in _callees.Keys.Where(key => Reaches(key, key)))
        {
            _recursive.Add(key);
        }
    }

    public bool IsRecursive(string key) => _recursive.Contains(key);

    /// <summary>True if the callee is worth a procedure, and can be one.</summary>
    public bool IsProcedure(string key) =>
        IsRecursive(key) || (_callers[key] > 1 && SizeOf(key) > MostGatesInPlace && CanBeProcedure(key));

    /// <summary>A span that is returned cannot be kept in a recording.</summary>
    public bool CanBeProcedure(string key) =>
        _calls.CircuitOf(key) is { Body.Ending: Yield yield } && yield.Results.All(result => !result.Type.IsSpan);

    private void Collect(string key, Circuit circuit)
    {
        var called = new HashSet<string>();
        _callees[key] = called;
        foreach (var call in circuit.Body.AllGates().OfType<Call>())
        {
            _callers[call.Callee] = _callers.TryGetValue(call.Callee, out int count) ? count + 1 : 1;
            if (called.Add(call.Callee) && !_callees.ContainsKey(call.Callee) && _calls.CircuitOf(call.Callee) is { } callee)
            {
                Collect(call.Callee, callee);
            }
        }
    }

    private bool Reaches(string from, string to)
    {
        var visited = new HashSet<string>();
        var pending = new Stack<string>(_callees[from]);
        while (pending.Count > 0)
        {
            string next = pending.Pop();
            if (next == to)
            {
                return true;
            }

            if (visited.Add(next) && _callees.TryGetValue(next, out var callees))
            {
                foreach (string callee in callees)
                {
                    pending.Push(callee);
                }
            }
        }

        return false;
    }

    /// <summary>The gates of a callee, with those of the callees that are written out in it.</summary>
    private int SizeOf(string key)
    {
        if (_sizes.TryGetValue(key, out int known))
        {
            return known;
        }

        int size = 0;
        foreach (var gate in _calls.CircuitOf(key)?.Body.AllGates() ?? Enumerable.Empty<Gate>())
        {
            size += gate is Call call && !IsRecursive(call.Callee) && !IsProcedure(call.Callee) ? SizeOf(call.Callee) : 1;
        }

        _sizes[key] = size;
        return size;
    }
}
