using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Reading;

/// <summary>A field of a struct, or the property that stands before it.</summary>
/// <param name="Name">The name of the field, or of the property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Member">The field or the property.</param>
internal sealed record StructField(string Name, ITypeSymbol Type, ISymbol Member);

/// <summary>
/// Which structs are split into their fields: those with real numbers in them, or buffers of such, whose fields are all known. Tuples are split
/// alike. Any other struct is one opaque value.
/// </summary>
internal static class Structs
{
    /// <summary>A struct with more values in it stays in one piece.</summary>
    private const int MostParts = 64;

    private static readonly ConditionalWeakTable<ITypeSymbol, Fields> Known = new();

    /// <summary>The framework's struct whose fields cannot be seen, with the properties that stand for them.</summary>
    private static readonly Dictionary<string, string[]> Hidden = new() { ["System.Numerics.Complex"] = new[] { "Real", "Imaginary" } };

    /// <summary>The framework's structs with a constructor that takes their parts in order.</summary>
    private static readonly HashSet<string> MadeOfParts = new()
    {
        "System.Numerics.Vector2", "System.Numerics.Vector3", "System.Numerics.Vector4", "System.Numerics.Quaternion", "System.Numerics.Plane",
        "System.Numerics.Complex", "System.Numerics.Matrix3x2", "System.Numerics.Matrix4x4",
    };

    /// <summary>The fields of a tuple or of a struct that is split; null for any other type.</summary>
    public static IReadOnlyList<StructField>? FieldsOf(ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Struct || type.SpecialType != SpecialType.None || type is not INamedTypeSymbol named)
        {
            return null;
        }

