using System;
using System.Globalization;
using System.Linq;
using System.Text;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>Turns constants as Roslyn has computed them into literals.</summary>
internal static class ConstantText
{
    public static Literal Of(ITypeSymbol type, object? value)
    {
        var wireType = Types.Of(type);
        if (wireType.IsReal)
        {
            return Literal.Real(wireType, Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }

        return Literal.Of(wireType, value is null ? "default(" + wireType.Text + ")" : TextOf(type, value));
    }

    private static string TextOf(ITypeSymbol type, object value)
    {
        string text = value switch
        {
            bool truth => truth ? "true" : "false",
            string words => Quote(words, '"'),
            char letter => Quote(letter.ToString(), '\''),
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
            long number => number == long.MinValue ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + "L",
            ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
            int number => number == int.MinValue ? "int.MinValue" : number.ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
        bool needsCast = type.TypeKind == TypeKind.Enum || value is sbyte or byte or short or ushort
            || type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr;
        return needsCast ? "(" + type.ToDisplayString(Types.FullName) + ")" + (text[0] == '-' ? "(" + text + ")" : text) : text;
    }

    private static string Quote(string words, char quote)
    {
        var text = new StringBuilder().Append(quote);
        foreach (char c in words)
        {
            bool isPlain = c is >= ' ' and <= '~' && c != quote && c != '\\';
            text.Append(isPlain ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.Append(quote).ToString();
    }
}
