using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>What a pull input of the circuit is called: one for each real number that the method hands back, in the order of the yield.</summary>
internal static class Pulls
{
    /// <summary>In the backward method: parts of <c>dResult</c>, then gradients of <c>ref</c> numbers as they come in and pulls of <c>out</c> numbers.</summary>
    public static IEnumerable<string> InBackward(MethodSignature signature) => OfResult(signature)
        .Concat(NumbersHandedBack(signature).Select(parameter =>
            parameter.IsActive ? Names.Escape(parameter.GradientName!) : GradientNumber.Zero(parameter.Element)));

    /// <summary>In the gradient method: 1 for the result, nothing for other numbers.</summary>
    public static IEnumerable<string> InGradient(MethodSignature signature) => signature.Results
        .Where(result => result.Type.IsReal)
        .Select(result => GradientNumber.One(result.Type.Text))
        .Concat(NumbersHandedBack(signature).Select(parameter => GradientNumber.Zero(parameter.Element)));

    private static IEnumerable<string> OfResult(MethodSignature signature) =>
        from result in signature.Results
        where result.Type.IsReal || signature.Result.IsArray
        select Names.Escape(signature.PullName) + result.Path;

    private static IEnumerable<ParameterModel> NumbersHandedBack(MethodSignature signature) =>
        signature.Outputs.Where(parameter => parameter.Contents == Contents.Number);
}
