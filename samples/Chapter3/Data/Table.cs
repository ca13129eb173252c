using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Chapter3.Data;

/// <summary>The numbers of one of the files beside this one.</summary>
internal static class Table
{
    /// <summary>Reads a file that is built into the program.</summary>
    /// <param name="name">Its name, without the ending.</param>
    /// <param name="hasHeader">Whether its first line is something else than numbers.</param>
    /// <returns>A row of numbers for each line.</returns>
    public static double[][] Read(string name, bool hasHeader)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return Lines(reader)
            .Skip(hasHeader ? 1 : 0)
            .Select(line => line.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return line;
        }
    }
}
