using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.Tracing;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>Listens to what the shared pools say of themselves: what this thread rents and gives back, while the listener lives.</summary>
internal sealed class WatchedPools : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Dictionary<(int Pool, int Array), int> _held = [];

    /// <summary>How many arrays have been rented.</summary>
    public int Rents { get; private set; }

    /// <summary>How many of these have not been given back.</summary>
    public int Missing => _held.Count;

    /// <summary>The most bytes that were held at one time in arrays of bytes.</summary>
    public long MostBytes { get; private set; }

    private long Bytes { get; set; }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (Environment.CurrentManagedThreadId != _thread || eventData is not { EventId: Rented or Returned, Payload: [int array, int length, int pool, ..] })
        {
            return;
        }

        int bytes = pool == ArrayPool<byte>.Shared.GetHashCode() ? length : 0;
        if (eventData.EventId == Rented)
        {
            Rents++;
            _held.Add((pool, array), bytes);
            Bytes += bytes;
            MostBytes = Math.Max(MostBytes, Bytes);
        }
        else if (_held.Remove((pool, array)))
        {
            Bytes -= bytes;
        }
    }
}
