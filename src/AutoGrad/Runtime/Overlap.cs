using System;
using System.ComponentModel;

namespace AutoGrad.Runtime;

/// <summary>
/// What generated methods check at entry: that nothing they write, gradients above all, lies in memory that they use as something else.
/// A gradient added into an input while the input is still needed would make both wrong.
/// </summary>
/// <remarks>Buffers without elements overlap nothing. Where a method reports an overlap, its parameter is the first one, which is written.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Overlap
{
    /// <summary>Refuses a gradient that is the same variable as an input passed by reference.</summary>
    /// <param name="input">The input.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="gradientName">The name of the gradient's parameter.</param>
    /// <exception cref="ArgumentException">Both are the same variable.</exception>
    public static unsafe void Refuse(in double input, in double gradient, string gradientName)
    {
        fixed (double* first = &input, second = &gradient)
        {
            Refuse(first == second, gradientName);
        }
    }

    /// <inheritdoc cref="Refuse(in double, in double, string)"/>
    public static unsafe void Refuse(in float input, in float gradient, string gradientName)
    {
        fixed (float* first = &input, second = &gradient)
        {
            Refuse(first == second, gradientName);
        }
    }

    /// <summary>Refuses two numbers that are the same variable.</summary>
    /// <param name="written">The number that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The other number.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">Both are the same variable.</exception>
    public static unsafe void Refuse(in double written, string writtenName, in double other, string otherName)
    {
        fixed (double* first = &written, second = &other)
        {
            Refuse(first == second, writtenName, otherName);
        }
    }

    /// <inheritdoc cref="Refuse(in double, string, in double, string)"/>
    public static unsafe void Refuse(in float written, string writtenName, in float other, string otherName)
    {
        fixed (float* first = &written, second = &other)
        {
            Refuse(first == second, writtenName, otherName);
        }
    }

    /// <summary>Refuses a number that lies in one of up to four buffers.</summary>
    /// <param name="written">The number that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">A buffer.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <param name="second">A further buffer, or none.</param>
    /// <param name="secondName">The name of its parameter.</param>
    /// <param name="third">A further buffer, or none.</param>
    /// <param name="thirdName">The name of its parameter.</param>
    /// <param name="fourth">A further buffer, or none.</param>
    /// <param name="fourthName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">The number is an element of one of the buffers.</exception>
    public static unsafe void Refuse(
        in double written, string writtenName,
        ReadOnlySpan<double> other, string otherName,
        ReadOnlySpan<double> second = default, string secondName = "",
        ReadOnlySpan<double> third = default, string thirdName = "",
        ReadOnlySpan<double> fourth = default, string fourthName = "")
    {
        fixed (double* number = &written)
        {
            var buffer = new ReadOnlySpan<double>(number, 1);
            Refuse(buffer, writtenName, other, otherName, second, secondName, third, thirdName, fourth, fourthName);
        }
    }

    /// <inheritdoc cref="Refuse(in double, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string)"/>
    public static unsafe void Refuse(
        in float written, string writtenName,
        ReadOnlySpan<float> other, string otherName,
        ReadOnlySpan<float> second = default, string secondName = "",
        ReadOnlySpan<float> third = default, string thirdName = "",
        ReadOnlySpan<float> fourth = default, string fourthName = "")
    {
        fixed (float* number = &written)
        {
            var buffer = new ReadOnlySpan<float>(number, 1);
            Refuse(buffer, writtenName, other, otherName, second, secondName, third, thirdName, fourth, fourthName);
        }
    }

    /// <summary>Refuses a buffer that holds a number.</summary>
    /// <param name="written">The buffer that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The number.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">The number is one of the buffer's elements.</exception>
    public static unsafe void Refuse(ReadOnlySpan<double> written, string writtenName, in double other, string otherName)
    {
        fixed (double* number = &other)
        {
            Refuse(written.Overlaps(new ReadOnlySpan<double>(number, 1)), writtenName, otherName);
        }
    }

    /// <inheritdoc cref="Refuse(ReadOnlySpan{double}, string, in double, string)"/>
    public static unsafe void Refuse(ReadOnlySpan<float> written, string writtenName, in float other, string otherName)
    {
        fixed (float* number = &other)
        {
            Refuse(written.Overlaps(new ReadOnlySpan<float>(number, 1)), writtenName, otherName);
        }
    }

    /// <summary>Refuses a buffer that shares memory with one of up to four others.</summary>
    /// <param name="written">The buffer that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">Another buffer.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <param name="second">A further buffer, or none.</param>
    /// <param name="secondName">The name of its parameter.</param>
    /// <param name="third">A further buffer, or none.</param>
    /// <param name="thirdName">The name of its parameter.</param>
    /// <param name="fourth">A further buffer, or none.</param>
    /// <param name="fourthName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">The first one shares an element with one of the others.</exception>
    public static void Refuse(
        ReadOnlySpan<double> written, string writtenName,
        ReadOnlySpan<double> other, string otherName,
        ReadOnlySpan<double> second = default, string secondName = "",
        ReadOnlySpan<double> third = default, string thirdName = "",
        ReadOnlySpan<double> fourth = default, string fourthName = "")
    {
        Refuse(written.Overlaps(other), writtenName, otherName);
        Refuse(written.Overlaps(second), writtenName, secondName);
        Refuse(written.Overlaps(third), writtenName, thirdName);
        Refuse(written.Overlaps(fourth), writtenName, fourthName);
    }

    /// <inheritdoc cref="Refuse(ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string, ReadOnlySpan{double}, string)"/>
    public static void Refuse(
        ReadOnlySpan<float> written, string writtenName,
        ReadOnlySpan<float> other, string otherName,
        ReadOnlySpan<float> second = default, string secondName = "",
        ReadOnlySpan<float> third = default, string thirdName = "",
        ReadOnlySpan<float> fourth = default, string fourthName = "")
    {
        Refuse(written.Overlaps(other), writtenName, otherName);
        Refuse(written.Overlaps(second), writtenName, secondName);
        Refuse(written.Overlaps(third), writtenName, thirdName);
        Refuse(written.Overlaps(fourth), writtenName, fourthName);
    }

    /// <summary>
    /// Does nothing, and leaves the number as it is. The compiler takes it for assigned afterwards, so that an output can be compared with
    /// other parameters before the method sets it.
    /// </summary>
    /// <param name="output">The output.</param>
    public static unsafe void Keep(out double output)
    {
        fixed (double* _ = &output)
        {
        }
    }

    /// <inheritdoc cref="Keep(out double)"/>
    public static unsafe void Keep(out float output)
    {
        fixed (float* _ = &output)
        {
        }
    }

    private static void Refuse(bool isSame, string gradientName)
    {
        if (isSame)
        {
            throw new ArgumentException("The gradient must not be the same variable as an input.", gradientName);
        }
    }

    private static void Refuse(bool overlaps, string writtenName, string otherName)
    {
        if (overlaps)
        {
            throw new ArgumentException("'" + writtenName + "' must not share memory with '" + otherName + "': it is written.", writtenName);
        }
    }
}
