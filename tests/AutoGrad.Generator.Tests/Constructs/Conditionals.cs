using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>if</c> and <c>?:</c> in every nesting.</summary>
public sealed class Conditionals : Battery<Conditionals>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double If(double x) { if (x > 0) { return x * x; } return -x; }"),
        new("double IfElse(double x) { if (x > 0) { return x * x; } else { return -x; } }"),
        new("double IfWithoutBraces(double x) { if (x > 0) return x * x; else return -x; }"),
        new("double IfElseIf(double x) { if (x > 1) { return x * x; } else if (x > 0) { return x; } else if (x > -1) { return x * 3; } else { return x * x * x; } }"),
        new("double IfAsStatement(double x, double y) { double z = y; if (x > y) { z = x * y; } return z * x; }"),
        new("double EmptyThen(double x) { if (x > 0) { } else { x = x * x; } return x * 2; }"),
        new("double EmptyBoth(double x) { if (x > 0) { } else { } return x * 2; }"),
        new("double Ternary(double x) => x > 0 ? x * x : -x;"),
        new("double TernaryInTheMiddle(double x, double y) => x * (x > y ? x * x : y) + y;"),
        new("double TernaryInCondition(double x, double y) => (x > 0 ? y > 0 : y < 1) ? x * y : x + y;"),
        new("double TernaryOfConstants(double x) => (x > 0 ? 1 : -1) * x * x;"),
        new("double TernaryOfConditions(double x, bool a, bool b) => (a ? b : !b) ? x : x * x;"),
        new("double NestedInThen(double x, double y) => x > 0 ? y > 0 ? x * y : x / (y * y + 1) : x;"),
        new("double NestedInElse(double x, double y) => x > 0 ? x : y > 0 ? x * y : y > -1 ? x * x * y : 3 * x;"),
        new("double NestedInBoth(double x, double y) => x > 0 ? (y > 0 ? x * y : x) : (y > 0 ? y : x * x);"),
        new("double NestedDeeply(double x) => x > 1 ? x > 1.5 ? x > 1.75 ? x * x * x : x * x : x : x < -1 ? x < -1.5 ? -x : 3 * x : x * x * x * x;"),
        new("double SeveralTernaries(double x, double y) => (x > 0 ? x : -x) * (y > 0 ? y : y * y) + (x > y ? x * y : 1);"),
        new("double TernaryUsesItsCondition(double x) { double m = x * x; return m > 1 ? m / 2 : m * m; }"),
        new("double SameConditionTwice(double x, double y) { bool b = x > y; double p = b ? x : y; double q = b ? y * y : x * x; return p * q; }"),
        new("double ConditionOnChangedValue(double x) { double y = x * 2; if (y > 1) { y = y - 1; } if (y > 1) { y = y * y; } return y * x; }"),
        new("double NestedIfs(double x, double y) { double r = 0; if (x > 0) { if (y > 0) { r = x * y; } else { r = x - y; } r += x; } else { if (y > 0) { r = y * y; } } return r * r; }"),
        new("double IfInsideElseInsideIf(double x, double y) { if (x > 0) { if (y > x) { x *= y; } else if (y > 0) { x += y; } else { x = y; } } else { x = x * x; } return x * y + x; }"),
        new("double DanglingElse(double x, double y) { if (x > 0) if (y > 0) x = x * y; else x = x + y; return x * 2; }"),
        new("double OnlyOneBranchUsesTheParameter(double x, double y) => x > 0 ? x * y : x;"),
        new("double ValueOfOneBranchOnly(double x) { double y = x > 0 ? Math.Sqrt(x) : 0; return y * 3 + x; }"),
        new("double GuardsTheDivision(double x, double y) => y != 0 ? x / y : x;") { Special = [[1.0, 0.0], [1.0, -0.0]] },
        new("double GuardsTheLogarithm(double x) => x > 0 ? Math.Log(x) : x - 1;"),
        new("double OnEveryComparison(double x, double y) => x < y ? x : x <= y + 0.1 ? x * 2 : x >= 1.5 ? x * 3 : x == y ? 7 : x != 0 ? y * x : 0;"),
        new("double OnWholeComparisons(double x, int n) => n < -2 ? x : n <= 0 ? x * 2 : n >= 4 ? x * 3 : n == 1 ? 7 * x * x : n != 2 ? x * x : -x;"),
        new("double NotANumberCompares(double x, double y) => !(x > y) ? x * 2 : y * x;"),
        new("double ConstantCondition(double x) { const bool on = true; return on ? x * x : -x; }"),
        new("double Huber(double r, [Constant] double k) { double m = Math.Abs(r); if (m <= k) return 0.5 * r * r; return k * (m - 0.5 * k); }", Between(-3, 3), Between(0.2, 1.5)),
        new("double ClampByHand(double x, double low, double high) => x < low ? low : x > high ? high : x;", Between(-2, 2), Between(-1, 0), Between(0, 1)),
        new("double MedianOfThree(double a, double b, double c) => a > b ? (b > c ? b : a > c ? c : a) : (a > c ? a : b > c ? c : b);"),
        new("double LargestOfFour(double a, double b, double c, double d) { double m = a; if (b > m) m = b; if (c > m) m = c; if (d > m) m = d; return m * m; }"),
        new("double SortThree(double a, double b, double c) { if (a > b) (a, b) = (b, a); if (b > c) (b, c) = (c, b); if (a > b) (a, b) = (b, a); return a + 2 * b + 3 * c * c; }"),
        new("double SmoothStep(double x) { double t = x < 0 ? 0 : x > 1 ? 1 : x; return t * t * (3 - 2 * t) + 0.01 * x; }"),
        new("double PatternInIf(double x, int n) { if (n is > 0 and < 4) { return x * x; } if (n is 0 or -1) { return x; } return n is not 5 ? -x : x * 3; }"),
        new("double PatternOnNumber(double x) => x is > 0 and < 1 ? x * x : x is <= -1 ? -x : 2 * x;"),
        new("double PatternWithDeclaration(double x) => x * x is var square && square > 1 ? square * x : x;"),
    ];
}
