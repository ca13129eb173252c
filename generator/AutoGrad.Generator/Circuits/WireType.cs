namespace AutoGrad.Generator.Circuits;

/// <summary>What a wire carries, as far as gradients care.</summary>
internal enum WireKind
{
    /// <summary>A <c>double</c>: it can have a gradient.</summary>
    Double,

    /// <summary>A <c>float</c>: it can have a gradient.</summary>
    Single,

    /// <summary>A number of a type parameter, such as <c>T : IFloatingPointIeee754&lt;T&gt;</c>: it can have a gradient.</summary>
    Generic,

    /// <summary>A number without a gradient: integers, <c>decimal</c>, and whatever else could carry a value on.</summary>
    OtherNumber,

    /// <summary>A <c>bool</c> or an enumeration: an active value may flow in, and none can come out.</summary>
    Choice,

    /// <summary>A string or an exception. An active value may flow in, as it does into a log line; a number that is got from it has lost its gradient.</summary>
    Message,

    /// <summary>An array. A gradient array belongs to it where active numbers are in it.</summary>
    Array,

    /// <summary>A <c>Span</c>.</summary>
    Span,

    /// <summary>A <c>ReadOnlySpan</c>.</summary>
    ReadOnlySpan,

    /// <summary>A struct or a tuple with numbers in it, in one piece: what a buffer holds, and what a call is given. Its parts have wires of their own.</summary>
    Struct,

    /// <summary>Anything else: an object, another struct. An active value that flows in is hidden there.</summary>
    Opaque,

    /// <summary>No value.</summary>
    Nothing,
}

/// <summary>The type of a wire: its kind, and how C# spells it in the generated file.</summary>
/// <param name="Kind">What it carries.</param>
/// <param name="Text">The C# type.</param>
/// <param name="Element">What a buffer holds; null for anything else.</param>
/// <param name="Rank">The number of indices of an array.</param>
internal sealed record WireType(WireKind Kind, string Text, WireType? Element = null, int Rank = 1)
{
    public static readonly WireType Double = new(WireKind.Double, "double");
    public static readonly WireType Single = new(WireKind.Single, "float");
    public static readonly WireType Int32 = new(WireKind.OtherNumber, "int");
    public static readonly WireType Int64 = new(WireKind.OtherNumber, "long");
    public static readonly WireType Boolean = new(WireKind.Choice, "bool");
    public static readonly WireType Nothing = new(WireKind.Nothing, "void");

    /// <summary>The type of numbers that C# spells like this.</summary>
    public static WireType RealOf(string text) => text switch
    {
        "double" => Double,
        "float" => Single,
        _ => new(WireKind.Generic, text),
    };

    public bool IsReal => Kind is WireKind.Double or WireKind.Single or WireKind.Generic;

    /// <summary>True for arrays and spans.</summary>
    public bool IsBuffer => Kind is WireKind.Array or WireKind.Span or WireKind.ReadOnlySpan;

    public bool IsSpan => Kind is WireKind.Span or WireKind.ReadOnlySpan;

    /// <summary>True for buffers of real numbers or of structs of them, and for arrays of such.</summary>
    public bool IsRealBuffer => IsBuffer && (Element!.HoldsReal || Element.IsRealBuffer);

    /// <summary>True for a number, and for a struct of numbers.</summary>
    public bool HoldsReal => IsReal || Kind == WireKind.Struct;

    /// <summary>True for what a call could keep a value in.</summary>
    public bool IsObject => IsBuffer || Kind is WireKind.Opaque or WireKind.Struct;

    public static WireType SpanOf(WireType element) => new(WireKind.Span, "global::System.Span<" + element.Text + ">", element);

    public static WireType ReadOnlySpanOf(WireType element) =>
        new(WireKind.ReadOnlySpan, "global::System.ReadOnlySpan<" + element.Text + ">", element);

    /// <summary>An array. Its brackets come before those of an element that is an array itself.</summary>
    public static WireType ArrayOf(WireType element, int rank = 1)
    {
        string brackets = "[" + new string(',', rank - 1) + "]";
        int inner = element.Kind == WireKind.Array ? element.Text.IndexOf('[') : element.Text.Length;
        return new(WireKind.Array, element.Text.Substring(0, inner) + brackets + element.Text.Substring(inner), element, rank);
    }
}
