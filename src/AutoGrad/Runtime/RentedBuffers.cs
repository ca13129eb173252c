using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace AutoGrad.Runtime;

/// <summary>The buffers of a <see cref="Recording"/>, indexed by the passes of a loop whose number is known when it begins.</summary>
internal struct RentedBuffers
{
    private const int LargestBuffer = 1 << 30;

    // Most methods that rent anything rent one buffer.
    private byte[]? _first;
    private byte[][]? _others;
    private int _otherCount;

    public unsafe Span<T> Rent<T>(int length)
        where T : unmanaged
    {
        if (length < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length), "The length is negative.");
        }

        long size = (long)length * sizeof(T);
        if (size > LargestBuffer)
        {
            // More than the pool would keep.
            return new T[length];
        }

        // One pool of bytes serves all types: what a loop over doubles gives back, one over ints can have.
        byte[] bytes;
        if (_first is null)
        {
            bytes = _first = ArrayPool<byte>.Shared.Rent((int)size);
        }
        else
        {
            Pooled.MakeRoom(ref _others, _otherCount);
            bytes = _others[_otherCount] = ArrayPool<byte>.Shared.Rent((int)size);
            _otherCount++;
        }

        return MemoryMarshal.Cast<byte, T>(bytes.AsSpan())[..length];
    }

    public void Dispose()
    {
        if (_first is null)
        {
            return;
        }

        ArrayPool<byte>.Shared.Return(_first);
        _first = null;
        for (int i = 0; i < _otherCount; i++)
        {
            ArrayPool<byte>.Shared.Return(_others![i]);
        }

        Pooled.Return(ref _others, ref _otherCount);
    }
}
