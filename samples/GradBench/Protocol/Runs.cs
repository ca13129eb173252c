using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;

namespace GradBench.Protocol;

/// <summary>How often an evaluation is repeated: until both are reached.</summary>
/// <param name="Count">The number of runs.</param>
/// <param name="Seconds">Their time together.</param>
public readonly record struct Runs(int Count, double Seconds)
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>What an input asks for; a single run if it asks for nothing.</summary>
    /// <param name="input">The input of an evaluation.</param>
    /// <returns>How often to run.</returns>
    /// <exception cref="InputException">It asks for what is no number, or no number of runs.</exception>
    public static Runs AskedForIn(JsonElement input)
    {
        int count = 1;
        double seconds = 0;
        if (input.ValueKind == JsonValueKind.Object)
        {
            if (input.TryGetProperty("min_runs", out JsonElement runs) && (runs.ValueKind != JsonValueKind.Number || !runs.TryGetInt32(out count) || count < 1))
            {
                throw new InputException("'min_runs' must be an integer of at least 1.");
            }

            if (input.TryGetProperty("min_seconds", out JsonElement time) && (time.ValueKind != JsonValueKind.Number || !time.TryGetDouble(out seconds) || !(seconds >= 0)))
            {
                throw new InputException("'min_seconds' must be a number of at least 0.");
            }
        }

        return new(count, seconds);
    }

    /// <summary>Runs a computation as often as asked for.</summary>
    /// <param name="compute">The computation.</param>
    /// <param name="nanoseconds">The time of each run is added here.</param>
    /// <returns>What the last run computed.</returns>
    public T Repeat<T>(Func<T> compute, List<long> nanoseconds)
    {
        double elapsed = 0;
        for (int run = 0; ; run++)
        {
            long start = Stopwatch.GetTimestamp();
            T output = compute();
            long time = NanosecondsSince(start);
            nanoseconds.Add(time);
            elapsed += time;
            if (run + 1 >= Count && elapsed >= Seconds * NanosecondsPerSecond)
            {
                return output;
            }
        }
    }

    /// <summary>The time since a time stamp.</summary>
    public static long NanosecondsSince(long timestamp) =>
        (long)((Stopwatch.GetTimestamp() - timestamp) * (NanosecondsPerSecond / Stopwatch.Frequency));
}
