using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>Numbers as the methods take them, and what methods give as numbers again.</summary>
internal static class Boxes
{
    public static object Box(Kind kind, double number, Type? type) => kind switch
    {
        Kind.Bool => (object)(number != 0),
        Kind.Int => (int)number,
        Kind.Mode => Enum.ToObject(type!, (int)number),
        Kind.Float => (float)number,
        _ => number,
    };

    /// <summary>An argument; buffers get arrays of their own.</summary>
    public static object Box(Parameter parameter, Input argument, Type type) => argument.Elements is { } elements
        ? Box(parameter.Kind, elements, argument.Rows)
        : Box(parameter.Kind, argument.Number, type.IsByRef ? type.GetElementType() : type);

    /// <summary>A buffer of these elements; for a span the array that it shows.</summary>
    public static Array Box(Kind kind, ImmutableArray<double> elements, ImmutableArray<int>? rows)
    {
        Kind number = kind.Number();
        switch (kind.Form())
        {
            case BufferForm.Grid:
                Array flat = Flat(number, elements);
                var grid = Array.CreateInstance(flat.GetType().GetElementType()!, rows!.Value[0], rows.Value[1]);
                Buffer.BlockCopy(flat, 0, grid, 0, Buffer.ByteLength(flat));
                return grid;
            case BufferForm.Rows:
                int next = 0;
                Array[] parts = [.. rows!.Value.Select(length => Flat(number, elements[next..(next += length)]))];
                return number == Kind.Float ? parts.Cast<float[]>().ToArray() : parts.Cast<double[]>().ToArray();
            default:
                return Flat(number, elements);
        }
    }

    /// <summary>The numbers that are in an argument, a result, a tuple, a buffer, row after row.</summary>
    public static ImmutableArray<double> Numbers(object? value) => value switch
    {
        null => [],
        double[] numbers => [.. numbers],
        Array array => [.. array.Cast<object?>().SelectMany(element => Numbers(element))],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(index => Number(tuple[index]!))],
        ValueType and not IConvertible => [.. value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(field => Numbers(field.GetValue(value)))],
        _ => [Number(value)],
    };

    /// <summary>As it is now, whatever is written to it later.</summary>
    public static object? Copied(object? value) => value switch
    {
        double[][] rows => rows.Select(row => (double[])row.Clone()).ToArray(),
        float[][] rows => rows.Select(row => (float[])row.Clone()).ToArray(),
        Array array => array.Clone(),
        _ => value,
    };

    private static Array Flat(Kind element, IReadOnlyCollection<double> numbers) => element switch
    {
        Kind.Bool => numbers.Select(number => number != 0).ToArray(),
        Kind.Int => numbers.Select(number => (int)number).ToArray(),
        Kind.Float => numbers.Select(number => (float)number).ToArray(),
        _ => numbers.ToArray(),
    };

    private static double Number(object value) => value switch
    {
        double number => number,
        float number => number,
        int number => number,
        bool flag => flag ? 1 : 0,
        _ => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };
}
