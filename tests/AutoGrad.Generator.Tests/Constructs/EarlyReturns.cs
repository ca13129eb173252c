using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Methods that are left in the middle.</summary>
public sealed class EarlyReturns : Battery<EarlyReturns>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double OneGuard(double x) { if (x < 0) return 0.5 * x; double y = x * x; return y * x; }"),
        new("double SeveralGuards(double x, double y) { if (x < 0) return y; if (y < 0) return x; if (x > y) return x * y; return x * x + y; }"),
        new("""
            double PartialReturn(double x, double y)
            {
                double z = x;
                if (x > 0)
                {
                    z = x * y;
                    if (y > 0) { return z * z; }
                    z += y;
                }
                z *= 2;
                return z * x;
            }
            """),
        new("""
            double PartialReturnsOnBothSides(double x, double y)
            {
                double z = y;
                if (x > 0)
                {
                    z = x * x;
                    if (y > 1) { return z; }
                    z *= y;
                }
                else
                {
                    if (y < -1) { return x * y; }
                    z += x;
                }
                return z * z + x;
            }
            """),
        new("""
            double ThreeDeep(double x, double y, double z)
            {
                double r = 1;
                if (x > 0)
                {
                    r *= x;
                    if (y > 0)
                    {
                        r *= y;
                        if (z > 0) { return r * z; }
                        r += z;
                    }
                    r *= 2;
                }
                return r * x + z;
            }
            """),
        new("""
            double ReturnsFromEverywhere(double x, double y)
            {
                if (x > 0)
                {
                    if (y > 0) { return x * y; }
                    return x - y;
                }
                if (y > 0) { return x / (y + 1); }
                return x * x * y;
            }
            """),
        new("double ElseReturns(double x) { double y; if (x > 0) { y = x * x; } else { return -x; } return y * 3; }"),
        new("double ThenReturns(double x) { double y; if (x > 0) { return x * x; } else { y = -x; } return y * 3 * x; }"),
        new("""
            double LocalsChangedBeforeReturn(double x, double y)
            {
                double s = x * y;
                if (s > 1) { s = s * s; x = s + y; return x * s; }
                if (s < -1) { x *= 2; }
                return x * s + y;
            }
            """),
        new("""
            double ManyExits(double x)
            {
                double y = x * x;
                if (y > 3) return y * x;
                y += 1;
                if (y > 2.5) return y * 2;
                y *= x;
                if (y > 1) return y - x;
                y = y * y + x;
                if (y < 0) return y * 3;
                return y * y * x;
            }
            """),
        new("double ReturnsConstant(double x) { if (x > 1) return 1; if (x < -1) return -1; return x * (3 - x * x) / 2; }"),
        new("double ReturnsParameter(double x, double y) { if (x > y) return x; return y; }"),
        new("double ReturnsInBlock(double x) { { if (x > 0) { { return x * x; } } } return x; }"),
        new("double ReturnsAtTheEndOfBoth(double x, double y) { double r; if (x > y) { r = x; return r * y; } else { r = y; return r * r * x; } }"),
        new("double ConditionalWithReturnInside(double x, int n) { if (n > 0) { if (n > 2) { return x; } } else { if (n < -2) { return x * x; } } return 3 * x * x; }"),
        new("double AfterTernary(double x, double y) { double z = x > 0 ? x * y : y; if (z > 1) { return z; } return z * z * x; }"),
        new("double GuardOnInput(double x, [Constant] double k) { if (k == 0) return x; return x / k; }", Between(-2, 2), Among(0.0, 2.0, -3.0)),
        new("double GuardOnWhole(double x, int n) { if (n == 0) { return 0 * x; } return 6 / n * x; }", Between(-2, 2), Between(-3, 3)) { Special = [[1.0, 0]] },
        new("""
            double ReturnInSwitchInIf(double x, int n)
            {
                double y = x;
                if (x > 0)
                {
                    switch (n)
                    {
                        case 0: return y * y;
                        case 1: y = 3 * x; break;
                        case 2: if (x > 1) { return y; } y *= x; break;
                    }
                    y += 1;
                }
                return y * x;
            }
            """, Between(-2, 2), Between(0, 3)),
        new("""
            double TwoConditionsOneExit(double x, double y)
            {
                double r = x * y;
                if (x > 0 && y > 0 || r > 1) { return r; }
                r -= x;
                if (!(r < 0)) { return r * r; }
                return r * y;
            }
            """),
        new("""
            double QuadraticRoot(double a, double b, double c)
            {
                double d = b * b - 4 * a * c;
                if (d < 0) return d;
                double root = Math.Sqrt(d);
                if (b < 0) return (-b + root) / (2 * a);
                return 2 * c / (-b - root);
            }
            """, Between(0.5, 2), Between(-3, 3), Between(-2, -0.5)),
        new("(double, double) OfTuple(double x, double y) { if (x > y) { return (x, y); } if (x < 0) return (y * x, 1); return (y, x * x); }"),
    ];
}
