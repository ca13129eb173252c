using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// How a gradient method sets gradients where its body is that of the backward method: buffers are cleared between the two passes,
/// numbers are collected in locals and handed out at the end. So nothing has changed if the forward pass throws.
/// </summary>
internal static class GradientClearing
{
    /// <summary>Clears the buffers. It belongs between the forward and the backward part.</summary>
    public static IEnumerable<Statement> Write(MethodSignature signature, LibraryNames library) =>
        from parameter in signature.Active
        where parameter.HasBufferGradient
        let gradient = Names.Escape(parameter.GradientName!)
        select (Statement)new Line(parameter.Contents == Contents.Span
            ? gradient + ".Clear();"
            : library.RuntimeName("Buffers") + ".Clear(" + gradient + ");");
}
