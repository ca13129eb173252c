using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>The documentation comments of the generated methods.</summary>
internal static class DocumentationWriter
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["+"] = "add",
        ["-"] = "subtract",
        ["*"] = "multiply",
        ["/"] = "divide",
        ["%"] = "remainder",
        ["?"] = "choose",
    };

    /// <param name="signature">The method.</param>
    /// <param name="circuit">Its circuit; null if it was refused.</param>
    /// <param name="writtenInputs">The indices of the parameters that are buffers and that the method writes.</param>
    public static IEnumerable<string> Backward(MethodSignature signature, Circuit? circuit, IReadOnlyCollection<int>? writtenInputs = null)
    {
        yield return $"<summary>Backward pass of <c>{signature.Name}</c>: " + (signature.Result.HasPull
            ? $"returns its value and adds <c>{signature.PullName}</c> times each partial derivative into the gradients.</summary>"
            : "does what it does, and takes the pulls on what it writes back to the gradients.</summary>");
        if (circuit is not null && Gates(circuit) is { Length: > 0 } gates)
        {
            yield return $"<remarks>Gates: {gates}.</remarks>";
        }

        foreach (string line in Primal(signature))
        {
            yield return line;
        }

        if (signature.Result.HasPull)
        {
            yield return Parameter(signature.PullName, "The pull: the gradient that arrives at the result" + signature.Result.Contents switch
            {
                Contents.Span => ", as long as the result.",
                Contents.Array => ", in the shape of the result.",
                _ => ".",
            });
        }

        foreach (var receiver in signature.Receivers.Where(receiver => receiver.IsActive))
        {
            yield return Parameter(receiver.GradientName!, receiver.Name == "this" ? "The pull times the derivative with respect to each number of the struct is added here." : InBackward(receiver, isWritten: false));
        }

        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            var parameter = signature.Parameters[i];
            if (parameter.IsActive)
            {
                yield return Parameter(parameter.GradientName!, InBackward(parameter, writtenInputs?.Contains(i) ?? false));
            }
        }

        foreach (string line in Ending(signature))
        {
            yield return line;
        }
    }

    /// <inheritdoc cref="Backward"/>
    public static IEnumerable<string> Gradient(MethodSignature signature, IReadOnlyCollection<int>? writtenInputs = null)
    {
        yield return $"<summary>Value and gradient of <c>{signature.Name}</c>: sets each output to the partial derivative.</summary>";
        foreach (string line in Primal(signature))
        {
            yield return line;
        }

        foreach (var receiver in signature.Receivers.Where(receiver => receiver.IsActive))
        {
            yield return Parameter(receiver.GradientName!, receiver.Name == "this" ? "The derivative with respect to each number of the struct." : InGradient(receiver, isWritten: false));
        }

        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            var parameter = signature.Parameters[i];
            if (parameter.IsActive)
            {
                yield return Parameter(parameter.GradientName!, InGradient(parameter, writtenInputs?.Contains(i) ?? false));
            }
        }

        foreach (string line in Ending(signature))
        {
            yield return line;
        }
    }

    private static string InBackward(ParameterModel parameter, bool isWritten) => parameter switch
    {
        { Passing: Passing.Out } => $"The pull on <c>{parameter.Name}</c>: the gradient that arrives there.",
        { Passing: Passing.Ref } => $"On entry the pull on what <c>{parameter.Name}</c> is afterwards, on return the gradient of what it was before.",
        { Contents: Contents.Struct } => $"The pull times the derivative with respect to each number in <c>{parameter.Name}</c> is added here.",
        { Contents: Contents.Number } => $"The pull times the derivative with respect to <c>{parameter.Name}</c> is added here.",
        _ when isWritten => $"On entry the pull on what <c>{parameter.Name}</c> holds afterwards, on return the gradient of what it held before; {ShapeOf(parameter)}.",
        _ => $"The pull times the derivative with respect to each element of <c>{parameter.Name}</c> is added here; {ShapeOf(parameter)}.",
    };

    private static string InGradient(ParameterModel parameter, bool isWritten) => parameter switch
    {
        { Passing: Passing.Ref } => $"The derivative with respect to what <c>{parameter.Name}</c> was before.",
        { Contents: Contents.Struct } => $"The derivative with respect to each number in <c>{parameter.Name}</c>.",
        { Contents: Contents.Number } => $"The derivative with respect to <c>{parameter.Name}</c>.",
        _ when isWritten => $"The derivative with respect to each element of what <c>{parameter.Name}</c> held before; {ShapeOf(parameter)}.",
        _ => $"The derivative with respect to each element of <c>{parameter.Name}</c>; {ShapeOf(parameter)}.",
    };

    private static string ShapeOf(ParameterModel parameter) =>
        parameter.Contents == Contents.Span ? $"as long as <c>{parameter.Name}</c>" : $"in the shape of <c>{parameter.Name}</c>";

    private static IEnumerable<string> Ending(MethodSignature signature)
    {
        if (signature.Results.Count > 0)
        {
            yield return $"<returns>The value of <c>{signature.Name}</c>.</returns>";
        }

        if (signature.HasBufferGradients)
        {
            yield return "<exception cref=\"global::System.ArgumentException\">A gradient has another shape than what it is the gradient of, or lies in memory that is used as something else.</exception>";
        }
    }

    private static IEnumerable<string> Primal(MethodSignature signature) => signature.Parameters.Select(parameter =>
        Parameter(parameter.Name, $"As in <c>{signature.Name}</c>{(parameter.IsActive || parameter.IsOutput ? "" : "; held constant")}."));

    private static string Parameter(string name, string text) => $"<param name=\"{name}\">{text}</param>";

    /// <summary>The differentiable gates in words, in the order of the forward pass: "2 multiply, 2 add, Sigmoid".</summary>
    private static string Gates(Circuit circuit)
    {
        var words = circuit.Body.AllGates().OfType<Apply>()
            .Where(gate => !gate.IsAdjoint && gate.Output.Type.IsReal && gate.Form.Kind is FormKind.Infix or FormKind.Prefix or FormKind.Call or FormKind.Select)
            .Select(Word)
            .GroupBy(word => word)
            .Select(group => group.Count() == 1 ? group.Key : group.Count().ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + group.Key);
        return string.Join(", ", words).Replace("<", "&lt;").Replace(">", "&gt;");
    }

    private static string Word(Apply gate)
    {
        if (gate.Form.Kind == FormKind.Prefix)
        {
            return "negate";
        }

        string symbol = gate.Form.Symbol;
        return Words.TryGetValue(symbol, out string? word) ? word : symbol.Substring(symbol.LastIndexOf('.') + 1) + gate.Form.Suffix;
    }
}
