using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutoGrad.Runtime;

/// <summary>Remembers something for each array, by identity. It lies in the shared pool, so that a check at entry allocates nothing.</summary>
internal readonly ref struct IdentityTable
{
    private readonly int _mask;
    private readonly Array?[] _keys;
    private readonly Array?[] _values;

    /// <param name="count">The largest number of keys.</param>
    public IdentityTable(int count)
    {
        int size = 16;
        while (size < 2L * count)
        {
            size = checked(2 * size);
        }

        _mask = size - 1;
        _keys = ArrayPool<Array?>.Shared.Rent(size);
        _values = ArrayPool<Array?>.Shared.Rent(size);
        Array.Clear(_keys, 0, size);
        Array.Clear(_values, 0, size);
    }

    /// <summary>What is remembered for a key; null if nothing is.</summary>
    public Array? Find(Array key) => _values[PlaceOf(key)];

    /// <summary>Remembers a value, which is returned, for a key that had none.</summary>
    public Array Add(Array key, Array value)
    {
        int place = PlaceOf(key);
        _keys[place] = key;
        return _values[place] = value;
    }

    public void Dispose()
    {
        // Nothing may stay in a pooled array: it would keep the arrays alive.
        Array.Clear(_keys, 0, _mask + 1);
        Array.Clear(_values, 0, _mask + 1);
        ArrayPool<Array?>.Shared.Return(_keys);
        ArrayPool<Array?>.Shared.Return(_values);
    }

    /// <summary>Where the key is, or where it would be put.</summary>
    private int PlaceOf(Array key)
    {
        // Hash codes of objects are spread evenly, so that a search in line is short.
        int place = RuntimeHelpers.GetHashCode(key) & _mask;
        while (_keys[place] is { } other && !ReferenceEquals(other, key))
        {
            place = (place + 1) & _mask;
        }

        return place;
    }
}
