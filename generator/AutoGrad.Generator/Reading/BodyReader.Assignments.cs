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
        var held = ReadAt(place, target);
        var operand = Read(assignment.Value);
        if (assignment.OperatorMethod is { } method && ReadOperator(method, assignment, held, operand) is { } followed)
        {
            return Assign(place, ConvertElements(followed, method.ReturnType, target.Type, assignment));
        }

        if (IsSplit(target.Type) || IsSplit(assignment.Value.Type))
        {
            return ReadCompoundOfWholes(assignment, place, held, operand);
        }

        var before = WholeOf(held, target.Type, target);
        var value = WholeOf(operand, assignment.Value.Type, assignment.Value);
        bool isShift = assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift;
        bool isText = target.Type.SpecialType == SpecialType.System_String;
        var operationType = isText ? target.Type : isShift ? PromotedType(target.Type) : assignment.Value.Type!;
        var left = Convert(before, target.Type, operationType, assignment.IsChecked, assignment);
        var result = Binary(assignment.OperatorKind, operationType, left, value, assignment.IsChecked, assignment.OperatorMethod, assignment);
        return Assign(place, new Scalar(Convert(result, operationType, target.Type, assignment.IsChecked, assignment)));
    }

    /// <summary>An operator of the framework between structs.</summary>
    private Value ReadCompoundOfWholes(ICompoundAssignmentOperation assignment, Place place, Value held, Value operand)
    {
        var left = WholeOf(held, assignment.Target.Type, assignment);
        var right = WholeOf(operand, assignment.Value.Type, assignment);
        var result = Binary(assignment.OperatorKind, assignment.Type!, left, right, assignment.IsChecked, assignment.OperatorMethod, assignment);
        return Assign(place, IsSplit(assignment.Type) ? Explode(result, assignment.Type!, assignment) : new Scalar(result));
    }

    private Value ReadIncrement(IIncrementOrDecrementOperation step)
    {
        var target = step.Target;
        var number = target.Type is null ? null : Substituted(target.Type);
        number = (number as INamedTypeSymbol)?.EnumUnderlyingType ?? number;
        if (step.IsLifted || (step.OperatorMethod is not null && !(number is not null && Types.IsReal(number))) || number is null || !(Types.IsReal(number) || Types.IsIntegral(number)))
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

    /// <summary>A tuple converts element by element.</summary>
    private Value ConvertElements(Value value, ITypeSymbol from, ITypeSymbol to, IOperation origin)
    {
        if (!Types.IsTuple(from) || !Types.IsTuple(to))
        {
            return SymbolEqualityComparer.Default.Equals(Substituted(from), Substituted(to)) ? value : new Scalar(Convert(WholeOf(value, from, origin), from, to, isChecked: false, origin));
        }

        return ConvertParts(value, from, to, origin);
    }

    private Value ConvertParts(Value value, ITypeSymbol from, ITypeSymbol to, IOperation origin)
    {
        var fromElements = Types.ElementsOf(Substituted(from))!;
        var toElements = Types.ElementsOf(Substituted(to))!;

        return new Pack(((Pack)value).Elements.Select((element, i) => ConvertElements(element, fromElements[i], toElements[i], origin)).ToArray());
    }
}
