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
/// The inputs of the new circuit are those of the old one, then a pull for each real result. The gradients leave it through
/// <see cref="Accumulate"/> gates. Gates of the backward part may read wires that were made inside a region of the
/// forward part; Optimization's recording plan makes them reachable.
/// </para>
/// </summary>
internal sealed class Backward
{
    private readonly WireCounter _wires;
    private readonly Activity _activity;
    private readonly HashSet<int> _inputs;

    private Backward(Circuit primal)
    {
        _wires = new WireCounter(primal.NextWire);
        _activity = Activity.Of(primal, primal.ActiveInputs);
        _inputs = new HashSet<int>(primal.ActiveInputs.Select(input => primal.Inputs[input].Id));
    }

    public static Circuit Of(Circuit primal)
    {
        var backward = new Backward(primal);
        var target = new RegionBuilder(backward._wires);
        target.AddRange(primal.Body.Gates);
        var pulls = new List<Wire>();
        var adjoints = new Adjoints();
        foreach (var result in primal.Body.Ending is Yield yield ? yield.Results : default)
        {
            if (result.Type.IsReal)
            {
                var pull = backward._wires.New(result.Type);
                pulls.Add(pull);
                backward.Contribute(result, pull, adjoints, target);
            }
        }

        if (primal.Body.Ending is Yield)
        {
            backward.Sweep(primal.Body, adjoints, target);
        }

        return primal with
        {
            Inputs = primal.Inputs.Concat(pulls).ToArray(),
            Body = target.End(primal.Body.Ending),
            NextWire = backward._wires.Next,
        };
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
                case Branch branch:
                    Sweep(branch, adjoints, target);
                    break;
            }
        }
    }

    private void Sweep(Apply gate, Adjoints adjoints, RegionBuilder target)
    {
        var pull = adjoints.Take(gate.Output, this, target);
        if (pull is null || RuleTable.Find(gate, _activity.ConstantOf) is not { } rule)
        {
            return;
        }

        // A wire that enters one gate twice, as in a * a, gets one sum.
        var local = new LocalGradient(target, gate, rule, pull);
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
                contributions[same] = (operand, Sum(contributions[same].Value, value, target));
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
        var pulls = branch.Results.Select(result => adjoints.Take(result, this, target)).ToArray();
        if (pulls.All(pull => pull is null))
        {
            return;
        }

        var (then, thenAdjoints) = SweepSide(branch.Then, pulls, target);
        var (@else, elseAdjoints) = SweepSide(branch.Else, pulls, target);
        var reached = thenAdjoints.Wires.Concat(elseAdjoints.Wires).GroupBy(wire => wire.Id).Select(group => group.First()).ToList();
        var results = reached.Select(wire => _wires.New(wire.Type, adjointOf: wire.Id)).ToArray();
        target.Add(new Branch(results, branch.Condition, End(then, thenAdjoints), End(@else, elseAdjoints)));
        for (int i = 0; i < results.Length; i++)
        {
            adjoints.Add(reached[i], results[i]);
        }

        Region End(RegionBuilder side, Adjoints own) => side.End(new Yield(
            reached.Select(wire => own.Take(wire, this, side) ?? side.Constant(Literal.Default(wire.Type))).ToArray()));
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
        if (!_activity.IsActive(wire))
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

    private Wire Sum(Wire first, Wire second, RegionBuilder target, int? adjointOf = null)
    {
        var sum = _wires.New(first.Type, adjointOf: adjointOf);
        target.Add(new Apply(sum, Form.Add, EquatableArray.Of(first, second), IsAdjoint: true));
        return sum;
    }

    /// <summary>The gradients that have arrived at wires whose gates are still to come.</summary>
    private sealed class Adjoints
    {
        private readonly Dictionary<int, List<Wire>> _arrived = new();
        private readonly List<Wire> _wires = new();

        /// <summary>The wires with a gradient, in the order in which the first arrived.</summary>
        public IEnumerable<Wire> Wires => _wires.Where(wire => _arrived.ContainsKey(wire.Id));

        public void Add(Wire wire, Wire value)
        {
            if (!_arrived.TryGetValue(wire.Id, out var values))
            {
                values = new List<Wire>();
                _arrived.Add(wire.Id, values);
                _wires.Add(wire);
            }

            values.Add(value);
        }

        /// <summary>The sum of what has arrived, which is then forgotten; null if nothing has.</summary>
        public Wire? Take(Wire wire, Backward backward, RegionBuilder target)
        {
            if (!_arrived.TryGetValue(wire.Id, out var values))
            {
                return null;
            }

            _arrived.Remove(wire.Id);
            return values.Aggregate((first, second) => backward.Sum(first, second, target, wire.Id));
        }
    }
}
