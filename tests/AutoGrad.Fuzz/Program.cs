using System;
using System.Globalization;
using System.Threading;
using AutoGrad.Fuzz.Reporting;
using AutoGrad.Fuzz.Running;

namespace AutoGrad.Fuzz;

/// <summary>The command line: 0 if nothing was found, 1 for failures, 2 for a wrong command line.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is ["--help"])
        {
            Console.Out.WriteLine(Options.Usage);
            return 0;
        }

        Options options;
        try
        {
            options = Options.Parse(arguments);
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(Options.Usage);
            return 2;
        }

        int code = 0;
        var thread = new Thread(() => code = Campaign.Run(options, Console.Out), Workers.StackSize);
        thread.Start();
        thread.Join();
        return code;
    }
}
