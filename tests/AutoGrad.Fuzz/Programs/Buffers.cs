using System.Collections.Immutable;
using System.Linq;

namespace AutoGrad.Fuzz.Programs;

/// <summary>
/// An element of a buffer or of a table, read or assigned: a number, or a row of an array of arrays. <c>^1</c> counts from the end; a
/// grid has a second index.
/// </summary>
internal sealed record Element(Expression Buffer, Expression Index, bool IsFromEnd = false, Expression? Column = null) : Expression(Buffer.Kind.Element())
{
    public override string? Construct => IsFromEnd ? "element from the end" : $"element of {Buffer.Kind.Name()}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => Column is null ? [Buffer, Index] : [Buffer, Index, Column];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Buffer = (Expression)children[0],
        Index = (Expression)children[1],
        Column = children.Length > 2 ? (Expression)children[2] : null,
    };
}

/// <summary>How many elements; of a grid the rows or the columns, or all.</summary>
internal sealed record Length(Expression Buffer, int? Dimension = null) : Expression(Kind.Int)
{
    public override string? Construct => Dimension is null ? "Length" : "GetLength";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [Buffer];

    public override Node With(ImmutableArray<Node> children) => this with { Buffer = (Expression)children[0] };
}

/// <summary>A part of a buffer that shares its memory; without a count all the rest, without a start all.</summary>
internal sealed record Slice(Expression Buffer, Expression? Start, Expression? Count) : Expression(SpanOf(Buffer.Kind))
{
    public override string? Construct => Buffer.Kind.IsSpan() ? "Slice" : "AsSpan";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [Buffer, .. new Node?[] { Start, Count }.OfType<Node>()];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Buffer = (Expression)children[0],
        Start = Start is null ? null : (Expression)children[1],
        Count = Count is null ? null : (Expression)children[^1],
    };

    private static Kind SpanOf(Kind kind) => kind.IsSpan() ? kind : kind.Element().With(BufferForm.Span);
}

/// <summary><c>x[a..b]</c>: a part of a span, but a copy of a part of an array. An end that is missing is the buffer's.</summary>
internal sealed record Range(Expression Buffer, RangeEnd? Start, RangeEnd? End) : Expression(Buffer.Kind)
{
    public override string? Construct => $"range of {(Buffer.Kind.IsSpan() ? "a span" : "an array")}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [Buffer, .. new Node?[] { Start?.Index, End?.Index }.OfType<Node>()];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Buffer = (Expression)children[0],
        Start = Start is null ? null : Start with { Index = (Expression)children[1] },
        End = End is null ? null : End with { Index = (Expression)children[^1] },
    };
}

/// <summary>One end of a range.</summary>
internal sealed record RangeEnd(Expression Index, bool IsFromEnd);

internal enum ArrayForm
{
    Zeros,
    Elements,
    Collection,
    OnStack,
}

/// <summary>
/// A new array: of zeros, of the elements that are named, or of zeros on the stack. A grid of zeros has two sizes, an array of arrays
/// one, and no rows yet.
/// </summary>
internal sealed record NewArray(Kind Kind, ArrayForm Form, ImmutableArray<Expression> Sizes, ImmutableArray<Expression> Elements) : Expression(Kind)
{
    public override string? Construct => $"{Form} of {Kind.Name()}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [.. Sizes, .. Elements];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Sizes = [.. children.Take(Sizes.Length).Cast<Expression>()],
        Elements = [.. children.Skip(Sizes.Length).Cast<Expression>()],
    };
}

/// <summary>A copy of a buffer, as an array of its own; of an array of arrays the rows are shared.</summary>
internal sealed record Copy(Expression Buffer) : Expression(Buffer.Kind.IsSpan() ? Buffer.Kind.Element().With(BufferForm.Array) : Buffer.Kind)
{
    public override string? Construct => Buffer.Kind.IsSpan() ? "ToArray" : $"Clone of {Buffer.Kind.Name()}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [Buffer];

    public override Node With(ImmutableArray<Node> children) => this with { Buffer = (Expression)children[0] };
}

internal enum BufferOperation
{
    Clear,
    Fill,
    CopyTo,
    ArrayCopy,
}

/// <summary>
/// What is done with a whole buffer at once, or with a part: of a fill and a clearing the numbers are start and count, of
/// <c>Array.Copy</c> the count alone, or both starts and the count, of an array's <c>CopyTo</c> where to.
/// </summary>
internal sealed record BufferStatement(BufferOperation Operation, Expression Buffer, Expression? Other, ImmutableArray<Expression> Numbers) : Statement
{
    public override string? Construct => $"{Operation}{(Operation is BufferOperation.CopyTo || Buffer.Kind.IsSpan() ? $" of {Buffer.Kind.Name()}" : Numbers.Length > 1 ? " of a part" : "")}";

    public override ImmutableArray<Node> Children => [Buffer, .. Other is null ? [] : new Node[] { Other }, .. Numbers];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Buffer = (Expression)children[0],
        Other = Other is null ? null : (Expression)children[1],
        Numbers = [.. children.Skip(Other is null ? 1 : 2).Cast<Expression>()],
    };
}

/// <summary>Two elements or rows exchanged by a tuple assignment; the indices have no effects.</summary>
internal sealed record Swap(Element First, Element Second) : Statement
{
    public override string? Construct => First.Kind.IsBuffer() ? "swap of rows" : "swap of elements";
}
