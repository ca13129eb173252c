using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tour;

/// <summary>Where the build left the generated code of this sample, to be read beside the lessons.</summary>
public static class GeneratedFiles
{
    /// <summary>As the project file names it.</summary>
    private const string FolderName = "Generated";

    private static readonly Type[] s_lessons =
        [typeof(OneGate), typeof(TwoGates), typeof(Neuron), typeof(ExerciseCircuits)];

    public static void Tell(Page page)
    {
        page.Heading("The generated code");
        string? folder = Find();
        if (folder is null)
        {
            page.Text(
                $"Every build writes it to samples/Tour/{FolderName}, one file a method. This program",
                "runs apart from its project: build it in the repository to read them.");
            return;
        }

        page.Text(
        [
            "Every derivative above came from these files, one a method. They are written to",
            "be read; open them in",
            $"  {Path.GetRelativePath(Directory.GetCurrentDirectory(), folder)}",
            .. InOrderOfTheLessons(Directory.GetFiles(folder, "Tour.*.g.cs")).Select(file => $"    {file}"),
        ]);
    }

    /// <summary>The program lies somewhere below its project's folder, which also holds the generated files.</summary>
    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, FolderName);
            if (Directory.Exists(candidate))
            {
                return Directory.EnumerateFiles(candidate, "Tour.*.g.cs", SearchOption.AllDirectories)
                    .Select(Path.GetDirectoryName)
                    .FirstOrDefault();
            }
        }

        return null;
    }

    private static IEnumerable<string> InOrderOfTheLessons(string[] paths) =>
        s_lessons.SelectMany(lesson => paths
            .Select(path => Path.GetFileName(path))
            .Where(name => name.StartsWith(lesson.FullName + ".", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
}
