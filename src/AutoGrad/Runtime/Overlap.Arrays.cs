using System;

namespace AutoGrad.Runtime;

// The same for arrays of several dimensions and arrays of arrays. Among themselves they are told apart by identity, in linear time.
public static partial class Overlap
{
    /// <summary>Refuses a buffer that shares memory with an array.</summary>
    /// <param name="written">The buffer that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The array: of several dimensions, or of arrays.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">They share an element.</exception>
    public static void RefuseArray(ReadOnlySpan<double> written, string writtenName, Array? other, string otherName) =>
        Refuse(IsInside(other, written), writtenName, otherName);

    /// <inheritdoc cref="RefuseArray(ReadOnlySpan{double}, string, Array, string)"/>
    public static void RefuseArray(ReadOnlySpan<float> written, string writtenName, Array? other, string otherName) =>
        Refuse(IsInside(other, written), writtenName, otherName);

    /// <summary>Refuses a number that lies in an array.</summary>
    /// <param name="written">The number that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The array: of several dimensions, or of arrays.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">The number is one of the array's elements.</exception>
    public static unsafe void RefuseArray(in double written, string writtenName, Array? other, string otherName)
    {
        fixed (double* number = &written)
        {
            RefuseArray(new ReadOnlySpan<double>(number, 1), writtenName, other, otherName);
        }
    }

    /// <inheritdoc cref="RefuseArray(in double, string, Array, string)"/>
    public static unsafe void RefuseArray(in float written, string writtenName, Array? other, string otherName)
    {
        fixed (float* number = &written)
        {
            RefuseArray(new ReadOnlySpan<float>(number, 1), writtenName, other, otherName);
        }
    }

    /// <summary>Refuses an array that shares memory with a buffer.</summary>
    /// <param name="written">The array that is written: of several dimensions, or of arrays.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The buffer.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">They share an element.</exception>
    public static void RefuseInArray(Array? written, string writtenName, ReadOnlySpan<double> other, string otherName) =>
        Refuse(IsInside(written, other), writtenName, otherName);

    /// <inheritdoc cref="RefuseInArray(Array, string, ReadOnlySpan{double}, string)"/>
    public static void RefuseInArray(Array? written, string writtenName, ReadOnlySpan<float> other, string otherName) =>
        Refuse(IsInside(written, other), writtenName, otherName);

    /// <summary>Refuses an array that holds a number.</summary>
    /// <param name="written">The array that is written: of several dimensions, or of arrays.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The number.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">The number is one of the array's elements.</exception>
    public static unsafe void RefuseInArray(Array? written, string writtenName, in double other, string otherName)
    {
        fixed (double* number = &other)
        {
            RefuseInArray(written, writtenName, new ReadOnlySpan<double>(number, 1), otherName);
        }
    }

    /// <inheritdoc cref="RefuseInArray(Array, string, in double, string)"/>
    public static unsafe void RefuseInArray(Array? written, string writtenName, in float other, string otherName)
    {
        fixed (float* number = &other)
        {
            RefuseInArray(written, writtenName, new ReadOnlySpan<float>(number, 1), otherName);
        }
    }

    /// <summary>Refuses two arrays that are the same or hold the same array.</summary>
    /// <param name="written">The array that is written: of several dimensions, or of arrays.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The other array.</param>
    /// <param name="otherName">The name of its parameter.</param>
    /// <exception cref="ArgumentException">They share an element.</exception>
    public static void RefuseArrays(Array? written, string writtenName, Array? other, string otherName)
    {
        if (written is null || other is null)
        {
            return;
        }

        using var found = new IdentityTable(NestedArrays.Count(written));
        NestedArrays.AddLeaves(written, found);
        Refuse(NestedArrays.HasLeafIn(other, found), writtenName, otherName);
    }

    /// <summary>
    /// Refuses a gradient in which one array stands for several of the input. Where the input is written, it refuses one array of the
    /// input that has several gradients as well: what is written through one place is read through the other.
    /// </summary>
    /// <param name="input">An array of arrays.</param>
    /// <param name="inputName">The name of its parameter.</param>
    /// <param name="gradient">Its gradient, of the same shape.</param>
    /// <param name="gradientName">The name of the gradient's parameter.</param>
    /// <param name="isWritten">True if the elements of the input are written.</param>
    /// <exception cref="ArgumentException">The arrays inside do not belong together one by one.</exception>
    public static void RefuseRows(Array? input, string inputName, Array? gradient, string gradientName, bool isWritten)
    {
        if (input is null || gradient is null)
        {
            return;
        }

        if (!ArePaired(gradient, input))
        {
            throw new ArgumentException("Different arrays in '" + inputName + "' must have different gradients.", gradientName);
        }

        if (isWritten && !ArePaired(input, gradient))
        {
            throw new ArgumentException("An array that is found twice in '" + inputName + "', which is written, must have one gradient.", gradientName);
        }
    }

    private static bool ArePaired(Array first, Array second)
    {
        using var pairs = new IdentityTable(NestedArrays.Count(first));
        return NestedArrays.AddPairs(first, second, pairs);
    }

    private static bool IsInside(Array? array, ReadOnlySpan<double> buffer)
    {
        if (array is not object?[] arrays)
        {
            return buffer.Overlaps(ArrayElements.Of<double>(array));
        }

        foreach (object? inner in arrays)
        {
            if (IsInside((Array?)inner, buffer))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInside(Array? array, ReadOnlySpan<float> buffer)
    {
        if (array is not object?[] arrays)
        {
            return buffer.Overlaps(ArrayElements.Of<float>(array));
        }

        foreach (object? inner in arrays)
        {
            if (IsInside((Array?)inner, buffer))
            {
                return true;
            }
        }

        return false;
    }
}
