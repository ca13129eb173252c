using System;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>What the declared result means for gradients.</summary>
internal static class ResultReader
{
    public static ResultModel Read(ITypeSymbol type, Func<ISymbol, bool> isReachable)
    {
        var model = Types.ElementsOf(type) is null ? null : Structs.ModelOf(type, isReachable);
        var parts = model?.Parts ?? Types.Flatten(type).Select(part => new StructPart(Types.Of(part), "", true, -1)).ToArray();
        return new ResultModel(
            type.ToDisplayString(Types.FullName), parts, ContentsOf(type), IsArray(type) ? ParameterReader.ElementOf(type) : "", model);
    }

    /// <summary>True if the result can be given back with a gradient, or has none to lose while outputs of the method have one.</summary>
    public static bool IsDifferentiable(IMethodSymbol method, Func<ISymbol, bool> isReachable)
    {
        var type = method.ReturnType;
        if (Types.ElementsOf(type) is not null && Structs.ModelOf(type, isReachable) is not { CanBeMade: true, CanBeRead: true })
        {
            return false;
        }

        if (IsArray(type))
        {
            return Types.IsReal(Innermost(type));
        }

        var parts = Types.Flatten(type).ToList();
        if (parts.Count > 1 && parts.Any(Types.IsRealBuffer))
        {
            return false;
        }

        return parts.Any(Types.IsReal) || (parts.All(IsConstant) && method.Parameters.Any(ParameterReader.CanBeOutput));
    }

    private static bool IsConstant(ITypeSymbol type) => Types.IsPlainConstant(type) || (Types.ElementOfBuffer(type) is { } element && IsConstant(element));

    /// <summary>True if a gradient method is made: there is one number to pull at, and nothing else that wants a pull.</summary>
    public static bool HasGradientMethod(IMethodSymbol method) =>
        ContentsOf(method.ReturnType) == Contents.Number
        && !method.Parameters.Any(parameter => parameter.RefKind == RefKind.Out && ParameterReader.HasGradient(parameter));

    private static ITypeSymbol Innermost(ITypeSymbol type) => Types.ElementOfBuffer(type) is { } element ? Innermost(element) : type;

    public static bool IsArray(ITypeSymbol type) => ContentsOf(type) is Contents.Span or Contents.Array;

    /// <summary>Nothing can be said of a span that is returned: it may lie in a parameter, or in something that nobody sees.</summary>
    private static Contents ContentsOf(ITypeSymbol type) => Types.IsSpan(type) || Types.ElementsOf(type) is not null ? Contents.Other : ParameterReader.ContentsOf(type);
}
