using System;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Runtime;

/// <summary>The shapes of arrays: of several dimensions, of arrays, and of both. Null has the shape of an empty array.</summary>
internal static class ArrayShapes
{
    public static bool AreSame(Array? first, Array? second)
    {
        if (!HaveSameLengths(first, second))
        {
            return false;
        }

        if (first is object?[] arrays && second is object?[] others)
        {
            for (int i = 0; i < arrays.Length; i++)
            {
                if (!AreSame((Array?)arrays[i], (Array?)others[i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Where two shapes differ first, in words: "[2] of the input has 3 elements, [2] of the gradient has 4".</summary>
    public static string Difference(Array? first, Array? second, string firstName, string secondName)
    {
        if (HaveSameLengths(first, second))
        {
            var arrays = (object?[])first!;
            var others = (object?[])second!;
            int different = Enumerable.Range(0, arrays.Length).First(i => !AreSame((Array?)arrays[i], (Array?)others[i]));
            string index = "[" + different.ToString(CultureInfo.InvariantCulture) + "] of ";
            return Difference((Array?)arrays[different], (Array?)others[different], index + firstName, index + secondName);
        }

        return firstName + " has " + Lengths(first) + ", " + secondName + " has " + Lengths(second);
    }

    private static bool HaveSameLengths(Array? first, Array? second)
    {
        if (first is null || second is null)
        {
            return (first?.Length ?? 0) == (second?.Length ?? 0);
        }

        for (int dimension = 0; dimension < first.Rank; dimension++)
        {
            // The backward pass uses one index for both.
            if (first.GetLength(dimension) != second.GetLength(dimension) || first.GetLowerBound(dimension) != second.GetLowerBound(dimension))
            {
                return false;
            }
        }

        return true;
    }

    private static string Lengths(Array? array)
    {
        if (array is null)
        {
            return "no elements";
        }

        return string.Join(" x ", Enumerable.Range(0, array.Rank).Select(dimension =>
        {
            int from = array.GetLowerBound(dimension);
            string length = array.GetLength(dimension).ToString(CultureInfo.InvariantCulture);
            return from == 0 ? length : length + " (from " + from.ToString(CultureInfo.InvariantCulture) + ")";
        })) + " elements";
    }
}
