using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>The parts of a declaration that the generated methods and the partial types around them repeat, spelled in C#.</summary>
internal static class DeclarationText
{
    public static string NamespaceOf(ISymbol member) =>
        member.ContainingNamespace.IsGlobalNamespace
            ? ""
            : member.ContainingNamespace.ToDisplayString(
                SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>The headers of the types around the member, outermost first.</summary>
    public static IReadOnlyList<string> ContainingTypesOf(ISymbol member)
    {
        var containing = new List<string>();
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            containing.Insert(0, HeaderOf(type));
        }

        return containing;
    }

    public static string ModifiersOf(IMethodSymbol method)
    {
        string access = method.DeclaredAccessibility switch
        {
            Accessibility.Public => "public",
            Accessibility.Internal => "internal",
            Accessibility.Protected => "protected",
            Accessibility.ProtectedOrInternal => "protected internal",
            Accessibility.ProtectedAndInternal => "private protected",
            _ => "private",
        };
        bool isReadOnly = method.IsReadOnly && method.ContainingType.TypeKind == TypeKind.Struct && !method.IsStatic;
        bool hasPointers = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType)
            .Any(type => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer);
        return access + (hasPointers ? " unsafe" : "") + (method.IsStatic ? " static" : "") + (isReadOnly ? " readonly" : "");
    }

    public static string TypeParameters(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : "<" + string.Join(", ", parameters.Select(parameter => ReadingContext.Escape(parameter.Name))) + ">";

    public static string ConstraintsOf(IMethodSymbol method) => string.Concat(method.TypeParameters.Select(parameter =>
    {
        var constraints = new List<string>();
        if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }

        if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }

        if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(type => type.ToDisplayString(Types.FullName)));
        if (parameter.HasConstructorConstraint)
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? "" : " where " + ReadingContext.Escape(parameter.Name) + " : " + string.Join(", ", constraints);
    }));

    private static string HeaderOf(INamedTypeSymbol type)
    {
        string keyword = type.TypeKind == TypeKind.Struct
            ? (type.IsRecord ? "record struct" : "struct")
            : (type.IsRecord ? "record" : "class");
        return "partial " + keyword + " " + ReadingContext.Escape(type.Name) + TypeParameters(type.TypeParameters);
    }
}
