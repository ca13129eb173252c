using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>One number of the method's result.</summary>
/// <param name="Path">How to reach it from a value of the result's type: empty, or <c>.Item1</c>.</param>
/// <param name="Type">Its type.</param>
internal sealed record ResultPart(string Path, WireType Type);

/// <summary>What the method returns.</summary>
/// <param name="Type">The type, spelled in full.</param>
/// <param name="Format">How its parts are put together: <c>{0}</c> or <c>({0}, {1})</c>; empty for <c>void</c>.</param>
/// <param name="Parts">The numbers of it; an array is one part.</param>
/// <param name="Contents">What it holds as a whole: a number, an array, or nothing of the kind; a tuple is <see cref="Contents.Other"/>.</param>
/// <param name="Element">The type of the numbers of an array; empty for anything else.</param>
internal sealed record ResultModel(string Type, string Format, EquatableArray<ResultPart> Parts, Contents Contents, string Element)
{
    public bool IsArray => Contents is Contents.Span or Contents.Array;

    /// <summary>True if there is a pull on it. There is none on <c>void</c>, nor on an <c>int</c> or a <c>bool</c> beside outputs that are numbers.</summary>
    public bool HasPull => IsArray || Parts.Any(part => part.Type.IsReal);

    /// <summary>The type of the pull on it.</summary>
    public string PullType => Contents == Contents.Span ? "global::System.ReadOnlySpan<" + Element + ">" : Type;
}

/// <summary>
/// What the declaration alone says about the method. Generated signatures depend on nothing else, never on a body.
/// </summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="ContainingTypes">The headers of the partial types around the method, outermost first.</param>
/// <param name="Modifiers">Accessibility, <c>static</c>, <c>readonly</c>.</param>
/// <param name="Name">The method's name.</param>
/// <param name="TypeParameters">Its own type parameters with their brackets; empty for most.</param>
/// <param name="Constraints">The constraints on them.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="PullName">The name of the parameter that holds the pull on the result; nothing is called so where there is no such pull.</param>
/// <param name="HasGradientMethod">True where a gradient method is made: for one result that is a number, and no other output with a pull. It pulls with 1.</param>
/// <param name="HasThis">True for an instance method: its circuit's first input is <c>this</c>.</param>
/// <param name="Hiding">The suffixes of the generated methods that hide inherited ones.</param>
internal sealed record MethodSignature(
    string HintName,
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Modifiers,
    string Name,
    string TypeParameters,
    string Constraints,
    EquatableArray<ParameterModel> Parameters,
    ResultModel Result,
    string PullName,
    bool HasGradientMethod,
    bool HasThis,
    EquatableArray<string> Hiding)
{
    public string ResultType => Result.Type;

    public string ResultFormat => Result.Format;

    /// <summary>The numbers of the result.</summary>
    public EquatableArray<ResultPart> Results => Result.Parts;

    /// <summary>The parameters with a gradient parameter, in order.</summary>
    public IEnumerable<ParameterModel> Active => Parameters.Where(parameter => parameter.IsActive);

    /// <summary>What the method hands back besides its result: the <c>ref</c> and <c>out</c> parameters in order. The circuit yields their last values.</summary>
    public IEnumerable<ParameterModel> Outputs => Parameters.Where(parameter => parameter.IsOutput);

    /// <summary>True if a gradient is a buffer, which the gradient method clears between the two passes.</summary>
    public bool HasBufferGradients => Parameters.Any(parameter => parameter.HasBufferGradient);
}
