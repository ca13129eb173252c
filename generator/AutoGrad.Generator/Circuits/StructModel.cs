using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>One value inside a struct or a tuple, and how the generated code gets at it.</summary>
/// <param name="Type">What it holds.</param>
/// <param name="Path">How it is read from the struct: <c>.X</c>, <c>.Center.Y</c>; empty where it has no name that the generated code can use.</param>
/// <param name="IsAssignable">True if the path can be assigned: fields all the way.</param>
/// <param name="Index">Its number in a struct that consists of numbers of one type and nothing else; -1 in any other.</param>
internal sealed record StructPart(WireType Type, string Path, bool IsAssignable, int Index)
{
    public bool IsReadable => Path.Length > 0 || Index >= 0;

    /// <summary>True if a gradient can be kept in it. It never goes through a constructor or a setter.</summary>
    public bool CanHoldGradient => IsAssignable || Index >= 0;

    /// <summary>How it is read from a struct of the given type, in which it has the given number.</summary>
    public Form FormIn(WireType type, int number) => Path.Length > 0
        ? new Form(FormKind.Member, Path)
        : new Form(FormKind.Part, type.Text, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The part's name for a variable beside the struct's: <c>CenterY</c>.</summary>
    public string Suffix => Path.Length == 0
        ? "Part" + Index.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Concat(Path.Split('.').Skip(1).Select(name => name.TrimStart('@', '_')).Where(name => name.Length > 0).Select(name => char.ToUpperInvariant(name[0]) + name.Substring(1)));
}

/// <summary>A struct or a tuple that is split into its parts.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Format">
/// How one is made of its parts: <c>new Point({0}, {1})</c>, <c>({0}, {1})</c>; empty where that takes a step for each part.
/// </param>
/// <param name="Parts">What is in it, those of structs inside it in their place.</param>
/// <param name="IsUnmanaged">True if there is no reference in it.</param>
internal sealed record StructModel(WireType Type, string Format, EquatableArray<StructPart> Parts, bool IsUnmanaged)
{
    /// <summary>True if it consists of numbers of one type and nothing else, so that it is as many of them in a row.</summary>
    public bool IsPacked => Parts.Count > 0 && Parts[0].Index >= 0;

    /// <summary>Puts one together of its parts.</summary>
    public Form Form => new(FormKind.Struct, Type.Text, Format);

    public bool CanBeMade => Format.Length > 0 || IsPacked;

    public bool CanBeRead => Parts.All(part => part.IsReadable);

    public bool CanHoldGradient => Parts.All(part => !part.Type.IsReal || part.CanHoldGradient);
}
