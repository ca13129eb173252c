using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Every function of <c>MathF</c> that has a rule, and the functions of <c>Math</c> for floats.</summary>
public sealed class MathFCalls : Battery<MathFCalls>
{
    private static readonly Domain Positive = Between(0.5, 4);
    private static readonly Domain Unit = Between(-0.7, 0.7);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("float Abs(float x) => MathF.Abs(x) + Math.Abs(x);"),
        new("float Acos(float x) => MathF.Acos(x);", Unit),
        new("float Acosh(float x) => MathF.Acosh(x);", Between(1.5, 5)),
        new("float Asin(float x) => MathF.Asin(x);", Unit),
        new("float Asinh(float x) => MathF.Asinh(x);", Between(-4, 4)),
        new("float Atan(float x) => MathF.Atan(x);", Between(-4, 4)),
        new("float Atan2(float y, float x) => MathF.Atan2(y, x);", Positive, Positive),
        new("float Atanh(float x) => MathF.Atanh(x);", Unit),
        new("float Cbrt(float x) => MathF.Cbrt(x);", Positive),
        new("float Ceiling(float x) => MathF.Ceiling(x) * x;"),
        new("float Clamp(float x, float low, float high) => Math.Clamp(x, low, high) * x;", Between(-3, 3), Between(-1, 0), Between(0.1, 1)),
        new("float CopySign(float x, float y) => MathF.CopySign(x, y) * y;"),
        new("float Cos(float x) => MathF.Cos(x);", Between(-4, 4)),
        new("float Cosh(float x) => MathF.Cosh(x);"),
        new("float Exp(float x) => MathF.Exp(x);"),
        new("float Floor(float x) => MathF.Floor(x) * x;"),
        new("float FusedMultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);"),
        new("float IEEERemainder(float x, float y) => MathF.IEEERemainder(x, y);", Between(-9, 9), Between(1, 3)),
        new("float Log(float x) => MathF.Log(x);", Positive),
        new("float LogOfBase(float x, float b) => MathF.Log(x, b);", Positive, Between(1.5, 4)),
        new("float Log10(float x) => MathF.Log10(x);", Positive),
        new("float Log2(float x) => MathF.Log2(x);", Positive),
        new("float Max(float x, float y) => MathF.Max(x, y) + Math.Max(x, 0.5f);"),
        new("float Min(float x, float y) => MathF.Min(x, y) + Math.Min(x, 0.5f);"),
        new("float Pow(float x, float p) => MathF.Pow(x, p);", Positive),
        new("float PowOfConstantExponent(float x) => MathF.Pow(x, 2) + MathF.Pow(x, 3);"),
        new("float PowOfFraction(float x) => MathF.Pow(x, 0.5f) + MathF.Pow(x, -1.5f);", Positive),
        new("float Round(float x) => MathF.Round(x) * x;"),
        new("float RoundByMode(float x) => MathF.Round(x, 1, MidpointRounding.AwayFromZero) * x;"),
        new("float Sign(float x) => MathF.Sign(x) * x * x + Math.Sign(x) * x;"),
        new("float Sin(float x) => MathF.Sin(x);", Between(-4, 4)),
        new("float SinCos(float x) { var (s, c) = MathF.SinCos(x); return s * c + s; }"),
        new("float Sinh(float x) => MathF.Sinh(x);"),
        new("float Sqrt(float x) => MathF.Sqrt(x);", Positive),
        new("float Tan(float x) => MathF.Tan(x);", Between(-1, 1)),
        new("float Tanh(float x) => MathF.Tanh(x);"),
        new("float Truncate(float x) => MathF.Truncate(x) * x;"),
        new("float ByDouble(float x) => (float)Math.Sin(x) * (float)Math.Exp(x);"),
        new("double WidenedArgument(float x) => Math.Sin(x) * Math.Exp(x);"),
        new("float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));"),
        new("float Length(float x, float y) => MathF.Sqrt(x * x + y * y);", Positive, Positive),
        new("float ConstantsOfTheLibrary(float x) => MathF.PI * x + MathF.E / (x * x + 1) + MathF.Tau;"),
    ];
}
