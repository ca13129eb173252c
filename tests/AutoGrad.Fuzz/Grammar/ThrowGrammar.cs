using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random exceptions: a type, a message, and a parameter's name where the type has one.</summary>
internal static class ThrowGrammar
{
    public static Thrown Make(Randomness random, Scope scope)
    {
        List<Variable> variables = [.. scope.Visible().Where(variable => !variable.IsElement)];
        Variable? named = variables.Count == 0 ? null : random.Pick(variables);
        string message = random.Pick(["out of range", "must be positive", "no such case", "too large"]);
        return named is null || random.Chance(0.3)
            ? new Thrown("InvalidOperationException", message, null)
            : new Thrown(random.Pick(["ArgumentException", "ArgumentOutOfRangeException"]), message, named);
    }
}
