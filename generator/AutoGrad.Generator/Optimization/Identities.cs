using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// The algebra that a careful person does in the head when writing a backward pass: <c>1 * x</c> is <c>x</c>, <c>x + x</c> is
/// <c>2 * x</c>, a choice with a known condition is made. For adjoint gates only; the primal is computed as it was written.
/// Every identity here holds exactly in floating point, but for the sign of zero and the payload of NaN.
/// </summary>
internal sealed class Identities
{
    private readonly WireCounter _wires;
    private readonly Dictionary<int, Wire> _replaced = new();
    private readonly Dictionary<int, Literal> _constants = new();
    private readonly Dictionary<int, Apply> _adjoints = new();
    private readonly Dictionary<int, Apply> _products = new();
    private readonly Dictionary<int, int> _readers = new();

    private Identities(Circuit circuit)
    {
        _wires = new WireCounter(circuit.NextWire);
        foreach (int wire in circuit.Body.AllGates().SelectMany(gate => gate.Inputs.Select(input => input.Id).Distinct()))
        {
            _readers[wire] = _readers.TryGetValue(wire, out int count) ? count + 1 : 1;
        }
    }

    public static Circuit Apply(Circuit circuit)
    {
        var identities = new Identities(circuit);
        var body = identities.Rewrite(circuit.Body);
        return circuit with { Body = body, NextWire = identities._wires.Next };
    }

    private Region Rewrite(Region region)
    {
        var target = new RegionBuilder(_wires);
        foreach (var gate in region.Gates)
        {
            var rewritten = gate.Rewrite(Resolve, wire => wire, Rewrite);
            switch (rewritten)
            {
                case Constant constant:
                    _constants[constant.Output.Id] = constant.Value;
                    target.Add(constant);
                    break;
                case Apply { IsAdjoint: true } apply when Simplify(apply, target) is { } simpler:
                    _replaced[apply.Output.Id] = simpler;
                    break;
                case Apply { IsAdjoint: true } apply:
                    Remember(apply);
                    target.Add(apply);
                    break;
                case Apply { Output.Type.IsReal: true } apply when apply.Form == Form.Multiply:
                    // A factor may be taken into a product of the primal: that one stays as it is, beside the new one.
                    _products[apply.Output.Id] = apply;
                    target.Add(apply);
                    break;
                case Accumulate accumulate when IsNumber(accumulate.Value, 0.0):
                case AccumulateElement element when IsNumber(element.Value, 0.0):
                    break;
                default:
                    target.Add(rewritten);
                    break;
            }
        }

        return target.End(region.Ending.Rewrite(Resolve));
    }

    private Wire Resolve(Wire wire)
    {
        while (_replaced.TryGetValue(wire.Id, out var replacement))
        {
            wire = replacement;
        }

        return wire;
    }

    /// <summary>A wire that holds the same, or null if nothing simpler is known.</summary>
    private Wire? Simplify(Apply gate, RegionBuilder target)
    {
        if (gate.Form == Form.Multiply)
        {
            return Product(gate, gate.Operands[0], gate.Operands[1], target);
        }

        if (gate.Form == Form.Add)
        {
            return Sum(gate, gate.Operands[0], gate.Operands[1], target);
        }

        if (gate.Form == Form.Subtract)
        {
            return Difference(gate, gate.Operands[0], gate.Operands[1], target);
        }

        if (gate.Form == Form.Chain)
        {
            return GuardedProduct(gate, gate.Operands[0], gate.Operands[1], target);
        }

        if (gate.Form == Form.Select)
        {
            return Choice(gate.Operands[0], gate.Operands[1], gate.Operands[2]);
        }

        if (gate.Form == Form.Divide)
        {
            return IsNumber(gate.Operands[1], 1.0) ? gate.Operands[0] : Fold(gate, (a, b) => a / b, target);
        }

        if (gate.Form == Form.Negate)
        {
            return Number(gate.Operands[0]) is { } number ? Literal(gate, -number, target) : Negated(gate.Operands[0]);
        }

        return gate.Form.Kind == FormKind.Infix ? Comparison(gate, target) : null;
    }

    private Wire? Product(Apply gate, Wire a, Wire b, RegionBuilder target)
    {
        if (Fold(gate, (x, y) => x * y, target) is { } folded)
        {
            return folded;
        }

        if (Number(b) is not null)
        {
            (a, b) = (b, a);
        }

        switch (Number(a))
        {
            case 0.0:
                return a;
            case 1.0:
                return b;
            case -1.0:
                return Make(gate, Form.Negate, target, b);
        }

        // Signs go outward, powers of two inward: both are exact.
        if (Negated(a) is { } positive)
        {
            return Make(gate, Form.Negate, target, Make(gate, Form.Multiply, target, positive, b));
        }

        if (Negated(b) is { } other)
        {
            return Make(gate, Form.Negate, target, Make(gate, Form.Multiply, target, a, other));
        }

        if (Number(a) is { } factor && IsPowerOfTwo(factor) && _products.TryGetValue(b.Id, out var inner) && !IsShared(b))
        {
            return Make(gate, Form.Multiply, target, Make(gate, Form.Multiply, target, a, inner.Operands[0]), inner.Operands[1]);
        }

        return a.Id == gate.Operands[0].Id ? null : Make(gate, Form.Multiply, target, a, b);
    }

