using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Which wires a gradient can reach from the results, through gates that pass one, and which buffers. With <see cref="Activity"/> it says
/// where a gradient is worth computing.
/// </summary>
internal sealed class Usefulness
{
    private readonly HashSet<int> _useful = new();
    private readonly HashSet<int> _usefulClasses = new();
    private readonly Activity _activity;
    private bool _changed;

    private Usefulness(Activity activity) => _activity = activity;

    public static Usefulness Of(Circuit circuit, Activity activity)
    {
        var usefulness = new Usefulness(activity);
        foreach (var result in circuit.Body.Ending.Values.Where(result => result.Type.IsReal || result.Type.IsRealBuffer))
        {
            usefulness.Reach(result);
        }

        // What a method leaves in its parameters is a result, too.
        var written = WrittenBuffers.Of(circuit, activity.Classes);
        foreach (var input in circuit.Inputs.Where(input => input.Type.IsRealBuffer && written.MayBeWritten(input)))
        {
            usefulness.Reach(input);
        }

        do
        {
            usefulness._changed = false;
            usefulness.Visit(circuit.Body);
        }
        while (usefulness._changed);
        return usefulness;
    }

    public bool IsUseful(Wire wire) => wire.Type.IsBuffer ? _usefulClasses.Contains(_activity.Classes.Of(wire)) : _useful.Contains(wire.Id);

    private void Reach(Wire wire)
    {
        if (!wire.Type.IsBuffer)
        {
            _changed |= _useful.Add(wire.Id);
        }
        else
        {
            ReachClass(_activity.Classes.Of(wire), wire.Type);
        }
    }

    private void ReachClass(int buffers, WireType type)
    {
        _changed |= _usefulClasses.Add(buffers);
        if (type.Element!.IsBuffer)
        {
            ReachClass(_activity.Classes.ContentOf(buffers), type.Element);
        }
    }

    private void Visit(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (int i = region.Gates.Count - 1; i >= 0; i--)
        {
            Visit(region.Gates[i]);
        }
    }

    private void Visit(Gate gate)
    {
        switch (gate)
        {
            case Apply apply when IsUseful(apply.Output) && RuleTable.Find(apply, _activity.ConstantOf) is { } rule:
                for (int i = 0; i < apply.Operands.Count; i++)
                {
                    if (rule.Passes(i))
                    {
                        Reach(apply.Operands[i]);
                    }
                }

                break;
            case Apply { Derivative: { } derivative } call:
                bool isUseful = IsUseful(call.Output) || Enumerable.Range(0, call.Operands.Count).Any(i => derivative.Roles[i] == ParameterRole.Written && IsUseful(call.Operands[i]));
                for (int i = 0; isUseful && i < call.Operands.Count; i++)
                {
                    if (derivative.Roles[i] != ParameterRole.Constant)
                    {
                        Reach(call.Operands[i]);
                    }
                }

                break;
            case Load load when IsUseful(load.Output):
                Reach(load.Buffer);
                break;
            case Store store when IsUseful(store.Buffer):
                Reach(store.Value);
                break;
            case Moved { Source: { } source } moved when IsUseful(moved.Target):
                Reach(source);
                break;
            case Call call:
                foreach (var argument in call.Arguments)
                {
                    Reach(argument);
                }

                break;
            case Branch branch:
                foreach (var side in branch.Regions.Where(side => side.Ending is Yield))
                {
                    ReachSources(branch.Results, side.Ending.Values, 0);
                }

                Visit(branch.Else);
                Visit(branch.Then);
                break;
            case Try @try:
                ReachSources(@try.Results, @try.Body.Ending is Yield done ? done.Results : @try.Results, 0);
                Visit(@try.Body);
                break;
            case Loop loop:
                if (loop.Body.Ending is Yield yield)
                {
                    ReachSources(loop.Results, yield.Results, 1);
                    ReachSources(loop.Parameters, yield.Results, 1);
                }

                Visit(loop.Body);
                ReachSources(loop.Results, loop.Initial, 0);
                ReachSources(loop.Parameters, loop.Initial, 0);
                break;
        }
    }

    private void ReachSources(EquatableArray<Wire> results, EquatableArray<Wire> sources, int skipped)
    {
        for (int i = 0; i < results.Count; i++)
        {
            if (IsUseful(results[i]))
            {
                Reach(sources[i + skipped]);
            }
        }
    }
}
