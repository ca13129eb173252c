using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Rules;
using AutoGrad.Generator.Tests.Harness;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>One gate, as the rule table spells it, made a method of its operands: every lonely letter is one.</summary>
/// <param name="Gate">The gate, such as <c>Math.Pow(a, b)</c>; an operand may be a number instead.</param>
/// <param name="IsSingle">Whether the operands are of type <c>float</c>.</param>
/// <param name="Constants">The letters of the operands that are held constant.</param>
internal sealed record GateMethod(string Gate, bool IsSingle, string Constants = "")
{
    public const string Name = "Evaluate";

    private static readonly HashSet<string> DoubleFunctions = [.. typeof(Math).GetMethods().Select(method => method.Name)];

    private static readonly HashSet<string> SingleFunctions = [.. typeof(MathF).GetMethods().Select(method => method.Name)];

    public IReadOnlyList<string> Operands => [.. Regex.Matches(Gate, @"(?<![\w.])[a-z](?!\w)").Select(match => match.Value).Distinct()];

    private string Number => IsSingle ? "float" : "double";

    private string Result => Gate switch
    {
        "(double)x" => "double",
        "(float)x" => "float",
        _ => Number,
    };

    private string Body => IsSingle
        ? Regex.Replace(Spelled(Gate, name => SingleFunctions.Contains(name) ? "MathF" : DoubleFunctions.Contains(name) ? "Math" : "float"), @"\d+\.\d+", "$0f")
        : InDoubles(Gate);

    /// <summary>An expression over doubles of the table: what Math does not have is a member of <c>double</c>.</summary>
    public static string InDoubles(string expression) => Spelled(expression, name => DoubleFunctions.Contains(name) ? "Math" : "double");

    private static string Spelled(string expression, Func<string, string> typeOf) =>
        Regex.Replace(expression, @"\bMath\.(\w+)", match => typeOf(match.Groups[1].Value) + "." + match.Groups[1].Value);

    /// <summary>The method as a row of a battery, in a class whose name is the given one.</summary>
    public Row ToRow(string typeName, params Domain[] domains) =>
        new($"{Result} {Name}({string.Join(", ", Operands.Select(Parameter))}) => {Body};", domains)
        {
            Title = ToString(),
            Name = Name,
            TypeName = typeName,
            Warnings = [.. Enumerable.Repeat("AG0013", Operands.Count(IsIdenticallyZero))],
        };

    public override string ToString() => $"{Gate}, {Number}{(Constants.Length > 0 ? ", constant " + Constants : "")}";

    private string Parameter(string operand) =>
        (Constants.Contains(operand, StringComparison.Ordinal) ? "[Constant] " : "") + TypeOf(operand) + " " + operand;

    private string TypeOf(string operand) => (Gate, operand) switch
    {
        ("c ? a : b", "c") => "bool",
        ("Math.Round(x, a)" or "Math.Round(x, a, b)" or "Math.RootN(x, a)" or "Math.ScaleB(x, a)", "a") => "int",
        ("Math.Round(x, a, b)", "b") => "MidpointRounding",
        _ => Number,
    };

    // The generator warns of those, but for Detach, where a zero is what was asked for.
    private bool IsIdenticallyZero(string operand) =>
        Gate != "Gates.Detach(x)"
        && TypeOf(operand) == Number
        && !Constants.Contains(operand, StringComparison.Ordinal)
        && RuleTable.Rows.FirstOrDefault(row => row.Signature == Gate) is { } rule
        && !rule.Passes(rule.Parameters.ToList().IndexOf(operand));
}
