using System;
using System.Globalization;
using Spectre.Console;

namespace Presentation;

/// <summary>Work of many steps: a progress bar in a terminal, a plain line every fifth of the way where the output is redirected.</summary>
public static class LongWork
{
    private const int PlainLines = 5;

    /// <summary>Does the work.</summary>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <param name="name">What is done, in a few words.</param>
    /// <param name="steps">How many steps it has.</param>
    /// <param name="work">The work, which is given a method to say how many steps are done.</param>
    /// <returns>What the work came to.</returns>
    public static T Do<T>(string name, int steps, Func<Action<int>, T> work) =>
        Console.IsOutputRedirected ? WithPlainLines(name, steps, work) : WithBar(name, steps, work);

    private static T WithBar<T>(string name, int steps, Func<Action<int>, T> work) =>
        AnsiConsole.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(name), maxValue: steps);
            return work(done => task.Value = done);
        });

    private static T WithPlainLines<T>(string name, int steps, Func<Action<int>, T> work)
    {
        int written = 0;
        return work(done =>
        {
            int reached = (int)((long)done * PlainLines / steps);
            if (reached > written)
            {
                written = reached;
                Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "  {0}: {1} of {2}", name, done, steps));
            }
        });
    }
}
