using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Differentiation;

/// <content>
/// Calls of methods of other assemblies, which have backward methods of their own. Such a method runs forward once more, on what the buffers held
/// before the call, and adds its gradients where they belong: those of numbers into an array of one element, those of buffers into theirs.
/// </content>
internal sealed partial class Backward
{
    private void SweepGenerated(Apply call, GeneratedDerivative derivative, Wire? pull, Adjoints adjoints, RegionBuilder target)
    {
        var active = Enumerable.Range(0, call.Operands.Count).Where(i => derivative.Roles[i] != ParameterRole.Constant).ToList();
        bool isPulled = pull is not null || active.Any(i => derivative.Roles[i] == ParameterRole.Written && _shadows.Has(call.Operands[i]) && _usefulness.IsUseful(call.Operands[i]));
        if (!isPulled || !active.Any(i => _activity.IsActive(call.Operands[i])))
        {
            return;
        }

        var operands = new List<Wire>(derivative.Contents);
        var arguments = Enumerable.Range(0, operands.Count).Select(Hole).ToList();
        if (call.Output.Type.IsReal)
        {
            arguments.Add(Hole(operands.Count));
            operands.Add(pull ?? target.Constant(Literal.Real(call.Output.Type, 0.0)));
        }

        var numbers = new List<(Wire Operand, Wire Gradient)>();
        var sums = new List<(Wire Shadow, Wire Own)>();
        foreach (int i in active)
        {
            var operand = call.Operands[i];
            bool isNumber = derivative.Roles[i] == ParameterRole.Number;
            arguments.Add(isNumber ? "ref " + Hole(operands.Count) + "[0]" : Hole(operands.Count));
            if (isNumber)
            {
                var gradient = NewArray(operand.Type, target.Constant(Literal.Of(WireType.Int32, "1")), target);
                operands.Add(gradient);
                numbers.Add((operand, gradient));
                continue;
            }

            bool isShared = derivative.Roles[i] == ParameterRole.ReadOnly && active.Count(other => derivative.Roles[other] != ParameterRole.Number) > 1;
            if (_shadows.Has(operand) && !isShared)
            {
                operands.Add(_shadows.Of(operand));
                continue;
            }

            // Gradients that a method is given must not overlap, and those of two parts of one buffer might.
            var length = target.Apply(WireType.Int32, new Form(FormKind.Member, ".Length"), derivative.Contents[i]);
            var own = NewArray(operand.Type.Element!, length, target);
            operands.Add(own);
            if (_shadows.Has(operand))
            {
                sums.Add((_shadows.Of(operand), own));
            }
        }

        var form = new Form(FormKind.Template, derivative.Backward + "(" + string.Join(", ", arguments) + ")");
        target.Add(new Apply(_wires.New(WireType.Nothing), form, operands.ToArray(), Effect.Moves, IsAdjoint: true));
        foreach (var (shadow, own) in sums)
        {
            Move(target, "Buffers.Add", shadow, own);
        }

        foreach (var (operand, gradient) in numbers.Where(number => _activity.IsActive(number.Operand)))
        {
            var value = _wires.New(operand.Type, adjointOf: operand.Id);
            target.Add(new Load(value, gradient, EquatableArray.Of(target.Constant(Literal.Of(WireType.Int32, "0"))), IsAdjoint: true));
            Contribute(operand, value, adjoints, target);
        }
    }

    private Wire NewArray(WireType element, Wire length, RegionBuilder target)
    {
        var array = _wires.New(WireType.ArrayOf(element));
        target.Add(new Apply(array, new Form(FormKind.NewArray, array.Type.Text), EquatableArray.Of(length), Effect.Reads, IsAdjoint: true));
        return array;
    }

    private static string Hole(int operand) => "{" + operand.ToString(CultureInfo.InvariantCulture) + "}";
}
