using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// <c>ref</c> locals, which are never assigned again: each is another name for a place in memory. The buffer and the indices are evaluated where it is
/// declared, and so is what an index out of range throws; from then on it is read and written as the place is.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>The places that <c>ref</c> locals name.</summary>
    private readonly Dictionary<ISymbol, BufferPlace> _aliases = new(SymbolEqualityComparer.Default);

    /// <summary>The variables that some <c>ref</c> local names, as a whole or in part.</summary>
    private HashSet<ISymbol> _aliased = new(SymbolEqualityComparer.Default);

    private void DeclareAlias(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer()?.Value is not { } target)
        {
            Break(declarator);
            return;
        }

        if (BufferPlaceOf(target) is not { } place || !TryName(declarator.Symbol, place))
        {
            Refuse(declarator, "A 'ref' local of anything but an element of a buffer, a local or a field of one");
            _variables = _variables.SetItem(declarator.Symbol, Nothing(declarator.Symbol.Type));
            return;
        }

        Load(place);
    }

    /// <summary>Makes a <c>ref</c> local the name of a place; false where it holds neither numbers nor a struct of them.</summary>
    private bool TryName(ILocalSymbol local, BufferPlace place)
    {
        var type = RangeOf(place.Element, place.Path).Type;
        bool isKnown = Types.IsReal(type) || IsPlainValue(type) || Structs.IsElement(type);
        if (isKnown)
        {
            _aliases[local] = place;
        }

        return isKnown;
    }

    /// <summary>True for integers, truth values and enumerations, which carry no gradient.</summary>
    private static bool IsPlainValue(ITypeSymbol type) =>
        Types.IsIntegral(type) || type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_Boolean;

    /// <summary>True for a variable that is a place in memory, whatever else may be a name of that.</summary>
    private bool IsPlaceInMemory(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => _aliases.ContainsKey(local.Local) || _cells.ContainsKey(local.Local),
        IParameterReferenceOperation parameter => _cells.ContainsKey(parameter.Parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } self } => _cells.ContainsKey(self.OriginalDefinition),
        _ => false,
    };

    /// <summary>The variables that <c>ref</c> locals in the code name.</summary>
    private static HashSet<ISymbol> AliasedIn(IOperation code) => new(
        code.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
            .Where(declarator => declarator.Symbol.IsRef)
            .Select(declarator => NamedVariable(declarator.GetVariableInitializer()?.Value))
            .OfType<ISymbol>(),
        SymbolEqualityComparer.Default);

    private static ISymbol? NamedVariable(IOperation? place) => place switch
    {
        ILocalReferenceOperation { Local.IsRef: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IParenthesizedOperation parenthesized => NamedVariable(parenthesized.Operand),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => NamedVariable(instance),
        _ => null,
    };
}
