using System.Collections.Generic;

namespace AutoGrad.Generator.Circuits;

/// <summary>The rule table names functions as Math does. These Math does not have: they are members of <c>double</c> and of <c>float</c>.</summary>
internal static class NumberFunctions
{
    private static readonly HashSet<string> Names = new()
    {
        "Exp2", "Exp10", "ExpM1", "Exp2M1", "Exp10M1", "LogP1", "Log2P1", "Log10P1", "RootN", "Hypot", "Lerp",
        "SinPi", "CosPi", "TanPi", "AsinPi", "AcosPi", "AtanPi", "Atan2Pi", "DegreesToRadians", "RadiansToDegrees",
        "MaxNumber", "MinNumber", "MaxMagnitudeNumber", "MinMagnitudeNumber",
    };

    /// <summary>True for a function that only the numbers' own types have.</summary>
    /// <param name="function">Its name, without a type.</param>
    public static bool Contains(string function) => Names.Contains(function);
}
