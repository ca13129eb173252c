using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>
/// Runs one half of a procedure: the forward half, which records what its backward half will need, or the backward half, which takes it back.
/// </summary>
/// <param name="Results">What comes back.</param>
/// <param name="Procedure">The key of the procedure.</param>
/// <param name="IsBackward">Which half.</param>
/// <param name="Arguments">The inputs of the procedure, those that the half does not use left out.</param>
internal sealed record Invoke(EquatableArray<Wire> Results, string Procedure, bool IsBackward, EquatableArray<Wire> Arguments) : Gate
{
    public override IEnumerable<Wire> Inputs => Arguments;

    public override IEnumerable<Wire> Outputs => Results;

    /// <summary>The recording would not be what the other half expects.</summary>
    public override bool CanBeDropped => false;

    public override Gate Rewrite(Func<Wire, Wire> input, Func<Wire, Wire> output, Func<Region, Region> region) =>
        this with { Arguments = Arguments.Select(input).ToArray(), Results = Results.Select(output).ToArray() };
}
