using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AutoGrad.Fuzz.Programs;

/// <summary>What there is to know about the types: a row each.</summary>
internal static class Kinds
{
    private static readonly Dictionary<Kind, (string Name, BufferForm Form, Kind Element)> Rows = new()
    {
        [Kind.Void] = ("void", BufferForm.Number, Kind.Void),
        [Kind.Bool] = ("bool", BufferForm.Number, Kind.Bool),
        [Kind.Int] = ("int", BufferForm.Number, Kind.Int),
        [Kind.Mode] = ("Mode", BufferForm.Number, Kind.Mode),
        [Kind.Float] = ("float", BufferForm.Number, Kind.Float),
        [Kind.Double] = ("double", BufferForm.Number, Kind.Double),
        [Kind.IntArray] = ("int[]", BufferForm.Array, Kind.Int),
        [Kind.BoolArray] = ("bool[]", BufferForm.Array, Kind.Bool),
        [Kind.FloatArray] = ("float[]", BufferForm.Array, Kind.Float),
        [Kind.DoubleArray] = ("double[]", BufferForm.Array, Kind.Double),
        [Kind.IntSpan] = ("Span<int>", BufferForm.Span, Kind.Int),
        [Kind.BoolSpan] = ("Span<bool>", BufferForm.Span, Kind.Bool),
        [Kind.FloatSpan] = ("Span<float>", BufferForm.Span, Kind.Float),
        [Kind.DoubleSpan] = ("Span<double>", BufferForm.Span, Kind.Double),
        [Kind.ReadOnlyIntSpan] = ("ReadOnlySpan<int>", BufferForm.ReadOnlySpan, Kind.Int),
        [Kind.ReadOnlyFloatSpan] = ("ReadOnlySpan<float>", BufferForm.ReadOnlySpan, Kind.Float),
        [Kind.ReadOnlyDoubleSpan] = ("ReadOnlySpan<double>", BufferForm.ReadOnlySpan, Kind.Double),
        [Kind.FloatGrid] = ("float[,]", BufferForm.Grid, Kind.Float),
        [Kind.DoubleGrid] = ("double[,]", BufferForm.Grid, Kind.Double),
        [Kind.FloatRows] = ("float[][]", BufferForm.Rows, Kind.FloatArray),
        [Kind.DoubleRows] = ("double[][]", BufferForm.Rows, Kind.DoubleArray),
    };

    public static ImmutableArray<Kind> All { get; } = [.. Rows.Keys];

    public static string Name(this Kind kind) => Rows[kind].Name;

    public static BufferForm Form(this Kind kind) => Rows[kind].Form;

    /// <summary>What one index gives: a number, or a row.</summary>
    public static Kind Element(this Kind kind) => kind.IsBuffer() ? Rows[kind].Element : throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a buffer");

    /// <summary>The innermost elements; of a number itself.</summary>
    public static Kind Number(this Kind kind) => kind.IsBuffer() ? kind.Element().Number() : kind;

    /// <summary>Values that carry a gradient.</summary>
    public static bool IsReal(this Kind kind) => kind is Kind.Double or Kind.Float;

    public static bool IsBuffer(this Kind kind) => kind.Form() != BufferForm.Number;

    public static bool IsSpan(this Kind kind) => kind.Form() is BufferForm.Span or BufferForm.ReadOnlySpan;

    /// <summary>One index after the other: an array or a span of numbers.</summary>
    public static bool IsFlat(this Kind kind) => kind.IsSpan() || kind.Form() == BufferForm.Array;

    public static bool IsWritable(this Kind kind) => kind.IsBuffer() && kind.Form() != BufferForm.ReadOnlySpan;

    /// <summary>Buffers whose elements carry a gradient.</summary>
    public static bool IsRealBuffer(this Kind kind) => kind.IsBuffer() && kind.Number().IsReal();

    public static bool IsActive(this Kind kind) => kind.Number().IsReal();

    public static Kind With(this Kind element, BufferForm form) => Rows.First(row => row.Value.Element == element && row.Value.Form == form).Key;

    /// <summary>Whether C# converts without a cast; among the types that are used here.</summary>
    public static bool ConvertsTo(this Kind from, Kind to) => from == to || (from, to) switch
    {
        (Kind.Int, Kind.Float or Kind.Double) => true,
        (Kind.Float, Kind.Double) => true,
        _ => from.IsFlat() && to.IsSpan() && from.Element() == to.Element() && from.Form() < to.Form(),
    };
}
