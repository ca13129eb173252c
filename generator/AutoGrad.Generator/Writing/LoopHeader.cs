using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>What a <c>for</c> says at its top: a counter that the head reads, that goes by a fixed step, and that nobody reads behind the loop.</summary>
/// <param name="Counter">The counter's number among what the loop carries.</param>
/// <param name="Step">The gate that makes its next value.</param>
/// <param name="IsUp">True if the step is added.</param>
/// <param name="Distance">The step.</param>
/// <param name="StepsFirst">True if the step is the first thing in a pass, as in a loop that counts back.</param>
internal sealed record LoopHeader(int Counter, Apply Step, bool IsUp, string Distance, bool StepsFirst)
{
    /// <param name="loop">The loop.</param>
    /// <param name="uses">How often wires are read.</param>
    /// <param name="constants">The constants of the circuit.</param>
    public static LoopHeader? Of(Loop loop, UseCounts uses, IReadOnlyDictionary<int, Constant> constants)
    {
        if (loop.Body.Ending is not Yield yield)
        {
            return null;
        }

        for (int i = 0; i < loop.Parameters.Count; i++)
        {
            var parameter = loop.Parameters[i];
            bool isCounted = parameter.Type.Kind == WireKind.OtherNumber
                && uses[loop.Results[i]] == 0
                && loop.Head.Gates.Any(gate => gate.Inputs.Any(input => input.Id == parameter.Id));
            if (isCounted
                && loop.Body.Gates.OfType<Apply>().FirstOrDefault(gate => gate.Output.Id == yield.Results[i + 1].Id) is { Effect: Effect.Pure, Form: { Kind: FormKind.Infix, Symbol: "+" or "-" } form } step
                && step.Operands[0].Id == parameter.Id
                && constants.TryGetValue(step.Operands[1].Id, out var constant)
                && constant.Value.Text is { } distance
                && distance[0] != '-')
            {
                bool stepsFirst = loop.Mirror is not null
                    && loop.Head.Gates.OfType<Apply>().All(gate => gate.Form.Overflow == Overflow.AsCompiled) && uses[parameter] == 2 && loop.Body.Gates.First(gate => gate is not Constant and not Recall) == step;
                if (stepsFirst || uses[step.Output] == 1 || (loop.Mirror is null && form.Overflow == Overflow.AsCompiled))
                {
                    return new LoopHeader(i, step, form.Symbol == "+", distance.TrimEnd('L'), stepsFirst && uses[step.Output] > 1);
                }
            }
        }

        return null;
    }
}
