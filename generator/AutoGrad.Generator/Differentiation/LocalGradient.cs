using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Differentiation;

/// <summary>
/// Writes "pull times local gradient" for one operand of one gate as gates, from the gate's row in the rule table.
/// </summary>
internal sealed class LocalGradient
{
    private static readonly RuleNumber Zero = new(0.0);
    private static readonly RuleNumber One = new(1.0);

    private readonly RegionBuilder _target;
    private readonly Apply _gate;
    private readonly Rule _rule;
    private readonly Wire _pull;
    private readonly Func<Wire, bool> _isSuspect;
    private int? _adjointOf;

    /// <param name="target">Where the gates go.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="rule">Its row.</param>
    /// <param name="pull">The pull on its result.</param>
    /// <param name="isSuspect">Whether a value may be infinite or NaN where nobody uses the result, so that the strong zero is needed whatever the row says.</param>
    public LocalGradient(RegionBuilder target, Apply gate, Rule rule, Wire pull, Func<Wire, bool> isSuspect)
    {
        _isSuspect = isSuspect;
        _target = target;
        _gate = gate;
        _rule = rule;
        _pull = pull;
    }

    /// <summary>The wire's own type decides the precision in which its gradient is computed.</summary>
    private WireType Type => _gate.Output.Type;

    public Wire For(int operand)
    {
        _adjointOf = _gate.Operands[operand].Id;
        var product = Pull(_rule.Locals[operand]!);
        var type = _gate.Operands[operand].Type;
        return product.Type == type ? product : Product(type, Form.Cast(type), product);
    }

    /// <summary>
    /// The pull times a local gradient. Where the local gradient chooses (a kink), the product is chosen, not the factor: an infinite
    /// pull times a zero that was not chosen would be NaN.
    /// </summary>
    private Wire Pull(RuleExpression local)
    {
        switch (local)
        {
            case RuleNumber when local == Zero:
                return Number(0.0);
            case RuleNumber when local == One:
                return _pull;
            case RuleOperation { Form.Kind: FormKind.Select } choice:
                return Product(Type, Form.Select, Value(choice.Operands[0]), Pull(choice.Operands[1]), Pull(choice.Operands[2]));
            case RuleTie tie:
                return Pull(new RuleNumber(Share(tie)));
            case RuleNumber:
                return Product(Type, Form.Multiply, Value(local), _pull);
            default:
                return _rule.IsFinite && !Operands(local).Any(_isSuspect)
                    ? Product(Type, Form.Multiply, Value(local), _pull)
                    : Product(Type, Form.Chain, _pull, Value(local));
        }
    }

    /// <summary>The values that a local gradient is computed of.</summary>
    private IEnumerable<Wire> Operands(RuleExpression local) => local switch
    {
        RuleOperand { Index: RuleOperand.Result } => new[] { _gate.Output },
        RuleOperand operand => new[] { _gate.Operands[operand.Index] },
        RuleOperation operation => operation.Operands.SelectMany(Operands),
        _ => Enumerable.Empty<Wire>(),
    };

    private double Share(RuleTie tie) =>
        (_gate.ConstantOperands & ((1 << tie.First) | (1 << tie.Second))) == 0 ? 0.5 : 0.0;

    private Wire Value(RuleExpression expression) => expression switch
    {
        RuleNumber number => Number(number.Value),
        RuleOperand { Index: RuleOperand.Result } => _gate.Output,
        RuleOperand operand => _gate.Operands[operand.Index],
        RuleTie tie => Number(Share(tie)),
        RuleOperation operation => AddFactor(operation),
        _ => throw new InvalidOperationException("An unknown kind of rule expression."),
    };

    private Wire AddFactor(RuleOperation operation)
    {
        var operands = operation.Operands.Select(Value).ToArray();
        var output = _target.Wires.New(TypeOf(operation.Form));
        var form = operation.Form.Kind == FormKind.Cast ? Form.Cast(output.Type) : operation.Form;
        _target.Add(new Apply(output, form, operands, IsAdjoint: true));
        return output;
    }

    private WireType TypeOf(Form form) =>
        form.Kind == FormKind.Infix && form.Symbol is "==" or "<" or ">" or "&&" ? WireType.Boolean : Type;

    private Wire Number(double value) => _target.Constant(Literal.Real(Type, value));

    private Wire Product(WireType type, Form form, params Wire[] operands)
    {
        var output = _target.Wires.New(type, adjointOf: _adjointOf);
        _target.Add(new Apply(output, form, operands, IsAdjoint: true));
        return output;
    }
}
