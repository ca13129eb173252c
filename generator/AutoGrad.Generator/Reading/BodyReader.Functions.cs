using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <content>Functions of the rule table: those of Math, MathF, the number types and Gates.</content>
internal sealed partial class BodyReader
{
    private static readonly string[] MathTypes = { "System.Math", "System.MathF" };
    private static readonly string[] PartsOfSinCos = { ".Sin", ".Cos" };

    /// <summary>The name under which the rule table has a function of Math, MathF, double, float or Gates; null for other methods.</summary>
    private string? FunctionOfTable(IMethodSymbol method)
    {
        if (!method.IsStatic || !method.Parameters.Any(parameter => Types.IsReal(parameter.Type)))
        {
            return null;
        }

        switch (method.ContainingType.ToDisplayString())
        {
            case "AutoGrad.Gates":
                return "Gates." + method.Name;
            case "System.Math" or "System.MathF":
                return "Math." + method.Name;
            case "double" or "float" when NumberFunctions.Contains(method.Name) || HasTwinInMath(method):
                return "Math." + method.Name;
            default:
                return null;
        }
    }

    /// <summary>True if Math has the same function for the same parameters, as it has for most of double's.</summary>
    private bool HasTwinInMath(IMethodSymbol method) => MathTypes
        .Select(_context.Compilation.GetTypeByMetadataName)
        .SelectMany(type => type?.GetMembers(method.Name) ?? default)
        .OfType<IMethodSymbol>()
        .Any(twin => twin.Parameters.Select(parameter => parameter.Type).SequenceEqual(
            method.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default));

    private Value ReadFunction(IOperation invocation, IMethodSymbol method, string function, List<Wire> arguments)
    {
        if (function == "Math.SinCos")
        {
            var type = TypeOf(method.Parameters[0].Type);
            return new Pack(PartsOfSinCos
                .Select(member => (Value)new Scalar(Add(type, new Form(FormKind.Call, function, member), Effect.Pure, invocation, arguments[0])))
                .ToArray());
        }

        // These throw: Clamp for bounds in the wrong order, Round for too many digits, Sign for NaN.
        bool throws = function is "Math.Clamp" or "Math.Sign" || (function == "Math.Round" && arguments.Count > 1);
        return new Scalar(Add(TypeOf(method.ReturnType), Form.Call(function), throws ? Effect.Throws : Effect.Pure, invocation, arguments.ToArray()));
    }
}
