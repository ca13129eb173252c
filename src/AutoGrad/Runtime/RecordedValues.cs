using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Runtime;

/// <summary>The numbers of a <see cref="Recording"/>: a stack of bytes.</summary>
/// <remarks>
/// It is a list of blocks, each twice the size of the one before it, so that growing copies nothing. A value is never split between two
/// blocks. Most recordings are done with one; the others are in a list below it.
/// </remarks>
internal struct RecordedValues
{
    private const int SmallestBlock = 1 << 10;
    private const int LargestBlock = 1 << 30;

    private byte[]? _bytes;
    private int _capacity;
    private int _top;
    private Block[]? _below;
    private int _belowCount;

    /// <summary>The block that was left last: it is there if it is needed again, so that nothing is rented over and over at the end of a block.</summary>
    private byte[]? _spare;

#if NET
    // Without the constraint, a number of a type parameter can be kept as well. What holds a reference would be lost to the garbage collector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push<T>(T value)
    {
        RefuseReferences<T>();
        if (_capacity - _top < Unsafe.SizeOf<T>())
        {
            Grow(Unsafe.SizeOf<T>());
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes!), _top), value);
        _top += Unsafe.SizeOf<T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop<T>()
    {
        if (_top < Unsafe.SizeOf<T>())
        {
            Shrink(Unsafe.SizeOf<T>());
        }

        _top -= Unsafe.SizeOf<T>();
        return Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes!), _top));
    }

    /// <summary>Costs nothing: the compiler of the running program knows the answer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RefuseReferences<T>()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            throw new NotSupportedException("A number that holds references cannot be recorded: " + typeof(T) + ".");
        }
    }
#else
    public unsafe void Push<T>(T value)
        where T : unmanaged
    {
        if (_capacity - _top < sizeof(T))
        {
            Grow(sizeof(T));
        }

        MemoryMarshal.Write(new Span<byte>(_bytes, _top, sizeof(T)), ref value);
        _top += sizeof(T);
    }

    public unsafe T Pop<T>()
        where T : unmanaged
    {
        if (_top < sizeof(T))
        {
            Shrink(sizeof(T));
        }

        _top -= sizeof(T);
        return MemoryMarshal.Read<T>(new ReadOnlySpan<byte>(_bytes, _top, sizeof(T)));
    }
#endif

    public void Dispose()
    {
        if (_bytes is null)
        {
            return;
        }

        ReturnSpare();
        for (int i = 0; i < _belowCount; i++)
        {
            ArrayPool<byte>.Shared.Return(_below![i].Bytes);
        }

        Pooled.Return(ref _below, ref _belowCount);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
        _capacity = _top = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        if (_bytes is null)
        {
            Use(ArrayPool<byte>.Shared.Rent(Math.Max(size, SmallestBlock)), top: 0);
            return;
        }

        // What can fail comes first.
        Pooled.MakeRoom(ref _below, _belowCount);
        if (_spare is null || _spare.Length < size)
        {
            ReturnSpare();
            _spare = ArrayPool<byte>.Shared.Rent((int)Math.Max(size, Math.Min(2L * _capacity, LargestBlock)));
        }

        _below[_belowCount++] = new Block { Bytes = _bytes, Top = _top };
        Use(_spare, top: 0);
        _spare = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Shrink(int size)
    {
        while (_top == 0 && _belowCount > 0)
        {
            ReturnSpare();
            _spare = _bytes;
            ref Block last = ref _below![--_belowCount];
            Use(last.Bytes, last.Top);
            last = default;
        }

        if (_top < size)
        {
            throw new InvalidOperationException("Nothing of this type is recorded.");
        }
    }

    private void Use(byte[] bytes, int top)
    {
        _bytes = bytes;
        _capacity = bytes.Length;
        _top = top;
    }

    private void ReturnSpare()
    {
        if (_spare is not null)
        {
            ArrayPool<byte>.Shared.Return(_spare);
            _spare = null;
        }
    }

    /// <summary>A block that is full, and how far.</summary>
    private struct Block
    {
        public byte[] Bytes;
        public int Top;
    }
}
