using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Which wires depend on an active input through gates that pass a gradient. It walks gates in their order; they must have no
/// exits left. A call passes on whatever goes in.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> _active = new();
    private readonly HashSet<int> _hidden = new();
    private readonly Dictionary<int, Literal> _constants = new();

    /// <summary>Gates at which a gradient would be lost: they take an active value, hand on a value, and have no rule.</summary>
    public List<Apply> Losses { get; } = new();

    public static Activity Of(Circuit circuit, IEnumerable<int> activeInputs)
    {
        var activity = new Activity();
        foreach (int input in activeInputs)
        {
            activity.Activate(circuit.Inputs[input]);
        }

        activity.Visit(circuit.Body);
        return activity;
    }

    public void Activate(Wire wire) => _active.Add(wire.Id);

    public bool IsActive(Wire wire) => _active.Contains(wire.Id);

    /// <summary>True if the wire is active or is an object into which an active value went.</summary>
    public bool IsTouched(Wire wire) => _active.Contains(wire.Id) || _hidden.Contains(wire.Id);

    public Literal? ConstantOf(Wire wire) => _constants.TryGetValue(wire.Id, out var constant) ? constant : null;

    public void Visit(Region region)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var gate in region.Gates)
        {
            Visit(gate);
        }
    }

    public void Visit(Gate gate)
    {
        switch (gate)
        {
            case Constant constant:
                _constants[constant.Output.Id] = constant.Value;
                break;
            case Apply { Output.Type.IsReal: true } passed when passed.Form == Form.Pass:
                Activate(passed.Output);
                break;
            case Apply apply:
                VisitApply(apply);
                break;
            case Call call when call.Arguments.Any(IsTouched):
                foreach (var result in call.Results.Where(result => result.Type.IsReal))
                {
                    Activate(result);
                }

                break;
            case Branch branch:
                Visit(branch.Then);
                Visit(branch.Else);
                VisitJoin(branch);
                break;
        }
    }

    /// <summary>Marks the results of a branch whose sides have been visited.</summary>
    public void VisitJoin(Branch branch)
    {
        foreach (var side in branch.Regions)
        {
            for (int i = 0; side.Ending is Yield && i < branch.Results.Count; i++)
            {
                Copy(side.Ending.Values[i], branch.Results[i]);
            }
        }
    }

    private void Copy(Wire from, Wire to)
    {
        if (_active.Contains(from.Id))
        {
            _active.Add(to.Id);
        }

        if (_hidden.Contains(from.Id))
        {
            _hidden.Add(to.Id);
        }
    }

    private void VisitApply(Apply apply)
    {
        if (!apply.Operands.Any(IsTouched))
        {
            return;
        }

        var rule = RuleTable.Find(apply, ConstantOf);
        if (rule is not null)
        {
            if (apply.Output.Type.IsReal && Enumerable.Range(0, apply.Operands.Count).Any(i => rule.Passes(i) && IsActive(apply.Operands[i])))
            {
                Activate(apply.Output);
            }

            return;
        }

        if (MayKeepArguments(apply))
        {
            Losses.Add(apply);
            return;
        }

        switch (apply.Output.Type.Kind)
        {
            case WireKind.Double or WireKind.Single or WireKind.OtherNumber:
                Losses.Add(apply);
                break;
            case WireKind.Message or WireKind.Opaque:
                _hidden.Add(apply.Output.Id);
                break;
        }
    }

    /// <summary>
    /// An object that a call gets beside an active value may keep the value, and hand it out later. Formatting does not: a format
    /// provider is an object, too.
    /// </summary>
    private bool MayKeepArguments(Apply apply)
    {
        bool isCall = apply.Form.Kind is FormKind.Call or FormKind.MemberCall || (apply.Form.Kind == FormKind.New && apply.Output.Type.Kind == WireKind.Opaque);
        bool formats = apply.Form.Kind == FormKind.MemberCall
            ? apply.Operands[0].Type.Kind != WireKind.Opaque
            : apply.Form.Symbol.StartsWith("string.", System.StringComparison.Ordinal);
        return isCall && !formats && apply.Operands.Any(operand => operand.Type.Kind == WireKind.Opaque && !IsTouched(operand));
    }
}
