using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>
/// The members of a class that are marked with [Differentiable]: fields and properties that hold numbers. What a method of the object reads of
/// them has a gradient, as if they were parameters that come before its own.
/// </summary>
internal static class ReceiverMembers
{
    /// <summary>The marked members of a class and of those that it derives from, these first, in the order of their declarations.</summary>
    public static IReadOnlyList<ISymbol> Of(INamedTypeSymbol type)
    {
        var members = new List<ISymbol>();
        for (var declaring = type; declaring is { IsReferenceType: true }; declaring = declaring.BaseType)
        {
            members.InsertRange(0, declaring.GetMembers().Where(IsMarked));
        }

        return members;
    }

    /// <summary>True for a marked member of an object.</summary>
    public static bool IsMarked(ISymbol member) =>
        member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false, Parameters.Length: 0 }
        && HasAttribute(member);

    public static bool HasAttribute(ISymbol member) => member.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == SignatureReader.AttributeName);

    public static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    /// <summary>True for a member that nothing can change while a method runs.</summary>
    public static bool IsFixed(ISymbol member) => member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } };

    /// <summary>True for a field, and for a property that is nothing but a field.</summary>
    public static bool IsStored(ISymbol member) =>
        member is IFieldSymbol || member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));
}
