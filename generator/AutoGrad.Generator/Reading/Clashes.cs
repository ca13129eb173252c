using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>Where the generated methods meet other members: of the same type, which is an error, or of a base type, which they hide.</summary>
internal static class Clashes
{
    /// <summary>What is added to the name of a method for those that are generated for it.</summary>
    public static IReadOnlyList<string> Suffixes(IMethodSymbol method) =>
        ResultReader.HasGradientMethod(method) ? new[] { "Backward", "Gradient" } : new[] { "Backward" };

    /// <summary>The first generated name that meets another member of its name and parameters; null if none does.</summary>
    public static string? Find(IMethodSymbol method) =>
        Suffixes(method).Where(suffix => Meets(method, suffix)).Select(suffix => method.Name + suffix).FirstOrDefault();

    /// <summary>True if a generated method hides one of a base type: a written one, or one generated for a marked method there.</summary>
    public static bool HidesInherited(IMethodSymbol method, string suffix, Func<ISymbol, bool> isAccessible)
    {
        string own = GeneratedParameters(method, suffix);
        for (var type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            bool isWritten = type.GetMembers(method.Name + suffix).Any(member =>
                isAccessible(member) && (member is not IMethodSymbol other || Parameters(other) == own));
            bool isGenerated = type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
                IsMarked(other) && Suffixes(other).Contains(suffix) && GeneratedParameters(other, suffix) == own && isAccessible(other));
            if (isWritten || isGenerated)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if the overload with all numbers in a row meets another member, written or generated, of the type or of one it derives from.</summary>
    public static bool MeetsPacked(IMethodSymbol method, string number)
    {
        string name = method.Name + "Gradient";
        string own = PackedParameters(method, number);
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            bool meets = type.GetMembers(name).Any(member => member is not IMethodSymbol other || Parameters(other) == own)
                || type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
                    !IsSame(other, method) && IsMarked(other) && (GeneratedParameters(other, "Gradient") == own || PackedParameters(other, number) == own));
            if (meets)
            {
                return true;
            }
        }

        return false;
    }

    private static string PackedParameters(IMethodSymbol method, string number)
    {
        var others = method.Parameters.Where(parameter => !ParameterReader.HasGradient(parameter)).Select(TypeOf);
        return method.Arity + ":" + string.Join(",", others.Prepend("global::System.ReadOnlySpan<" + number + ">").Append("global::System.Span<" + number + ">"));
    }

    private static bool Meets(IMethodSymbol method, string suffix)
    {
        string name = method.Name + suffix;
        string own = GeneratedParameters(method, suffix);
        return method.ContainingType.Name == name
            || method.ContainingType.TypeParameters.Any(parameter => parameter.Name == name)
            || method.Parameters.Any(parameter => parameter.Name == name)
            || method.ContainingType.GetMembers(name).Any(member => member is not IMethodSymbol other || Parameters(other) == own)
            || method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
                !IsSame(other, method) && IsMarked(other) && Suffixes(other).Contains(suffix) && GeneratedParameters(other, suffix) == own);
    }

    /// <summary>True for the same method, in whichever of its parts.</summary>
    private static bool IsSame(IMethodSymbol other, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(other, method)
        || SymbolEqualityComparer.Default.Equals(other.PartialImplementationPart, method)
        || SymbolEqualityComparer.Default.Equals(other.PartialDefinitionPart, method);

    private static bool IsMarked(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == SignatureReader.AttributeName);

    private static string Parameters(IMethodSymbol method) =>
        method.Arity + ":" + string.Join(",", method.Parameters.Select(TypeOf));

    private static string GeneratedParameters(IMethodSymbol method, string suffix)
    {
        var primal = method.Parameters.Select(TypeOf);
        var pull = suffix == "Backward" ? PullOf(method.ReturnType) : Enumerable.Empty<string>();
        var receiver = ParameterReader.HasActiveReceiver(method) ? new[] { "ref " + NameOf(method.ContainingType) } : System.Array.Empty<string>();
        var members = method.IsStatic ? Enumerable.Empty<string>() : ReceiverMembers.Of(method.ContainingType).Select(member => GradientOf(ReceiverMembers.TypeOf(member), RefKind.None));
        var gradients = method.Parameters.Where(ParameterReader.HasGradient).Select(parameter => GradientOf(parameter.Type, parameter.RefKind));
        return method.Arity + ":" + string.Join(",", primal.Concat(pull).Concat(receiver).Concat(members).Concat(gradients));
    }

    private static IEnumerable<string> PullOf(ITypeSymbol result)
    {
        var model = ResultReader.Read(result, _ => true);
        return !model.HasPull ? Enumerable.Empty<string>()
            : model.Contents == Contents.Span ? new[] { "global::System.ReadOnlySpan<" + model.Element + ">" }
            : new[] { NameOf(result) };
    }

    private static string GradientOf(ITypeSymbol type, RefKind passing) => ParameterReader.ContentsOf(type) switch
    {
        Contents.Span => "global::System.Span<" + ParameterReader.ElementOf(type) + ">",
        Contents.Number or Contents.Struct when passing != RefKind.Out => "ref " + NameOf(type),
        _ => NameOf(type),
    };

    /// <summary>Overloads that differ only in the kind of reference are one signature, too.</summary>
    private static string TypeOf(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : "ref ") + NameOf(parameter.Type);

    /// <summary>For the compiler, types that differ only in the names of tuple elements, or in what may be null, are one type.</summary>
    private static string NameOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => "(" + string.Join(",", tuple.TupleElements.Select(element => NameOf(element.Type))) + ")",
        IArrayTypeSymbol array => NameOf(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]",
        _ => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };
}
