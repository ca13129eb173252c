using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>A method that the circuit calls and that has its source in the compilation.</summary>
/// <param name="Key">What <see cref="Call.Callee"/> names it by.</param>
/// <param name="Circuit">Its circuit; null if its body could not be read.</param>
/// <param name="Findings">Why not. They matter only where the callee has to be followed.</param>
internal sealed record Callee(string Key, Circuit? Circuit, EquatableArray<Finding> Findings);

/// <summary>
/// One method on its way through the rooms. Reading makes it, Linking, Differentiation and Optimization replace its circuit,
/// Writing turns it into text.
/// </summary>
/// <param name="Signature">The declaration; null when nothing can be generated for it.</param>
/// <param name="Circuit">The circuit; null once a finding refuses the method.</param>
/// <param name="GradientCircuit">Behind Optimization, the circuit of a gradient method that has a body of its own.</param>
/// <param name="Callees">The circuits that it calls, until Linking has put them in place.</param>
/// <param name="Procedures">Behind Linking, the callees that have not been put in the place of their calls.</param>
/// <param name="LibraryNames">Names such as <c>Math</c> that Reading has verified to mean what they seem to mean.</param>
/// <param name="MemberNames">Members that the circuits name without their type.</param>
/// <param name="ParameterSites">The place of each parameter, for findings about it.</param>
/// <param name="WrittenParameters">The parameters that are buffers and that the method may write, by their numbers.</param>
/// <param name="MethodSite">The place of the method's name.</param>
/// <param name="Findings">What is to be reported.</param>
/// <param name="MovedParameters">Behind Differentiation, the parameters with a gradient that are arrays of arrays and get other rows, by their numbers.</param>
/// <param name="Accessors">Properties of other types that the generated code needs.</param>
internal sealed record MethodModel(
    MethodSignature? Signature,
    Circuit? Circuit,
    Circuit? GradientCircuit,
    EquatableArray<Callee> Callees,
    EquatableArray<Procedure> Procedures,
    EquatableArray<string> LibraryNames,
    EquatableArray<string> MemberNames,
    EquatableArray<int> ParameterSites,
    EquatableArray<int> WrittenParameters,
    int MethodSite,
    EquatableArray<Finding> Findings,
    EquatableArray<int> MovedParameters = default,
    EquatableArray<Accessor> Accessors = default)
{
    /// <summary>The same model with findings added; an error takes its circuit away, so that only a signature is generated.</summary>
    public MethodModel WithFindings(EquatableArray<Finding> more)
    {
        if (more.Count == 0)
        {
            return this;
        }

        var all = Findings.Concat(more).Distinct().ToArray();
        return this with { Findings = all, Circuit = all.All(finding => finding.IsWarning) ? Circuit : null };
    }
}
