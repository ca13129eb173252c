using System;
using System.Globalization;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>Numbers as C# writes them, to the last bit and in no culture.</summary>
internal static class Literals
{
    public static string Text(Kind kind, double number) => kind switch
    {
        Kind.Bool => number != 0 ? "true" : "false",
        Kind.Int => ((int)number).ToString(CultureInfo.InvariantCulture),
        Kind.Mode => Mode((int)number),
        Kind.Float => Real((float)number),
        _ => Real(number),
    };

    public static string Real(double number)
    {
        if (double.IsNaN(number))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        if (number == Math.PI)
        {
            return "Math.PI";
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    public static string Real(float number)
    {
        if (float.IsNaN(number))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(number))
        {
            return number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        return number.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    private static string Mode(int member) => member switch
    {
        0 => "Mode.Low",
        1 => "Mode.Middle",
        2 => "Mode.High",
        _ => $"(Mode)({member.ToString(CultureInfo.InvariantCulture)})",
    };
}
