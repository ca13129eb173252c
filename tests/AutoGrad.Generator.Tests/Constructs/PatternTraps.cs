using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Patterns are not comparisons: NaN is NaN, nothing may match, and a test runs once.</summary>
public sealed class PatternTraps : Battery<PatternTraps>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double IsNotANumber(double x) => x is double.NaN ? 5 : x * x;") { Special = [[double.NaN]] },
        new("double IsANumber(double x) => x is not double.NaN ? x * x : 5;") { Special = [[double.NaN]] },
        new("double CaseNotANumber(double x) { switch (x) { case double.NaN: return 7; case 0: return 3 * x; case double.PositiveInfinity: return 1; default: return x * x; } }") { Special = [[double.NaN], [-0.0]] },
        new("double ArmNotANumber(double x) => x switch { double.NaN => 7, < 0 => x, 0.0 => 3 * x, _ => x * x };") { Special = [[double.NaN], [-0.0]] },
        new("double NotANumberOfFloat(float f, double x) => f is float.NaN or float.PositiveInfinity ? x : x * x + f;") { Special = [[float.NaN, 1.0]] },
        new("double NegatedRelation(double x) => x is not > 0 ? x : x * x;") { Special = [[double.NaN]] },
        new("double RelationsOfNotANumber(double x) => x is > 0 or <= 0 ? x * x : 5;") { Special = [[double.NaN]] },
        new("double FloatConstant(double x, [Constant] float f) => f is 0.5f ? x : f is 0.1f ? x * x : x * 3;", Between(-2, 2), Among(0.5f, 0.1f, 0.2f)),
        new("double NothingMatches(double x, int n) => n switch { 0 => x, 1 => x * x };", Between(-2, 2), Between(0, 1)) { Throwing = [[1.0, 2], [1.0, -7]] },
        new("double NothingMatchesOfText(double x, string text) => text switch { \"a\" => x, \"b\" => x * x };", Between(-2, 2), Among("a", "b")) { Throwing = [[1.0, "c"], [1.0, null]] },
        new("double NothingMatchesOfNumber(double x) => x switch { > 0 => x * x, < -1 => x };", Between(0.1, 2)) { Throwing = [[0.0], [double.NaN], [-0.5]] },
        new("double NothingMatchesOfColour(double x, Colour colour) => colour switch { Colour.Red => x, Colour.Green => x * x };") { Helpers = "public enum Colour { Red, Green }", Throwing = [[1.0, 7]] },
        new("double NullText(double x, string? text) => text switch { null => x, \"\" => x * x, _ => x * text.Length };", Between(-2, 2), Among(null, "", "abc")),
        new("double NullInSwitch(double x, string? text) { switch (text) { case null: return x; case \"a\": return x * x; default: return x * 3; } }", Between(-2, 2), Among(null, "a", "b")),
        new("double SelectorRunsOnce(double x, int n) { int m = n; double r = ++m switch { 0 => x, 1 => x * x, 2 => 3 * x, > 3 when m > 4 => x * m, _ => -x }; return r * m; }"),
        new("double GuardsRunInOrder(double x, int n) { int asked = 0; bool Ask(bool answer) { asked++; return answer; } double r = n switch { 0 when Ask(false) => x, 0 when Ask(true) => x * x, > 0 when Ask(x > 0) => 3 * x, _ => -x }; return r * asked + x; }", Between(-2, 2), Between(-1, 2)),
        new("double VariablesInGuards(double x, double y) => (x - y) switch { var d when d > 1 => d * x, var d when d * y > 0 => d * d, var d => d * 3 };"),
        new("double PatternVariableChanged(double x) { if (x * 2 is var y && y > 0) { y *= x; return y; } return x; }"),
        new("double PatternVariableUsedLater(double x) { bool b = x * x is var y && y > 1; return b ? y * x : y + 1; }"),
        new("double CombinedPatterns(double x, int n) => n is (> 0 and < 4) or (> 10 and not 12) ? x : n is not (0 or -1) and < 0 ? x * x : 3 * x;", Between(-2, 2), Between(-3, 13)),
        new("double CharactersInPatterns(double x, char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' ? x : c is '\\0' or '\\uffff' ? x * x : 3 * x;", Between(-2, 2), Among('a', 'Q', '_', '0', '\0', '\uffff')),
        new("double LongPatterns(double x, long n, ulong u) => n is > 4000000000 or < -4000000000 ? x : u is ulong.MaxValue ? x * x : u is >= 0 and < 3 ? 3 * x : -x;", Between(-2, 2), Among(5000000000L, 1L, -5000000000L), Among(ulong.MaxValue, 1ul, 9ul)),
        new("double BytePatterns(double x, byte b, sbyte s) => b is > 250 ? x : s is < 0 ? x * x : b switch { 0 => 3 * x, 255 => x, var m => m * x };", Between(-2, 2), Among((byte)255, (byte)0, (byte)7), Among((sbyte)-1, (sbyte)1)),
        new("double BooleanPatterns(double x, bool a, bool b) => a is true && b is not true ? x : a is false || b is false ? x * x : 3 * x;"),
        new("double ConstantsByName(double x, int n) => n switch { Low => x, High => x * x, int.MaxValue => 3, _ => -x };", Between(-2, 2), Among(1, 9, int.MaxValue, 4)) { Helpers = "private const int Low = 1, High = Low * 9;" },
        new("double NestedSwitches(double x, int n, int m) => n switch { 0 => m switch { 0 when x > 0 => x, 0 => x * x, _ => m * x }, 1 when m is > 0 and < 3 => x * 5, 1 => 7, _ => x switch { < 0 => -x, _ => 2 * x } };", Between(-2, 2), Between(0, 2), Between(0, 3)),
    ];

    // A switch that matches nothing is a warning of the compiler, and an exception when it runs.
    protected override string Usings => "#pragma warning disable CS8509, CS8524, CS8846, CS8847, CS8655";
}
