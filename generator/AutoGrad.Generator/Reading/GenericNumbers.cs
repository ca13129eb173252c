using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>What the constraints of a type parameter let generated code do with its numbers.</summary>
internal static class GenericNumbers
{
    /// <summary>The interfaces of generic math that a type parameter implements, for itself.</summary>
    public static IEnumerable<INamedTypeSymbol> InterfacesOf(ITypeParameterSymbol parameter) => parameter.ConstraintTypes
        .OfType<INamedTypeSymbol>()
        .SelectMany(constraint => constraint.AllInterfaces.Prepend(constraint))
        .Where(known => known.TypeKind == TypeKind.Interface && known.TypeArguments.Length > 0 && known.ContainingNamespace.ToDisplayString() == "System.Numerics");

    /// <summary>What the local gradients of a gate need and the constraints do not promise; null if they promise all of it.</summary>
    public static string? Missing(ITypeParameterSymbol parameter, Rule rule) =>
        rule.Locals.OfType<RuleExpression>().SelectMany(Needs).FirstOrDefault(need => !Has(parameter, need));

    private static bool Has(ITypeParameterSymbol parameter, string member) =>
        InterfacesOf(parameter).Any(known => known.GetMembers(member).Length > 0);

    private static IEnumerable<string> Needs(RuleExpression expression)
    {
        if (expression is not RuleOperation operation)
        {
            return Enumerable.Empty<string>();
        }

        string need = operation.Form switch
        {
            { Kind: FormKind.Infix, Symbol: "<" or ">" } => "op_LessThan",
            { Kind: FormKind.Call, Symbol: var symbol } when symbol.StartsWith("Math.", System.StringComparison.Ordinal) => GenericFunctions.NameOf(symbol.Substring("Math.".Length)),
            _ => "",
        };
        return operation.Operands.SelectMany(Needs).Concat(need.Length > 0 ? new[] { need } : Enumerable.Empty<string>());
    }
}
