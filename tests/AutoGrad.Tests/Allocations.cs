using System;

namespace AutoGrad.Tests;

/// <summary>Counts the bytes that an action allocates when it has run before.</summary>
internal static class Allocations
{
    public static long Of(Action action)
    {
        for (int i = 0; i < 3; i++)
        {
            action();
        }

        // A collection in between may empty the pools; then there is another chance.
        long least = long.MaxValue;
        for (int i = 0; i < 10 && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
