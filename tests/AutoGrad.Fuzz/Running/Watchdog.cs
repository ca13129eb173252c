using System;
using System.Threading;

namespace AutoGrad.Fuzz.Running;

/// <summary>Ends the process, with a word on what it was at, when something does not end: a loop in generated code, or the generator.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Timer _timer;
    private volatile string _current = "";

    public Watchdog() => _timer = new Timer(_ => End(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Something new begins: the patience with it as well.</summary>
    public void Begin(string what)
    {
        _current = what;
        _timer.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void End()
    {
        Console.Out.WriteLine($"FAILED: no end after {Patience.TotalSeconds} s of {_current}");
        Console.Out.Flush();
        Environment.Exit(1);
    }
}
