using System;
using System.Buffers;

namespace AutoGrad.Runtime;

/// <summary>The arrays of a <see cref="Recording"/>, for what takes an array and no span. Those of the usual types come from their pools.</summary>
internal struct RentedArrays
{
    private Array[]? _rented;
    private int _count;

    public T[] Rent<T>(int length)
    {
        bool isPooled = typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(int)
            || typeof(T) == typeof(long) || typeof(T) == typeof(bool) || typeof(T) == typeof(byte);
        if (!isPooled || length <= 0)
        {
            return length == 0 ? Array.Empty<T>() : new T[length];
        }

        Pooled.MakeRoom(ref _rented, _count);
        T[] array = ArrayPool<T>.Shared.Rent(length);
        _rented[_count++] = array;
        Array.Clear(array, 0, length);
        return array;
    }

    public void Dispose()
    {
        for (int i = 0; i < _count; i++)
        {
            Return(_rented![i]);
        }

        Pooled.Return(ref _rented, ref _count);
    }

    private static void Return(Array rented)
    {
        switch (rented)
        {
            case double[] array:
                ArrayPool<double>.Shared.Return(array);
                break;
            case float[] array:
                ArrayPool<float>.Shared.Return(array);
                break;
            case int[] array:
                ArrayPool<int>.Shared.Return(array);
                break;
            case long[] array:
                ArrayPool<long>.Shared.Return(array);
                break;
            case bool[] array:
                ArrayPool<bool>.Shared.Return(array);
                break;
            case byte[] array:
                ArrayPool<byte>.Shared.Return(array);
                break;
        }
    }
}
