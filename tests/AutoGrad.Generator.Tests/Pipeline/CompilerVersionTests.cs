using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>The generator loads in old compilers: it refers to nothing newer than it promises.</summary>
public sealed class CompilerVersionTests
{
    private static readonly Assembly Generator = typeof(AutoGradGenerator).Assembly;

    [Theory]
    [InlineData("Microsoft.CodeAnalysis")]
    [InlineData("Microsoft.CodeAnalysis.CSharp")]
    public void The_compiler_is_the_oldest_supported_one(string name)
    {
        AssemblyName reference = Assert.Single(Generator.GetReferencedAssemblies(), candidate => candidate.Name == name);
        Assert.Equal(new Version(4, 3, 0, 0), reference.Version);
    }

    [Fact]
    public void Nothing_else_has_to_come_along() => Assert.Equal(
        ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "netstandard"],
        Generator.GetReferencedAssemblies().Select(reference => reference.Name!).Order(StringComparer.Ordinal));

    [Fact]
    public void There_is_one_generator_for_the_one_language()
    {
        Type generator = Assert.Single(Generator.GetTypes(), type => typeof(IIncrementalGenerator).IsAssignableFrom(type));
        Assert.Equal([LanguageNames.CSharp], generator.GetCustomAttribute<GeneratorAttribute>()!.Languages);
    }
}
