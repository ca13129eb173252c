using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>The gradient method pulls its result with 1, and with nothing whatever else it hands back.</summary>
internal static class UnitPull
{
    public static Circuit Put(Circuit circuit, MethodSignature signature)
    {
        int first = signature.InputCount;
        int count = signature.Results.Count(result => result.Type.IsReal) + signature.Outputs.Sum(output => output.Numbers.Count());
        if (circuit.Inputs.Count < first + count)
        {
            return circuit;
        }

        var pulls = circuit.Inputs.Skip(first).Take(count).Select((pull, i) => new Constant(pull, Literal.Real(pull.Type, i == 0 ? 1.0 : 0.0)));
        return circuit with { Body = circuit.Body with { Gates = pulls.Concat(circuit.Body.Gates).ToArray() } };
    }
}
