using System;
using System.IO;

namespace Presentation;

/// <summary>What the command line of a sample says: <c>[--short] [folder for the pictures]</c>.</summary>
/// <param name="IsShort">Whether to do less of everything, so that the sample ends in seconds.</param>
/// <param name="Pictures">The folder for the pictures; it exists.</param>
public sealed record SampleArguments(bool IsShort, string Pictures)
{
    /// <summary>Reads the command line, and makes the folder.</summary>
    /// <param name="arguments">The words of the command line.</param>
    /// <returns>What they say.</returns>
    /// <exception cref="ArgumentException">An option is unknown, or there are several folders.</exception>
    public static SampleArguments Parse(string[] arguments)
    {
        bool isShort = false;
        string? pictures = null;
        foreach (string argument in arguments)
        {
            if (argument == "--short")
            {
                isShort = true;
            }
            else if (argument.StartsWith('-') || pictures is not null)
            {
                throw new ArgumentException($"'{argument}' is not understood. Usage: [--short] [folder for the pictures]", nameof(arguments));
            }
            else
            {
                pictures = argument;
            }
        }

        return new SampleArguments(isShort, Directory.CreateDirectory(pictures ?? "pictures").FullName);
    }
}
