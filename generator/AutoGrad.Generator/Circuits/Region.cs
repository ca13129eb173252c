using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>Gates in the order in which C# runs them, and how the run ends.</summary>
internal sealed record Region(EquatableArray<Gate> Gates, Ending Ending)
{
    public static readonly Region Empty = new(default, new Yield(default));

    public bool CanBeDropped => Ending is Yield && Gates.All(gate => gate.CanBeDropped);

    /// <summary>The gates of this region and of all that it holds.</summary>
    public IEnumerable<Gate> AllGates() =>
        Gates.SelectMany(gate => new[] { gate }.Concat(gate.Regions.SelectMany(region => region.AllGates())));

    /// <summary>How deep regions are nested in this one.</summary>
    public int Depth() =>
        1 + Gates.SelectMany(gate => gate.Regions).Select(region => region.Depth()).DefaultIfEmpty(0).Max();
}

/// <summary>How a region ends.</summary>
internal abstract record Ending
{
    public abstract EquatableArray<Wire> Values { get; }

    public abstract Ending Rewrite(Func<Wire, Wire> input);
}

/// <summary>The region runs to its end and hands its values to the gate that holds it.</summary>
internal sealed record Yield(EquatableArray<Wire> Results) : Ending
{
    public override EquatableArray<Wire> Values => Results;

    public override Ending Rewrite(Func<Wire, Wire> input) => new Yield(Results.Select(input).ToArray());
}

/// <summary>The region leaves a scope around it: a <c>return</c>. Level 0 is the innermost scope or, outside of all, the method.</summary>
internal sealed record Exit(int Level, EquatableArray<Wire> Results) : Ending
{
    public override EquatableArray<Wire> Values => Results;

    public override Ending Rewrite(Func<Wire, Wire> input) => new Exit(Level, Results.Select(input).ToArray());
}

/// <summary>The region ends in an exception.</summary>
internal sealed record Throw(Wire Exception) : Ending
{
    public override EquatableArray<Wire> Values => EquatableArray.Of(Exception);

    public override Ending Rewrite(Func<Wire, Wire> input) => new Throw(input(Exception));
}

/// <summary>Nothing gets here: a gate before has always left.</summary>
internal sealed record Never : Ending
{
    public override EquatableArray<Wire> Values => default;

    public override Ending Rewrite(Func<Wire, Wire> input) => this;
}
