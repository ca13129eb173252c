using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Reading;

/// <summary>
/// Reads of private fields and properties of other types, by methods that are followed. Where such a type is partial it gets a property that the
/// generated code may use, named after the marked method, so that no two files declare the same.
/// </summary>
internal sealed class Accessors
{
    private readonly string _prefix;
    private readonly Dictionary<ISymbol, (string Name, Accessor Accessor)> _all = new(SymbolEqualityComparer.Default);

    public Accessors(IMethodSymbol method)
    {
        string hint = HintNames.Of(method);
        _prefix = string.Concat(hint.Substring(0, hint.Length - ".g.cs".Length).Select(letter => SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_')) + "_";
    }

    /// <summary>The properties, in the order of their names.</summary>
    public IEnumerable<Accessor> All => _all.Values.OrderBy(one => one.Name, System.StringComparer.Ordinal).Select(one => one.Accessor);

    /// <summary>The name of a property that reads the member; null where its type cannot have one.</summary>
    public string? Of(ISymbol member)
    {
        var original = member.OriginalDefinition;
        if (_all.TryGetValue(original, out var known))
        {
            return known.Name;
        }

        var type = original switch
        {
            IFieldSymbol { RefKind: RefKind.None } field => field.Type,
            IPropertySymbol { RefKind: RefKind.None, IsIndexer: false, GetMethod: not null } property => property.Type,
            _ => null,
        };
        string name = _prefix + TypeNameOf(original.ContainingType) + "_" + original.Name;
        if (type is null || !IsPartial(original.ContainingType) || original.ContainingType.GetMembers(name).Length > 0)
        {
            return null;
        }

        string modifiers = "internal " + (original.IsStatic ? "static " : original.ContainingType.IsValueType ? "readonly " : "");
        string declaration = modifiers + type.ToDisplayString(Types.FullName) + " " + name + " => " + ReadingContext.Escape(original.Name) + ";";
        var accessor = new Accessor(DeclarationText.NamespaceOf(original), DeclarationText.ContainingTypesOf(original).ToArray(), declaration, original.Name);
        _all.Add(original, (name, accessor));
        return name;
    }

    /// <summary>A type may have an inherited member of the same name as its own.</summary>
    private static string TypeNameOf(INamedTypeSymbol type) => type.ContainingType is { } outer ? TypeNameOf(outer) + "_" + type.Name : type.Name;

    private static bool IsPartial(INamedTypeSymbol declaring)
    {
        for (var type = declaring; type is not null; type = type.ContainingType)
        {
            var declarations = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().ToList();
            bool canHold = declarations.Count > 0
                && type.TypeKind is TypeKind.Class or TypeKind.Struct
                && declarations.All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword) && !declaration.Modifiers.Any(modifier => modifier.ValueText == "file"));
            if (!canHold)
            {
                return false;
            }
        }

        return true;
    }
}
