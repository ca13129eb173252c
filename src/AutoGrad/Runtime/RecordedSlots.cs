using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Runtime;

/// <summary>
/// The slots of a <see cref="Recording"/>, one for each pass of a loop whose number of passes is known when it begins: a stack of buffers,
/// and among them others that are not taken from it any more.
/// </summary>
/// <remarks>
/// Small buffers lie behind each other in blocks, and behind each its length; a large one has an array of its own. No memory goes back
/// before <see cref="Dispose"/>: what was popped is still being read.
/// </remarks>
internal struct RecordedSlots
{
    private const int SmallestBlock = 1 << 10;
    private const int LargestBlock = 1 << 18;

    /// <summary>A buffer of more bytes has an array of its own.</summary>
    private const int LargestShared = 1 << 15;

    /// <summary>The most that an array of bytes can hold.</summary>
    private const int LargestArray = 0x7FFFFFC7;

    private const int Alignment = 8;

    /// <summary>The size of what lies behind a buffer: its length, for one that stays the complement of its size, or one of the two below.</summary>
    private const int Trailer = Alignment;

    private const long Large = long.MinValue;
    private const long LargeThatStays = long.MinValue + 1;

    private byte[]? _bytes;
    private int _capacity;
    private int _top;

    // The blocks around the current one: those below it are full, those above it have been left and can be used again.
    private Block[]? _blocks;
    private int _blockCount;
    private int _below;

    private LargeBuffer[]? _large;
    private int _largeCount;
    private int _largeInUse;

    /// <param name="length">The number of elements; a loop that does not run may ask for less than none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe Span<T> Push<T>(long length)
        where T : unmanaged
    {
        int room = _capacity - _top - Trailer - Alignment;
        if (length < 0 || room < 0 || length > room / sizeof(T))
        {
            return PushElsewhere<T>(length, stays: false);
        }

        int start = _top;
        int end = (start + ((int)length * sizeof(T)) + Alignment - 1) & -Alignment;
        WriteTrailer(end, length);
        _top = end + Trailer;
        return Elements<T>(start, (int)length);
    }

    /// <summary>The buffer that was pushed last and has not been popped. It has to be asked for by the type that it was pushed as.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe Span<T> Pop<T>()
        where T : unmanaged
    {
        int end = _top - Trailer;
        long length = end < 0 ? -1 : ReadTrailer(end);
        if ((ulong)length > (uint)end / (uint)sizeof(T))
        {
            return PopElsewhere<T>();
        }

        _top = (end - ((int)length * sizeof(T))) & -Alignment;
        return Elements<T>(_top, (int)length);
    }

    /// <summary>A buffer that is not popped: it stays until the end.</summary>
    /// <param name="length">The number of elements; a loop that does not run may ask for less than none.</param>
    public Span<T> Rent<T>(long length)
        where T : unmanaged => PushElsewhere<T>(length, stays: true);

