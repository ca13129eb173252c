using System;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Runtime;

/// <summary>
/// Structs that consist of numbers of one type and nothing else, seen as so many numbers in a row. Generated code gets at numbers in this way that
/// have no name it could use, or none that can be assigned, as in a <c>readonly record struct</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Packed
{
    /// <summary>One of the numbers, to be read.</summary>
    /// <typeparam name="TStruct">The struct.</typeparam>
    /// <typeparam name="TNumber">The type of its numbers.</typeparam>
    /// <param name="value">A value of it.</param>
    /// <param name="index">The number's place in it.</param>
    /// <returns>The number.</returns>
    /// <exception cref="IndexOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Number<TStruct, TNumber>(TStruct value, int index)
        where TStruct : unmanaged
        where TNumber : unmanaged => Numbers<TStruct, TNumber>(MemoryMarshal.CreateSpan(ref value, 1))[index];

    /// <summary>One of the numbers, where it is.</summary>
    /// <typeparam name="TStruct">The struct.</typeparam>
    /// <typeparam name="TNumber">The type of its numbers.</typeparam>
    /// <param name="value">A variable or an element of it.</param>
    /// <param name="index">The number's place in it.</param>
    /// <returns>A reference to the number.</returns>
    /// <exception cref="IndexOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TNumber At<TStruct, TNumber>(ref TStruct value, int index)
        where TStruct : unmanaged
        where TNumber : unmanaged => ref Numbers<TStruct, TNumber>(MemoryMarshal.CreateSpan(ref value, 1))[index];

    /// <summary>All numbers of a buffer.</summary>
    /// <typeparam name="TStruct">The struct.</typeparam>
    /// <typeparam name="TNumber">The type of its numbers.</typeparam>
    /// <param name="values">The buffer.</param>
    /// <returns>The same memory.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<TNumber> Numbers<TStruct, TNumber>(Span<TStruct> values)
        where TStruct : unmanaged
        where TNumber : unmanaged => MemoryMarshal.Cast<TStruct, TNumber>(values);

    /// <summary>The struct that consists of such numbers.</summary>
    /// <typeparam name="TStruct">The struct.</typeparam>
    /// <typeparam name="TNumber">The type of its numbers.</typeparam>
    /// <param name="numbers">As many numbers as it has.</param>
    /// <returns>The struct.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static TStruct Struct<TStruct, TNumber>(ReadOnlySpan<TNumber> numbers)
        where TStruct : unmanaged
        where TNumber : unmanaged => MemoryMarshal.Read<TStruct>(MemoryMarshal.AsBytes(numbers));

    /// <summary>Copies the numbers of a struct.</summary>
    /// <typeparam name="TStruct">The struct.</typeparam>
    /// <typeparam name="TNumber">The type of its numbers.</typeparam>
    /// <param name="value">The struct.</param>
    /// <param name="numbers">Where they go.</param>
    /// <exception cref="ArgumentException">There is not enough room.</exception>
    public static void CopyTo<TStruct, TNumber>(TStruct value, Span<TNumber> numbers)
        where TStruct : unmanaged
        where TNumber : unmanaged => Numbers<TStruct, TNumber>(MemoryMarshal.CreateSpan(ref value, 1)).CopyTo(numbers);

    /// <summary>Makes sure that there are as many numbers as there have to be.</summary>
    /// <param name="length">How many there are.</param>
    /// <param name="count">How many there have to be.</param>
    /// <param name="name">The name of the argument.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public static void Require(int length, int count, string name)
    {
        if (length != count)
        {
            throw new ArgumentException(
                "There must be " + count.ToString(CultureInfo.InvariantCulture) + " numbers, and there are " + length.ToString(CultureInfo.InvariantCulture) + ".", name);
        }
    }
}
