using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>Where the forward part of a backward circuit ends: nothing behind it can throw, and gradients are written only there.</summary>
internal sealed record Turn : Gate
{
    public override IEnumerable<Wire> Inputs => Enumerable.Empty<Wire>();

    public override IEnumerable<Wire> Outputs => Enumerable.Empty<Wire>();

    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) => this;
}
