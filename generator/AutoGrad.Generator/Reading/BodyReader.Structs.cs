using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Structs and tuples: they are taken apart where they come in, and put together where something wants one in one piece.</content>
internal sealed partial class BodyReader
{
    // ---- Taking apart, putting together ----

    /// <summary>The parts of a struct or a tuple that came as one value.</summary>
    private Value Explode(Wire whole, ITypeSymbol type, IOperation? origin = null)
    {
        int site = origin is null ? -1 : _context.Sites.Add(origin);
        var model = _context.ModelOf(Substituted(type));
        if (origin is not null && model.Parts.Any(part => !part.IsReadable))
        {
            Find(FindingIds.OutOfReach, origin, whole.Type.Text);
        }

        var parts = model.Parts.Select((part, i) => PartOf(whole, part, i, site)).ToList();
        return new Pack(((Pack)Value.Build(Substituted(type), parts)).Elements, whole);
    }

    private Wire PartOf(Wire whole, StructPart part, int number, int site)
    {
        var output = _wires.New(part.Type);
        _target.Add(new Apply(output, part.FormIn(whole.Type, number), EquatableArray.Of(whole), Site: site));
        return output;
    }

    /// <summary>A value of a type as one wire: a struct is put together of its parts, unless it is there in one piece.</summary>
    private Wire WholeOf(Value value, ITypeSymbol? type, IOperation origin)
    {
        if (value is not Pack pack)
        {
            return value.Wires.Single();
        }

        if (type is null or { SpecialType: SpecialType.System_Void })
        {
            // An error of the code itself.
            _isBroken = true;
            return _target.Constant(Literal.Default(WireType.Int32));
        }

        if (pack.Whole is { } whole)
        {
            return whole;
        }

        var substituted = Substituted(type);
        if (!IsSplit(substituted) || _context.ModelOf(substituted) is not { CanBeMade: true } model)
        {
            Refuse(origin, "A struct that has to be put together, and cannot be from here,");
            return _target.Constant(Literal.Default(TypeOf(type)));
        }

        return Add(TypeOf(type), model.Form, Effect.Pure, origin, value.Wires.ToArray());
    }

    private Wire ReadWhole(IOperation expression) => WholeOf(Read(expression), expression.Type, expression);

    /// <summary>The inputs for a struct: the struct itself in the marked method, then its numbers there and all its parts elsewhere.</summary>
    private Value AddParts(ISymbol variable, bool isConstant, List<Wire> inputs, List<int> active)
    {
        var type = Substituted(TypeOfVariable(variable));
        var names = NamesOf(variable);
        Pack? given = null;
        if (_isMarked)
        {
            var whole = _wires.New(TypeOf(type), variable is ITypeSymbol ? null : variable.Name);
            inputs.Add(whole);
            given = (Pack)Explode(whole, type);
            if (isConstant)
            {
                return given;
            }
        }

        var parts = new List<Wire>();
        foreach (var (part, i) in Types.Flatten(type).Select((part, i) => (part, i)))
        {
            if (_isMarked && !Types.IsReal(part))
            {
                parts.Add(given!.Wires.ElementAt(i));
                continue;
            }

            parts.Add(_wires.New(TypeOf(part), names[i]));
            AddActive(inputs, active, parts[i], isConstant || !(Types.IsReal(part) || Types.IsRealBuffer(part)));
        }

        // In one piece the struct has no gradient: where one is asked for, it is put together of its parts.
        return Value.Build(type, parts);
    }

    /// <summary>What the wires of a variable are called: those of a struct by the variable and the part, those of <c>this</c> by the part alone.</summary>
    private IReadOnlyList<string?> NamesOf(ISymbol variable)
    {
        if (variable.Name == "_")
        {
            return TypesOf(variable).Select(_ => (string?)null).ToList();
        }

        var type = Substituted(TypeOfVariable(variable));
        return IsSplit(type)
            ? NamesOfParts(type, variable is ITypeSymbol ? "" : variable.Name).ToList()
            : new[] { variable.Name };
    }

