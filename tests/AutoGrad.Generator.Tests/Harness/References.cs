using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>What the code under test may refer to: the framework of this process, and the runtime library.</summary>
internal static class References
{
    public static readonly MetadataReference Runtime =
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location);

    public static readonly ImmutableArray<MetadataReference> Framework = FindFramework();

    public static readonly ImmutableArray<MetadataReference> All = Framework.Add(Runtime);

    // The trusted assemblies also hold the test runner's; only the framework's own are wanted.
    private static ImmutableArray<MetadataReference> FindFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
