using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
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

    /// <summary>A number, or an initializer with the elements of a buffer.</summary>
    public static string Text(Kind kind, ImmutableArray<double> numbers, ImmutableArray<int>? rows)
    {
        string List(IEnumerable<double> row) => $"{{ {string.Join(", ", row.Select(number => Text(kind.Number(), number)))} }}";
        switch (kind.Form())
        {
            case BufferForm.Number:
                return Text(kind, numbers[0]);
            case BufferForm.Grid when rows is [> 0, > 0]:
                return $"{{ {string.Join(", ", numbers.Chunk(rows.Value[1]).Select(List))} }}";
            case BufferForm.Grid:
                return $"new {kind.Number().Name()}[{rows!.Value[0]}, {rows.Value[1]}]";
            case BufferForm.Rows:
                int next = 0;
                return $"{{ {string.Join(", ", rows!.Value.Select(length => $"new {kind.Element().Name()} {List(numbers[next..(next += length)])}"))} }}";
            default:
                return List(numbers);
        }
    }

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
