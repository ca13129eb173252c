using System;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>A part of some memory: a whole array, or a slice that shares it. The cells of an array of arrays hold the views of its rows.</summary>
/// <param name="Cells">The memory.</param>
/// <param name="Offset">Where the part begins.</param>
/// <param name="Count">How many cells it has.</param>
/// <param name="IsArray">Not a span: assigned to elsewhere it is the same array.</param>
internal sealed record BufferView(Value[] Cells, int Offset, int Count, bool IsArray)
{
    /// <summary>How many columns a grid has; -1 for what is no grid.</summary>
    public int Columns { get; init; } = -1;

    public int Rows { get; init; }

    /// <summary>The runtime itself refuses what lies outside, with its own exceptions.</summary>
    public ref Value this[int index] => ref Cells.AsSpan(Offset, Count)[index];

    public static BufferView Array(Value[] cells) => new(cells, 0, cells.Length, IsArray: true);

    public static BufferView Grid(Value[] cells, int rows, int columns) =>
        new(cells, 0, cells.Length, IsArray: true) { Rows = rows, Columns = columns };

    /// <summary>The place of an element of a grid among its cells.</summary>
    public int At(int row, int column)
    {
        byte[,] shape = new byte[Rows, Columns];
        _ = shape[row, column];
        return row * Columns + column;
    }

    public Place Place(int index)
    {
        _ = this[index];
        return new Place(Cells, Offset + index);
    }

    public BufferView Slice(int start, int count)
    {
        _ = Cells.AsSpan(Offset, Count).Slice(start, count);
        return new BufferView(Cells, Offset + start, count, IsArray: false);
    }

    public Value[] Copied() => Cells.AsSpan(Offset, Count).ToArray();
}
