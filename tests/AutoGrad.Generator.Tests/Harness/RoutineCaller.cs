using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// Writes the class that calls a routine and what is generated for it, with boxes for arguments. Reflection could not: a span has no box. The
/// calls also hold the generated signatures to what is promised, for they compile with nothing else.
/// </summary>
internal static class RoutineCaller
{
    /// <summary>What every calling class uses: an array, a part of an array, or null as a span.</summary>
    public static readonly SourceFile Shared = new(
        "Passing.cs",
        """
        #nullable enable
        internal static class Passing
        {
            public static global::System.Span<T> Span<T>(object? value) =>
                value is global::System.ArraySegment<T> part ? global::System.MemoryExtensions.AsSpan(part) : new global::System.Span<T>((T[]?)value);
        }
        """);

    public static string NameOf(Routine routine) => routine.TypeName + "Caller";

    /// <param name="routine">The routine.</param>
    /// <param name="method">Its declaration.</param>
    /// <param name="withDerivatives">Whether the generated methods are called, too.</param>
    public static SourceFile Write(Routine routine, IMethodSymbol method, bool withDerivatives = true)
    {
        var text = new List<string>();
        text.Add("#nullable enable");
        text.Add($"namespace {method.ContainingNamespace.ToDisplayString()}");
        text.Add("{");
        text.Add($"    public static class {NameOf(routine)}");
        text.Add("    {");
        Write(text, method, "", "object?[] a", [], []);
        if (withDerivatives)
        {
            string[] pull = IsRealOrHoldsReals(method.ReturnType) ? [PullOf(method.ReturnType)] : [];
            Write(text, method, "Backward", "object?[] a, object? pull, object?[] g", pull, [.. Gradients(method, isBackward: true)]);
            if (HasGradient(method))
            {
                Write(text, method, "Gradient", "object?[] a, object?[] g", [], [.. Gradients(method, isBackward: false)]);
            }
        }

        text.Add("    }");
        text.Add("}");
        return new SourceFile(routine.Title + ".Caller.cs", string.Join(Environment.NewLine, text));
    }

    /// <summary>One real result and no real output besides make a gradient method.</summary>
    public static bool HasGradient(IMethodSymbol method) =>
        IsReal(method.ReturnType) && !method.Parameters.Any(parameter => parameter.RefKind == RefKind.Out && IsRealOrHoldsReals(parameter.Type));

    public static bool IsActive(IParameterSymbol parameter) =>
        IsRealOrHoldsReals(parameter.Type) && !parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConstantAttribute");

    private static void Write(List<string> text, IMethodSymbol method, string suffix, string parameters, string[] pull, Passed[] gradients)
    {
        int first = method.IsStatic ? 0 : 1;
        Passed[] receiver = method.IsStatic ? [] : [new($"{Name(method.ContainingType)} self = ({Name(method.ContainingType)})a[0]!;", "self", "a[0] = self;")];
        Passed[] own = [.. method.Parameters.Select((parameter, index) => Own(parameter, first + index))];
        Passed[] all = [.. receiver, .. own, .. gradients];
        string call = $"{(method.IsStatic ? Name(method.ContainingType) : "self")}.{method.Name}{suffix}{TypeArguments(method)}({string.Join(", ", [.. own.Select(passed => passed.Argument), .. pull, .. gradients.Select(passed => passed.Argument)])})";
        text.Add($"        public static object? Call{suffix}({parameters})");
        text.Add("        {");
        foreach (Passed passed in all)
        {
            text.Add($"            {passed.Declaration}");
        }

        text.Add("            try");
        text.Add("            {");
        text.Add(method.ReturnsVoid ? $"                {call};" : $"                {Name(method.ReturnType)} result = {call};");
        text.Add(method.ReturnsVoid ? "                return null;" : "                return result;");
        text.Add("            }");
        text.Add("            finally");
        text.Add("            {");
        foreach (Passed passed in all.Where(passed => passed.Return.Length > 0))
        {
            text.Add($"                {passed.Return}");
        }

        text.Add("            }");
        text.Add("        }");
    }

    private static string TypeArguments(IMethodSymbol method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(Name))}>" : "";

    private static Passed Own(IParameterSymbol parameter, int index)
    {
        string type = Name(parameter.Type);
        string value = ElementOfSpan(parameter.Type) is { } element ? $"Passing.Span<{Name(element)}>(a[{index}])" : $"({type})a[{index}]!";
        return parameter.RefKind switch
        {
            RefKind.Ref => new($"{type} p{index} = {value};", $"ref p{index}", $"a[{index}] = p{index};"),
            RefKind.Out => new($"{type} p{index} = default!;", $"out p{index}", $"a[{index}] = p{index};"),
            RefKind.In => new($"{type} p{index} = {value};", $"in p{index}", ""),
            _ => new("", value, ""),
        };
    }

    // Where the generated method adds to a number or a struct it has a reference to it; where it overwrites, an output; the pull of an output is a value.
    private static IEnumerable<Passed> Gradients(IMethodSymbol method, bool isBackward)
    {
        IEnumerable<(ITypeSymbol Type, RefKind Passing)> receiver = !method.IsStatic && HoldsReals(method.ContainingType) ? [(method.ContainingType, RefKind.None)] : [];
        var active = receiver.Concat(method.Parameters.Where(IsActive).Select(parameter => (parameter.Type, Passing: parameter.RefKind)));
        return active.Select((argument, index) => Gradient(argument.Type, argument.Passing == RefKind.Out, index, isBackward));
    }

    private static Passed Gradient(ITypeSymbol parameter, bool isOutput, int index, bool isBackward)
    {
        string type = Name(parameter);
        if (HoldsReals(parameter))
        {
            return isOutput
                ? new Passed("", $"({type})g[{index}]!", "")
                : new Passed($"{type} g{index} = ({type})g[{index}]!;", $"{(isBackward ? "ref" : "out")} g{index}", $"g[{index}] = g{index};");
        }

        ITypeSymbol? element = ElementOfSpan(parameter) ?? (parameter is IArrayTypeSymbol { Rank: 1, ElementType: var held } && HoldsReals(held) ? held : null);
        return new Passed("", element is null ? $"({type})g[{index}]!" : $"Passing.Span<{Name(element)}>(g[{index}])", "");
    }

    private static string PullOf(ITypeSymbol result) =>
        result is IArrayTypeSymbol { Rank: 1, ElementType: var element } && HoldsReals(element)
            ? $"(global::System.ReadOnlySpan<{Name(element)}>)Passing.Span<{Name(element)}>(pull)"
            : $"({Name(result)})pull!";

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    /// <summary>True for numbers, and for structs and tuples with numbers in them.</summary>
    private static bool HoldsReals(ITypeSymbol type) => IsReal(type) || (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsRefLikeType: false }
        && type.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && HoldsReals(field.Type)));

    private static bool IsRealOrHoldsReals(ITypeSymbol type) => HoldsReals(type) || type switch
    {
        IArrayTypeSymbol array => IsRealOrHoldsReals(array.ElementType),
        _ => ElementOfSpan(type) is { } element && HoldsReals(element),
    };

    private static ITypeSymbol? ElementOfSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } span ? span.TypeArguments[0] : null;

    private static string Name(ITypeSymbol type) => type.ToDisplayString(
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    private sealed record Passed(string Declaration, string Argument, string Return);
}
