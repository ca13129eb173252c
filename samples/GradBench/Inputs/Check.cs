using System;
using System.Diagnostics.CodeAnalysis;
using GradBench.Protocol;

namespace GradBench.Inputs;

/// <summary>What an input must be like. Each check throws an <see cref="InputException"/> that names the field.</summary>
internal static class Check
{
    public static void That([DoesNotReturnIf(false)] bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InputException(otherwise);
        }
    }

    public static void Count(Array list, string name, long count) =>
        That(list.Length == count, $"'{name}' must have {count} elements, and has {list.Length}.");

    /// <summary>So many rows, each as long as it must be.</summary>
    public static void Rows<T>(T[]?[] rows, string name, long count, long length)
    {
        That(rows.Length == count, $"'{name}' must have {count} rows, and has {rows.Length}.");
        for (int i = 0; i < rows.Length; i++)
        {
            That(rows[i]?.Length == length, $"Row {i} of '{name}' must have {length} elements.");
        }
    }

    /// <summary>The length of the first row; there must be one.</summary>
    public static int Width(double[]?[] rows, string name) =>
        rows.Length > 0 && rows[0] is { } first ? first.Length : throw new InputException($"'{name}' must have a row.");

    public static void Indices(int[] indices, string name, int count)
    {
        foreach (int index in indices)
        {
            That(index >= 0 && index < count, $"'{name}' has {index}, which is not one of {count}.");
        }
    }
}