        return Known.GetValue(type, _ => new Fields(Find(named))).All;
    }

    /// <summary>True for a struct that can be an element of a buffer with a gradient: it holds numbers, and no references.</summary>
    public static bool IsElement(ITypeSymbol type) =>
        FieldsOf(type) is not null && type.IsUnmanagedType && Types.Flatten(type).Any(Types.IsReal);

    /// <summary>True for a struct or a tuple with real numbers in it.</summary>
    public static bool HoldsNumbers(ITypeSymbol type) => FieldsOf(type) is not null && Types.Flatten(type).Any(Types.IsReal);

    /// <summary>How the generated code makes such a struct and gets at its parts.</summary>
    /// <param name="type">A type that is split.</param>
    /// <param name="isReachable">Whether the generated code may use a member.</param>
    public static StructModel ModelOf(ITypeSymbol type, Func<ISymbol, bool> isReachable)
    {
        var leaves = Types.Flatten(type).ToList();
        bool isPacked = type.IsUnmanagedType && Types.IsReal(leaves[0]) && leaves.All(leaf => SymbolEqualityComparer.Default.Equals(leaf, leaves[0]));
        var parts = new List<StructPart>();
        Collect(type, "", isReadable: true, isAssignable: true, isPacked, isReachable, parts);
        int next = 0;
        return new StructModel(Types.Of(type), FormatOf(type, isReachable, ref next) ?? "", parts, type.IsUnmanagedType);
    }

    private static void Collect(ITypeSymbol type, string path, bool isReadable, bool isAssignable, bool isPacked, Func<ISymbol, bool> isReachable, List<StructPart> parts)
    {
        if (FieldsOf(type) is not { } fields)
        {
            parts.Add(new StructPart(Types.Of(type), isReadable ? path : "", isReadable && isAssignable, isPacked ? parts.Count : -1));
            return;
        }

        foreach (var field in fields)
        {
            // A property that is its field is as good as the field, but what is inside of what it holds cannot be assigned.
            bool isAssigned = field.Member is IFieldSymbol { IsReadOnly: false }
                || (FieldsOf(field.Type) is null && field.Member is IPropertySymbol { SetMethod: { IsInitOnly: false } setter } && isReachable(setter));
            Collect(
                field.Type,
                path + "." + ReadingContext.Escape(field.Name),
                isReadable && isReachable(field.Member),
                isAssignable && isAssigned,
                isPacked,
                isReachable,
                parts);
        }
    }

    /// <summary>How a value is made of its parts; null where it has to be filled part by part.</summary>
    private static string? FormatOf(ITypeSymbol type, Func<ISymbol, bool> isReachable, ref int next)
    {
        if (FieldsOf(type) is not { } fields)
        {
            return "{" + next++ + "}";
        }

        var parts = new List<string>();
        foreach (var field in fields)
        {
            if (FormatOf(field.Type, isReachable, ref next) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        if (type.IsTupleType)
        {
            return "(" + string.Join(", ", parts) + ")";
        }

        string name = type.ToDisplayString(Types.FullName);
        if (IsMadeOfParts((INamedTypeSymbol)type, fields, isReachable))
        {
            return "new " + name + "(" + string.Join(", ", parts) + ")";
        }

        bool isInitialized = ((INamedTypeSymbol)type).InstanceConstructors.All(constructor => constructor.Parameters.Length > 0 || constructor.IsImplicitlyDeclared)
            && fields.All(field => CanBeInitialized(field.Member, isReachable));
        return isInitialized ? "new " + name + " { " + string.Join(", ", fields.Zip(parts, (field, part) => ReadingContext.Escape(field.Name) + " = " + part)) + " }" : null;
    }

    /// <summary>True for the framework's vectors and the like, and for records that their parameter list says all of.</summary>
    private static bool IsMadeOfParts(INamedTypeSymbol type, IReadOnlyList<StructField> fields, Func<ISymbol, bool> isReachable)
    {
        if (MadeOfParts.Contains(type.ToDisplayString()))
        {
            return true;
        }

        var primary = type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is RecordDeclarationSyntax);
        return primary is not null
            && isReachable(primary)
            && primary.Parameters.Length == fields.Count
            && fields.Zip(primary.Parameters, (field, parameter) => IsDeclaredBy(field.Member, parameter)).All(isDeclared => isDeclared);
    }

    /// <summary>True for a property that a parameter of a record has made.</summary>
    public static bool IsDeclaredBy(ISymbol member, IParameterSymbol parameter) =>
        member is IPropertySymbol
        && member.Name == parameter.Name
        && member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax;

    private static bool CanBeInitialized(ISymbol member, Func<ISymbol, bool> isReachable) => isReachable(member) && member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is { } setter && isReachable(setter),
        _ => false,
    };

    private static IReadOnlyList<StructField>? Find(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
        {
            return type.TupleElements.Select(element => new StructField(element.Name, element.Type, element)).ToList();
        }

        if (Hidden.TryGetValue(type.ToDisplayString(), out var properties))
        {
            return properties.Select(name => type.GetMembers(name).OfType<IPropertySymbol>().First()).Select(property => new StructField(property.Name, property.Type, property)).ToList();
        }

        bool isSpecial = type.IsRefLikeType
            || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "StructLayoutAttribute" or "InlineArrayAttribute" or "UnsafeValueTypeAttribute");
        if (isSpecial)
        {
            return null;
        }

        var fields = new List<StructField>();
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
        {
            if (field.IsFixedSizeBuffer || MemberOf(field) is not { } member)
            {
                return null;
            }

            fields.Add(new StructField(member.Name, field.Type, member));
        }

        var leaves = fields.SelectMany(field => Types.Flatten(field.Type)).ToList();
        return leaves.Count <= MostParts && leaves.Any(IsOfReals) ? fields : null;
    }

    /// <summary>True for a number and for buffers of numbers. (Of buffers of structs nothing is asked: they may be of the struct itself.)</summary>
    private static bool IsOfReals(ITypeSymbol type) => Types.IsReal(type) || (Types.ElementOfBuffer(type) is { } element && IsOfReals(element));

    /// <summary>What a field is called in code: its name, or that of the property that it belongs to. Null for a field of another assembly that is not public.</summary>
    private static ISymbol? MemberOf(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is IPropertySymbol own)
        {
            return IsAutomatic(own) ? own : null;
        }

        if (field.AssociatedSymbol is not null)
        {
            return null;
        }

        if (!field.DeclaringSyntaxReferences.IsEmpty || field.DeclaredAccessibility == Accessibility.Public)
        {
            return field;
        }

        const string start = "<", end = ">k__BackingField";
        return field.Name.StartsWith(start, StringComparison.Ordinal) && field.Name.EndsWith(end, StringComparison.Ordinal)
            ? field.ContainingType.GetMembers(field.Name.Substring(start.Length, field.Name.Length - start.Length - end.Length)).OfType<IPropertySymbol>().FirstOrDefault(IsAutomatic)
            : null;
    }

    /// <summary>True for a property that is its field and nothing else: newer compilers let accessors with bodies have such a field, too.</summary>
    private static bool IsAutomatic(IPropertySymbol property) => new[] { property.GetMethod, property.SetMethod }.All(accessor =>
        accessor is null
        || (accessor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            AccessorDeclarationSyntax declared => declared.Body is null && declared.ExpressionBody is null,

            // What a record makes of its parameters.
            ParameterSyntax or RecordDeclarationSyntax => true,
            null => accessor.IsImplicitlyDeclared || accessor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute"),
            _ => false,
        }));

    private sealed class Fields
    {
        public Fields(IReadOnlyList<StructField>? all) => All = all;

        public IReadOnlyList<StructField>? All { get; }
    }
}
