using System;

namespace AutoGrad.Benchmarks;

/// <summary>The inputs of the evals: the same at every run.</summary>
public sealed class RandomNumbers(int seed)
{
    private readonly Random _random = new(seed);

    public double[] Row(int length, double from, double to)
    {
        double[] row = new double[length];
        for (int i = 0; i < length; i++)
        {
            row[i] = from + ((to - from) * _random.NextDouble());
        }

        return row;
    }

    public double[][] Rows(int count, int length, double from, double to)
    {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = Row(length, from, to);
        }

        return rows;
    }

    public T[] Structs<T>(int count, int numbers, double from, double to, Func<double[], T> make) =>
        Array.ConvertAll(Rows(count, numbers, from, to), row => make(row));
}
