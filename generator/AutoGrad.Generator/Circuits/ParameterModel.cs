using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>How a parameter is passed.</summary>
internal enum Passing
{
    ByValue,

    /// <summary>By a reference that is only read.</summary>
    In,

    Ref,

    Out,
}

/// <summary>What a parameter or a result holds, as far as gradients care.</summary>
internal enum Contents
{
    /// <summary>Nothing that could have a gradient.</summary>
    Other,

    /// <summary>A <c>double</c>, a <c>float</c>, or a number of a type parameter.</summary>
    Number,

    /// <summary>A struct or a tuple with numbers in it. The gradient is of the same type.</summary>
    Struct,

    /// <summary>Numbers, or structs of them, in a line: an array of one dimension or a span. The gradient is a span.</summary>
    Span,

    /// <summary>An array of several dimensions, or of arrays. The gradient is of the same type.</summary>
    Array,
}

/// <summary>A parameter of the method, as the generated methods repeat it.</summary>
/// <param name="Name">The name, without <c>@</c>.</param>
/// <param name="Type">The type, spelled in full.</param>
/// <param name="IsThis">True for the first parameter of an extension method.</param>
/// <param name="Passing">How it is passed.</param>
/// <param name="Contents">What it holds.</param>
/// <param name="Element">The type of the numbers, or of the structs of numbers, that it holds; empty if there are none.</param>
/// <param name="IsReadOnly">True for a buffer that cannot be written through the parameter.</param>
/// <param name="IsNested">True for an array of arrays.</param>
/// <param name="GradientName">The name of its gradient parameter, which for an <c>out</c> number is its pull; null when it is held constant.</param>
/// <param name="Struct">How it is taken apart; null unless it is a struct or a tuple of numbers.</param>
/// <param name="IsChangeable">True for a member of the object that a call could change.</param>
internal sealed record ParameterModel(
    string Name, string Type, bool IsThis, Passing Passing, Contents Contents, string Element, bool IsReadOnly, bool IsNested, string? GradientName, StructModel? Struct = null, bool IsChangeable = false)
{
    /// <summary>The parts of a struct that have inputs of their own in the method's circuit, behind the one for the struct: its numbers.</summary>
    public IEnumerable<StructPart> Inputs => Struct is not null && HasNumberGradient ? Struct.Parts.Where(part => part.Type.IsReal) : Enumerable.Empty<StructPart>();

    /// <summary>The numbers in it: itself, or those in a struct.</summary>
    public IEnumerable<StructPart> Numbers => Contents == Contents.Number ? new[] { new StructPart(WireType.RealOf(Element), "", true, -1) }
        : Struct is not null ? Struct.Parts.Where(part => part.Type.IsReal)
        : Enumerable.Empty<StructPart>();

    /// <summary>True for a number and for a struct of numbers.</summary>
    public bool IsNumber => Contents is Contents.Number or Contents.Struct;

    /// <summary>True if it has a gradient parameter.</summary>
    public bool IsActive => GradientName is not null;

    /// <summary>True for arrays and spans of numbers, constant or not.</summary>
    public bool IsBuffer => Contents is Contents.Span or Contents.Array;

    /// <summary>True for a number, an integer or the like that the method hands back through the parameter.</summary>
    public bool IsOutput => Passing is Passing.Ref or Passing.Out;

    /// <summary>True if the gradient parameter is a reference that the backward pass adds to or overwrites; not for buffers, nor for the pull of an <c>out</c>.</summary>
    public bool HasNumberGradient => IsActive && IsNumber && Passing != Passing.Out;

    public bool HasBufferGradient => IsActive && IsBuffer;

    /// <summary>The type of the gradient parameter, without <c>ref</c> or <c>out</c>.</summary>
    public string GradientType => Contents switch
    {
        Contents.Span => "global::System.Span<" + Element + ">",
        Contents.Array => Type,
        _ => Element,
    };

    /// <summary>What stands before the type: "this ", "in " and the like; empty for most.</summary>
    public string Modifier => (IsThis ? "this " : "") + Reference;

    /// <summary>What stands before an argument and, behind "this ", before the type: "in ", "ref ", "out ", or nothing.</summary>
    public string Reference => Passing switch
    {
        Passing.In => "in ",
        Passing.Ref => "ref ",
        Passing.Out => "out ",
        _ => "",
    };
}
