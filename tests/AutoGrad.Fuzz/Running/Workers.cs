using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace AutoGrad.Fuzz.Running;

/// <summary>Does the same to many things on several threads, and hands out the results in the order of the things.</summary>
internal static class Workers
{
    /// <summary>Random expressions nest, and compilers and interpreters recurse.</summary>
    public const int StackSize = 256 * 1024 * 1024;

    /// <summary>How far the workers may run ahead of who takes the results.</summary>
    private const int Ahead = 8;

    /// <param name="count">How many threads.</param>
    /// <param name="items">The things.</param>
    /// <param name="makeWork">What is done, made once for each thread: it need not be safe for several.</param>
    public static IEnumerable<TResult> Run<TItem, TResult>(int count, IReadOnlyList<TItem> items, Func<Func<TItem, TResult>> makeWork)
    {
        var done = new Dictionary<int, (TResult Result, ExceptionDispatchInfo? Exception)>();
        (int next, int taken, bool isStopped) = (0, 0, false);

        void Work()
        {
            Func<TItem, TResult> work = makeWork();
            while (true)
            {
                int mine;
                lock (done)
                {
                    while (!isStopped && next < items.Count && next > taken + Ahead)
                    {
                        Monitor.Wait(done);
                    }

                    if (isStopped || next >= items.Count)
                    {
                        return;
                    }

                    mine = next++;
                }

                (TResult, ExceptionDispatchInfo?) result;
                try
                {
                    result = (work(items[mine]), null);
                }
                catch (Exception exception)
                {
                    result = (default!, ExceptionDispatchInfo.Capture(exception));
                }

                lock (done)
                {
                    done.Add(mine, result);
                    Monitor.PulseAll(done);
                }
            }
        }

        for (int i = 0; i < Math.Min(count, items.Count); i++)
        {
            new Thread(Work, StackSize) { IsBackground = true }.Start();
        }

        try
        {
            for (; taken < items.Count; taken++)
            {
                (TResult Result, ExceptionDispatchInfo? Exception) result;
                lock (done)
                {
                    while (!done.Remove(taken, out result))
                    {
                        Monitor.Wait(done);
                    }

                    Monitor.PulseAll(done);
                }

                result.Exception?.Throw();
                yield return result.Result;
            }
        }
        finally
        {
            lock (done)
            {
                isStopped = true;
                Monitor.PulseAll(done);
            }
        }
    }
}
