using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>Runs a region and then another, which runs also where an exception ends the first: <c>try { } finally { }</c>.</summary>
/// <param name="Results">What the body yields.</param>
/// <param name="Body">The region.</param>
/// <param name="Finally">What runs in any case. It yields nothing.</param>
internal sealed record Try(EquatableArray<Wire> Results, Region Body, Region Finally) : Gate
{
    public override IEnumerable<Wire> Inputs => Enumerable.Empty<Wire>();

    public override IEnumerable<Wire> Outputs => Results;

    public override IEnumerable<Region> Regions => new[] { Body, Finally };

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region)
    {
        var body = region(Body);
        var @finally = region(Finally);
        return new Try(Results.Select(output).ToArray(), body, @finally);
    }
}
