using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>What the method returns.</summary>
/// <param name="Type">The type, spelled in full.</param>
/// <param name="Parts">The numbers of it; an array is one part, without a path.</param>
/// <param name="Contents">What it holds as a whole: a number, an array, or nothing of the kind; a struct or a tuple is <see cref="Contents.Other"/>.</param>
/// <param name="Element">The type of the numbers of an array; empty for anything else.</param>
/// <param name="Struct">How it is put together and taken apart; null unless it is a struct or a tuple.</param>
internal sealed record ResultModel(string Type, EquatableArray<StructPart> Parts, Contents Contents, string Element, StructModel? Struct)
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
/// <param name="Receivers">What an instance method reads without a parameter: <c>this</c>, then the members of it that have a gradient.</param>
/// <param name="Packed">The overload of the gradient method that takes all numbers in a row; null where none is made.</param>
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
    EquatableArray<ParameterModel> Receivers,
    PackedOverload? Packed,
    EquatableArray<string> Hiding)
{
    public string ResultType => Result.Type;

    /// <summary>The numbers of the result.</summary>
    public EquatableArray<StructPart> Results => Result.Parts;

    /// <summary>Everything that has inputs in the method's circuit, in their order: for each its own, then those of the numbers in a struct.</summary>
    public IEnumerable<ParameterModel> Sources => Receivers.Concat(Parameters);

    /// <summary>The sources with a gradient parameter, in order.</summary>
    public IEnumerable<ParameterModel> Active => Sources.Where(source => source.IsActive);

    /// <summary>The number of inputs of the method's circuit.</summary>
    public int InputCount => Sources.Sum(source => 1 + source.Inputs.Count());

    /// <summary>The first input of each source, by the source's number.</summary>
    public EquatableArray<int> FirstInputs()
    {
        var first = new List<int>();
        int next = 0;
        foreach (var source in Sources)
        {
            first.Add(next);
            next += 1 + source.Inputs.Count();
        }

        return first;
    }

    /// <summary>What the method hands back besides its result: the <c>ref</c> and <c>out</c> parameters in order. The circuit yields their last values.</summary>
    public IEnumerable<ParameterModel> Outputs => Parameters.Where(parameter => parameter.IsOutput);

    /// <summary>True if a gradient is a buffer, which the gradient method clears between the two passes.</summary>
    public bool HasBufferGradients => Active.Any(source => source.HasBufferGradient);
}
