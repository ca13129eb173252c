using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>A gradient of a number in the gradient method: collected in a local, since the output is set only when nothing can throw any more.</summary>
/// <param name="Parameter">The number.</param>
/// <param name="Output">The gradient parameter.</param>
/// <param name="Local">The local.</param>
internal sealed record GradientNumber(ParameterModel Parameter, string Output, string Local)
{
    /// <summary>The gradients of all numbers, in order.</summary>
    public static IReadOnlyList<GradientNumber> Take(MethodSignature signature, Names names) => signature.Sources
        .Where(parameter => parameter.HasNumberGradient)
        .Select(parameter => new GradientNumber(parameter, Names.Escape(parameter.GradientName!), names.TakeNumbered(parameter.GradientName!)))
        .ToList();

    public Statement Declaration => new Line(Parameter.Element + " " + Local + " = " + (Parameter.Contents == Contents.Struct ? "default" : Zero(Parameter.Element)) + ";");

    public Statement Assignment => new Line(Output + " = " + Local + ";");

    public static string Zero(string element) => LiteralText.Of(Literal.Real(WireType.RealOf(element), 0.0));

    public static string One(string element) => LiteralText.Of(Literal.Real(WireType.RealOf(element), 1.0));
}
