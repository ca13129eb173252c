using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace AutoGrad.Package.Tests;

/// <summary>The package, made once for all tests, in a folder outside the tree that is a package source as well.</summary>
public sealed class PackedLibrary : IAsyncLifetime
{
    /// <summary>A version that no registry has, so that only this package can be meant.</summary>
    public const string Version = "0.0.0-packaged";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("AutoGrad.Package.");

    public string Source => Path.Combine(_root.FullName, "source");

    public string PackagePath => Path.Combine(Source, $"AutoGrad.{Version}.nupkg");

    public string SymbolsPath => Path.Combine(Source, $"AutoGrad.{Version}.snupkg");

    public async Task InitializeAsync()
    {
        // The build for the package has its own output folders: the solution may be building while this runs.
        await DotNet.RunAsync(
            RepositoryRoot(),
            "pack", Path.Combine("src", "AutoGrad", "AutoGrad.csproj"),
            "--configuration", "Release",
            "--artifacts-path", Path.Combine(_root.FullName, "artifacts"),
            "--output", Source,
            $"-property:Version={Version}");

        // Projects below see no setting of a folder above them.
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "Directory.Packages.props"), "<Project />");
    }

    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>An empty folder for a project that uses the package.</summary>
    public string NewFolder(string name) => _root.CreateSubdirectory(name).FullName;

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AutoGrad.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("AutoGrad.sln is in no folder above the tests.");
    }
}
