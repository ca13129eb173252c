using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoGrad.Runtime;

/// <summary>
/// What the forward pass of a generated method keeps for its backward pass: value by value, last in, first out, or in buffers with a slot for
/// each pass of a loop. All memory comes from the shared pools and goes back on <see cref="Dispose"/>, so that nothing is allocated once the
/// pools are warm.
/// </summary>
/// <remarks>
/// It is a mutable struct, passed by reference; a copy must not be used. The default value is an empty recording. A value takes its
/// own size, a <c>double</c> eight bytes, and a reference one slot. At most about twice the memory is held that was ever in use at one
/// time. A buffer holds no more than an array can; a loop that keeps more in one than that, or than there is memory for, throws an
/// <see cref="IndexOutOfRangeException"/> when it comes to that.
/// What is called for each value is inlined, what is called for each loop is not: the variables of many inlined calls are more than the compiler of
/// the running program keeps track of (1024), and beyond that it leaves all of a method's variables in memory.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Recording : IDisposable
{
    private RecordedValues _values;
    private RecordedReferences _references;
    private RecordedSlots _slots;
    private RentedArrays _arrays;

    /// <summary>Keeps a value.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException">A value of the type holds references.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#if NET
    public void Push<T>(T value) => _values.Push(value);
#else
    public void Push<T>(T value)
        where T : unmanaged => _values.Push(value);
#endif

    /// <summary>Takes back the value that was kept last. It has to be asked for by the type that it was kept as.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">Nothing is left.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#if NET
    public T Pop<T>() => _values.Pop<T>();
#else
    public T Pop<T>()
        where T : unmanaged => _values.Pop<T>();
#endif

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

    /// <summary>A buffer for what a loop keeps, one element a pass. What is in it is undefined. It lives until <see cref="Dispose"/>.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="length">The number of elements; a negative number is none.</param>
    /// <returns>The buffer, of that length; a shorter one where no array can be as long, or there is not so much memory.</returns>
    public Span<T> Rent<T>(long length)
        where T : unmanaged => _slots.Rent<T>(length);

    /// <summary>A buffer for what a loop keeps whose counter goes from one number to another: its element <c>i - from</c> belongs to <c>i</c>.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="from">The smallest number.</param>
    /// <param name="to">The number behind the largest one.</param>
    /// <returns>The buffer, as <see cref="Rent{T}(long)"/> returns it.</returns>
    public Span<T> Rent<T>(long from, long to)
        where T : unmanaged => _slots.Rent<T>(to - from);

    /// <summary>A buffer for what a loop keeps each time it runs: as <see cref="Rent{T}(long)"/>, on a stack from which <see cref="PopSlots{T}"/> takes it.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="length">The number of elements; a negative number is none.</param>
    /// <returns>The buffer, as <see cref="Rent{T}(long)"/> returns it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Span<T> PushSlots<T>(long length)
        where T : unmanaged => _slots.Push<T>(length);

    /// <summary>A buffer for what a loop keeps each time it runs: as <see cref="Rent{T}(long, long)"/>, on a stack from which <see cref="PopSlots{T}"/> takes it.</summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="from">The smallest number.</param>
    /// <param name="to">The number behind the largest one.</param>
    /// <returns>The buffer, as <see cref="Rent{T}(long)"/> returns it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Span<T> PushSlots<T>(long from, long to)
        where T : unmanaged => _slots.Push<T>(to - from);

    /// <summary>
    /// Takes back the buffer that was pushed last. It has to be asked for by the type that it was pushed as, and can be read until something
    /// else is pushed or rented.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <returns>The buffer.</returns>
    /// <exception cref="InvalidOperationException">Nothing is left.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Span<T> PopSlots<T>()
        where T : unmanaged => _slots.Pop<T>();

    /// <summary>
    /// An array that lives until <see cref="Dispose"/>. It may be longer than what is asked for; as many elements as are asked for are zero.
    /// For <c>double</c>, <c>float</c>, <c>int</c>, <c>long</c>, <c>bool</c> and <c>byte</c> it comes from the pool; for other types it is a new one.
    /// </summary>
    /// <typeparam name="T">A number, a <c>bool</c>, an enumeration, or a struct of these.</typeparam>
    /// <param name="length">The number of elements.</param>
    /// <returns>The array, of at least that length.</returns>
    /// <exception cref="OverflowException">The length is negative.</exception>
#if NET
    public T[] RentArray<T>(int length) => _arrays.Rent<T>(length);
#else
    public T[] RentArray<T>(int length)
        where T : unmanaged => _arrays.Rent<T>(length);
#endif

    /// <summary>Gives all memory back. What was kept and rented must not be used any more. To do it twice does no harm.</summary>
    public void Dispose()
    {
        _values.Dispose();
        _references.Dispose();
        _slots.Dispose();
        _arrays.Dispose();
    }
}
