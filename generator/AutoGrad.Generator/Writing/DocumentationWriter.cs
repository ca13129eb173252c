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

    public static IEnumerable<string> Backward(MethodSignature signature, Circuit? circuit)
    {
        yield return $"<summary>Backward pass of <c>{signature.Name}</c>: returns its value and adds <c>{signature.PullName}</c> times each partial derivative into the gradients.</summary>";
        if (circuit is not null && Gates(circuit) is { Length: > 0 } gates)
        {
            yield return $"<remarks>Gates: {gates}.</remarks>";
        }

        foreach (string line in Primal(signature))
        {
            yield return line;
        }

        if (signature.Results.Count > 0)
        {
            yield return Parameter(signature.PullName, "The pull: the gradient that arrives at the result.");
        }

        foreach (var parameter in SignatureWriter.Active(signature))
        {
            yield return Parameter(parameter.GradientName!, $"The pull times the derivative with respect to <c>{parameter.Name}</c> is added here.");
        }

        yield return $"<returns>The value of <c>{signature.Name}</c>.</returns>";
    }

    public static IEnumerable<string> Gradient(MethodSignature signature)
    {
        yield return $"<summary>Value and gradient of <c>{signature.Name}</c>: sets each output to the partial derivative.</summary>";
        foreach (string line in Primal(signature))
        {
            yield return line;
        }

        foreach (var parameter in SignatureWriter.Active(signature))
        {
            yield return Parameter(parameter.GradientName!, $"The derivative with respect to <c>{parameter.Name}</c>.");
        }

        yield return $"<returns>The value of <c>{signature.Name}</c>.</returns>";
    }

    private static IEnumerable<string> Primal(MethodSignature signature) =>
        signature.Parameters.Select(parameter => Parameter(
            parameter.Name, $"As in <c>{signature.Name}</c>{(parameter.IsActive ? "" : "; held constant")}."));

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
