using System;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

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
        if (!signature.Sources.Any(IsByReference) || !model.Circuit!.Body.AllGates().OfType<Apply>().Any(MayChangeAnything))
        {
            return default;
        }

        var members = signature.Receivers.Where(IsByReference)
            .Select(member => new Finding(FindingIds.Construct, model.MethodSite, EquatableArray.Of("A call that could change '" + member.Name + "', which has a gradient,")));
        return Enumerable.Range(0, signature.Parameters.Count)
            .Where(index => IsByReference(signature.Parameters[index]))
            .Select(index => new Finding(
                FindingIds.Construct, model.ParameterSites[index], EquatableArray.Of("An 'in' parameter beside a call that could change it")))
            .Concat(members)
            .ToArray();
    }

    /// <summary>Finds writes to arrays of the object that have a gradient: what is in them is the object's, and the gradient would not know of it.</summary>
    public static EquatableArray<Finding> FindWrites(MethodModel model)
    {
        var signature = model.Signature!;
        if (!signature.Receivers.Any(member => member.HasBufferGradient))
        {
            return default;
        }

        var circuit = model.Circuit!;
        var written = WrittenBuffers.Of(circuit, BufferClasses.Of(circuit));
        var first = signature.FirstInputs();
        return Enumerable.Range(0, signature.Receivers.Count)
            .Where(index => signature.Receivers[index].HasBufferGradient && written.MayBeWritten(circuit.Inputs[first[index]]))
            .Select(index => new Finding(FindingIds.LostWrite, model.MethodSite, EquatableArray.Of(signature.Receivers[index].Name)))
            .ToArray();
    }

    private static bool IsByReference(ParameterModel parameter) => parameter.IsChangeable || parameter.Modifier.Contains("in ");

    /// <summary>The framework's formatting changes nothing.</summary>
    private static bool MayChangeAnything(Apply gate) =>
        gate.Effect == Effect.Impure
        && !gate.IsSearch()
        && (gate.Form.Kind == FormKind.Call
            ? !gate.Form.Symbol.StartsWith("string.", StringComparison.Ordinal)
            : gate.Form.Kind == FormKind.MemberCall && gate.Operands[0].Type.Kind == WireKind.Opaque);
}
