using System;

namespace AutoGrad.Generator.Circuits;

/// <summary>
/// A constant. Real numbers are kept by their bits, because records compare 0.0 and -0.0 as equal; everything else by its C# text.
/// </summary>
/// <param name="Type">The type of the constant.</param>
/// <param name="Bits">The bits of the real value, widened to <c>double</c>; 0 for the rest.</param>
/// <param name="Text">The C# text: of anything that is not real, and of a real constant that has a name, such as <c>Math.PI</c>.</param>
internal sealed record Literal(WireType Type, long Bits, string? Text)
{
    public double Number => BitConverter.Int64BitsToDouble(Bits);

    public static Literal Real(WireType type, double value, string? name = null) =>
        new(type, BitConverter.DoubleToInt64Bits(type.Kind == WireKind.Single ? (float)value : value), name);

    public static Literal Of(WireType type, string text) => new(type, 0, text);

    public static Literal Boolean(bool value) => Of(WireType.Boolean, value ? "true" : "false");

    /// <summary>What a wire holds on a path that never sets it.</summary>
    public static Literal Default(WireType type) => type switch
    {
        { IsReal: true } => Real(type, 0.0),
        { Text: "bool" } => Boolean(false),
        { Kind: WireKind.OtherNumber, Text: "int" or "long" or "uint" or "ulong" } => Of(type, "0"),
        _ => Of(type, "default(" + type.Text + ")!"),
    };
}
