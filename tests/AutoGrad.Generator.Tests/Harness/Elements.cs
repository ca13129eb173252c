using System;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>Buffers of a length between two bounds, both included: a vector, an array of arrays each of a length of its own, or a grid.</summary>
/// <param name="Shortest">The least length.</param>
/// <param name="Longest">The greatest.</param>
/// <param name="Element">Where the elements come from; without it, from the domain of their type.</param>
public sealed record Elements(int Shortest, int Longest, Domain? Element = null) : Domain
{
    public override object? Draw(Random random, Type type)
    {
        if (!type.IsArray)
        {
            return (Element ?? For(type)).Draw(random, type);
        }

        Type element = type.GetElementType()!;
        var lengths = new int[type.GetArrayRank()];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = random.Next(Shortest, Longest + 1);
        }

        var array = Array.CreateInstance(element, lengths);
        Fill(array, new int[lengths.Length], 0, () => Draw(random, element));
        return array;
    }

    /// <summary>Numbers between two bounds.</summary>
    public static double[] Vector(Random random, int length, double low = -2, double high = 2)
    {
        var vector = new double[length];
        for (int index = 0; index < length; index++)
        {
            vector[index] = low + (high - low) * random.NextDouble();
        }

        return vector;
    }

    /// <summary>A grid of numbers between two bounds, with something added to its diagonal.</summary>
    public static double[,] Grid(Random random, int rows, int columns, double low = -2, double high = 2, double onDiagonal = 0)
    {
        var grid = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                grid[row, column] = low + (high - low) * random.NextDouble() + (row == column ? onDiagonal : 0);
            }
        }

        return grid;
    }

    /// <summary>Rows of one length, of numbers between two bounds, with something added to the diagonal.</summary>
    public static double[][] Rows(Random random, int rows, int columns, double low = -2, double high = 2, double onDiagonal = 0)
    {
        var jagged = new double[rows][];
        for (int row = 0; row < rows; row++)
        {
            jagged[row] = Vector(random, columns, low, high);
            if (row < columns)
            {
                jagged[row][row] += onDiagonal;
            }
        }

        return jagged;
    }

    /// <summary>Whole numbers between two bounds, both included.</summary>
    public static int[] Whole(Random random, int length, int low, int high)
    {
        var vector = new int[length];
        for (int index = 0; index < length; index++)
        {
            vector[index] = random.Next(low, high + 1);
        }

        return vector;
    }

    /// <summary>A number between two bounds.</summary>
    public static double Number(Random random, double low = -2, double high = 2) => low + (high - low) * random.NextDouble();

    private static void Fill(Array array, int[] index, int dimension, Func<object?> next)
    {
        for (index[dimension] = 0; index[dimension] < array.GetLength(dimension); index[dimension]++)
        {
            if (dimension < array.Rank - 1)
            {
                Fill(array, index, dimension + 1, next);
            }
            else
            {
                array.SetValue(next(), index);
            }
        }
    }
}
