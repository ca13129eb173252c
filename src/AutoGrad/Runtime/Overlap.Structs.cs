using System;

namespace AutoGrad.Runtime;

#pragma warning disable CS8500 // The address of a value that may hold references: addresses are compared, and nothing is done through them.

/// <content>The same for structs of numbers, and for numbers of a type parameter.</content>
public static partial class Overlap
{
    /// <inheritdoc cref="Refuse(in double, in double, string)"/>
    /// <typeparam name="T">The struct or the number.</typeparam>
    public static unsafe void Refuse<T>(in T input, in T gradient, string gradientName)
    {
        fixed (T* first = &input, second = &gradient)
        {
            Refuse(first == second, gradientName);
        }
    }

    /// <inheritdoc cref="Refuse(in double, string, in double, string)"/>
    /// <typeparam name="T">The struct or the number.</typeparam>
    public static unsafe void Refuse<T>(in T written, string writtenName, in T other, string otherName)
    {
        fixed (T* first = &written, second = &other)
        {
            Refuse(first == second, writtenName, otherName);
        }
    }

    /// <inheritdoc cref="Refuse(ReadOnlySpan{double}, string, in double, string)"/>
    /// <typeparam name="T">The struct or the number.</typeparam>
    public static unsafe void Refuse<T>(ReadOnlySpan<T> written, string writtenName, in T other, string otherName)
    {
        fixed (T* number = &other)
        {
            Refuse(written.Overlaps(new ReadOnlySpan<T>(number, 1)), writtenName, otherName);
        }
    }

    /// <inheritdoc cref="Refuse(in double, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string)"/>
    /// <typeparam name="T">The struct or the number.</typeparam>
    public static unsafe void Refuse<T>(
        in T written, string writtenName,
        ReadOnlySpan<T> other, string otherName,
        ReadOnlySpan<T> second = default, string secondName = "",
        ReadOnlySpan<T> third = default, string thirdName = "",
        ReadOnlySpan<T> fourth = default, string fourthName = "")
    {
        fixed (T* number = &written)
        {
            Refuse<T>(new ReadOnlySpan<T>(number, 1), writtenName, other, otherName, second, secondName, third, thirdName, fourth, fourthName);
        }
    }

    /// <inheritdoc cref="Refuse(ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string)"/>
    /// <typeparam name="T">The struct or the number.</typeparam>
    public static void Refuse<T>(
        ReadOnlySpan<T> written, string writtenName,
        ReadOnlySpan<T> other, string otherName,
        ReadOnlySpan<T> second = default, string secondName = "",
        ReadOnlySpan<T> third = default, string thirdName = "",
        ReadOnlySpan<T> fourth = default, string fourthName = "")
    {
        Refuse(written.Overlaps(other), writtenName, otherName);
        Refuse(written.Overlaps(second), writtenName, secondName);
        Refuse(written.Overlaps(third), writtenName, thirdName);
        Refuse(written.Overlaps(fourth), writtenName, fourthName);
    }

    /// <inheritdoc cref="Keep(out double)"/>
    /// <typeparam name="T">The struct or the number.</typeparam>
    public static unsafe void Keep<T>(out T output)
    {
        fixed (T* _ = &output)
        {
        }
    }
}
