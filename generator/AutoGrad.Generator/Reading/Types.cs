using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>What C#'s types mean for a circuit.</summary>
internal static class Types
{
    public static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static WireType Of(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Double:
                return WireType.Double;
            case SpecialType.System_Single:
                return WireType.Single;
            case SpecialType.System_Int32:
                return WireType.Int32;
            case SpecialType.System_Boolean:
                return WireType.Boolean;
            case SpecialType.System_Void:
                return WireType.Nothing;
        }

        return type switch
        {
            ITypeParameterSymbol number when IsGenericNumber(number) => WireType.RealOf(ReadingContext.Escape(number.Name)),
            IArrayTypeSymbol array => WireType.ArrayOf(Of(array.ElementType), array.Rank),
            _ when IsSpan(type) => type.Name == "Span" ? WireType.SpanOf(Of(ElementOfBuffer(type)!)) : WireType.ReadOnlySpanOf(Of(ElementOfBuffer(type)!)),
            _ => new WireType(Structs.IsElement(type) ? WireKind.Struct : KindOf(type), type.ToDisplayString(FullName)),
        };
    }

    /// <summary>True for the types that hold an integer, and for <c>char</c>.</summary>
    public static bool IsIntegral(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Char;

    /// <summary>True for what can have a gradient: <c>double</c>, <c>float</c>, and type parameters that are numbers.</summary>
    public static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || IsGenericNumber(type);

    /// <summary>True for a type parameter whose constraints make it a number: <c>T : INumberBase&lt;T&gt;</c>, or anything that includes it.</summary>
    public static bool IsGenericNumber(ITypeSymbol type) => type is ITypeParameterSymbol parameter && GenericNumbers.InterfacesOf(parameter).Any(known =>
        known.Name == "INumberBase" && SymbolEqualityComparer.Default.Equals(known.TypeArguments[0], parameter));

    /// <summary>The framework's structs and classes that hold no number with a gradient. What is in them cannot be seen.</summary>
    private static readonly HashSet<string> WithoutNumbers = new()
    {
        "System.DateTime", "System.DateTimeOffset", "System.TimeSpan", "System.DateOnly", "System.TimeOnly", "System.Guid", "System.Range", "System.Index",
        "System.Threading.CancellationToken", "System.Random", "System.Type", "System.IFormatProvider", "System.Globalization.CultureInfo",
    };

    /// <summary>True for integers, <c>bool</c>, enums and strings.</summary>
    public static bool IsPlainConstant(ITypeSymbol type) =>
        IsIntegral(type) || type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String;

    /// <summary>
    /// True if a parameter of the type is constant without being marked: it can hold no number with a gradient. Structs and tuples of such values
    /// are among them, where all their fields can be seen.
    /// </summary>
    public static bool IsAlwaysConstant(ITypeSymbol type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return IsPlainConstant(type)
            || (ElementOfBuffer(type) is { } element && IsAlwaysConstant(element))
            || (type is INamedTypeSymbol named && (WithoutNumbers.Contains(named.ToDisplayString().TrimEnd('?')) || IsStructOfConstants(named)));
    }

    private static bool IsStructOfConstants(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Struct)
        {
            return false;
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return IsAlwaysConstant(type.TypeArguments[0]);
        }

        // The fields of a struct of another assembly may be left out or stand for others.
        return type.IsTupleType
            ? type.TupleElements.All(element => IsAlwaysConstant(element.Type))
            : !type.IsRefLikeType && !type.DeclaringSyntaxReferences.IsEmpty && type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).All(field => !field.IsFixedSizeBuffer && IsAlwaysConstant(field.Type));
    }

    /// <summary>True for arrays and spans of real numbers or of structs of them, arrays of arrays included: a gradient buffer belongs to each.</summary>
    public static bool IsRealBuffer(ITypeSymbol type) => ElementOfBuffer(type) is { } element && (IsReal(element) || Structs.IsElement(element) || IsRealBuffer(element));

    /// <summary>What an array or a span holds; null for anything else. A span holds no further buffers.</summary>
    public static ITypeSymbol? ElementOfBuffer(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        _ => IsSpan(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : null,
    };

    /// <summary>True for <c>Span</c> and <c>ReadOnlySpan</c>.</summary>
    public static bool IsSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "Exception" && type.ContainingNamespace.ToDisplayString() == "System")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types of a tuple's elements, or of the fields of a struct that is split; null for anything else.</summary>
    public static IReadOnlyList<ITypeSymbol>? ElementsOf(ITypeSymbol type) => Structs.FieldsOf(type)?.Select(field => field.Type).ToList();

    public static bool IsTuple(ITypeSymbol? type) => type is INamedTypeSymbol { IsTupleType: true };

    /// <summary>The types of the values that a value of the type consists of: one, or those of the parts of a tuple or a struct.</summary>
    public static IEnumerable<ITypeSymbol> Flatten(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Void ? Enumerable.Empty<ITypeSymbol>()
        : ElementsOf(type) is { } elements ? elements.SelectMany(Flatten)
        : new[] { type };

    private static WireKind KindOf(ITypeSymbol type) =>
        IsIntegral(type) || type.SpecialType == SpecialType.System_Decimal ? WireKind.OtherNumber
        : type.TypeKind == TypeKind.Enum ? WireKind.Choice
        : type.SpecialType == SpecialType.System_String || IsException(type) ? WireKind.Message
        : WireKind.Opaque;
}
