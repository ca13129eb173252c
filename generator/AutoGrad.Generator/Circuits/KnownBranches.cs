using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace AutoGrad.Generator.Circuits;

/// <summary>
/// Takes the side of a branch whose condition is a constant: the other is never run, and the compiler would warn of it. A side that throws
/// is taken before Differentiation alone, so that nothing behind a certain exception is run backward.
/// </summary>
internal sealed class KnownBranches
{
    private readonly Dictionary<int, Wire> _replaced = new();
    private readonly Dictionary<int, bool> _known = new();

    private readonly bool _takesThrows;

    private KnownBranches(bool takesThrows) => _takesThrows = takesThrows;

    public static Circuit Take(Circuit circuit, bool takesThrows)
    {
        var pass = new KnownBranches(takesThrows);
        var gates = new List<Gate>();
        var ending = pass.Rewrite(circuit.Body, gates);
        return circuit with { Body = new Region(gates, ending) };
    }

    /// <summary>Adds the gates of a region to the target and returns how it ends.</summary>
    private Ending Rewrite(Region region, List<Gate> target)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var gate in region.Gates)
        {
            if (gate is Branch branch
                && _known.TryGetValue(Resolve(branch.Condition).Id, out bool isTrue)
                && (_takesThrows || (isTrue ? branch.Then : branch.Else).Ending is Yield))
            {
                var ending = Rewrite(isTrue ? branch.Then : branch.Else, target);
                if (ending is not Yield yield)
                {
                    return ending;
                }

                for (int i = 0; i < branch.Results.Count; i++)
                {
                    _replaced[branch.Results[i].Id] = yield.Results[i];
                }

                continue;
            }

            var rewritten = gate.Rewrite(Resolve, wire => wire, Rewrite);
            if (rewritten is Constant { Value.Text: "true" or "false" } constant)
            {
                _known[constant.Output.Id] = constant.Value.Text == "true";
            }

            if (rewritten is Apply apply && KnownCondition(apply) is { } same)
            {
                _replaced[apply.Output.Id] = same;
                continue;
            }

            target.Add(rewritten);
        }

        return region.Ending.Rewrite(Resolve);
    }

    private Region Rewrite(Region region)
    {
        var gates = new List<Gate>();
        var ending = Rewrite(region, gates);
        return new Region(gates, ending);
    }

    /// <summary><c>true &amp;&amp; x</c> is x, and so on: patterns make such conditions.</summary>
    private Wire? KnownCondition(Apply apply)
    {
        if (apply.Form.Kind != FormKind.Infix || apply.Form.Symbol is not ("&&" or "||"))
        {
            return null;
        }

        bool isAnd = apply.Form.Symbol == "&&";
        foreach (int i in new[] { 0, 1 })
        {
            if (_known.TryGetValue(apply.Operands[i].Id, out bool isTrue))
            {
                return isTrue == isAnd ? apply.Operands[1 - i] : apply.Operands[i];
            }
        }

        return null;
    }

    private Wire Resolve(Wire wire)
    {
        while (_replaced.TryGetValue(wire.Id, out var replacement))
        {
            wire = replacement;
        }

        return wire;
    }
}
