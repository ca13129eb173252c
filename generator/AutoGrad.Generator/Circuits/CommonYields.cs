using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace AutoGrad.Generator.Circuits;

/// <summary>A branch that yields the same on both sides does not decide anything there: the result is that value.</summary>
internal sealed class CommonYields
{
    private readonly Dictionary<int, Wire> _replaced = new();
    private readonly Dictionary<int, Literal> _constants = new();

    public static Circuit Hoist(Circuit circuit) =>
        circuit with { Body = new CommonYields().Rewrite(circuit.Body) };

    private Region Rewrite(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var gates = new List<Gate>();
        foreach (var gate in region.Gates)
        {
            var rewritten = gate.Rewrite(Resolve, wire => wire, Rewrite);
            if (rewritten is Constant constant)
            {
                _constants[constant.Output.Id] = constant.Value;
            }

            gates.Add(rewritten is Branch { Then.Ending: Yield then, Else.Ending: Yield @else } branch
                ? Hoist(branch, then, @else, gates)
                : rewritten);
        }

        return new Region(gates, region.Ending.Rewrite(Resolve));
    }

    private Branch Hoist(Branch branch, Yield then, Yield @else, List<Gate> target)
    {
        var kept = new List<int>();
        for (int i = 0; i < branch.Results.Count; i++)
        {
            var (first, second) = (then.Results[i], @else.Results[i]);
            if (first.Id == second.Id)
            {
                _replaced[branch.Results[i].Id] = first;
            }
            else if (_constants.TryGetValue(first.Id, out var value) && _constants.TryGetValue(second.Id, out var other) && value == other)
            {
                target.Add(new Constant(branch.Results[i], value));
                _constants[branch.Results[i].Id] = value;
            }
            else
            {
                kept.Add(i);
            }
        }

        return kept.Count == branch.Results.Count ? branch : new Branch(
            kept.Select(i => branch.Results[i]).ToArray(),
            branch.Condition,
            branch.Then with { Ending = new Yield(kept.Select(i => then.Results[i]).ToArray()) },
            branch.Else with { Ending = new Yield(kept.Select(i => @else.Results[i]).ToArray()) });
    }

    private Wire Resolve(Wire wire) => _replaced.TryGetValue(wire.Id, out var replacement) ? replacement : wire;
}
