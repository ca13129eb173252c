using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>What the declared result means for gradients.</summary>
internal static class ResultReader
{
    public static ResultModel Read(ITypeSymbol type)
    {
        int next = 0;
        var parts = Types.Flatten(type).Zip(Types.Paths(type), (part, path) => new ResultPart(path, Types.Of(part))).ToArray();
        return new ResultModel(
            type.ToDisplayString(Types.FullName), FormatOf(type, ref next), parts, ContentsOf(type), IsArray(type) ? ParameterReader.ElementOf(type) : "");
    }

    /// <summary>True if the result can be given back with a gradient, or has none to lose while outputs of the method have one.</summary>
    public static bool IsDifferentiable(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (IsArray(type))
        {
            return true;
        }

        var parts = Types.Flatten(type).ToList();
        if (parts.Count > 1 && parts.Any(Types.IsRealBuffer))
        {
            return false;
        }

        return parts.Any(Types.IsReal) || (parts.All(Types.IsAlwaysConstant) && method.Parameters.Any(ParameterReader.CanBeOutput));
    }

    /// <summary>True if a gradient method is made: there is one number to pull at, and nothing else that wants a pull.</summary>
    public static bool HasGradientMethod(IMethodSymbol method) =>
        ContentsOf(method.ReturnType) == Contents.Number
        && !method.Parameters.Any(parameter => parameter.RefKind == RefKind.Out && ParameterReader.HasGradient(parameter));

    public static bool IsArray(ITypeSymbol type) => ContentsOf(type) is Contents.Span or Contents.Array;

    /// <summary>Nothing can be said of a span that is returned: it may lie in a parameter, or in something that nobody sees.</summary>
    private static Contents ContentsOf(ITypeSymbol type) => Types.IsSpan(type) ? Contents.Other : ParameterReader.ContentsOf(type);

    private static string FormatOf(ITypeSymbol type, ref int next)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return "";
        }

        if (Types.ElementsOf(type) is not { } elements)
        {
            return "{" + next++ + "}";
        }

        var parts = new List<string>();
        foreach (var element in elements)
        {
            parts.Add(FormatOf(element, ref next));
        }

        return "(" + string.Join(", ", parts) + ")";
    }
}
