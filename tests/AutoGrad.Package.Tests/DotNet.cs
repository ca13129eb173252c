using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AutoGrad.Package.Tests;

/// <summary>Runs the <c>dotnet</c> command as a person at a console would.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs a command in a folder, demands that it succeeds, and returns what it printed.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await Task.WhenAll(output, errors, process.WaitForExitAsync()).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        string printed = await output;
        Assert.True(
            process.ExitCode == 0,
            $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:{Environment.NewLine}{printed}{await errors}");
        return printed;
    }

    private static void Isolate(IDictionary<string, string?> environment)
    {
        // What the build that runs these tests has set for its own children must not steer a build of its own.
        foreach (string name in environment.Keys.Where(IsOfTheOuterBuild).ToArray())
        {
            environment.Remove(name);
        }

        // A build server that stays behind would hold the output open, and the wait for its end would never end.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
    }

    private static bool IsOfTheOuterBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
