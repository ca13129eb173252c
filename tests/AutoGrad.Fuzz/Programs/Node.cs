using System.Collections.Generic;
using System.Collections.Immutable;

namespace AutoGrad.Fuzz.Programs;

/// <summary>
/// A part of a program. Every node can say what it consists of and make a copy with other parts: that is all the shrinker
/// and the counter of constructs need, so that a new construct is one record here, one case in the printer, one in the
/// interpreter, and one row in the grammar.
/// </summary>
internal abstract record Node
{
    public virtual ImmutableArray<Node> Children => [];

    public virtual Node With(ImmutableArray<Node> children) => this;

    /// <summary>What the report counts this node as; null for mere structure.</summary>
    public virtual string? Construct => GetType().Name;

    public IEnumerable<Node> Descendants()
    {
        yield return this;
        foreach (Node child in Children)
        {
            foreach (Node descendant in child.Descendants())
            {
                yield return descendant;
            }
        }
    }
}

/// <summary>A local or a parameter. Two of the same name in two scopes are two variables.</summary>
internal sealed class Variable(string name, Kind kind)
{
    public string Name { get; } = name;

    public Kind Kind { get; } = kind;

    /// <summary>Never assigned after its declaration: a constant, or a parameter passed by <c>in</c>.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>A span of memory on the stack: nothing that lives longer may be made to share it.</summary>
    public bool IsOnStack { get; init; }

    /// <summary>A parameter that stands for a place of the caller's: local functions may not capture it.</summary>
    public bool IsReference { get; init; }

    /// <summary>A parameter of a method: what is done to a buffer in it is seen by the caller.</summary>
    public bool IsParameter { get; init; }

    /// <summary>Where the variable is, if it is a field of a struct; null for one of its own.</summary>
    public FieldPlace? Field { get; set; }

    /// <summary>An element of a tuple: not a name that a parameter could have.</summary>
    public bool IsElement => Name.Contains('.', System.StringComparison.Ordinal);

    public override string ToString() => $"{Kind.Name()} {Name}";
}
