using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoGrad.Runtime;

/// <summary>Growing lists in arrays of the shared pool.</summary>
internal static class Pooled
{
    /// <summary>Makes sure that there is room for one item more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MakeRoom<T>([NotNull] ref T[]? items, int count)
    {
        if (items is null || items.Length == count)
        {
            Grow(ref items, count);
        }
    }

    /// <summary>Gives the array back without the items, which may be or hold references, and sets their number to zero.</summary>
    public static void Return<T>(ref T[]? items, ref int count)
    {
        if (items is not null)
        {
            Array.Clear(items, 0, count);
            ArrayPool<T>.Shared.Return(items);
            items = null;
            count = 0;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Grow<T>([NotNull] ref T[]? items, int count)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(16, 2 * count));
        if (items is not null)
        {
            Array.Copy(items, larger, count);
            int all = count;
            Return(ref items, ref all);
        }

        items = larger;
    }
}
