using System;
using System.Runtime.InteropServices;

namespace AutoGrad.Runtime;

/// <summary>The elements of an array of up to four dimensions, in the order in which they lie in memory.</summary>
internal static class ArrayElements
{
    /// <returns>The elements; empty for null, for an empty array, and for one of another element type.</returns>
    public static Span<T> Of<T>(Array? array)
        where T : unmanaged => array switch
        {
            null or { Length: 0 } => default,
            T[] line => line,
            T[,] grid => MemoryMarshal.CreateSpan(ref grid[grid.GetLowerBound(0), grid.GetLowerBound(1)], grid.Length),
            T[,,] box => MemoryMarshal.CreateSpan(ref box[box.GetLowerBound(0), box.GetLowerBound(1), box.GetLowerBound(2)], box.Length),
            T[,,,] boxes => MemoryMarshal.CreateSpan(
                ref boxes[boxes.GetLowerBound(0), boxes.GetLowerBound(1), boxes.GetLowerBound(2), boxes.GetLowerBound(3)], boxes.Length),
            _ => default,
        };
}
