using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// A group of constructs as a table of methods that may read and write buffers: every row is compiled with no warning at all, run at random and at
/// troubling inputs, and all that it leaves behind is compared with the method itself and with numeric differentiation.
/// </summary>
public abstract class RoutineBattery<TSelf>
    where TSelf : RoutineBattery<TSelf>, new()
{
    private static readonly TSelf Self = new();

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => Compile(Self.Settings));

#pragma warning disable CA1000 // The runner finds the titles of each battery here, and other tests its rows.
    public static IReadOnlyList<Routine> All => Self.Rows;

    public static TheoryData<string> Titles => [.. Self.Rows.Select(row => row.Title)];
#pragma warning restore CA1000

    protected abstract IReadOnlyList<Routine> Rows { get; }

    /// <summary>Usings besides System and AutoGrad.</summary>
    protected virtual string Usings => "";

    /// <summary>Types that the rows share.</summary>
    protected virtual string Types => "";

    /// <summary>Whether infinities, NaN and the like are tried where a row does not say.</summary>
    protected virtual bool TriesTrouble => true;

    private protected virtual CompilerSettings Settings => new();

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_differentiated(string title)
    {
        Routine row = Self.Rows.Single(candidate => candidate.Title == title);
        new RoutineCheck(row, Compiled.Value.Find(row), () => Compiled.Value.Generated(row)).Run(row.Trouble ?? Self.TriesTrouble);
    }

    [Fact]
    public void Compiles_in_the_newest_language()
    {
        CompiledRoutines newest = Compile(Self.Settings with { Version = LanguageVersion.Latest });
        Assert.All(Self.Rows, row => newest.Find(row));
    }

    private static CompiledRoutines Compile(CompilerSettings settings) =>
        new("Batteries." + typeof(TSelf).Name, Self.Usings, Self.Rows, settings, Self.Types);
}
