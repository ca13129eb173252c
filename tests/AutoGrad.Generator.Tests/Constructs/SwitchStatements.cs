using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>switch</c> as a statement.</summary>
public sealed class SwitchStatements : Battery<SwitchStatements>
{
    private static readonly Domain Few = Between(-1, 4);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("""
            double Breaks(double x, int n)
            {
                double y = x;
                switch (n)
                {
                    case 0: y = x * x; break;
                    case 1: y = x * 3; break;
                    default: y = -x; break;
                }
                return y * x;
            }
            """, Between(-2, 2), Few),
        new("""
            double Returns(double x, int n)
            {
                switch (n)
                {
                    case 0: return x * x;
                    case 1: return x * 3;
                    default: return -x;
                }
            }
            """, Between(-2, 2), Few),
        new("""
            double ReturnsAndBreaks(double x, int n)
            {
                double y = 2;
                switch (n)
                {
                    case 0: return x * x;
                    case 1: y = x * 3; break;
                    case 2: if (x > 0) { return y * x; } y = x * x * x; break;
                    case 3: if (x > 0) { y = x; break; } return -x;
                }
                return y * x;
            }
            """, Between(-2, 2), Few),
        new("""
            double WithoutDefault(double x, int n)
            {
                switch (n)
                {
                    case 1: x *= 2; break;
                    case 2: x *= x; break;
                }
                return x * x;
            }
            """, Between(-2, 2), Few),
        new("""
            double DefaultFirst(double x, int n)
            {
                switch (n)
                {
                    default: x = x * x; break;
                    case 1: x += 1; break;
                    case 2: x = 3 * x; break;
                }
                return x * 2;
            }
            """, Between(-2, 2), Few),
        new("""
            double SeveralLabels(double x, int n)
            {
                switch (n)
                {
                    case 0:
                    case 1:
                    case 4: return x * x;
                    case 2:
                    default: return x * 5;
                }
            }
            """, Between(-2, 2), Few),
        new("""
            double OnlyDefault(double x, int n)
            {
                switch (n)
                {
                    default: x *= x; break;
                }
                return x + n;
            }
            """, Between(-2, 2), Few),
        new("""
            double RelationalPatterns(double x)
            {
                switch (x)
                {
                    case < -1: return -x;
                    case >= -1 and < 0: return x * x;
                    case > 1 or 0.5: return x * 3;
                    default: return x * x * x;
                }
            }
            """),
        new("""
            double Guards(double x, int n)
            {
                switch (n)
                {
                    case > 2 when x > 0: return x * x;
                    case > 2: return -x;
                    case 0 when x < -1: x = 2 * x; break;
                    case var m when m * x > 1: x = m * x; break;
                    default: x = x + 1; break;
                }
                return x * x;
            }
            """, Between(-2, 2), Few),
        new("""
            double OnEnumeration(double x, Colour colour)
            {
                switch (colour)
                {
                    case Colour.Red: return x;
                    case Colour.Green: return x * x;
                    case Colour.Blue: return x * x * x;
                }
                return 0;
            }
            """) { Helpers = "public enum Colour { Red, Green, Blue }" },
        new("""
            double OnText(double x, string text)
            {
                switch (text)
                {
                    case "text": return x;
                    case "": return x * x;
                    default: return 3 * x;
                }
            }
            """),
        new("""
            double OnTruth(double x, bool flag)
            {
                switch (flag)
                {
                    case true: return x;
                    case false: return x * x;
                }
            }
            """),
        new("""
            double OnCharacter(double x, char c)
            {
                switch (c)
                {
                    case 'a': return x;
                    case >= 'm' and <= 'z': return x * x;
                    default: return 3 * x;
                }
            }
            """, Between(-2, 2), Between('a', 'z')),
        new("""
            double OnLong(double x, long n)
            {
                switch (n * 1000000000000L)
                {
                    case 1000000000000L: return x;
                    case < 0: return x * x;
                    default: return 3 * x;
                }
            }
            """),
        new("""
            double OnComputedNumber(double x, double y)
            {
                switch (x * y)
                {
                    case < 0: return x - y;
                    case < 1: return x * y;
                    default: return x + y * y;
                }
            }
            """),
        new("""
            double Nested(double x, int n, int m)
            {
                double y = 1;
                switch (n)
                {
                    case 0:
                        switch (m)
                        {
                            case 0: y = x; break;
                            case 1: return x * x;
                        }
                        y *= 2;
                        break;
                    case 1:
                        y = x * x;
                        break;
                }
                return y * x;
            }
            """, Between(-2, 2), Between(0, 2), Between(0, 2)),
        new("""
            double InsideBranch(double x, int n)
            {
                if (x > 0)
                {
                    switch (n)
                    {
                        case 0: x = x * x; break;
                        case 1: return x;
                    }
                    x += 1;
                }
                return x * x;
            }
            """, Between(-2, 2), Few),
        new("""
            double BranchesInside(double x, int n)
            {
                double y = 0;
                switch (n)
                {
                    case 0:
                        if (x > 0) { y = x; } else { y = x * x; }
                        y *= 3;
                        break;
                    default:
                        y = x > 1 ? x * x : 1;
                        break;
                }
                return y + x;
            }
            """, Between(-2, 2), Few),
        new("""
            double SharedLocals(double x, int n)
            {
                switch (n)
                {
                    case 0: double y; y = x * x; return y;
                    case 1: y = 3 * x; return y * y;
                    default: return x;
                }
            }
            """, Between(-2, 2), Few),
        new("""
            double ThrowsInOneCase(double x, int n)
            {
                switch (n)
                {
                    case 0: return x;
                    case 1: return x * x;
                    default: throw new ArgumentOutOfRangeException(nameof(n), n, "0 or 1");
                }
            }
            """, Between(-2, 2), Between(0, 1)) { Throwing = [[1.0, 2]] },
        new("""
            double AssignsInTheSelector(double x, int n)
            {
                int m;
                switch (m = n + 1)
                {
                    case 1: return x * m;
                    case 2: x *= x; break;
                }
                return x * m;
            }
            """, Between(-2, 2), Few),
        new("""
            double ChangesTheSelector(double x, int n)
            {
                switch (n)
                {
                    case 0: n = 5; x *= 2; break;
                    case 5: x *= x; break;
                }
                return n * x;
            }
            """, Between(-2, 2), Among(0, 5, 7)),
        new("""
            double BlocksInCases(double x, int n)
            {
                switch (n)
                {
                    case 0: { double y = x * x; x = y + 1; break; }
                    case 1: { double y = x * 3; { return y; } }
                    default: { } break;
                }
                return x;
            }
            """, Between(-2, 2), Few),
        new("""
            double PatternsThatOverlap(double x, int n)
            {
                switch (n)
                {
                    case > 3: return x;
                    case > 1: return x * x;
                    case not 0: return x * 3;
                    case 0: return x * x * x;
                }
            }
            """, Between(-2, 2), Few),
        new("""
            double SwitchAfterSwitch(double x, int n, int m)
            {
                switch (n) { case 0: x *= 2; break; case 1: x *= x; break; }
                switch (m) { case 0: x += 2; break; case 1: return x; }
                return x * x;
            }
            """, Between(-2, 2), Between(0, 2), Between(0, 2)),
    ];
}