    /// <summary>The strong zero is not needed where the local gradient is known to be finite.</summary>
    private Wire? GuardedProduct(Apply gate, Wire pull, Wire local, RegionBuilder target)
    {
        if (IsNumber(pull, 0.0))
        {
            return pull;
        }

        bool isFinite = Number(local) is { } number ? !double.IsNaN(number) && !double.IsInfinity(number) : IsProductOfConstant(local);
        return isFinite ? Make(gate, Form.Multiply, target, local, pull) : null;
    }

    /// <summary>x / 2 is as harmless as x * 0.5.</summary>
    private bool IsProductOfConstant(Wire local) =>
        _adjoints.TryGetValue(local.Id, out var gate)
        && gate.Form == Form.Divide
        && Number(gate.Operands[1]) is { } divisor
        && divisor != 0.0
        && !double.IsNaN(divisor)
        && (Number(gate.Operands[0]) is not null || Math.Abs(divisor) >= 1.0);

    private Wire? Sum(Apply gate, Wire a, Wire b, RegionBuilder target)
    {
        if (IsNumber(a, 0.0))
        {
            return b;
        }

        if (IsNumber(b, 0.0))
        {
            return a;
        }

        if (a.Id == b.Id)
        {
            return Make(gate, Form.Multiply, target, Literal(gate, 2.0, target), a);
        }

        if (Negated(b) is { } subtrahend)
        {
            return Make(gate, Form.Subtract, target, a, subtrahend);
        }

        return Negated(a) is { } other ? Make(gate, Form.Subtract, target, b, other) : Fold(gate, (x, y) => x + y, target);
    }

    private Wire? Difference(Apply gate, Wire a, Wire b, RegionBuilder target)
    {
        if (IsNumber(b, 0.0))
        {
            return a;
        }

        if (IsNumber(a, 0.0))
        {
            return Make(gate, Form.Negate, target, b);
        }

        return Negated(b) is { } added ? Make(gate, Form.Add, target, a, added) : Fold(gate, (x, y) => x - y, target);
    }

    private Wire? Choice(Wire condition, Wire whenTrue, Wire whenFalse)
    {
        if (_constants.TryGetValue(condition.Id, out var known))
        {
            return known.Text == "true" ? whenTrue : whenFalse;
        }

        bool isSame = whenTrue.Id == whenFalse.Id
            || (_constants.TryGetValue(whenTrue.Id, out var first) && _constants.TryGetValue(whenFalse.Id, out var second) && first == second);
        return isSame ? whenTrue : null;
    }

    private Wire? Comparison(Apply gate, RegionBuilder target)
    {
        var (a, b) = (gate.Operands[0], gate.Operands[1]);
        if (gate.Form.Symbol == "&&")
        {
            return _constants.TryGetValue(a.Id, out var left) ? (left.Text == "true" ? b : a)
                : _constants.TryGetValue(b.Id, out var right) ? (right.Text == "true" ? a : b)
                : null;
        }

        if (Number(a) is not { } x || Number(b) is not { } y)
        {
            return null;
        }

        bool? holds = gate.Form.Symbol switch
        {
            "==" => x == y,
            "<" => x < y,
            ">" => x > y,
            _ => null,
        };
        return holds is { } value ? Remember(target, Circuits.Literal.Boolean(value)) : null;
    }

    private Wire? Fold(Apply gate, Func<double, double, double> compute, RegionBuilder target) =>
        Number(gate.Operands[0]) is { } a && Number(gate.Operands[1]) is { } b ? Literal(gate, compute(a, b), target) : null;

    private Wire Literal(Apply gate, double value, RegionBuilder target) =>
        Remember(target, Circuits.Literal.Real(gate.Output.Type, value));

    /// <summary>A product that others read as well is computed anyway.</summary>
    private bool IsShared(Wire wire) => _readers.TryGetValue(wire.Id, out int count) && count > 1;

    private void Remember(Apply adjoint)
    {
        _adjoints[adjoint.Output.Id] = adjoint;
        if (adjoint.Form == Form.Multiply)
        {
            _products[adjoint.Output.Id] = adjoint;
        }
    }

    private Wire Remember(RegionBuilder target, Literal literal)
    {
        var wire = target.Constant(literal);
        _constants[wire.Id] = literal;
        return wire;
    }

    private double? Number(Wire wire) =>
        _constants.TryGetValue(wire.Id, out var literal) && literal.Type.IsReal ? literal.Number : null;

    private bool IsNumber(Wire wire, double value) => Number(wire) == value;

    /// <summary>x, if the wire is known to be -x.</summary>
    private Wire? Negated(Wire wire) =>
        _adjoints.TryGetValue(wire.Id, out var gate) && gate.Form == Form.Negate ? gate.Operands[0] : null;

    private static bool IsPowerOfTwo(double value) =>
        (BitConverter.DoubleToInt64Bits(value) & 0xFFFFFFFFFFFFFL) == 0 && Math.Abs(value) is >= 0.25 and <= 4.0;

    private Wire Make(Apply origin, Form form, RegionBuilder target, params Wire[] operands)
    {
        var gate = new Apply(_wires.New(origin.Output.Type, adjointOf: origin.Output.AdjointOf), form, operands, IsAdjoint: true);
        if (Simplify(gate, target) is { } simpler)
        {
            return simpler;
        }

        Remember(gate);
        target.Add(gate);
        return gate.Output;
    }
}
