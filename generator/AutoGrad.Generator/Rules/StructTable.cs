using System.Collections.Generic;

namespace AutoGrad.Generator.Rules;

/// <summary>The functions of System.Numerics whose derivatives are known. Adding one is adding a row to one of the parts.</summary>
internal static class StructTable
{
    private static readonly IReadOnlyDictionary<string, StructRule> Rows = Make();

    public static IEnumerable<StructRule> All => Rows.Values;

    /// <summary>The row for a function, as <c>Vector3.Cross(Vector3, Vector3)</c>; an instance method has its struct as the first operand.</summary>
    public static StructRule? Find(string signature) => Rows.TryGetValue(signature, out var rule) ? rule : null;

    private static IReadOnlyDictionary<string, StructRule> Make()
    {
        var rules = new StructRules();
        VectorRules.AddTo(rules);
        QuaternionRules.AddTo(rules);
        MatrixRules.AddTo(rules);
        ComplexRules.AddTo(rules);
        return rules.Rows;
    }
}
