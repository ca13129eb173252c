using System.Collections.Immutable;
using System.Linq;

namespace AutoGrad.Fuzz.Programs;

/// <summary>An element of a buffer or of a table, read or assigned; <c>^1</c> counts from the end.</summary>
internal sealed record Element(Expression Buffer, Expression Index, bool IsFromEnd) : Expression(Buffer.Kind.Element())
{
    public override string? Construct => IsFromEnd ? "element from the end" : $"element of {Buffer.Kind.Name()}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [Index];

    public override Node With(ImmutableArray<Node> children) => this with { Index = (Expression)children[0] };
}

internal sealed record Length(Expression Buffer) : Expression(Kind.Int)
{
    public override bool IsConstant => false;
}

/// <summary>A part of a buffer that shares its memory.</summary>
internal sealed record Slice(Expression Buffer, Expression Start, Expression Count) : Expression(SpanOf(Buffer.Kind))
{
    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [Start, Count];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Start = (Expression)children[0], Count = (Expression)children[1] };

    private static Kind SpanOf(Kind kind) => kind == Kind.DoubleArray ? Kind.DoubleSpan : kind;
}

internal enum ArrayForm
{
    Zeros,
    Elements,
    OnStack,
}

/// <summary>A new array: of zeros, of the elements that are named, or of zeros on the stack.</summary>
internal sealed record NewArray(Kind Kind, ArrayForm Form, Expression? Size, ImmutableArray<Expression> Elements) : Expression(Kind)
{
    public override string? Construct => $"{Form} array";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => Size is null ? [.. Elements] : [Size];

    public override Node With(ImmutableArray<Node> children) => Size is null
        ? this with { Elements = [.. children.Cast<Expression>()] }
        : this with { Size = (Expression)children[0] };
}

/// <summary>A copy of a buffer, as an array of its own.</summary>
internal sealed record Copy(Expression Buffer) : Expression(Buffer.Kind.IsSpan() ? Kind.DoubleArray : Buffer.Kind)
{
    public override string? Construct => Buffer.Kind.IsSpan() ? "ToArray" : "Clone";

    public override bool IsConstant => false;
}

internal enum BufferOperation
{
    Clear,
    Fill,
    CopyTo,
    ArrayCopy,
}

/// <summary>What is done with a whole buffer at once.</summary>
internal sealed record BufferStatement(BufferOperation Operation, Expression Buffer, Expression? Other, Expression? Number) : Statement
{
    public override string? Construct => $"{Operation}";

    public override ImmutableArray<Node> Children => Number is null ? [] : [Number];

    public override Node With(ImmutableArray<Node> children) => Number is null ? this : this with { Number = (Expression)children[0] };
}

/// <summary>Two elements exchanged by a tuple assignment; the indices have no effects.</summary>
internal sealed record Swap(Element First, Element Second) : Statement;
