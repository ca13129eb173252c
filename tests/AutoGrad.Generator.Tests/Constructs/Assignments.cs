using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Assignments: compound, inside expressions, and in the order in which C# evaluates them.</summary>
public sealed class Assignments : Battery<Assignments>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double CompoundSum(double x, double y) { x += y; x += x; return x * y; }"),
        new("double CompoundDifference(double x, double y) { x -= y; x -= 2 * x; return x * y; }"),
        new("double CompoundProduct(double x, double y) { x *= y; x *= x; return x; }"),
        new("double CompoundQuotient(double x, double y) { x /= y; x /= 2; return x * x; }", Between(-2, 2), Between(0.5, 3)),
        new("double CompoundRemainder(double x, double y) { x %= y; return x * x; }", Between(-9, 9), Between(0.5, 3)),
        new("double CompoundQuotientOfItself(double x) { x /= x * x + 1; return x; }"),
        new("double Embedded(double x) { double y; double z = (y = x * x) * y; return z + y; }"),
        new("double Chained(double x) { double a, b, c; a = b = c = x * x; return a * b + c; }"),
        new("double ChainedCompound(double x) { double a = 1, b = 2; a += b *= x; return a * b; }"),
        new("double ReadsBeforeItWrites(double x, double s) { s += (s = x); return s; }"),
        new("double ReadsBeforeItWritesInProduct(double x, double s) { s *= (s = x) * s; return s; }"),
        new("double LeftOperandFirst(double x, double s) => s * (s = x) + s;"),
        new("double LeftOperandFirstInDifference(double x) { double s = 2 * x; return s - (s = s * s) - (s = s + x) * s; }"),
        new("double AssignmentOnTheLeft(double x, double s) => (s = x * x) * s + (s += 1) * s;"),
        new("double ArgumentsInOrder(double x) { double s = x; return Math.Atan2(s = s + 3, s * s) + s; }"),
        new("double ArgumentsInOrderOfCall(double x) { double s = x; return Helper(s, s = s * 2, s) + s; }")
        {
            Helpers = "private static double Helper(double a, double b, double c) => a + 2 * b * c;",
        },
        new("double NamedArgumentsInOrderOfText(double x) { double s = x; return Helper(b: s, a: s = s * 3) + s; }")
        {
            Helpers = "private static double Helper(double a, double b) => a * a + 5 * b;",
        },
        new("double InCondition(double x) { double y; if ((y = x * x) > 1) { return y * x; } return y; }"),
        new("double InTernary(double x) { double y = 1; double z = x > 0 ? (y = x * x) : (y = -x) * y; return z * y; }"),
        new("double InOneArmOnly(double x) { double y = x; double z = x > 0 ? (y = x * x) : 3; return z * y; }"),
        new("double InReturn(double x) { double y; return y = x * x * x; }"),
        new("double InSwitch(double x, int n) { double y = x; double z = n switch { 0 => y = x * x, 1 => (y += 2) * y, _ => x }; return y * z; }"),
        new("double InTupleElements(double x) { double s = x; var t = (s = s * 2, s = s * s, s); return t.Item1 + 3 * t.Item2 * t.Item3 + s; }"),
        new("double WholeInside(double x, int n) { int m = n; double y = x * (m += 2) * m; return y + m; }"),
        new("double TruthInside(double x) { bool big; if (big = x > 1) { x *= 2; } return big ? x : x * x; }"),
        new("double Accumulated(double x, double y) { double s = 0; s += x; s += y * y; s += s * x; s += Math.Sin(s); return s; }"),
        new("double FibonacciByHand(double a, double b) { double t = a + b; a = b; b = t; t = a + b; a = b; b = t; t = a * b; return t; }"),
        new("double HornerByHand(double x) { double r = 3; r = r * x + 2; r = r * x + 1; r = r * x + 0.5; return r; }"),
        new("double NewtonByHand(double a) { double x = a; x = (x + a / x) / 2; x = (x + a / x) / 2; x = (x + a / x) / 2; return x; }", Between(0.5, 4)),
        new("double ParameterInBranch(double x, double y) { if (x > y) { x = y * 2; } else { y = x * x; } return x * y; }"),
        new("double AssignedInBothBranches(double x, double y) { double z; if (x > y) { z = x * x; } else { z = y * 3; } return z * x; }"),
        new("double AssignedInOneBranch(double x, double y) { double z = y; if (x > 0) { z = x * z; } return z * z; }"),
        new("double AssignedInNestedBranches(double x, double y) { double z = x; if (x > 0) { z = y; if (y > 0) { z *= x; } else { z += 1; } z *= 2; } return z * y; }"),
        new("double SwappedInBranch(double x, double y) { if (x > y) { double t = x; x = y; y = t; } return x * x + 3 * y; }"),
        new("double BranchesChangeSeveral(double x, double y) { double a = 1, b = 2, c = 3; if (x > 0) { a = x; b = y; } else { b = x; c = y; } return a * b * c; }"),
        new("double BranchAfterBranch(double x) { double a = x; if (x > 0.5) { a *= 2; } if (a > 1) { a += x; } if (a * x > 2) { a = a * a; } return a; }"),
        new("double ReassignedConditionVariable(double x) { bool b = x > 0; if (b) { x = -x; b = x > 0; } return b ? x : x * x; }"),
        new("double ReassignedWholeConditionVariable(double x, int n) { if (n > 0) { x *= n; n = -n; } if (n > 0) { return x; } return x * n; }"),
        new("double Coalesced(double x, string? text) => (text ?? \"long text\").Length * x + x;", Between(-2, 2), Among(null, "ab")),
    ];
}
