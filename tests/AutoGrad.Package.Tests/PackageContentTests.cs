using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace AutoGrad.Package.Tests;

/// <summary>What lies in the package, and what it says of itself.</summary>
[Collection(SharedPackage.Name)]
public sealed class PackageContentTests
{
    private readonly PackedLibrary _package;

    public PackageContentTests(PackedLibrary package) => _package = package;

    [Fact]
    public void The_library_the_generator_and_the_papers_are_there_and_nothing_else()
    {
        using ZipArchive archive = ZipFile.OpenRead(_package.PackagePath);

        string[] files = archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !IsOfTheContainer(name))
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.Equal(
            [
                "AutoGrad.nuspec",
                "LICENSE",
                "README.md",
                "analyzers/dotnet/cs/AutoGrad.Generator.dll",
                "lib/net10.0/AutoGrad.dll",
                "lib/net10.0/AutoGrad.xml",
                "lib/net8.0/AutoGrad.dll",
                "lib/net8.0/AutoGrad.xml",
                "lib/netstandard2.1/AutoGrad.dll",
                "lib/netstandard2.1/AutoGrad.xml",
            ],
            files);
    }

    [Fact]
    public void Symbols_come_for_every_framework()
    {
        using ZipArchive archive = ZipFile.OpenRead(_package.SymbolsPath);

        string[] symbols = archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => name.EndsWith(".pdb", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.Equal(["lib/net10.0/AutoGrad.pdb", "lib/net8.0/AutoGrad.pdb", "lib/netstandard2.1/AutoGrad.pdb"], symbols);
    }

    [Fact]
    public void Nobody_who_installs_it_gets_another_package()
    {
        XDocument specification = ReadSpecification();

        Assert.DoesNotContain(specification.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Theory]
    [InlineData("id", "AutoGrad")]
    [InlineData("license", "MIT")]
    [InlineData("readme", "README.md")]
    [InlineData("authors", "AutoGrad contributors")]
    public void It_says_what_it_is(string name, string expected)
    {
        XElement element = Assert.Single(ReadSpecification().Descendants(), element => element.Name.LocalName == name);

        Assert.Equal(expected, element.Value);
    }

    private XDocument ReadSpecification()
    {
        using ZipArchive archive = ZipFile.OpenRead(_package.PackagePath);
        using Stream stream = archive.GetEntry("AutoGrad.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    // Every package is a container of one standard format, whose own files say nothing about this one.
    private static bool IsOfTheContainer(string name) =>
        name == "[Content_Types].xml"
        || name.StartsWith("_rels/", StringComparison.Ordinal)
        || name.StartsWith("package/", StringComparison.Ordinal);
}
