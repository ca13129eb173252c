using System;

namespace AutoGrad.Runtime;

/// <summary>
/// The arrays inside of an array of arrays. Those that hold the numbers are the leaves; an array of numbers is its own and only leaf.
/// Leaves without elements share nothing and don't count.
/// </summary>
internal static class NestedArrays
{
    /// <summary>The number of arrays, the outer one included.</summary>
    public static int Count(Array? array)
    {
        int count = array is null ? 0 : 1;
        if (array is object?[] arrays)
        {
            foreach (object? inner in arrays)
            {
                count += Count((Array?)inner);
            }
        }

        return count;
    }

    /// <summary>Adds each leaf to the table.</summary>
    public static void AddLeaves(Array? array, in IdentityTable table) => AddPairs(array, array, table);

    /// <summary>Adds to each leaf of the first array the one at its place in the second. False if a leaf has several of them.</summary>
    public static bool AddPairs(Array? keys, Array? values, in IdentityTable table)
    {
        if (keys is object?[] arrays && values is object?[] others)
        {
            for (int i = 0; i < arrays.Length; i++)
            {
                if (!AddPairs((Array?)arrays[i], (Array?)others[i], table))
                {
                    return false;
                }
            }
        }
        else if (keys is { Length: > 0 } && values is not null)
        {
            return ReferenceEquals(table.Find(keys) ?? table.Add(keys, values), values);
        }

        return true;
    }

    /// <summary>True if one of the leaves is in the table.</summary>
    public static bool HasLeafIn(Array? array, in IdentityTable table)
    {
        if (array is not object?[] arrays)
        {
            return array is { Length: > 0 } && table.Find(array) is not null;
        }

        foreach (object? inner in arrays)
        {
            if (HasLeafIn((Array?)inner, table))
            {
                return true;
            }
        }

        return false;
    }
}
