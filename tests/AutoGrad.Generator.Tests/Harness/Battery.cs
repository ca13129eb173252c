using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// A group of constructs as a table: every row is compiled with no warning at all, run at random and at troubling inputs,
/// and its gradient is compared with numeric differentiation.
/// </summary>
public abstract class Battery<TSelf>
    where TSelf : Battery<TSelf>, new()
{
    private static readonly TSelf Self = new();

    private static readonly Lazy<CompiledBattery> Compiled = new(() => Compile(Self.Settings));

#pragma warning disable CA1000 // The runner finds the titles of each battery here, and other tests its rows.
    public static IReadOnlyList<Row> All => Self.Rows;

    public static TheoryData<string> Titles => [.. Self.Rows.Select(row => row.Title)];
#pragma warning restore CA1000

    protected abstract IReadOnlyList<Row> Rows { get; }

    /// <summary>Usings besides System and AutoGrad.</summary>
    protected virtual string Usings => "";

    /// <summary>Further files, that the rows call into.</summary>
    private protected virtual IReadOnlyList<SourceFile> SharedFiles => [];

    private protected virtual CompilerSettings Settings => new();

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_differentiated(string title)
    {
        Row row = Self.Rows.Single(candidate => candidate.Title == title);
        new RowCheck(row, Compiled.Value.Find(row), () => Compiled.Value.Generated(row)).Run();
    }

    [Fact]
    public void Compiles_in_the_newest_language()
    {
        CompiledBattery newest = Compile(Self.Settings with { Version = LanguageVersion.Latest });
        Assert.All(Self.Rows, row => newest.Find(row));
    }

    private static CompiledBattery Compile(CompilerSettings settings) =>
        new("Batteries." + typeof(TSelf).Name, Self.Usings, Self.Rows, Self.SharedFiles, settings);
}
