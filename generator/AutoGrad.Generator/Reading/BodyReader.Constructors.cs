using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>How structs of numbers are made: by constructors that are followed, by the parameters of a record, by the framework's own.</content>
internal sealed partial class BodyReader
{
    private Value ReadConstruction(IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments, IOperation origin)
    {
        var type = Substituted(constructor.ContainingType);
        if (constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 0)
        {
            return Nothing(type);
        }

        if (IsFollowed(constructor))
        {
            var references = new SortedDictionary<int, Place>();
            return ReadArguments(arguments, references) is { } wires
                ? ReadFollowed(constructor, origin, null, null, null, wires, references)
                : Nothing(type);
        }

        if (PrimaryOf(constructor) is { } declaration)
        {
            return ReadPrimary(constructor, declaration, arguments, origin);
        }

        return ReadOfParts(type, arguments) ?? ReadPlainConstruction(constructor, type, arguments, origin);
    }

    /// <summary>The declaration of a type whose parameter list is the constructor; null for other constructors.</summary>
    private static TypeDeclarationSyntax? PrimaryOf(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as TypeDeclarationSyntax;

    /// <summary>A primary constructor sets the properties that its parameters declare, then runs the initializers of the others, which see the parameters.</summary>
    private Value ReadPrimary(IMethodSymbol constructor, TypeDeclarationSyntax declaration, ImmutableArray<IArgumentOperation> arguments, IOperation origin)
    {
        var given = new Dictionary<int, Value>();
        foreach (var argument in arguments)
        {
            if (argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out)
            {
                return RefuseReference(argument, origin);
            }

            given[argument.Parameter.Ordinal] = ReadInitializer(argument.Value, argument.Parameter.Type);
        }

        var before = _variables;
        foreach (var parameter in constructor.OriginalDefinition.Parameters)
        {
            _variables = _variables.SetItem(parameter, given[parameter.Ordinal]);
        }

        var parts = new List<Value>();
        foreach (var field in Structs.FieldsOf(Substituted(constructor.ContainingType))!)
        {
            var declaring = constructor.OriginalDefinition.Parameters.FirstOrDefault(parameter => Structs.IsDeclaredBy(field.Member.OriginalDefinition, parameter));
            parts.Add(declaring is not null ? given[declaring.Ordinal] : ReadFieldInitializer(field) ?? Nothing(field.Type));
        }

        _variables = before;
        return new Pack(parts);
    }

    /// <summary>The value that a field's declaration gives it; null where it gives none.</summary>
    private Value? ReadFieldInitializer(StructField field)
    {
        var initializer = field.Member.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return initializer is not null && _context.Compilation.GetSemanticModel(initializer.SyntaxTree).GetOperation(initializer, _context.Cancellation) is ISymbolInitializerOperation operation
            ? ReadInitializer(operation.Value, field.Type)
            : null;
    }

    /// <summary>A constructor begins with the initializers of the fields, unless it begins with another constructor.</summary>
    private void ReadConstructorBody(IConstructorBodyOperation constructor)
    {
        var type = _method.OriginalDefinition.ContainingType;
        if (constructor.Initializer is { } other)
        {
            ReadStatement(other);
        }
        else if (IsSplit(type))
        {
            var parts = Structs.FieldsOf(Substituted(type))!.Select(field => ReadFieldInitializer(field) ?? Nothing(field.Type)).ToArray();
            SetVariable(type, new Pack(parts));
        }

        ReadBody((constructor.BlockBody ?? constructor.ExpressionBody)!);
    }

    /// <summary>The framework's <c>new Vector4(v, w)</c>: the parts of the arguments are those of the struct, or there is one number for all.</summary>
    private Value? ReadOfParts(ITypeSymbol type, ImmutableArray<IArgumentOperation> arguments)
    {
        bool isOfFramework = type.ContainingNamespace.ToDisplayString() == "System.Numerics" && type.DeclaringSyntaxReferences.IsEmpty;
        var parts = Types.Flatten(type).ToList();
        var parameters = arguments.OrderBy(argument => argument.Parameter!.Ordinal).SelectMany(argument => Types.Flatten(argument.Parameter!.Type)).ToList();
        bool isSame = parameters.Count == parts.Count && parameters.Zip(parts, (parameter, part) => parameter.SpecialType == part.SpecialType).All(same => same);
        bool isForAll = parameters.Count == 1 && parameters[0].SpecialType == parts[0].SpecialType;
        if (!isOfFramework || !(isSame || isForAll))
        {
            return null;
        }

        var values = arguments.Select(argument => (argument.Parameter!.Ordinal, Value: Read(argument.Value))).ToList();
        var wires = values.OrderBy(value => value.Ordinal).SelectMany(value => value.Value.Wires).ToList();
        return Value.Build(type, isForAll ? parts.Select(_ => wires[0]).ToList() : wires);
    }

    private Value ReadPlainConstruction(IMethodSymbol constructor, ITypeSymbol type, ImmutableArray<IArgumentOperation> arguments, IOperation origin)
    {
        if (ReadArguments(arguments) is not { } wires || !IsUsable(constructor, origin))
        {
            return Nothing(type);
        }

        return Explode(Add(TypeOf(type), new Form(FormKind.New, TypeOf(type).Text), Effect.Impure, origin, wires.ToArray()), type, origin);
    }
}
