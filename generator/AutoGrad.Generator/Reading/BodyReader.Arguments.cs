using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>What a call is given: its arguments in the order of the parameters, and the variable that a method of a struct may change.</content>
internal sealed partial class BodyReader
{
    private Value RefuseReference(IArgumentOperation argument, IOperation call)
    {
        Refuse(argument, "An argument passed by '" + argument.Parameter!.RefKind.ToString().ToLowerInvariant() + "'");
        return Nothing(call.Type);
    }

    /// <summary>The wires of the arguments in the order of the parameters.</summary>
    /// <param name="arguments">The arguments in the order in which they are evaluated.</param>
    /// <param name="references">Receives what is passed by reference, by the parameter's number, in a call that is followed; null in one that is made as it is.</param>
    private List<Wire>? ReadArguments(IEnumerable<IArgumentOperation> arguments, SortedDictionary<int, Place>? references = null)
    {
        var byParameter = new SortedDictionary<int, List<Wire>>();
        var variables = new List<(IArgumentOperation Argument, BufferPlace? Element)>();
        foreach (var argument in arguments)
        {
            bool isInMemory = argument.Parameter?.RefKind == RefKind.In && references is not null && IsPlaceInMemory(argument.Value);
            bool isElement = isInMemory || (argument.Parameter?.RefKind == RefKind.In && IsWholeElement(argument.Value));
            if (isElement && references is not null && (isInMemory || Types.IsReal(Substituted(argument.Parameter!.Type)) || Structs.IsElement(Substituted(argument.Parameter.Type))) && ReadReference(argument, references.Values) is { } element)
            {
                references[argument.Parameter!.Ordinal] = element;
                byParameter[argument.Parameter.Ordinal] = Passed(element, argument.Parameter, argument).Wires.ToList();
                continue;
            }

            if (isElement || (argument is { Parameter.RefKind: RefKind.In, Value: IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } } } && FieldOfStruct(argument.Value) is null))
            {
                // The callee would see what it changes there itself.
                Refuse(argument, "A field or an element passed by 'in'");
                return null;
            }

