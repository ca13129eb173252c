using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>The two methods that a procedure becomes.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Name">What their names begin with.</param>
internal sealed record ProcedureMethods(Procedure Procedure, string Name)
{
    /// <summary>The methods of all procedures of a method, by their keys.</summary>
    public static IReadOnlyDictionary<string, ProcedureMethods> Of(MethodModel model)
    {
        var signature = model.Signature!;

        // Overloads have files of their own, told apart by a number, but stand in one type.
        var number = Regex.Match(signature.HintName, @"-([0-9a-f]{8})\.g\.cs$");
        string overload = number.Success ? "_" + number.Groups[1].Value : "";
        var names = new Names(model.MemberNames);
        return model.Procedures.ToDictionary(
            procedure => procedure.Key,
            procedure => new ProcedureMethods(procedure, names.Take(signature.Name.TrimStart('@') + overload + "_" + procedure.Name)));
    }

    public string NameOf(bool isBackward) => Name + (isBackward ? "Backward" : "Forward");

    public EquatableArray<int> InputsOf(bool isBackward) => isBackward ? Procedure.BackwardInputs : Procedure.ForwardInputs;
}
