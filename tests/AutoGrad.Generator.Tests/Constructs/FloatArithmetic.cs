using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Operators on floats, and floats among doubles.</summary>
public sealed class FloatArithmetic : Battery<FloatArithmetic>
{
    private static readonly Domain AwayFromZero = Between(0.5, 3);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("float Sum(float a, float b) => a + b;"),
        new("float Difference(float a, float b) => a - b;"),
        new("float Product(float a, float b) => a * b;"),
        new("float Quotient(float a, float b) => a / b;", Between(-2, 2), AwayFromZero),
        new("float Remainder(float a, float b) => a % b;", Between(-9, 9), AwayFromZero),
        new("float Negation(float a) => -a;"),
        new("float Polynomial(float x) => ((3 * x - 2) * x + 5) * x - 7f;"),
        new("float Literals(float x) => 0.1f * x + 1e-3f - x * 16777217f / 3e7f;"),
        new("float ExtremeLiterals(float x) => x > 10f ? float.MaxValue : x < -10f ? float.NaN : x * float.Epsilon + x;"),
        new("float Infinite(float x) => x > 10f ? float.PositiveInfinity * x : x < -10f ? float.NegativeInfinity : x;"),
        new("float ConstantFactor(float a, [Constant] float k) => k * a * k;"),
        new("float WholeFactor(float a, int n) => n * a + n;"),
        new("double Widened(float a) => a * 1.5;"),
        new("double WidenedProduct(float a, double b) => a * b;"),
        new("double WidenedLate(float a, float b) => a * b;"),
        new("float Narrowed(double a) => (float)a;") { Coarse = true },
        new("float NarrowedProduct(double a, double b) => (float)(a * b);") { Coarse = true },
        new("double NarrowedAndWidened(double a) => (double)(float)a * a;") { Coarse = true },
        new("double NarrowedInside(double a, double b) { float s = (float)a; return s * s + b; }") { Coarse = true },
        new("float ComputedInDouble(float a, float b) => (float)((double)a * b + 1.0 / 3);"),
        new("float RoundsEachStep(float a, float b) { float s = a * b; s = s + a; s = s / 3; return s; }"),
        new("float Compound(float a, float b) { a *= b; a += 2; a -= b; a /= 4; return a; }"),
        new("float CompoundWithDouble(float a, double b) { a *= (float)b; a = (float)(a + b); return a; }"),
        new("float CompoundNarrowing(float a, float b) { a += b * 2; a *= 3; return a * a; }"),
        new("double CompoundWidening(double a, float b) { a += b; a *= b; return a; }") { Coarse = true },
        new("float Incremented(float a) { a++; ++a; return a-- * --a; }"),
        new("float Ternary(float a, float b) => a > b ? a * a : b * a;"),
        new("float TernaryOfMixedTypes(float a, int n) => n > 0 ? a * n : n;"),
        new("(float Sum, double Product) MixedTuple(float a, float b) => (a + b, (double)a * b);"),
        new("float FromLong(float a, long n) => a * n - n;"),
        new("float SwitchOfFloats(int n, float a, float b) => n switch { 0 => a, 1 => b, > 1 => a * b, _ => a / 2f };"),
        new("float Comparison(float a, float b) => a <= b && a > -1f ? a * 2 : a != 0f ? b : a;"),
    ];
}
