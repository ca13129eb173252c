using System;
using System.Linq;

namespace GradBench.Functions;

/// <summary>Arrays of rows.</summary>
public static class Rows
{
    /// <summary>Rows of zeros, as long as those of another array.</summary>
    /// <param name="shape">The other array.</param>
    /// <param name="value">What to fill the rows with.</param>
    /// <returns>New rows.</returns>
    public static double[][] Like(double[][] shape, double value = 0)
    {
        double[][] rows = new double[shape.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[shape[i].Length];
            Array.Fill(rows[i], value);
        }

        return rows;
    }

    /// <summary>All rows behind each other.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>Their elements.</returns>
    public static double[] Joined(double[][] rows)
    {
        double[] joined = new double[rows.Sum(row => row.Length)];
        int start = 0;
        foreach (double[] row in rows)
        {
            row.CopyTo(joined, start);
            start += row.Length;
        }

        return joined;
    }
}
