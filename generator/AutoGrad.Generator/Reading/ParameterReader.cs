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

    public static ParameterModel Read(IParameterSymbol parameter, string? gradientName, System.Func<ISymbol, bool> isReachable) => new(
        parameter.Name,
        parameter.Type.ToDisplayString(Types.FullName),
        parameter.Ordinal == 0 && parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true },
        PassingOf(parameter),
        ContentsOf(parameter.Type),
        ElementOf(parameter.Type),
        parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan" },
        parameter.Type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol },
        gradientName,
        ContentsOf(parameter.Type) == Contents.Struct ? Structs.ModelOf(parameter.Type, isReachable) : null);

    /// <summary>The receiver of an instance method. A struct with numbers in it has a gradient, an object has none.</summary>
    public static ParameterModel ReadReceiver(INamedTypeSymbol type, string? gradientName, System.Func<ISymbol, bool> isReachable)
    {
        var contents = gradientName is null ? Contents.Other : Contents.Struct;
        return new ParameterModel(
            "this",
            type.ToDisplayString(Types.FullName),
            IsThis: false,
            Passing.ByValue,
            contents,
            contents == Contents.Struct ? Types.Of(type).Text : "",
            IsReadOnly: false,
            IsNested: false,
            gradientName,
            contents == Contents.Struct ? Structs.ModelOf(type, isReachable) : null);
    }

    /// <summary>A member of the object that has a gradient. What could change it while the method runs is looked for later.</summary>
    public static ParameterModel ReadMember(ISymbol member, string gradientName, System.Func<ISymbol, bool> isReachable)
    {
        var type = ReceiverMembers.TypeOf(member);
        return new ParameterModel(
            "this." + ReadingContext.Escape(member.Name),
            type.ToDisplayString(Types.FullName),
            IsThis: false,
            ReceiverMembers.IsFixed(member) || member is IPropertySymbol ? Passing.ByValue : Passing.In,
            ContentsOf(type),
            ElementOf(type),
            IsReadOnly: false,
            type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol },
            gradientName,
            ContentsOf(type) == Contents.Struct ? Structs.ModelOf(type, isReachable) : null,
            !ReceiverMembers.IsFixed(member));
    }

    /// <summary>True for a method of a struct with numbers in it: they have a gradient, as those of a parameter do.</summary>
    public static bool HasActiveReceiver(IMethodSymbol method) => !method.IsStatic && method.ContainingType.IsValueType && Structs.HoldsNumbers(method.ContainingType);

    /// <summary>True if a gradient parameter belongs to it.</summary>
    public static bool HasGradient(IParameterSymbol parameter) =>
        ContentsOf(parameter.Type) != Contents.Other && !IsMarkedConstant(parameter);

    /// <summary>True if no gradient of what comes in is asked for. Into an <c>out</c> parameter nothing comes.</summary>
    public static bool IsConstant(IParameterSymbol parameter) => !HasGradient(parameter) || parameter.RefKind == RefKind.Out;

    /// <summary>True for a parameter through which the method may hand back numbers with a gradient.</summary>
    public static bool CanBeOutput(IParameterSymbol parameter) => HasGradient(parameter) && ContentsOf(parameter.Type) switch
    {
        Contents.Number or Contents.Struct => PassingOf(parameter) is Passing.Ref or Passing.Out,
        _ => parameter.Type.Name != "ReadOnlySpan",
    };

    /// <summary>What is wrong with the parameter; null if nothing is.</summary>
    public static Finding? Check(IParameterSymbol parameter, int site, System.Func<ISymbol, bool> isReachable)
    {
        var passing = PassingOf(parameter);
        if (HasGradient(parameter) && ContentsOf(parameter.Type) == Contents.Struct)
        {
            var model = Structs.ModelOf(parameter.Type, isReachable);
            bool isReturned = passing is Passing.Ref or Passing.Out;
            return model.CanHoldGradient && model.CanBeRead && ((model.CanBeMade && model.IsUnmanaged) || !isReturned)
                ? null
                : new Finding(FindingIds.ParameterType, site, EquatableArray.Of(parameter.Name, parameter.Type.ToDisplayString()));
        }

        if (HasGradient(parameter) && ContentsOf(parameter.Type) == Contents.Span && !Holds(Types.ElementOfBuffer(parameter.Type)!, isReachable))
        {
            return new Finding(FindingIds.ParameterType, site, EquatableArray.Of(parameter.Name, parameter.Type.ToDisplayString()));
        }

        if (passing is Passing.Ref or Passing.Out)
        {
            bool isScalar = Types.IsReal(parameter.Type) || Types.IsPlainConstant(parameter.Type);
            return isScalar ? null : new Finding(FindingIds.Construct, site, EquatableArray.Of(
                "A parameter of type '" + parameter.Type.ToDisplayString() + "' passed by '" + passing.ToString().ToLowerInvariant() + "'"));
        }

        bool isKnown = ContentsOf(parameter.Type) != Contents.Other || Types.IsAlwaysConstant(parameter.Type) || IsMarkedConstant(parameter);
        return isKnown ? null : new Finding(FindingIds.ParameterType, site, EquatableArray.Of(parameter.Name, parameter.Type.ToDisplayString()));
    }

    public static Contents ContentsOf(ITypeSymbol type) => type switch
    {
        _ when Types.IsReal(type) => Contents.Number,
        _ when Structs.HoldsNumbers(type) => Contents.Struct,
        IArrayTypeSymbol { Rank: 1 } array when IsElement(array.ElementType) => Contents.Span,

        // What the runtime does with such arrays it does for double and float.
        IArrayTypeSymbol array when Types.IsGenericNumber(Innermost(array)) => Contents.Other,
        IArrayTypeSymbol { Rank: <= MostDimensions } array when Types.IsReal(array.ElementType) => Contents.Array,
        IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol inner } when Types.IsReal(Innermost(inner)) => ContentsOf(inner) == Contents.Other ? Contents.Other : Contents.Array,
        _ when Types.IsSpan(type) && IsElement(Types.ElementOfBuffer(type)!) => Contents.Span,
        _ => Contents.Other,
    };

    private static bool IsElement(ITypeSymbol type) => Types.IsReal(type) || Structs.IsElement(type);

    /// <summary>True for numbers, and for structs that can hold the gradients of the numbers in them.</summary>
    public static bool Holds(ITypeSymbol element, System.Func<ISymbol, bool> isReachable) =>
        Types.IsReal(element) || (Structs.IsElement(element) && Structs.ModelOf(element, isReachable) is { CanHoldGradient: true, CanBeRead: true });

    private static ITypeSymbol Innermost(ITypeSymbol type)
    {
        while (Types.ElementOfBuffer(type) is { } element)
        {
            type = element;
        }

        return type;
    }

    /// <summary>The type of the numbers that a type holds; empty if there are none.</summary>
    public static string ElementOf(ITypeSymbol type)
    {
        if (ContentsOf(type) == Contents.Other)
        {
            return "";
        }

        return Types.Of(Innermost(type)).Text;
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
