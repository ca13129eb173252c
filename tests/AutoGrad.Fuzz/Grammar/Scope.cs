using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>What names mean at one place, from the innermost block outwards.</summary>
internal sealed class Scope(Scope? parent, int depth, bool isFunction, bool isLoop = false)
{
    private static readonly string[][] Pools =
    [
        ["q", "r", "s", "w", "m", "total", "dq", "result1", "t1"],
        ["t", "u", "v", "branch1"],
        ["g", "h", "k"],
        ["e", "i", "j"],
    ];

    private readonly List<Variable> _variables = [];
    private readonly List<Method> _functions = [];
    private readonly Dictionary<Variable, Length> _indices = [];
    private int _named;

    public int Depth => depth;

    /// <summary>Inside a local function, at any depth.</summary>
    public bool IsInFunction => isFunction || (parent?.IsInFunction ?? false);

    /// <summary>Inside a loop of the same function.</summary>
    public bool IsInLoop => isLoop || (!isFunction && (parent?.IsInLoop ?? false));

    public Scope NestedLoop() => new(this, depth + 1, isFunction: false, isLoop: true);

    public Scope Nested() => new(this, depth + 1, isFunction: false);

    public Scope NestedFunction() => new(this, depth + 1, isFunction: true);

    /// <summary>
    /// A name that nothing around this block has. Blocks side by side use the same names for different variables, which is what
    /// makes the generator tell them apart.
    /// </summary>
    public string NewName()
    {
        string[] pool = depth < Pools.Length ? Pools[depth] : Pools[^1];
        string suffix = depth < Pools.Length ? "" : $"{depth}";
        int index = _named++;
        return index < pool.Length ? pool[index] + suffix : $"{pool[0]}{suffix}{(char)('a' + depth)}{index}";
    }

    public void Add(Variable variable) => _variables.Add(variable);

    public void Add(Method function) => _functions.Add(function);

    /// <summary>Notes that a counter runs over the indices below a length.</summary>
    public void AddIndex(Variable counter, Length length) => _indices.Add(counter, length);

    public bool HasIndex(Variable counter) => _indices.ContainsKey(counter);

    /// <summary>The counters that run over the indices below this length.</summary>
    public IEnumerable<Variable> IndicesOf(Length length) => _indices
        .Where(pair => pair.Value == length || (length.Dimension is null && pair.Value.Dimension == 0 && pair.Value.Buffer == length.Buffer))
        .Select(pair => pair.Key)
        .Concat(parent?.IndicesOf(length) ?? [])
        .Intersect(Visible());

    public IEnumerable<Variable> Visible(Kind kind) => Visible().Where(variable => variable.Kind == kind);

    public IEnumerable<Variable> Visible()
    {
        var hidden = new HashSet<string>();
        bool isCaptured = false;
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            // Of two variables of one name in a scope the later hides the earlier; it does not happen, but costs nothing to say.
            foreach (Variable variable in Enumerable.Reverse(scope._variables))
            {
                if (hidden.Add(variable.Name) && !(isCaptured && (variable.IsReference || variable.Kind.IsSpan())))
                {
                    yield return variable;
                }
            }

            isCaptured |= scope.IsFunction;
        }
    }

    public IEnumerable<Variable> Writable(Kind kind) => Visible(kind).Where(variable => !variable.IsReadOnly);

    public IEnumerable<Method> Functions() => parent is null ? _functions : _functions.Concat(parent.Functions());

    private Scope? Parent => parent;

    private bool IsFunction => isFunction;
}
