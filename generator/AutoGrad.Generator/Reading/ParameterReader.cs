using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>What the declaration of a parameter means for gradients, and why some cannot be.</summary>
internal static class ParameterReader
{
    private const string ConstantAttributeName = "AutoGrad.ConstantAttribute";

    /// <summary>The largest number of dimensions that the runtime knows how to walk through.</summary>
    private const int MostDimensions = 4;

    public static ParameterModel Read(IParameterSymbol parameter, string? gradientName) => new(
        parameter.Name,
        parameter.Type.ToDisplayString(Types.FullName),
        parameter.Ordinal == 0 && parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true },
        PassingOf(parameter),
        ContentsOf(parameter.Type),
        ElementOf(parameter.Type),
        parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan" },
        parameter.Type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol },
        gradientName);

    /// <summary>True if a gradient parameter belongs to it.</summary>
    public static bool HasGradient(IParameterSymbol parameter) =>
        ContentsOf(parameter.Type) != Contents.Other && !IsMarkedConstant(parameter);

    /// <summary>True if no gradient of what comes in is asked for. Into an <c>out</c> parameter nothing comes.</summary>
    public static bool IsConstant(IParameterSymbol parameter) => !HasGradient(parameter) || parameter.RefKind == RefKind.Out;

    /// <summary>True for a parameter through which the method may hand back numbers with a gradient.</summary>
    public static bool CanBeOutput(IParameterSymbol parameter) => HasGradient(parameter) && ContentsOf(parameter.Type) switch
    {
        Contents.Number => PassingOf(parameter) is Passing.Ref or Passing.Out,
        _ => parameter.Type.Name != "ReadOnlySpan",
    };

    /// <summary>What is wrong with the parameter; null if nothing is.</summary>
    public static Finding? Check(IParameterSymbol parameter, int site)
    {
        var passing = PassingOf(parameter);
        if (passing is Passing.Ref or Passing.Out)
        {
            bool isScalar = Types.IsReal(parameter.Type) || (Types.IsAlwaysConstant(parameter.Type) && Types.ElementOfBuffer(parameter.Type) is null);
            return isScalar ? null : new Finding(FindingIds.Construct, site, EquatableArray.Of(
                "A parameter of type '" + parameter.Type.ToDisplayString() + "' passed by '" + passing.ToString().ToLowerInvariant() + "'"));
        }

        bool isKnown = ContentsOf(parameter.Type) != Contents.Other || Types.IsAlwaysConstant(parameter.Type) || IsMarkedConstant(parameter);
        return isKnown ? null : new Finding(FindingIds.ParameterType, site, EquatableArray.Of(parameter.Name, parameter.Type.ToDisplayString()));
    }

    public static Contents ContentsOf(ITypeSymbol type) => type switch
    {
        _ when Types.IsReal(type) => Contents.Number,
        IArrayTypeSymbol { Rank: 1 } array when Types.IsReal(array.ElementType) => Contents.Span,
        IArrayTypeSymbol { Rank: <= MostDimensions } array when Types.IsReal(array.ElementType) => Contents.Array,
        IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol inner } => ContentsOf(inner) == Contents.Other ? Contents.Other : Contents.Array,
        _ when Types.IsSpan(type) && Types.IsReal(Types.ElementOfBuffer(type)!) => Contents.Span,
        _ => Contents.Other,
    };

    /// <summary>The type of the numbers that a type holds; empty if there are none.</summary>
    public static string ElementOf(ITypeSymbol type)
    {
        if (ContentsOf(type) == Contents.Other)
        {
            return "";
        }

        while (Types.ElementOfBuffer(type) is { } element)
        {
            type = element;
        }

        return Types.Of(type).Text;
    }

    private static Passing PassingOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => Passing.ByValue,
        RefKind.Ref => Passing.Ref,
        RefKind.Out => Passing.Out,

        // Newer compilers tell `ref readonly` apart.
        _ => Passing.In,
    };

    private static bool IsMarkedConstant(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == ConstantAttributeName);
}
