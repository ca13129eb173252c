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
    BoolArray,
    FloatArray,
    DoubleArray,
    IntSpan,
    BoolSpan,
    FloatSpan,
    DoubleSpan,
    ReadOnlyIntSpan,
    ReadOnlyFloatSpan,
    ReadOnlyDoubleSpan,
    FloatGrid,
    DoubleGrid,
    FloatRows,
    DoubleRows,
}

/// <summary>How a buffer holds its elements.</summary>
internal enum BufferForm
{
    /// <summary>It holds none: a single value.</summary>
    Number,
    Array,
    Span,
    ReadOnlySpan,

    /// <summary>Two indices, <c>double[,]</c>.</summary>
    Grid,

    /// <summary>An array of arrays, <c>double[][]</c>.</summary>
    Rows,
}
