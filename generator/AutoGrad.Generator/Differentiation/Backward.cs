using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Differentiation;

/// <summary>
/// Reverse mode: from the circuit of a method, the circuit that runs it and then walks its gates in reverse order, multiplies
/// each pull with the local gradients and adds the products into the operands (the vector-Jacobian product).
/// <para>
/// The inputs of the new circuit are those of the old one, then a pull for each result that can have one, then a gradient buffer for each
/// active buffer. The gradients of numbers leave it through <see cref="Accumulate"/> gates. Gates of the backward part may read wires that were made inside a region of the
/// forward part; Optimization's recording plan makes them reachable.
/// </para>
/// </summary>
internal sealed partial class Backward
{
    private readonly WireCounter _wires;
    private readonly Activity _activity;
    private readonly Usefulness _usefulness;
    private readonly Shadows _shadows;
    private readonly UnusedValues _unused;
    private readonly NonFiniteValues _nonFinite;
    private readonly HashSet<int> _inputs;
    private readonly Dictionary<int, Wire> _passes = new();

    /// <summary>Memory that is the same whenever it is read: null in a procedure, between whose halves anything may be written.</summary>
    private readonly WrittenBuffers? _written;

    /// <summary>Spans that calls and properties have handed out: they can be neither recorded nor made again.</summary>
    private readonly HashSet<int> _handedOut;

    private Backward(Circuit primal, ArrayShadows arrays, MovedRows moved, HashSet<string> nonFinite, bool isProcedure)
    {
        _handedOut = new HashSet<int>(primal.Body.AllGates().OfType<Apply>()
            .Where(apply => apply.Output.Type.IsSpan && !apply.PassesBuffer() && !apply.IsAllocation() && apply.Effect != Effect.Pure)
            .Select(apply => apply.Output.Id));
        _wires = new WireCounter(primal.NextWire);
        _activity = Activity.Of(primal, primal.ActiveInputs);
        _written = isProcedure ? null : WrittenBuffers.Of(primal, _activity.Classes);
        _usefulness = Usefulness.Of(primal, _activity);
        _unused = UnusedValues.Of(primal, isProcedure);
        _nonFinite = NonFiniteValues.Of(primal, _activity.Classes, nonFinite);
        _shadows = new Shadows(primal, _activity, arrays, moved, _wires, isProcedure);
        _inputs = new HashSet<int>(primal.ActiveInputs.Select(input => primal.Inputs[input].Id));
    }

    /// <summary>The method and its procedures with their backward parts.</summary>
    public static MethodModel Of(MethodModel model)
    {
        var arrays = ArrayShadows.Of(model.Procedures);
        var moved = MovedRows.Of(model.Procedures);
        var nonFinite = NonFiniteValues.ProceduresOf(model.Procedures);
        var root = new Backward(model.Circuit!, arrays, moved, nonFinite, isProcedure: false);
        var signature = model.Signature!;
        var inputs = signature.FirstInputs().Skip(signature.Receivers.Count).ToList();
        return model with
        {
            Circuit = root.Of(model.Circuit!),
            Procedures = model.Procedures.Select(procedure => Of(procedure, arrays, moved, nonFinite)).ToArray(),
            MovedParameters = Enumerable.Range(0, signature.Parameters.Count)
                .Where(i => model.Circuit!.ActiveInputs.Contains(inputs[i]) && root._shadows.MovesRows(model.Circuit.Inputs[inputs[i]]))
                .ToArray(),
        };
    }

    private Circuit Of(Circuit primal)
    {
        var forward = new RegionBuilder(_wires);
        var gradients = new List<Wire>();
        for (int i = 0; i < primal.Inputs.Count; i++)
        {
            if (_shadows.Has(primal.Inputs[i]))
            {
                bool isGiven = primal.ActiveInputs.Contains(i);
                var given = _shadows.AddInput(primal.Inputs[i], isGiven, forward);
                gradients.AddRange(given is null ? System.Array.Empty<Wire>() : new[] { given });
            }
            else if (primal.Inputs[i].Type.IsRealBuffer && primal.ActiveInputs.Contains(i))
            {
                gradients.Add(_wires.New(WireType.Nothing));
            }
        }

        forward.AddRange(_shadows.Augment(primal.Body).Gates);
        var target = new RegionBuilder(_wires);
        target.Add(new Turn());
        _shadows.TakeCopies(target);
        var pulls = new List<Wire>();
        var adjoints = new Adjoints();
        foreach (var result in primal.Body.Ending is Yield yield ? yield.Results : default)
        {
            if (result.Type.IsReal || result.Type.IsRealBuffer)
            {
                pulls.Add(Pull(result, adjoints, target));
            }
        }

        if (primal.Body.Ending is Yield)
        {
            Sweep(primal.Body, adjoints, target);
        }

        _shadows.GiveCopies(target);
        var counted = CountPasses(forward.End(primal.Body.Ending));
        return primal with
        {
            Inputs = primal.Inputs.Concat(pulls).Concat(gradients).ToArray(),
            Body = new Region(counted.Gates.Concat(target.Gates).ToArray(), primal.Body.Ending),
            NextWire = _wires.Next,
        };
    }

