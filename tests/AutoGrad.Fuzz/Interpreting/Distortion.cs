using AutoGrad.Fuzz.Functions;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>
/// A local gradient that is made wrong on purpose. That the interpreter and the generated code then disagree shows that the rule is
/// compared at all, whichever of the two has the mistake.
/// </summary>
/// <param name="Gate">The gate.</param>
/// <param name="Input">The input of which the local gradient is wrong.</param>
internal sealed record Distortion(string Gate, int Input)
{
    public void Apply(GateLocals gate)
    {
        if (gate.Name != Gate)
        {
            return;
        }

        if (gate.IsConnected[Input])
        {
            gate.Locals[Input] *= 1.001;
        }
        else
        {
            // It has none: now it has.
            gate.Set(Input, 1);
        }
    }
}
