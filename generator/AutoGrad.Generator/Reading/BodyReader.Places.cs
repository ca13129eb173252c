using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Places that are assigned: evaluated once, then read and written.</content>
internal sealed partial class BodyReader
{
    private Place ReadPlace(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when IsPlaceInMemory(local):
                return BufferPlaceOf(local)!;
            case ILocalReferenceOperation { Local.IsRef: false } local:
                return new VariablePlace(local.Local);
            case IParameterReferenceOperation parameter when IsPlaceInMemory(parameter):
                return BufferPlaceOf(parameter)!;
            case IParameterReferenceOperation parameter when IsVariable(parameter.Parameter):
                return new VariablePlace(parameter.Parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type } when _cells.ContainsKey(type.OriginalDefinition):
                return BufferPlaceOf(target)!;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type } when _variables.ContainsKey(type.OriginalDefinition):
                return new VariablePlace(type.OriginalDefinition);
            case IFieldReferenceOperation or IPropertyReferenceOperation when FieldOfStruct(target) is { } field:
                return ReadPart(target, field.Instance, field.Field);
            case IPropertyReferenceOperation { Property.SetMethod: { } setter, Instance: { Type: { IsValueType: true } owner } instance } property when IsSplit(owner) && IsFollowed(setter):
                return new SetterPlace(ReadPlace(instance), setter, property.Arguments.Select(argument => ReadWire(argument.Value)).ToArray(), instance, property);
            case IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: false } } field when IsWritableField(field):
                return new FieldPlace(field.Instance is null ? null : ReadReceiver(field.Instance), field.Field, field);
            case IArrayElementReferenceOperation element when ElementOf(element) is { } place:
                return place;
            case IPropertyReferenceOperation { Property.IsIndexer: true } element when ElementOf(element) is { } place:
                return place;
            case IParenthesizedOperation parenthesized:
                return ReadPlace(parenthesized.Operand);
            case IDiscardOperation or ILocalReferenceOperation { Local.IsRef: true }:
                // A 'ref' local has been refused where it is declared.
                return new NoPlace();
            case IDeclarationExpressionOperation declaration:
                return ReadPlace(declaration.Expression);
            case ITupleOperation tuple:
                return new ManyPlaces(tuple.Elements.Select(ReadPlace).ToArray());
            default:
                if (ImplicitElementOf(target) is { } implied)
                {
                    return implied;
                }

                Find(FindingIds.LostWrite, target, target.Syntax.ToString());
                return new NoPlace();
        }
    }

    /// <summary>An element of a tuple, or a field of a struct, is assigned by assigning the whole, with one part changed; in a buffer it is a place of its own.</summary>
    private Place ReadPart(IOperation element, IOperation instance, int index)
    {
        switch (ReadPlace(instance))
        {
            case VariablePlace variable:
                return new PartPlace(variable, EquatableArray.Of(index));
            case PartPlace part:
                return new PartPlace(part.Whole, part.Path.Append(index).ToArray());
            case BufferPlace buffer:
                return buffer with { Path = buffer.Path.Append(index).ToArray(), Origin = element };
            default:
                Refuse(element, "An assignment to this element");
                return new NoPlace();
        }
    }

    private Wire Zero() => _target.Constant(Literal.Of(WireType.Int32, "0"));

    /// <summary>What a place holds now. It must have been evaluated from the target.</summary>
    private Value ReadAt(Place place, IOperation target) => place switch
    {
        BufferPlace element => Load(element),
        SetterPlace property => ReadThroughGetter(property),
        HeldPlace held => held.Held,
        PartPlace part when !_variables[part.Whole.Variable].Equals(Value.Unassigned) => PartOfWhole(_variables[part.Whole.Variable], part.Path),
        _ => Read(target),
    };

    private Value Assign(IOperation target, Value value) => Assign(ReadPlace(target), value);

    private Value Assign(Place place, Value value)
    {
        switch (place)
        {
            case VariablePlace variable:
                _lambdas.Remove(variable.Variable);
                SetVariable(variable.Variable, value);
                return _variables[variable.Variable];
            case BufferPlace element:
                StoreInto(element, value);
                return value;
            case FieldPlace field:
                WriteField(field, value);
                return value;
            case SetterPlace property:
                Set(property, value);
                return value;
            case HeldPlace held:
                held.Held = value;
                return value;
            case PartPlace part:
                SetVariable(part.Whole.Variable, Changed(_variables[part.Whole.Variable], part.Path, 0, value, part.Whole.Variable));
                return value;
            case ManyPlaces many:
                var elements = ((Pack)value).Elements;
                return new Pack(many.Places.Select((inner, i) => Assign(inner, elements[i])).ToArray());
            default:
                return value;
        }
    }

    /// <summary>A field of an object or a static one, that the generated code can name. A struct's field belongs to whoever holds the struct.</summary>
    private bool IsWritableField(IFieldReferenceOperation field) =>
        field.Field.RefKind == RefKind.None
        && !ReceiverMembers.HasAttribute(field.Field)
        && (field.Instance is null || field.Field.ContainingType.IsReferenceType)
        && _context.IsReachable(field.Field, field.Instance is null || IsBase(field.Instance) ? null : field.Instance.Type);

    private void WriteField(FieldPlace place, Value value)
    {
        var wire = WholeOf(value, place.Field.Type, place.Origin);
        string symbol = place.Instance is null ? _context.NameOf(place.Field) : "." + ReadingContext.Escape(place.Field.Name);
        var operands = place.Instance is null ? new[] { wire } : new[] { place.Instance, wire };
        Add(WireType.Nothing, new Form(FormKind.Assign, symbol, place.Origin.Syntax.ToString()), Effect.Impure, place.Origin, operands);
    }

    // ---- Setters of structs ----

    private Value ReadThroughGetter(SetterPlace place)
    {
        var property = (IPropertySymbol)place.Setter.AssociatedSymbol!;
        if (property.GetMethod is not { } getter || !IsFollowed(getter))
        {
            return Refuse(place.Origin, "A property without a getter that can be followed");
        }

        var receiver = ReadAt(place.Receiver, place.Instance);
        return ReadFollowed(getter, place.Origin, place.Instance.Type, receiver, place.Receiver, place.Arguments.ToList(), new SortedDictionary<int, Place>());
    }

    private void Set(SetterPlace place, Value value)
    {
        var receiver = ReadAt(place.Receiver, place.Instance);
        ReadFollowed(place.Setter, place.Origin, place.Instance.Type, receiver, place.Receiver, place.Arguments.Concat(value.Wires).ToList(), new SortedDictionary<int, Place>());
    }

    private Value Changed(Value whole, EquatableArray<int> path, int depth, Value part, ISymbol variable)
    {
        if (depth == path.Count)
        {
            return part;
        }

        if (whole.Equals(Value.Unassigned))
        {
            whole = Nothing(TypeOfVariable(variable));
        }

        var elements = ((Pack)whole).Elements.ToArray();
        elements[path[depth]] = Changed(elements[path[depth]], path, depth + 1, part, variable);
        return new Pack(elements);
    }

    private void StoreInto(BufferPlace place, Value value)
    {
        if (place.Buffer.Type.Kind == WireKind.ReadOnlySpan)
        {
            Break(place.Origin);
        }
        else
        {
            Store(place, value);
        }
    }
}
