using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>What a pull input of the circuit is called: one for each real number that the method hands back, in the order of the yield.</summary>
internal static class Pulls
{
    /// <summary>In the backward method: parts of <c>dResult</c>, then gradients of <c>ref</c> numbers as they come in and pulls of <c>out</c> numbers.</summary>
    public static IEnumerable<string> InBackward(MethodSignature signature, LibraryNames library) => OfResult(signature, library)
        .Concat(signature.Outputs.SelectMany(parameter => parameter.Numbers.Select(number =>
            !parameter.IsActive ? GradientNumber.Zero(number.Type.Text)
            : parameter.Struct is null ? Names.Escape(parameter.GradientName!)
            : library.Read(Names.Escape(parameter.GradientName!), parameter.Element, number))));

    /// <summary>In the gradient method: 1 for the result, nothing for other numbers.</summary>
    public static IEnumerable<string> InGradient(MethodSignature signature) => signature.Results
        .Where(result => result.Type.IsReal)
        .Select(result => GradientNumber.One(result.Type.Text))
        .Concat(signature.Outputs.SelectMany(parameter => parameter.Numbers).Select(number => GradientNumber.Zero(number.Type.Text)));

    private static IEnumerable<string> OfResult(MethodSignature signature, LibraryNames library) =>
        from result in signature.Results
        where result.Type.IsReal || signature.Result.IsArray
        let pull = Names.Escape(signature.PullName)
        select signature.Result.Struct is null ? pull : library.Read(pull, signature.ResultType, result);
}