    private static IEnumerable<string> NamesOfParts(ITypeSymbol type, string start)
    {
        if (Structs.FieldsOf(type) is not { } fields)
        {
            return new[] { start };
        }

        return fields.SelectMany(field =>
        {
            string name = field.Name.TrimStart('_');
            name = name.Length == 0 ? "part" : name;
            bool isFirst = start.Length == 0;
            return NamesOfParts(field.Type, start + (isFirst ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0])) + name.Substring(1));
        });
    }

    // ---- Fields ----

    /// <summary>The number of the field that an access names in a struct or a tuple; -1 for other members.</summary>
    private int FieldIndex(ISymbol member, ITypeSymbol type)
    {
        if (Structs.FieldsOf(Substituted(type)) is not { } fields)
        {
            return -1;
        }

        if (member is IFieldSymbol element && Types.IsTuple(type))
        {
            string name = (element.CorrespondingTupleField ?? element).Name;
            return fields.ToList().FindIndex(field => ((field.Member as IFieldSymbol)?.CorrespondingTupleField ?? field.Member).Name == name);
        }

        return fields.ToList().FindIndex(field => SymbolEqualityComparer.Default.Equals(field.Member.OriginalDefinition, member.OriginalDefinition));
    }

    /// <summary>The struct and the field in it that an expression reads or assigns; null where it is none that is split.</summary>
    private (IOperation Instance, int Field)? FieldOfStruct(IOperation reference)
    {
        var (instance, member) = reference switch
        {
            IFieldReferenceOperation { Instance: { } of } field => (of, (ISymbol)field.Field),
            IPropertyReferenceOperation { Instance: { } of, Arguments.Length: 0 } property => (of, property.Property),
            _ => (null, null!),
        };
        if (instance?.Type is not { IsValueType: true } type || !IsSplit(type))
        {
            return null;
        }

        int index = FieldIndex(member, type);
        return index < 0 ? null : (instance, index);
    }

    /// <summary>A field of a struct: of an element only that field is read.</summary>
    private Value ReadFieldOfStruct(IOperation reference, IOperation instance, int field)
    {
        if (BufferPlaceOf(reference) is { } place)
        {
            return Load(place);
        }

        return Read(instance) is Pack pack && field < pack.Elements.Count ? pack.Elements[field] : Refuse(reference, "This field of a struct");
    }

    /// <summary>The element of a buffer, or the part of one, that an expression names; null where it names something else.</summary>
    private BufferPlace? BufferPlaceOf(IOperation reference)
    {
        switch (reference)
        {
            case IParameterReferenceOperation parameter when _cells.TryGetValue(parameter.Parameter, out var cell):
                return new BufferPlace(cell, EquatableArray.Of(Zero()), parameter.Parameter.Type, reference);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } self } when _cells.TryGetValue(self.OriginalDefinition, out var cell):
                return new BufferPlace(cell, EquatableArray.Of(Zero()), self.OriginalDefinition, reference);
            case ILocalReferenceOperation local when _aliases.TryGetValue(local.Local, out var place):
                return place with { Origin = reference };
            case ILocalReferenceOperation local when _cells.TryGetValue(local.Local, out var cell):
                return new BufferPlace(cell, EquatableArray.Of(Zero()), local.Local.Type, reference);
            case IParenthesizedOperation parenthesized:
                return BufferPlaceOf(parenthesized.Operand);
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                return ElementOf(reference);
        }

        if (FieldOfStruct(reference) is { } field)
        {
            return BufferPlaceOf(field.Instance) is { } whole ? whole with { Path = whole.Path.Append(field.Field).ToArray(), Origin = reference } : null;
        }

        return ImplicitElementOf(reference);
    }

    /// <summary>Which of the parts of a type are those of a field in it: the first, how many, and the field's type.</summary>
    private (int First, int Count, ITypeSymbol Type) RangeOf(ITypeSymbol type, EquatableArray<int> path)
    {
        type = Substituted(type);
        int first = 0;
        foreach (int index in path)
        {
            var fields = Structs.FieldsOf(type)!;
            first += fields.Take(index).Sum(field => Types.Flatten(field.Type).Count());
            type = fields[index].Type;
        }

        return (first, Types.Flatten(type).Count(), type);
    }

    // ---- Initializers ----

    /// <summary><c>p with { X = 1 }</c>: a copy with some of its fields assigned.</summary>
    private Value ReadWith(IWithOperation with)
    {
        if (!IsSplit(with.Operand.Type) || with.Initializer is null)
        {
            return Refuse(with, "A 'with' expression of this type");
        }

        return Initialized(Read(with.Operand), with.Operand.Type!, with.Initializer);
    }

    private Value Initialized(Value value, ITypeSymbol type, IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (var step in initializer.Initializers)
        {
            if (step is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.SetMethod: { } setter } set } setting
                && FieldIndex(set.Property, type) < 0 && IsFollowed(setter) && value is Pack)
            {
                var place = new HeldPlace(value);
                var arguments = set.Arguments.Select(argument => ReadWire(argument.Value)).ToArray();
                Set(new SetterPlace(place, setter, arguments, set.Instance!, set), ReadInitializer(setting.Value, set.Type!));
                value = place.Held;
                continue;
            }

            var (target, read) = step switch
            {
                ISimpleAssignmentOperation assignment => (assignment.Target, (System.Func<Value, ITypeSymbol, Value>)((_, field) => ReadInitializer(assignment.Value, field))),
                IMemberInitializerOperation member => (member.InitializedMember, (before, field) => Initialized(before, field, member.Initializer)),
                _ => (null, null!),
            };
            var assigned = target switch
            {
                IFieldReferenceOperation field => (ISymbol)field.Field,
                IPropertyReferenceOperation { Arguments.Length: 0 } property => property.Property,
                _ => null,
            };
            int index = assigned is null ? -1 : FieldIndex(assigned, type);
            if (index < 0 || value is not Pack pack)
            {
                Refuse(step, "This part of an initializer");
                return Nothing(type);
            }

            var elements = pack.Elements.ToArray();
            elements[index] = read(elements[index], Types.ElementsOf(Substituted(type))![index]);
            value = new Pack(elements);
        }

        return value;
    }
}
