using System.Collections.Immutable;
using System.Linq;

namespace AutoGrad.Fuzz.Programs;

internal enum Passing
{
    Value,
    In,
    Ref,
    Out,
}

internal sealed record Parameter(Variable Variable, Passing Passing, bool IsConstant, Literal? Default)
{
    public Kind Kind => Variable.Kind;

    /// <summary>Counts down with each call of a recursive method, which ends at zero.</summary>
    public bool IsFuel { get; init; }

    /// <summary>A span of which the method may give a part back: it must not show the caller's stack.</summary>
    public bool IsReturned { get; init; }

    /// <summary>Whether the generated methods have a gradient for it, or for an output its pull.</summary>
    public bool HasGradient => Kind.IsActive() && !IsConstant;

    /// <summary>Whether what it holds at the end has a pull: its own gradient at the start, or for an output its pull.</summary>
    public bool HasPull => IsInOut || Passing == Passing.Out;

    /// <summary>A buffer or a reference of which the contents may change: its gradient holds the pull on them when a call starts.</summary>
    public bool IsInOut => Passing == Passing.Ref || (Kind.IsWritable() && Kind.IsRealBuffer());
}

/// <summary>A method's signature, and its identity: calls refer to it, its body is found elsewhere.</summary>
internal sealed class Method
{
    public required string Name { get; init; }

    public required ImmutableArray<Parameter> Parameters { get; init; }

    /// <summary>Nothing, one kind, or the kinds of a tuple.</summary>
    public required ImmutableArray<Kind> Results { get; init; }

    public bool IsLocal { get; init; }

    /// <summary>A local function that is written as a lambda.</summary>
    public bool IsLambda { get; init; }

    /// <summary>Called on its first argument.</summary>
    public bool IsExtension { get; init; }

    /// <summary>The nested class that it is declared in; null for the program's own type.</summary>
    public string? Owner { get; init; }

    public bool IsExpressionBodied { get; init; }

    public bool IsStatic { get; init; } = true;

    /// <summary>Whether there is a pull on the result.</summary>
    public bool HasPull => Results.Any(kind => kind.IsActive());

    public Kind Result => Results.Length == 1 ? Results[0] : Kind.Void;
}
