using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>Names generated files: readable, and unlike each other even where case is ignored.</summary>
internal static class HintNames
{
    public static string Of(IMethodSymbol method)
    {
        var text = new StringBuilder();
        bool isUnique = !Siblings(method).Any(other => other is IMethodSymbol);
        for (ISymbol symbol = method; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            isUnique &= symbol is IMethodSymbol || !Siblings(symbol).Any();
            string arity = symbol is INamedTypeSymbol { Arity: > 0 } type ? "-" + type.Arity.ToString(CultureInfo.InvariantCulture) : "";
            text.Insert(0, Printable(symbol.Name) + arity + ".");
            if (symbol.ContainingSymbol is null or IModuleSymbol)
            {
                break;
            }
        }

        if (!isUnique)
        {
            text.Length--;
            text.Append('-').Append(Hash(method.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType)
                .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut)))).Append('.');
        }

        return text.Append("g.cs").ToString();
    }

    /// <summary>Others of the same name in the same place.</summary>
    private static System.Collections.Generic.IEnumerable<ISymbol> Siblings(ISymbol symbol)
    {
        var members = symbol.ContainingSymbol switch
        {
            INamedTypeSymbol type => type.GetMembers().AsEnumerable(),
            INamespaceSymbol space => space.GetMembers(),
            _ => Enumerable.Empty<ISymbol>(),
        };
        return members.Where(other =>
            other.Name.Equals(symbol.Name, StringComparison.OrdinalIgnoreCase) && !SymbolEqualityComparer.Default.Equals(other, symbol.OriginalDefinition));
    }

    /// <summary>Hint names allow few characters; identifiers allow the letters of every script.</summary>
    private static string Printable(string name) =>
        string.Concat(name.Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
            ? c.ToString()
            : "-" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));

    /// <summary>FNV-1a, 32 bits (Fowler, Noll, Vo): the same in every process, unlike string.GetHashCode.</summary>
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
