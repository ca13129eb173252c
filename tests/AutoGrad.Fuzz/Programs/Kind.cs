using System;

namespace AutoGrad.Fuzz.Programs;

/// <summary>The types that random programs compute with.</summary>
internal enum Kind
{
    Void,
    Bool,
    Int,
    Mode,
    Float,
    Double,
    IntArray,
    FloatArray,
    DoubleArray,
    DoubleSpan,
    ReadOnlyDoubleSpan,
}

internal static class Kinds
{
    /// <summary>Values that carry a gradient.</summary>
    public static bool IsReal(this Kind kind) => kind is Kind.Double or Kind.Float;

    public static bool IsBuffer(this Kind kind) => kind >= Kind.IntArray;

    public static bool IsSpan(this Kind kind) => kind is Kind.DoubleSpan or Kind.ReadOnlyDoubleSpan;

    /// <summary>Buffers whose elements carry a gradient.</summary>
    public static bool IsRealBuffer(this Kind kind) => kind.IsBuffer() && kind.Element().IsReal();

    public static bool IsActive(this Kind kind) => kind.IsReal() || kind.IsRealBuffer();

    public static Kind Element(this Kind kind) => kind switch
    {
        Kind.IntArray => Kind.Int,
        Kind.FloatArray => Kind.Float,
        Kind.DoubleArray or Kind.DoubleSpan or Kind.ReadOnlyDoubleSpan => Kind.Double,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a buffer"),
    };

    public static string Name(this Kind kind) => kind switch
    {
        Kind.Void => "void",
        Kind.Bool => "bool",
        Kind.Int => "int",
        Kind.Mode => "Mode",
        Kind.Float => "float",
        Kind.Double => "double",
        Kind.IntArray => "int[]",
        Kind.FloatArray => "float[]",
        Kind.DoubleArray => "double[]",
        Kind.DoubleSpan => "Span<double>",
        Kind.ReadOnlyDoubleSpan => "ReadOnlySpan<double>",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown"),
    };

    /// <summary>Whether C# converts without a cast; among the numbers that are used here.</summary>
    public static bool ConvertsTo(this Kind from, Kind to) => from == to || (from, to) switch
    {
        (Kind.Int, Kind.Float or Kind.Double) => true,
        (Kind.Float, Kind.Double) => true,
        (Kind.DoubleArray, Kind.DoubleSpan or Kind.ReadOnlyDoubleSpan) => true,
        (Kind.DoubleSpan, Kind.ReadOnlyDoubleSpan) => true,
        _ => false,
    };
}
