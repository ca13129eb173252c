namespace AutoGrad.Generator.Circuits;

/// <summary>What a wire carries, as far as gradients care.</summary>
internal enum WireKind
{
    /// <summary>A <c>double</c>: it can have a gradient.</summary>
    Double,

    /// <summary>A <c>float</c>: it can have a gradient.</summary>
    Single,

    /// <summary>A number without a gradient: integers, <c>decimal</c>, and whatever else could carry a value on.</summary>
    OtherNumber,

    /// <summary>A <c>bool</c> or an enumeration: an active value may flow in, and none can come out.</summary>
    Choice,

    /// <summary>A string or an exception. An active value may flow in, as it does into a log line; a number that is got from it has lost its gradient.</summary>
    Message,

    /// <summary>Anything else: an object, an array, a struct. An active value that flows in is hidden there.</summary>
    Opaque,

    /// <summary>No value.</summary>
    Nothing,
}

/// <summary>The type of a wire: its kind, and how C# spells it in the generated file.</summary>
internal sealed record WireType(WireKind Kind, string Text)
{
    public static readonly WireType Double = new(WireKind.Double, "double");
    public static readonly WireType Single = new(WireKind.Single, "float");
    public static readonly WireType Int32 = new(WireKind.OtherNumber, "int");
    public static readonly WireType Boolean = new(WireKind.Choice, "bool");
    public static readonly WireType Nothing = new(WireKind.Nothing, "void");

    public bool IsReal => Kind is WireKind.Double or WireKind.Single;
}
