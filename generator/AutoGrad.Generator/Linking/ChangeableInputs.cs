using System;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Linking;

/// <summary>
/// Finds parameters passed by <c>in</c> beside a call that is made as it is: it could change the variable behind the parameter, and the
/// backward pass would see another value than the forward pass did.
/// </summary>
internal static class ChangeableInputs
{
    public static EquatableArray<Finding> Find(MethodModel model)
    {
        var signature = model.Signature!;
        if (!signature.Parameters.Any(IsByReference) || !model.Circuit!.Body.AllGates().OfType<Apply>().Any(MayChangeAnything))
        {
            return default;
        }

        return Enumerable.Range(0, signature.Parameters.Count)
            .Where(index => IsByReference(signature.Parameters[index]))
            .Select(index => new Finding(
                FindingIds.Construct, model.ParameterSites[index], EquatableArray.Of("An 'in' parameter beside a call that could change it")))
            .ToArray();
    }

    private static bool IsByReference(ParameterModel parameter) => parameter.Modifier.Contains("in ");

    /// <summary>The framework's formatting changes nothing.</summary>
    private static bool MayChangeAnything(Apply gate) =>
        gate.Effect == Effect.Impure
        && (gate.Form.Kind == FormKind.Call
            ? !gate.Form.Symbol.StartsWith("string.", StringComparison.Ordinal)
            : gate.Form.Kind == FormKind.MemberCall && gate.Operands[0].Type.Kind == WireKind.Opaque);
}
