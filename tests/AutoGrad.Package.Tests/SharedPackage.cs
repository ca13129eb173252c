using Xunit;

namespace AutoGrad.Package.Tests;

/// <summary>All tests of the package share the one that was packed.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackage : ICollectionFixture<PackedLibrary>
{
    public const string Name = "The package";
}