            if (IsReference(argument))
            {
                if (references is null || ReadReference(argument, references.Values) is not { } place)
                {
                    return null;
                }

                references[argument.Parameter!.Ordinal] = place;
            }
            else if (IsVariableByReference(argument))
            {
                variables.Add((argument, VariableUnder(argument.Value) is null ? BufferPlaceOf(argument.Value) : null));
            }
            else if (references is null && argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } elements })
            {
                byParameter[argument.Parameter!.Ordinal] = elements.ElementValues.Select(ReadWhole).ToList();
            }
            else
            {
                // A followed method takes structs apart, any other one in one piece.
                var value = ReadInitializer(argument.Value, argument.Parameter!.Type);
                byParameter[argument.Parameter.Ordinal] = references is not null ? value.Wires.ToList() : new List<Wire> { WholeOf(value, argument.Value.Type ?? argument.Parameter.Type, argument.Value) };
            }
        }

        foreach (var (argument, element) in variables)
        {
            // A buffer that the callee sees may be the one that a field of an element is in.
            bool isEntangled = element is not null
                ? arguments.Any(other => other != argument && (references?.ContainsKey(other.Parameter!.Ordinal) == true || Types.Flatten(Substituted(other.Parameter!.Type)).Any(type => Types.ElementOfBuffer(type) is not null)))
                : references?.Values.Any(place => WholeVariable(place) is { } taken && SymbolEqualityComparer.Default.Equals(taken, VariableUnder(argument.Value))) == true;
            if (isEntangled)
            {
                // The callee would see through the one what it does to the other.
                Refuse(argument, "A variable passed by 'in' and by another reference at once");
                return null;
            }

            var value = element is null ? Read(argument.Value) : Load(element);
            byParameter[argument.Parameter!.Ordinal] = references is not null ? value.Wires.ToList() : new List<Wire> { WholeOf(value, argument.Value.Type, argument.Value) };
        }

        foreach (var argument in arguments.Where(IsReference))
        {
            byParameter[argument.Parameter!.Ordinal] = Passed(references![argument.Parameter.Ordinal], argument.Parameter, argument).Wires.ToList();
        }

        return byParameter.Values.SelectMany(wires => wires).ToList();
    }

    /// <summary>True for an element, or a name for one, that is passed by <c>in</c> as the place that it is.</summary>
    private bool IsWholeElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation or ILocalReferenceOperation { Local.IsRef: true } => true,
        IPropertyReferenceOperation property => property.Property.ReturnsByRef || property.Property.ReturnsByRefReadonly,
        _ => ImplicitAccessOf(operation) is { } access && !IsRange(access.Argument),
    };

    /// <summary>True for a variable, a field of one, or an element: what a method of a struct may change in its place.</summary>
    private bool IsVariableOrPart(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
        IArrayElementReferenceOperation => true,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } => Types.IsSpan(type),
        IFieldReferenceOperation when FieldOfStruct(operation) is { } field => IsVariableOrPart(field.Instance),
        IParenthesizedOperation parenthesized => IsVariableOrPart(parenthesized.Operand),
        _ => ImplicitAccessOf(operation) is { } access && !IsRange(access.Argument),
    };

    /// <summary>True for a variable that is not the method's own: what is changed in it would be lost.</summary>
    private bool IsOtherVariable(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => !field.Field.IsReadOnly && (FieldOfStruct(field) is not { } part || IsOtherVariable(part.Instance)),
        IInvocationOperation call => call.TargetMethod.ReturnsByRef,
        IPropertyReferenceOperation property => property.Property.ReturnsByRef && !IsReadOnlyVariable(property),
        IConditionalOperation conditional => conditional.IsRef,
        IParenthesizedOperation parenthesized => IsOtherVariable(parenthesized.Operand),
        _ => false,
    };

    /// <summary>True for an element of a buffer, a variable that is in memory, and a field of one.</summary>
    private bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => true,
        _ when IsPlaceInMemory(operation) => true,
        IFieldReferenceOperation when FieldOfStruct(operation) is { } field => IsElement(field.Instance),
        IParenthesizedOperation parenthesized => IsElement(parenthesized.Operand),
        _ => ImplicitAccessOf(operation) is { } access && !IsRange(access.Argument),
    };

    /// <summary>True for what C# copies before it lets a method of a struct have it: what the method changes is lost.</summary>
    private bool IsReadOnlyVariable(IOperation? operation) => operation switch
    {
        IParameterReferenceOperation { Parameter.RefKind: not (RefKind.None or RefKind.Ref or RefKind.Out) } => true,
        ILocalReferenceOperation local => local.Local.RefKind == RefKind.RefReadOnly,
        IInstanceReferenceOperation => _method.IsReadOnly || _method.ContainingType.IsReadOnly,
        IFieldReferenceOperation { Instance: { } instance } field => (field.Field.IsReadOnly && !IsBeingMade(instance)) || IsReadOnlyVariable(instance),
        IPropertyReferenceOperation { Instance.Type: { } type } => Types.IsSpan(type) && type.Name == "ReadOnlySpan",
        IParenthesizedOperation parenthesized => IsReadOnlyVariable(parenthesized.Operand),
        null => false,
        _ => ImplicitAccessOf(operation) is { Buffer.Type: { Name: "ReadOnlySpan" } type } && Types.IsSpan(type),
    };

    /// <summary>True for <c>this</c> in a constructor, where its readonly fields are variables.</summary>
    private bool IsBeingMade(IOperation instance) =>
        instance is IInstanceReferenceOperation && (_method.MethodKind == MethodKind.Constructor || (_method.MethodKind == MethodKind.PropertySet && _method.IsInitOnly));
}
