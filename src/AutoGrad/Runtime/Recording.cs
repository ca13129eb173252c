using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoGrad.Runtime;

/// <summary>
/// What the forward pass of a generated method keeps for its backward pass: last in, first out. All memory comes from the shared
/// pools and goes back on <see cref="Dispose"/>, so that nothing is allocated once the pools are warm.
/// </summary>
/// <remarks>
/// It is a mutable struct, passed by reference; a copy must not be used. The default value is an empty recording. A value takes its
/// own size, a <c>double</c> eight bytes, and a reference one slot. At most about twice
/// the memory is held that was ever in use at one time.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Recording : IDisposable
{
    private RecordedValues _values;
    private RecordedReferences _references;
    private RentedBuffers _buffers;
    private RentedArrays _arrays;

    /// <summary>Keeps a value.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push<T>(T value)
        where T : unmanaged => _values.Push(value);

    /// <summary>Takes back the value that was kept last. It has to be asked for by the type that it was kept as.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">Nothing is left.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop<T>()
        where T : unmanaged => _values.Pop<T>();

    /// <summary>Keeps a reference, on a stack of its own.</summary>
    /// <param name="value">The reference, which may be null.</param>
    public void PushReference(object? value) => _references.Push(value);

    /// <summary>Takes back the reference that was kept last. It has to be asked for by the type that it was kept as.</summary>
    /// <typeparam name="T">The type of the reference.</typeparam>
    /// <returns>The reference; null if that was kept.</returns>
    /// <exception cref="InvalidOperationException">Nothing is left.</exception>
    /// <exception cref="InvalidCastException">What was kept last is of another type.</exception>
    [return: MaybeNull]
    public T PopReference<T>()
        where T : class? => (T)_references.Pop()!;

    /// <summary>A buffer that lives until <see cref="Dispose"/>. What is in it is undefined. Any number may be rented.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="length">The number of elements.</param>
    /// <returns>The buffer, of exactly that length.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public Span<T> Rent<T>(int length)
        where T : unmanaged => _buffers.Rent<T>(length);

    /// <summary>A buffer of zeros that lives until <see cref="Dispose"/>. Any number may be rented.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="length">The number of elements.</param>
    /// <returns>The buffer, of exactly that length.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public Span<T> RentCleared<T>(int length)
        where T : unmanaged
    {
        var buffer = _buffers.Rent<T>(length);
        buffer.Clear();
        return buffer;
    }

    /// <summary>
    /// An array that lives until <see cref="Dispose"/>. It may be longer than what is asked for; as many elements as are asked for are zero.
    /// For <c>double</c>, <c>float</c>, <c>int</c>, <c>long</c>, <c>bool</c> and <c>byte</c> it comes from the pool; for other types it is a new one.
    /// </summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="length">The number of elements.</param>
    /// <returns>The array, of at least that length.</returns>
    /// <exception cref="OverflowException">The length is negative.</exception>
    public T[] RentArray<T>(int length)
        where T : unmanaged => _arrays.Rent<T>(length);

    /// <summary>Gives all memory back. What was kept and rented must not be used any more. To do it twice does no harm.</summary>
    public void Dispose()
    {
        _values.Dispose();
        _references.Dispose();
        _buffers.Dispose();
        _arrays.Dispose();
    }
}
