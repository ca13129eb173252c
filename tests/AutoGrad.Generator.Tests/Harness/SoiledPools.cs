using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// Fills the shared pools of this thread with bytes that are NaN as numbers and nonsense as everything else: whoever takes rented memory for
/// cleared memory is found out.
/// </summary>
internal static class SoiledPools
{
    public static void Soil()
    {
        for (int length = 16; length <= 1 << 16; length *= 2)
        {
            Soil<byte>(length);
            Soil<int>(length);
            Soil<float>(length);
            Soil<double>(length);
        }
    }

    private static void Soil<T>(int length)
        where T : unmanaged
    {
        T[] rented = ArrayPool<T>.Shared.Rent(length);
        MemoryMarshal.AsBytes(rented.AsSpan()).Fill(0xFF);
        ArrayPool<T>.Shared.Return(rented);
    }
}
