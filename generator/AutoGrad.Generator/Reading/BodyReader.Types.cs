using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <content>What types mean in the method that is read: in a followed generic method type parameters stand for what the caller has put for them.</content>
internal sealed partial class BodyReader
{
    private WireType TypeOf(ITypeSymbol type)
    {
        var substituted = Substituted(type);
        if (substituted.SpecialType == SpecialType.None && substituted is INamedTypeSymbol && !_context.IsReachable(substituted))
        {
            _typeOutOfReach ??= substituted;
        }

        for (var element = Types.ElementOfBuffer(substituted); element is not null; element = Types.ElementOfBuffer(element))
        {
            if (Structs.IsElement(element))
            {
                _context.ModelOf(element);
            }
        }

        return Types.Of(substituted);
    }

    /// <summary>In a followed generic method, what the caller has put for a type parameter.</summary>
    private ITypeSymbol Substituted(ITypeSymbol type)
    {
        if (_typeArguments.Count == 0 || !MentionsTypeParameter(type))
        {
            return type;
        }

        return type switch
        {
            IArrayTypeSymbol array => _context.Compilation.CreateArrayTypeSymbol(Substituted(array.ElementType), array.Rank),
            INamedTypeSymbol { IsTupleType: true } tuple => _context.Compilation.CreateTupleTypeSymbol(
                tuple.TupleElements.Select(element => Substituted(element.Type)).ToImmutableArray(),
                tuple.TupleElements.Select(element => (string?)element.Name).ToImmutableArray()),
            INamedTypeSymbol { ContainingType: { } outer } named when outer.IsGenericType || MentionsTypeParameter(outer) => InOuter(named, (INamedTypeSymbol)Substituted(outer)),
            INamedTypeSymbol named =>
                named.OriginalDefinition.Construct(named.TypeArguments.Select(Substituted).ToArray()),
            _ => _typeArguments.TryGetValue(type, out var argument) ? argument : type,
        };
    }

    private INamedTypeSymbol InOuter(INamedTypeSymbol named, INamedTypeSymbol outer)
    {
        var inner = outer.GetTypeMembers(named.Name, named.Arity).Single();
        return named.Arity == 0 ? inner : inner.Construct(named.TypeArguments.Select(Substituted).ToArray());
    }

    private bool MentionsTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => _typeArguments.ContainsKey(type),
        IArrayTypeSymbol array => MentionsTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsTypeParameter) || (named.ContainingType is { } outer && MentionsTypeParameter(outer)),
        _ => false,
    };

    /// <summary>True for what is split: tuples, and structs of numbers.</summary>
    private bool IsSplit(ITypeSymbol? type) => type is not null && Types.ElementsOf(Substituted(type)) is not null;

    private ImmutableDictionary<ITypeSymbol, ITypeSymbol> TypeArgumentsOf(IMethodSymbol method)
    {
        var arguments = ImmutableDictionary.CreateBuilder<ITypeSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        if (SymbolEqualityComparer.Default.Equals(method, _context.Method))
        {
            return arguments.ToImmutable();
        }

        Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            Add(type.OriginalDefinition.TypeParameters, type.TypeArguments);
        }

        return arguments.ToImmutable();

        void Add(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> given)
        {
            // In the generic type of the marked method itself, T is T.
            for (int i = 0; i < parameters.Length; i++)
            {
                if (!SymbolEqualityComparer.Default.Equals(parameters[i], given[i]))
                {
                    arguments[parameters[i]] = given[i];
                }
            }
        }
    }
}