    public void Dispose()
    {
        if (_bytes is null)
        {
            return;
        }

        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
        _capacity = _top = _below = _largeInUse = 0;
        for (int i = 0; i < _blockCount; i++)
        {
            ArrayPool<byte>.Shared.Return(_blocks![i].Bytes);
        }

        Pooled.Return(ref _blocks, ref _blockCount);
        for (int i = 0; i < _largeCount; i++)
        {
            _large![i].Return();
        }

        Pooled.Return(ref _large, ref _largeCount);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private unsafe Span<T> PushElsewhere<T>(long length, bool stays)
        where T : unmanaged
    {
        length = Math.Max(length, 0);
        bool isLarge = length > LargestShared / sizeof(T);
        int size = isLarge ? Trailer : (((int)length * sizeof(T) + Alignment - 1) & -Alignment) + Trailer;
        if (_capacity - _top < size)
        {
            GoAbove(size);
        }

        if (isLarge)
        {
            return PushLarge<T>(length, stays);
        }

        int start = _top;
        WriteTrailer(start + size - Trailer, stays ? ~(size - Trailer) : length);
        _top = start + size;
        return Elements<T>(start, (int)length);
    }

    private Span<T> PushLarge<T>(long length, bool stays)
        where T : unmanaged
    {
        Pooled.MakeRoom(ref _large, _largeInUse);
        if (_largeInUse < _largeCount)
        {
            // Of another size, most likely.
            _large[_largeInUse].Return();
            _large[_largeInUse] = default;
        }

        LargeBuffer rented = LargeBuffer.Rent<T>(length);
        _large[_largeInUse++] = rented;
        _largeCount = Math.Max(_largeCount, _largeInUse);
        WriteTrailer(_top, stays ? LargeThatStays : Large);
        _top += Trailer;
        return rented.Elements<T>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<T> PopElsewhere<T>()
        where T : unmanaged
    {
        while (true)
        {
            if (_top == 0)
            {
                GoBelow();
            }

            int end = _top - Trailer;
            long trailer = ReadTrailer(end);
            if (trailer is Large or LargeThatStays && _largeInUse > 0)
            {
                _top = end;
                LargeBuffer last = _large![--_largeInUse];
                if (trailer == Large)
                {
                    return last.Elements<T>();
                }
            }
            else if (~trailer >= 0 && ~trailer <= end)
            {
                _top = (end - (int)~trailer) & -Alignment;
            }
            else
            {
                // What was pushed is of another type, and asking for it in another order has led nowhere.
                return IsHere<T>(trailer, end) ? Pop<T>() : throw new InvalidOperationException("Nothing of this type is left.");
            }
        }
    }

    private static unsafe bool IsHere<T>(long length, int end)
        where T : unmanaged => length >= 0 && length <= end / sizeof(T);

    private void GoAbove(int size)
    {
        if (_bytes is null)
        {
            _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(size, SmallestBlock));
            _capacity = _bytes.Length & -Alignment;
            return;
        }

        // What can fail comes first.
        byte[] bytes;
        if (_below < _blockCount && _blocks![_below].Bytes.Length >= size + Alignment)
        {
            bytes = _blocks[_below].Bytes;
        }
        else
        {
            Pooled.MakeRoom(ref _blocks, _blockCount);
            bytes = ArrayPool<byte>.Shared.Rent(Math.Max(size + Alignment, Math.Min(2 * _capacity, LargestBlock)));
            if (_below < _blockCount)
            {
                // The block that is too small is kept behind the others.
                _blocks[_blockCount] = _blocks[_below];
            }

            _blockCount++;
        }

        _blocks![_below++] = new Block { Bytes = _bytes, Top = _top };
        Use(bytes, top: 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GoBelow()
    {
        while (_top == 0)
        {
            if (_below == 0)
            {
                throw new InvalidOperationException("Nothing is left.");
            }

            ref Block below = ref _blocks![--_below];
            byte[] left = _bytes!;
            Use(below.Bytes, below.Top);
            below = new Block { Bytes = left };
        }
    }

    private void Use(byte[] bytes, int top)
    {
        _bytes = bytes;
        _capacity = bytes.Length & -Alignment;
        _top = top;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Span<T> Elements<T>(int start, int length)
        where T : unmanaged
    {
#if NET
        ref byte first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes!), start);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref first), length);
#else
        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(start))[..length];
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void WriteTrailer(int place, long value)
    {
#if NET
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes!), place), value);
#else
        MemoryMarshal.Write(_bytes.AsSpan(place), ref value);
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly long ReadTrailer(int place)
    {
#if NET
        return Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes!), place));
#else
        return MemoryMarshal.Read<long>(_bytes.AsSpan(place));
#endif
    }

    /// <summary>A block, and how far it is full.</summary>
    private struct Block
    {
        public byte[] Bytes;
        public int Top;
    }

    /// <summary>
    /// A buffer in an array of its own. It is shorter than what was asked for where that is more than there is memory for: a loop that could
    /// never end may well be left by an exception long before, and otherwise writes beyond the buffer's end.
    /// </summary>
    private struct LargeBuffer
    {
        private Array _array;
        private int _length;

        public static unsafe LargeBuffer Rent<T>(long length)
            where T : unmanaged
        {
            int most = (int)Math.Min(length, LargestArray);
            while (true)
            {
                try
                {
                    Array array = (long)most * sizeof(T) <= LargestArray ? ArrayPool<byte>.Shared.Rent(most * sizeof(T)) : New<T>(most);
                    return new LargeBuffer { _array = array, _length = most };
                }
                catch (OutOfMemoryException) when (most > LargestShared)
                {
                    most /= 2;
                }
            }
        }

        public readonly Span<T> Elements<T>()
            where T : unmanaged =>
            _array is byte[] bytes ? MemoryMarshal.Cast<byte, T>(bytes.AsSpan())[.._length] : ((T[])_array).AsSpan(0, _length);

        public readonly void Return()
        {
            if (_array is byte[] bytes)
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }

#if NET
        private static T[] New<T>(int length) => GC.AllocateUninitializedArray<T>(length);
#else
        private static T[] New<T>(int length) => new T[length];
#endif
    }
}
