using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>switch</c> as an expression.</summary>
public sealed class SwitchExpressions : Battery<SwitchExpressions>
{
    private static readonly Domain Few = Between(-1, 4);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Constants(double x, int n) => n switch { 0 => x, 1 => x * x, 2 => x * x * x, _ => -x };", Between(-2, 2), Few),
        new("double Relational(double x) => x switch { < -1 => -x, < 0 => x * x, <= 1 => x * 3, _ => x * x * x };"),
        new("double Logical(double x, int n) => n switch { 0 or 1 => x, > 1 and < 4 => x * x, not 4 => 3 * x, _ => -x };", Between(-2, 2), Few),
        new("double Parenthesized(double x, int n) => n switch { (0 or 1) => x, not (2 or 3) => x * x, _ => 3 * x };", Between(-2, 2), Few),
        new("double Guards(double x, int n) => n switch { > 1 when x > 0 => x * x, > 1 => x, _ when x < -1 => -x, _ => 3 * x };", Between(-2, 2), Few),
        new("double Declared(double x, double y) => (x * y) switch { var p when p > 1 => p * x, var q when q < -1 => q * y, var r => r * r };"),
        new("double GuardUsesActiveValue(double x, double y) => x switch { > 0 when x * y > 0.5 => x * y, > 0 => x, _ => y * x * x };"),
        new("double OnEnumeration(double x, Colour colour) => colour switch { Colour.Red => x, Colour.Green => x * x, Colour.Blue => x * 3, _ => throw new ArgumentOutOfRangeException(nameof(colour)) };")
        {
            Helpers = "public enum Colour { Red, Green, Blue }",
            Throwing = [[1.0, 7]],
        },
        new("double OnText(double x, string text) => text switch { \"text\" => x, \"\" => x * x, _ => 3 * x };"),
        new("double OnTruth(double x, bool flag) => flag switch { true => x, false => x * x };"),
        new("double WithoutFallback(double x, int n) => n switch { 0 => x, 1 => x * x, var m when m > 1 => m * x, < 0 => -x, _ => x };", Between(-2, 2), Few),
        new("double ThrowsInArm(double x, int n) => n switch { 0 => x, 1 => x * x, _ => throw new InvalidOperationException(\"no such arm\") };", Between(-2, 2), Between(0, 1))
        {
            Throwing = [[1.0, 2], [double.NaN, -1]],
        },
        new("double Nested(double x, int n, int m) => n switch { 0 => m switch { 0 => x, 1 => x * x, _ => 3 * x }, 1 => x * m, _ => -x };", Between(-2, 2), Between(0, 2), Between(0, 3)),
        new("double InTheMiddle(double x, int n) => x * n switch { 0 => x, 1 => 2, _ => x * x } + x;", Between(-2, 2), Few),
        new("double AsArgument(double x, int n) => Math.Sin(n switch { 0 => x, 1 => 2 * x, _ => x * x }) * x;", Between(-2, 2), Few),
        new("double OfMixedTypes(double x, float f, int n) => n switch { 0 => x, 1 => f, 2 => n, _ => 3L };", Between(-2, 2), Between(-2, 2), Few) { Coarse = true },
        new("double OfTuples(double x, int n) { var t = n switch { 0 => (x, 1.0), 1 => (x * x, x), _ => (2.0, -x) }; return t.Item1 * t.Item2; }", Between(-2, 2), Few),
        new("double OfWholes(double x, int n) { int k = n switch { 0 => 3, 1 => 5, _ => n * n }; return k * x; }", Between(-2, 2), Few),
        new("double OfTruth(double x, int n) => n switch { 0 => true, 1 => x > 0, _ => false } ? x * x : 3 * x;", Between(-2, 2), Few),
        new("double CallsInArms(double x, int n) => n switch { 0 => Helper(x, 1), 1 => Helper(x, x), _ => Math.Exp(x) };", Between(-2, 2), Few)
        {
            Helpers = "private static double Helper(double a, double b) => a * b + a;",
        },
        new("double BranchesInArms(double x, int n) => n switch { 0 => x > 0 ? x : x * x, 1 => x > 1 && x < 1.5 ? 3 * x : x, _ => -x };", Between(-2, 2), Few),
        new("double AssignsInArms(double x, int n) { double y = 1; double z = n switch { 0 => y = x, 1 => (y = x * x) * y, _ => x }; return y * z; }", Between(-2, 2), Few),
        new("double AssignsInGuard(double x, int n) { double y = 1; double z = n switch { 0 when (y = x * x) > 1 => y, 0 => y * 3, _ => x }; return y * z; }", Between(-2, 2), Few),
        new("double SwitchOfSwitch(double x, int n) => (n switch { 0 => x, _ => x * x }) switch { > 1 => x * 2, < -1 => x * 3, var y => x * y };", Between(-2, 2), Few),
        new("double Characters(double x, char c) => c switch { >= 'a' and <= 'f' => x, 'x' => 7 * x, _ => x * x };", Between(-2, 2), Between('a', 'z')),
        new("double WithTypedConstants(double x, byte n) => n switch { 0 => x, 1 => x * x, byte.MaxValue => 3, _ => n * x };", Between(-2, 2), Between(0, 4)),
    ];
}