    /// <summary>The pull on a result: into the gradient of a number, or added to the gradient buffer of an array.</summary>
    private Wire Pull(Wire result, Adjoints adjoints, RegionBuilder target)
    {
        if (result.Type.IsReal)
        {
            var pull = _wires.New(result.Type);
            Contribute(result, pull, adjoints, target);
            return pull;
        }

        bool isFlat = result.Type.Rank == 1 && result.Type.Element!.HoldsReal;
        var pulls = _wires.New(isFlat ? WireType.ReadOnlySpanOf(result.Type.Element!) : result.Type);
        if (_shadows.Has(result))
        {
            Move(target, "Buffers.Add", _shadows.Of(result), pulls);
        }

        return pulls;
    }

    private void Sweep(Region region, Adjoints adjoints, RegionBuilder target)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (int i = region.Gates.Count - 1; i >= 0; i--)
        {
            switch (region.Gates[i])
            {
                case Apply apply:
                    Sweep(apply, adjoints, target);
                    break;
                case Load load:
                    Sweep(load, adjoints, target);
                    break;
                case Store store:
                    Sweep(store, adjoints, target);
                    break;
                case Moved moved:
                    Sweep(moved, adjoints, target);
                    break;
                case Call call:
                    Sweep(call, adjoints, target);
                    break;
                case Try { Body.Ending: Yield yield } @try:
                    // Behind the forward part nothing throws, so that there is nothing to be done in any case.
                    for (int result = 0; result < @try.Results.Count; result++)
                    {
                        if (adjoints.Take(@try.Results[result], target) is { } pull)
                        {
                            Contribute(yield.Results[result], pull, adjoints, target);
                        }
                    }

                    Sweep(@try.Body, adjoints, target);
                    break;
                case Branch branch:
                    Sweep(branch, adjoints, target);
                    break;
                case Loop loop:
                    Sweep(loop, adjoints, target);
                    break;
            }
        }
    }

    private void Sweep(Apply gate, Adjoints adjoints, RegionBuilder target)
    {
        var pull = adjoints.Take(gate.Output, target);
        if (gate.Derivative is { } derivative)
        {
            SweepGenerated(gate, derivative, pull, adjoints, target);
            return;
        }

        if (pull is null || RuleTable.Find(gate, _activity.ConstantOf) is not { } rule)
        {
            return;
        }

        // A wire that enters one gate twice, as in a * a, gets one sum.
        bool mayBeUnused = _unused.MayBeUnused(gate.Output);
        var local = new LocalGradient(target, gate, rule, pull, value => mayBeUnused && _nonFinite.Contains(value));
        var contributions = new List<(Wire Operand, Wire Value)>();
        for (int i = 0; i < gate.Operands.Count; i++)
        {
            var operand = gate.Operands[i];
            if (!rule.Passes(i) || !_activity.IsActive(operand))
            {
                continue;
            }

            var value = local.For(i);
            int same = contributions.FindIndex(other => other.Operand.Id == operand.Id);
            if (same >= 0)
            {
                contributions[same] = (operand, Adjoints.Sum(contributions[same].Value, value, target));
            }
            else
            {
                contributions.Add((operand, value));
            }
        }

        foreach (var (operand, value) in contributions)
        {
            Contribute(operand, value, adjoints, target);
        }
    }

    /// <summary>The backward pass of a branch repeats the side that ran.</summary>
    private void Sweep(Branch branch, Adjoints adjoints, RegionBuilder target)
    {
        var pulls = branch.Results.Select(result => adjoints.Take(result, target)).ToArray();
        var (then, thenAdjoints) = SweepSide(branch.Then, pulls, target);
        var (@else, elseAdjoints) = SweepSide(branch.Else, pulls, target);
        var reached = thenAdjoints.Wires.Concat(elseAdjoints.Wires).GroupBy(wire => wire.Id).Select(group => group.First()).ToList();
        if (reached.Count == 0 && then.Gates.Count == 0 && @else.Gates.Count == 0)
        {
            return;
        }

        var results = reached.Select(wire => _wires.New(wire.Type, adjointOf: wire.Id)).ToArray();
        target.Add(new Branch(results, branch.Condition, End(then, thenAdjoints), End(@else, elseAdjoints)));
        for (int i = 0; i < results.Length; i++)
        {
            adjoints.Add(reached[i], results[i]);
        }

        Region End(RegionBuilder side, Adjoints own) => side.End(new Yield(
            reached.Select(wire => own.Take(wire, side) ?? side.Constant(Literal.Default(wire.Type))).ToArray()));
    }

    private (RegionBuilder, Adjoints) SweepSide(Region side, Wire?[] pulls, RegionBuilder target)
    {
        var builder = target.Nested();
        var adjoints = new Adjoints();
        for (int i = 0; side.Ending is Yield && i < pulls.Length; i++)
        {
            if (pulls[i] is { } pull)
            {
                Contribute(side.Ending.Values[i], pull, adjoints, builder);
            }
        }

        if (side.Ending is Yield)
        {
            Sweep(side, adjoints, builder);
        }

        return (builder, adjoints);
    }

    /// <summary>Adds a gradient into a wire: at once into the gradient of an input, else into the sum that its gate will take.</summary>
    private void Contribute(Wire wire, Wire value, Adjoints adjoints, RegionBuilder target)
    {
        if (!_activity.IsActive(wire) || !_usefulness.IsUseful(wire))
        {
            return;
        }

        if (_inputs.Contains(wire.Id))
        {
            target.Add(new Accumulate(wire, value));
        }
        else
        {
            adjoints.Add(wire, value);
        }
    }
}
