using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>The passes in their order. Each is a function from circuit to circuit.</summary>
internal static class Optimizer
{
    public static Circuit Optimize(Circuit circuit)
    {
        circuit = Simplify(Simplify(circuit));
        circuit = RecordingPlan.Apply(circuit);

        // What is computed again where it is needed is often half of something that is computed there.
        return Simplify(Simplify(circuit));
    }

    /// <summary>Sharing shows identities such as x + x; they in turn make gates alike or dead.</summary>
    private static Circuit Simplify(Circuit circuit)
    {
        circuit = CommonGates.Share(circuit);
        circuit = RepeatedAccumulations.Merge(circuit);
        circuit = Identities.Apply(circuit);
        circuit = KnownBranches.Take(CommonYields.Hoist(CommonGates.Share(circuit)), takesThrows: false);
        return DeadGates.Drop(circuit);
    }
}
