using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>&amp;&amp;</c> and <c>||</c>: what stands on the right may not run, and may assign.</summary>
public sealed class ShortCircuits : Battery<ShortCircuits>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double And(double x, double y) => x > 0 && y > 0 ? x * y : x + y;"),
        new("double Or(double x, double y) => x > 0 || y > 0 ? x * y : x + y;"),
        new("double AndOr(double x, double y, double z) => x > 0 && y > 0 || z > 0 ? x * y : z * x + y;"),
        new("double OrAnd(double x, double y, double z) => (x > 0 || y > 0) && z > 0 ? x * y : z * x + y;"),
        new("double NotAnd(double x, double y) => !(x > 0 && y > 0) ? x * y : x + y;"),
        new("double InIf(double x, double y) { if (x > 0 && y > x) { return x * y; } if (x < -1 || y < -1) { return x - y; } return x * x + y; }"),
        new("double InLocal(double x, double y) { bool b = x > 0 && y > 0; bool c = b || x > y; return b ? x * y : c ? x : y; }"),
        new("double ChainOfAnds(double x, double y) => x > -1 && x < 1 && y > -1 && y < 1 ? x * y : 1 + x;"),
        new("double ChainOfOrs(double x, double y) => x < -1 || x > 1 || y < -1 || y > 1 ? x * y : 1 + x;"),
        new("double GuardedDivision(double x, int n) => n != 0 && 6 / n > 2 ? x * x : x;") { Special = [[1.0, 0]] },
        new("double GuardedByOr(double x, int n) => n == 0 || 6 / n > 2 ? x * x : x;") { Special = [[1.0, 0]] },
        new("double UnguardedDivision(double x, int n) => x > 0 && 6 / n > 2 ? x * x : x;", Between(-2, 2), Between(1, 5))
        {
            Throwing = [[1.0, 0]],
            Special = [[-1.0, 0]],
        },
        new("double GuardedCall(double x) => x > 0 && Math.Log(x) > -1 ? Math.Log(x) * x : x;"),
        new("double AssignsOnTheRight(double x) { double y = 1; if (x > 0 && (y = x * x) > 1) { return y * x; } return y + x; }"),
        new("double AssignsOnTheRightOfOr(double x) { double y = 1; if (x > 0 || (y = x * x) > 1) { return y * x; } return y + x; }"),
        new("double AssignsOnBothSides(double x) { double y, z = 3; if ((y = x * 2) > 0 && (z = y * x) > 1) { return y * z; } return y + z * x; }"),
        new("double AssignsThenUsesOnTheRight(double x) { double y; return (y = x * x) > 1 && y * x > 2 ? y * x : y; }"),
        new("double AssignedOnlyWhenTrue(double x, double y) { double z; if (x > 0 && (z = x * y) > 0) { return z * z; } z = y; return z * x; }"),
        new("double DefinitelyAssignedWhenTrue(double x, double y) { double z; if (!(x > 0 && (z = x * y) > -9)) { return x; } return z * x; }"),
        new("double ChangesParameterOnTheRight(double x, double y) { if (x > 0 && (x = x * y) > 0.5) { x += 1; } return x * y; }"),
        new("double ChangesParameterTwice(double x) { bool b = x > 0 && (x *= 2) > 1 || (x -= 1) < -2; return b ? x : x * x; }"),
        new("double CountsWhatRan(double x, int n) { int k = 0; bool b = n > 0 && ++k > 0 && n > 2 && ++k > 1 || ++k > 2; return b ? k * x : k * x * x; }"),
        new("double InTernaryArms(double x, double y, bool b) => (b ? x > 0 && y > 0 : x > 0 || y > 0) ? x * y : x + y;"),
        new("double InArgument(double x, double y) => Helper(x, x > 0 && y > 0) + Helper(y, x > 0 || y > 0);")
        {
            Helpers = "private static double Helper(double a, bool b) => b ? a * a : 2 * a;",
        },
        new("double CallsOnTheRight(double x, double y) => x > 0 && Big(y) || Big(x * y) ? x * y : y;")
        {
            Helpers = "private static bool Big(double a) => a * a > 1;",
        },
        new("double AssignsInNestedTernary(double x) { double y = 2; bool b = x > 1 ? (y = x) > 1.5 : x < -1 && (y = x * x) > 2; return b ? y * x : y + x; }"),
        new("double EagerOperators(double x, double y) { double z = 1; bool b = x > 0 & (z = y * y) > 0.5; return b ? z * x : z + x; }"),
        new("double CompoundAssignmentsOfTruth(double x, double y) { bool b = x > 0; b &= y > 0; b |= x > 1.5; b ^= y < -1; return b ? x * y : x - y; }"),
        new("double TruthTable(double x, bool a, bool b, bool c) => (a && b || !a && c) && (b || c) ? x : (a ^ b) && c ? x * x : x * x * x;"),
    ];
}
