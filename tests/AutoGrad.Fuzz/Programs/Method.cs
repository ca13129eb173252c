using System.Collections.Immutable;

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

    /// <summary>Whether the generated methods have a gradient for it, or for an output its pull.</summary>
    public bool HasGradient => Kind.IsActive() && !IsConstant;

    /// <summary>A buffer or a reference of which the contents may change: its gradient holds the pull on them when a call starts.</summary>
    public bool IsInOut => Passing == Passing.Ref || Kind is Kind.DoubleSpan or Kind.DoubleArray or Kind.FloatArray;
}

/// <summary>A method's signature, and its identity: calls refer to it, its body is found elsewhere.</summary>
internal sealed class Method
{
    public required string Name { get; init; }

    public required ImmutableArray<Parameter> Parameters { get; init; }

    /// <summary>Nothing, one kind, or the kinds of a tuple.</summary>
    public required ImmutableArray<Kind> Results { get; init; }

    public bool IsLocal { get; init; }

    /// <summary>Called on its first argument.</summary>
    public bool IsExtension { get; init; }

    /// <summary>The nested class that it is declared in; null for the program's own type.</summary>
    public string? Owner { get; init; }

    public bool IsExpressionBodied { get; init; }

    public bool IsStatic { get; init; } = true;

    public Kind Result => Results.Length == 1 ? Results[0] : Kind.Void;
}
