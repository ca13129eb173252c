using System;
using System.Globalization;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// C# text of constants: the same in every culture, with every bit of the value. (Roslyn's own formatting writes 2.0 as 2,
/// which would turn a division of doubles into one of ints.)
/// </summary>
internal static class LiteralText
{
    public static string Of(Literal literal)
    {
        if (literal.Text is not null)
        {
            return literal.Text;
        }

        return literal.Type.Kind switch
        {
            WireKind.Single => OfSingle((float)literal.Number),
            WireKind.Generic => OfGeneric(literal.Type.Text, literal.Number),
            _ => OfDouble(literal.Number),
        };
    }

    /// <summary>A type parameter has no literals; it has members for the commonest numbers.</summary>
    private static string OfGeneric(string type, double value)
    {
        string sign = BitConverter.DoubleToInt64Bits(value) < 0 ? "-" : "";
        return value switch
        {
            0.0 => sign + type + ".Zero",
            1.0 or -1.0 => sign + type + ".One",
            _ => type + ".CreateChecked(" + OfDouble(value) + ")",
        };
    }

    private static string OfDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return "double." + NameOf(value);
        }

        // "R" of .NET Framework loses a bit of some numbers; 17 digits never do.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) != BitConverter.DoubleToInt64Bits(value))
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        return WithSign(text, value) + (IsWhole(text) ? ".0" : "");
    }

    private static string OfSingle(float value)
    {
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return "float." + NameOf(value);
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString("G9", CultureInfo.InvariantCulture);
        }

        return WithSign(text, value) + "f";
    }

    /// <summary>.NET Framework formats -0.0 without its sign.</summary>
    private static string WithSign(string text, double value) =>
        value == 0.0 && BitConverter.DoubleToInt64Bits(value) < 0 && text[0] != '-' ? "-" + text : text;

    private static bool IsWhole(string text) => text.IndexOf('.') < 0 && text.IndexOf('E') < 0;

    private static string NameOf(double value) =>
        double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
}
