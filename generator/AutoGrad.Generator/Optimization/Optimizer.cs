using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>The passes in their order. Each is a function from circuit to circuit.</summary>
internal static class Optimizer
{
    /// <summary>Optimizes a method and the procedures that it calls.</summary>
    public static MethodModel Optimize(MethodModel model)
    {
        var procedures = ProcedureInputs.Find(model.Procedures.Select(procedure => procedure with { Circuit = Simplify(Simplify(StandIns.Remove(procedure.Circuit))) }).ToArray());
        var finished = ProcedureInputs.FindForward(procedures.Select(procedure => procedure with { Circuit = Optimize(procedure.Circuit, procedures, procedure) }).ToArray());
        var circuit = ProcedureInputs.DropForward(Optimize(Simplify(Simplify(StandIns.Remove(model.Circuit!))), procedures, null), finished);
        return model with
        {
            Circuit = circuit,
            GradientCircuit = model.Signature is { HasGradientMethod: true, HasBufferGradients: true } signature ? Simplify(UnitPull.Put(circuit, signature)) : null,
            Procedures = finished.Select(procedure => procedure with { Circuit = ProcedureInputs.DropForward(procedure.Circuit, finished) }).ToArray(),
        };
    }

    private static Circuit Optimize(Circuit circuit, EquatableArray<Procedure> procedures, Procedure? procedure)
    {
        circuit = RecordingPlan.Apply(ProcedureInputs.Drop(circuit, procedures), procedure);

        // What is computed again where it is needed is often half of something that is computed there.
        return FirstAccumulations.Merge(UnusedRecordings.Drop(Simplify(Simplify(circuit))), isProcedure: procedure is not null);
    }

    /// <summary>Sharing shows identities such as x + x; they in turn make gates alike or dead.</summary>
    private static Circuit Simplify(Circuit circuit)
    {
        circuit = CommonGates.Share(circuit);
        circuit = RepeatedAccumulations.Merge(circuit);
        circuit = Identities.Apply(circuit);
        circuit = KnownBranches.Take(CommonYields.Hoist(CommonGates.Share(circuit)), takesThrows: false);
        circuit = KnownCarried.Take(circuit);
        return DeadGates.Drop(circuit);
    }
}
