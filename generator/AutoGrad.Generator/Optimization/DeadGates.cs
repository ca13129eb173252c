using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Leaves out what nobody reads: a gradient nobody asked for is not computed. Gates that can throw or have an effect stay.
/// </summary>
internal sealed class DeadGates
{
    private readonly HashSet<int> _read = new();

    public static Circuit Drop(Circuit circuit) =>
        circuit with { Body = new DeadGates().Rewrite(circuit.Body, circuit.Body.Ending) };

    private Region Rewrite(Region region, Ending ending)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Read(ending.Values);
        var kept = new List<Gate>();
        for (int i = region.Gates.Count - 1; i >= 0; i--)
        {
            var gate = region.Gates[i];
            // A branch goes when nothing is left in it: the backward part may read a wire from inside, though it reads no result.
            if (gate is not Branch and not Loop && gate.CanBeDropped && !gate.Outputs.Any(output => _read.Contains(output.Id)))
            {
                continue;
            }

            if (gate is Branch branch)
            {
                var trimmed = Trim(branch);
                if (IsEmpty(trimmed))
                {
                    continue;
                }

                gate = trimmed;
            }
            else if (gate is Loop loop)
            {
                bool isRead = loop.Results.Any(result => _read.Contains(result.Id));
                var trimmed = Trim(loop);
                if (!isRead && trimmed.CanBeDropped)
                {
                    continue;
                }

                gate = trimmed;
            }

            else if (gate is Try @try)
            {
                var last = Rewrite(@try.Finally, @try.Finally.Ending);
                gate = @try with { Body = Rewrite(@try.Body, @try.Body.Ending), Finally = last };
            }

            Read(gate.Inputs);
            kept.Add(gate);
        }

        kept.Reverse();
        return new Region(kept, ending);
    }

    /// <summary>Results that nobody reads go, and with them what was computed for them alone.</summary>
    private Branch Trim(Branch branch)
    {
        var live = Enumerable.Range(0, branch.Results.Count).Where(i => _read.Contains(branch.Results[i].Id)).ToArray();
        var results = live.Select(i => branch.Results[i]).ToArray();

        // The later side first, as everywhere in this pass: wires of the forward part are read by the backward part behind it.
        var @else = Rewrite(branch.Else, Trim(branch.Else.Ending, live));
        var then = Rewrite(branch.Then, Trim(branch.Then.Ending, live));
        return new Branch(results, branch.Condition, then, @else);
    }

    /// <summary>What is carried for itself alone goes. What a pass reads of what is carried decides what the pass before has to make.</summary>
    private Loop Trim(Loop loop)
    {
        Read(loop.Mirror?.Repeats.Select(repeat => repeat.Backward) ?? Enumerable.Empty<Wire>());
        var live = Enumerable.Range(0, loop.Parameters.Count).Where(i => loop.IsHalf || _read.Contains(loop.Results[i].Id)).ToList();
        while (true)
        {
            var trimmed = loop.Keeping(live);
            trimmed = trimmed with { Body = Rewrite(trimmed.Body, trimmed.Body.Ending), Head = Rewrite(trimmed.Head, trimmed.Head.Ending) };
            var more = Enumerable.Range(0, loop.Parameters.Count).Where(i => !live.Contains(i) && _read.Contains(loop.Parameters[i].Id)).ToList();
            if (more.Count == 0)
            {
                return trimmed;
            }

            live = live.Concat(more).OrderBy(i => i).ToList();
        }
    }

    private static Ending Trim(Ending ending, int[] live) =>
        ending is Yield yield ? new Yield(live.Select(i => yield.Results[i]).ToArray()) : ending;

    private static bool IsEmpty(Branch branch) =>
        branch.Results.Count == 0 && branch.Regions.All(region => region.Gates.Count == 0 && region.Ending is Yield);

    private void Read(IEnumerable<Wire> wires) => _read.UnionWith(wires.Select(wire => wire.Id));
}
