using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// Compares text with a file beside the tests. The names are Verify's: <c>Class.Test#Hint.verified.cs</c> is what was accepted,
/// <c>Class.Test#Hint.received.cs</c> what came instead. Running with <c>AUTOGRAD_ACCEPT_SNAPSHOTS=1</c> accepts what comes.
/// </summary>
internal static class Snapshot
{
    private static readonly Lazy<string> Folder = new(FindFolder);

    private static bool AcceptsAll => Environment.GetEnvironmentVariable("AUTOGRAD_ACCEPT_SNAPSHOTS") == "1";

    /// <summary>Compares every generated file of a run.</summary>
    public static void Match(GeneratorRun run, string className, [CallerMemberName] string test = "")
    {
        string[] complaints = [.. run.Files
            .Select(file => Compare(Folder.Value, $"{className}.{test}#{Path.GetFileNameWithoutExtension(file.Key)}", file.Value, AcceptsAll))
            .OfType<string>()];
        Assert.True(complaints.Length == 0, string.Join(Environment.NewLine, complaints));
        Assert.NotEmpty(run.Files);
    }

    /// <summary>What differs from the accepted text, or null.</summary>
    internal static string? Compare(string folder, string name, string received, bool accept)
    {
        string verifiedPath = Path.Combine(folder, name + ".verified.cs");
        string receivedPath = Path.Combine(folder, name + ".received.cs");
        string text = received.ReplaceLineEndings("\n");
        string verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : "";
        if (File.Exists(verifiedPath) && verified == text)
        {
            File.Delete(receivedPath);
            return null;
        }

        if (accept)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(verifiedPath, text);
            File.Delete(receivedPath);
            return null;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(receivedPath, text);
        return $"{name}.verified.cs is not what was generated:{Environment.NewLine}{Difference(verified, text)}";
    }

    // A compiler's own path of the caller would not do: a continuous integration build replaces it.
    private static string FindFolder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AutoGrad.sln")))
        {
            root = root.Parent;
        }

        Assert.NotNull(root);
        return Path.Combine(root.FullName, "tests", "AutoGrad.Generator.Tests", "Snapshots");
    }

    private static string Difference(string verified, string received) => string.Join(
        Environment.NewLine,
        InlineDiffBuilder.Diff(verified, received).Lines.Select(line => line.Type switch
        {
            ChangeType.Inserted => "+ " + line.Text,
            ChangeType.Deleted => "- " + line.Text,
            _ => "  " + line.Text,
        }));
}
