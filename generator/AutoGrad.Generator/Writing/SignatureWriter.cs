using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>The headers of the generated methods. They follow from the declaration alone.</summary>
internal static class SignatureWriter
{
    private const int LongestLine = 120;

    public static IEnumerable<string> Backward(MethodSignature signature)
    {
        string[] pull = signature.Result.HasPull
            ? new[] { signature.Result.PullType + " " + Names.Escape(signature.PullName) }
            : System.Array.Empty<string>();
        return Header(signature, "Backward", Primal(signature), pull, signature.Active.Select(InBackward));
    }

    public static IEnumerable<string> Gradient(MethodSignature signature) =>
        Header(signature, "Gradient", Primal(signature), signature.Active.Select(InGradient));

    /// <summary>The gradient method that takes all numbers in a row.</summary>
    public static IEnumerable<string> Packed(MethodSignature signature, PackedOverload packed) => Header(
        signature with { Hiding = default },
        "Gradient",
        PackedWriter.Others(signature).Select(parameter => parameter.Reference + parameter.Type + " " + Names.Escape(parameter.Name))
            .Prepend("global::System.ReadOnlySpan<" + packed.Number + "> " + Names.Escape(packed.Name))
            .Append("global::System.Span<" + packed.Number + "> " + Names.Escape(packed.GradientName)));

    public static IEnumerable<ParameterModel> Active(MethodSignature signature) => signature.Active;

    /// <summary>Every name that the parameter list takes.</summary>
    public static IEnumerable<string> ParameterNames(MethodSignature signature) =>
        signature.Parameters.Select(parameter => parameter.Name)
            .Concat(Active(signature).Select(parameter => parameter.GradientName!))
            .Append(signature.PullName);

    private static IEnumerable<string> Primal(MethodSignature signature) =>
        signature.Parameters.Select(parameter => parameter.Modifier + parameter.Type + " " + Names.Escape(parameter.Name));

    /// <summary>A reference that is added to, a buffer that is added to, or the pull of an <c>out</c> number.</summary>
    private static string InBackward(ParameterModel parameter) => (parameter.HasNumberGradient ? "ref " : "") + Gradient(parameter);

    private static string InGradient(ParameterModel parameter) => (parameter.HasNumberGradient ? "out " : "") + Gradient(parameter);

    private static string Gradient(ParameterModel parameter) => parameter.GradientType + " " + Names.Escape(parameter.GradientName!);

    /// <summary>The header on one line, or with a line for each group of parameters where it would be too long.</summary>
    private static IEnumerable<string> Header(MethodSignature signature, string suffix, params IEnumerable<string>[] groups)
    {
        string start = (signature.Hiding.Contains(suffix) ? "new " : "") + signature.Modifiers + " " + signature.ResultType + " " + signature.Name + suffix + signature.TypeParameters + "(";
        string end = ")" + signature.Constraints;
        string line = start + string.Join(", ", groups.SelectMany(group => group)) + end;
        if (line.Length <= LongestLine)
        {
            return new[] { line };
        }

        var lines = groups.Select(group => string.Join(", ", group)).Where(text => text.Length > 0).ToList();
        return new[] { start }.Concat(lines.Select((text, i) => "    " + text + (i < lines.Count - 1 ? "," : end)));
    }
}
