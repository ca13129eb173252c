using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Which numbers may be infinite or NaN though all inputs are finite: the results of divisions, roots, logarithms and the like, and what is computed of
/// them, also by way of memory. What the method is given, and what overflows in plain arithmetic, is taken for finite.
/// </summary>
internal sealed class NonFiniteValues
{
    private readonly HashSet<int> _wires = new();
    private readonly HashSet<int> _buffers = new();
    private readonly BufferClasses _classes;
    private readonly HashSet<string> _procedures;
    private bool _changed;

    private NonFiniteValues(BufferClasses classes, HashSet<string> procedures)
    {
        _classes = classes;
        _procedures = procedures;
    }

    /// <summary>The procedures that may hand out such a number, or leave one in memory, by their keys: a fixed point, since they call each other.</summary>
    public static HashSet<string> ProceduresOf(EquatableArray<Procedure> procedures)
    {
        var found = new HashSet<string>();
        int count;
        do
        {
            count = found.Count;
            foreach (var procedure in procedures.Where(procedure => !found.Contains(procedure.Key)).ToList())
            {
                var values = Of(procedure.Circuit, BufferClasses.Of(procedure.Circuit), found);
                if (values._buffers.Count > 0 || procedure.Circuit.Body.Ending.Values.Any(values.Contains))
                {
                    found.Add(procedure.Key);
                }
            }
        }
        while (found.Count > count);
        return found;
    }

    public static NonFiniteValues Of(Circuit circuit, BufferClasses classes, HashSet<string> procedures)
    {
        var values = new NonFiniteValues(classes, procedures);
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
                case Load { Output.Type.IsReal: true } load when _buffers.Contains(_classes.Of(load.Buffer)):
                    Mark(load.Output);
                    break;
                case Store store when Contains(store.Value):
                    _changed |= _buffers.Add(_classes.Of(store.Buffer));
                    break;
                case Moved { Source: { } source } moved when source.Type.IsBuffer ? _buffers.Contains(_classes.Of(source)) : Contains(source):
                    _changed |= _buffers.Add(_classes.Of(moved.Target));
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
                case Call call when _procedures.Contains(call.Callee) || call.Arguments.Any(Contains):
                    foreach (var result in call.Results.Where(result => result.Type.IsReal))
                    {
                        Mark(result);
                    }

                    foreach (var argument in call.Arguments.Where(argument => argument.Type.IsRealBuffer))
                    {
                        _changed |= _buffers.Add(_classes.Of(argument));
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
