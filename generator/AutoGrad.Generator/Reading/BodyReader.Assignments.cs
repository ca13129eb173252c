using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Assignments: simple, compound, <c>++</c> and <c>--</c>, deconstruction.</content>
internal sealed partial class BodyReader
{
    private Value ReadAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
        {
            return Refuse(assignment, "A 'ref' assignment");
        }

        var place = ReadPlace(assignment.Target);
        return Assign(place, ReadInitializer(assignment.Value, assignment.Target.Type ?? assignment.Value.Type!));
    }

    private bool IsVariable(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out && _variables.ContainsKey(parameter);

    private Value ReadCompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        var target = assignment.Target;
        if (assignment.IsLifted || target.Type is null)
        {
            return Refuse(assignment, "A compound assignment of a nullable value");
        }

        // The target is read before the value is computed: `s += (s = x)` adds to the old s.
        var place = ReadPlace(target);
        var before = ReadAt(place, target).Wires.Single();
        var value = ReadWire(assignment.Value);
        bool isShift = assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift;
        bool isText = target.Type.SpecialType == SpecialType.System_String;
        var operationType = isText ? target.Type : isShift ? PromotedType(target.Type) : assignment.Value.Type!;
        var left = Convert(before, target.Type, operationType, assignment.IsChecked, assignment);
        var result = Binary(assignment.OperatorKind, operationType, left, value, assignment.IsChecked, assignment.OperatorMethod, assignment);
        return Assign(place, new Scalar(Convert(result, operationType, target.Type, assignment.IsChecked, assignment)));
    }

    private Value ReadIncrement(IIncrementOrDecrementOperation step)
    {
        var target = step.Target;
        var number = (target.Type as INamedTypeSymbol)?.EnumUnderlyingType ?? target.Type;
        if (step.IsLifted || step.OperatorMethod is not null || number is null || !(Types.IsReal(number) || Types.IsIntegral(number)))
        {
            return Refuse(step, "This '++' or '--'");
        }

        var place = ReadPlace(target);
        var before = ReadAt(place, target);
        var type = PromotedType(number);
        var one = _target.Constant(ConstantText.Of(type, ConstantOne(type)));
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var promoted = Convert(before.Wires.Single(), target.Type!, type, step.IsChecked, step);
        var after = Convert(Binary(kind, type, promoted, one, step.IsChecked, null, step), type, target.Type!, step.IsChecked, step);
        var assigned = Assign(place, new Scalar(after));
        return step.IsPostfix ? before : assigned;
    }

    private static object ConstantOne(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_UInt32 => 1U,
        SpecialType.System_Int64 => 1L,
        SpecialType.System_UInt64 => 1UL,
        _ => 1,
    };

    /// <summary>Small integers are computed with as <c>int</c>.</summary>
    private ITypeSymbol PromotedType(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char
        ? _context.Compilation.GetSpecialType(SpecialType.System_Int32)
        : type;

    private Value ReadDeconstruction(IDeconstructionAssignmentOperation assignment)
    {
        var target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        if (target is not ITupleOperation tuple || assignment.Value.Type is null || !IsTuple(assignment.Value.Type))
        {
            return Refuse(assignment, "A deconstruction of anything but a tuple");
        }

        // The targets are evaluated before the values: (a[i], i) = (i, 2) writes where i pointed before.
        var places = ReadPlace(tuple);
        return Assign(places, ConvertElements(Read(assignment.Value), assignment.Value.Type, target.Type!, assignment));
    }

    /// <summary>A tuple converts element by element.</summary>
    private Value ConvertElements(Value value, ITypeSymbol from, ITypeSymbol to, IOperation origin)
    {
        if (Types.ElementsOf(from) is not { } fromElements || Types.ElementsOf(to) is not { } toElements)
        {
            return new Scalar(Convert(value.Wires.Single(), from, to, isChecked: false, origin));
        }

        return new Pack(((Pack)value).Elements.Select((element, i) => ConvertElements(element, fromElements[i], toElements[i], origin)).ToArray());
    }
}
