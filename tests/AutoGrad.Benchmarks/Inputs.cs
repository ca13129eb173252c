using System;

namespace AutoGrad.Benchmarks;

/// <summary>Arrays of numbers to call a backward method on, one call an element.</summary>
public static class Inputs
{
    /// <summary>Few enough that ten arrays stay in the first-level cache, enough that the loop costs nothing.</summary>
    public const int Count = 256;

    /// <summary>The same numbers at every run: a benchmark on other numbers would be another benchmark.</summary>
    public static double[] Make(int seed)
    {
        Random random = new(seed);
        double[] numbers = new double[Count];
        for (int index = 0; index < Count; index++)
        {
            numbers[index] = (4.0 * random.NextDouble()) - 2.0;
        }

        return numbers;
    }
}
