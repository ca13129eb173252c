using System;
using System.Threading;

namespace AutoGrad.Fuzz.Running;

/// <summary>Ends the process, with a word on what it was at, when something does not end: a loop in generated code, or the generator.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>On a machine that does other things besides.</summary>
    private static readonly TimeSpan PatienceWithOneMore = TimeSpan.FromSeconds(1);

    private readonly Timer _timer;
    private volatile string _current = "";

    public Watchdog() => _timer = new Timer(_ => End(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Something new begins: the patience with it as well.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="programs">With how many programs at once.</param>
    public void Begin(string what, int programs = 1)
    {
        _current = what;
        _timer.Change(Patience + programs * PatienceWithOneMore, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void End()
    {
        Console.Out.WriteLine($"FAILED: no end after {Patience.TotalSeconds} s and more of {_current}");
        Console.Out.Flush();
        Environment.Exit(1);
    }
}
