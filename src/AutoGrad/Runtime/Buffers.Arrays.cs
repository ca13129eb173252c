using System;
using System.Diagnostics.CodeAnalysis;

namespace AutoGrad.Runtime;

// The same for arrays of several dimensions and arrays of arrays. They are generic so that no call is ambiguous: an array of one dimension would
// convert to Array and to a span, and neither would be better.
public static partial class Buffers
{
    /// <summary>An array of zeros of the same shape. Where one array is found twice inside, so is its gradient.</summary>
    /// <typeparam name="T">The type of the array: of <c>double</c> or <c>float</c>, of up to four dimensions, or of such arrays.</typeparam>
    /// <param name="array">The array whose gradient is wanted.</param>
    /// <returns>The array of zeros; null for null.</returns>
    [return: NotNullIfNotNull("array")]
    public static T ZerosLike<T>(T array)
        where T : class?
    {
        if (array is not object?[] arrays)
        {
            return (T)(object?)Zeros(array as Array)!;
        }

        using var gradients = new IdentityTable(NestedArrays.Count(arrays));
        return (T)(object)Zeros(arrays, gradients);
    }

    /// <summary>Sets all elements to zero, those of arrays inside included.</summary>
    /// <typeparam name="T">The type of the array.</typeparam>
    /// <param name="gradient">The array, which may be null.</param>
    public static void Clear<T>(T gradient)
        where T : class?
    {
        if (gradient is object?[] arrays)
        {
            foreach (object? array in arrays)
            {
                Clear(array);
            }
        }
        else if (gradient is Array array)
        {
            Array.Clear(array, array.GetLowerBound(0), array.Length);
        }
    }

    /// <summary>Adds a pull to a gradient, element by element.</summary>
    /// <typeparam name="T">The type of both arrays.</typeparam>
    /// <param name="gradient">What is added to; null counts as empty.</param>
    /// <param name="pull">What is added; of the same shape.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add<T>(T gradient, T pull)
        where T : class?
    {
        if (gradient is object?[] gradients && pull is object?[] pulls)
        {
            RequireSameLength(gradients.Length, pulls.Length);
            for (int i = 0; i < gradients.Length; i++)
            {
                Add(gradients[i], pulls[i]);
            }
        }
        else
        {
            RequireSameLength(gradient, pull);
            RequireKnown(gradient);
            Add(ArrayElements.Of<double>(gradient as Array), ArrayElements.Of<double>(pull as Array));
            Add(ArrayElements.Of<float>(gradient as Array), ArrayElements.Of<float>(pull as Array));
        }
    }

    /// <summary>The backward pass of a copy of a whole array of numbers: see <see cref="Copied(Span{double}, Span{double})"/>.</summary>
    /// <typeparam name="T">The type of both arrays.</typeparam>
    /// <param name="sourceGradient">The gradient of what was copied.</param>
    /// <param name="targetGradient">The gradient of where it went; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Copied<T>(T sourceGradient, T targetGradient)
        where T : class?
    {
        RequireSameLength(sourceGradient, targetGradient);
        RequireKnown(sourceGradient);
        Copied(ArrayElements.Of<double>(sourceGradient as Array), ArrayElements.Of<double>(targetGradient as Array));
        Copied(ArrayElements.Of<float>(sourceGradient as Array), ArrayElements.Of<float>(targetGradient as Array));
    }

    private static void RequireSameLength(object? first, object? second) =>
        RequireSameLength((first as Array)?.Length ?? 0, (second as Array)?.Length ?? 0);

    private static void RequireKnown(object? gradient)
    {
        if (gradient is Array { Length: > 0 } array && array.GetType() is var type && type.GetElementType() is var element && element != typeof(double) && element != typeof(float))
        {
            throw new NotSupportedException("The gradients of an array of this type cannot be added: " + type + ".");
        }
    }

    private static Array Zeros(object?[] arrays, in IdentityTable gradients)
    {
        var zeros = (object?[])arrays.Clone();
        for (int i = 0; i < zeros.Length; i++)
        {
            if (zeros[i] is Array array)
            {
                zeros[i] = gradients.Find(array) ?? gradients.Add(array, array is object?[] nested ? Zeros(nested, gradients) : Zeros(array));
            }
        }

        return zeros;
    }

    [return: NotNullIfNotNull("array")]
    private static Array? Zeros(Array? array)
    {
        var zeros = (Array?)array?.Clone();
        Clear(zeros);
        return zeros;
    }
}
