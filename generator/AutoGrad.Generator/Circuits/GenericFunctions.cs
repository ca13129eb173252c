using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>The rule table names functions as Math does. Most are members of that name of a number's type parameter; these are called otherwise.</summary>
internal static class GenericFunctions
{
    private static readonly Dictionary<string, string> Names = new() { ["IEEERemainder"] = "Ieee754Remainder" };

    /// <summary>What a type parameter calls a function of Math.</summary>
    public static string NameOf(string function) => Names.TryGetValue(function, out string? member) ? member : function;

    /// <summary>What Math calls a member of a type parameter.</summary>
    public static string FunctionOf(string member) => Names.FirstOrDefault(pair => pair.Value == member) is { Key: { } function } ? function : member;
}
