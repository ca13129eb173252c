using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Which numbers may be infinite or NaN though all inputs are finite: the results of divisions, roots, logarithms and the like, and what is computed of
/// them. What is read from memory, and what overflows in plain arithmetic, is taken for finite.
/// </summary>
internal sealed class NonFiniteValues
{
    private readonly HashSet<int> _wires = new();
    private bool _changed;

    private NonFiniteValues()
    {
    }

    public static NonFiniteValues Of(Circuit circuit)
    {
        var values = new NonFiniteValues();
        do
        {
            values._changed = false;
            values.Visit(circuit.Body);
        }
        while (values._changed);
        return values;
    }

    public bool Contains(Wire wire) => _wires.Contains(wire.Id);

    private void Visit(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var gate in region.Gates)
        {
            switch (gate)
            {
                case Apply { Output.Type.IsReal: true } apply when apply.Operands.Any(Contains) || RuleTable.Find(apply, _ => null) is { IsFinite: false }:
                    Mark(apply.Output);
                    break;
                case Branch branch:
                    Visit(branch.Then);
                    Visit(branch.Else);
                    foreach (var side in branch.Regions.Where(side => side.Ending is Yield))
                    {
                        Copy(side.Ending.Values, branch.Results, 0);
                    }

                    break;
                case Loop loop:
                    Copy(loop.Initial, loop.Parameters, 0);
                    Visit(loop.Body);
                    if (loop.Body.Ending is Yield yield)
                    {
                        Copy(yield.Results, loop.Parameters, 1);
                    }

                    Copy(loop.Parameters, loop.Results, 0);
                    break;
                case Try @try:
                    Visit(@try.Body);
                    if (@try.Body.Ending is Yield done)
                    {
                        Copy(done.Results, @try.Results, 0);
                    }

                    break;
                case Call call:
                    foreach (var result in call.Results.Where(result => result.Type.IsReal))
                    {
                        Mark(result);
                    }

                    break;
            }
        }
    }

    private void Copy(EquatableArray<Wire> from, EquatableArray<Wire> to, int skipped)
    {
        for (int i = 0; i < to.Count; i++)
        {
            if (Contains(from[i + skipped]))
            {
                Mark(to[i]);
            }
        }
    }

    private void Mark(Wire wire) => _changed |= _wires.Add(wire.Id);
}
