using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>The functions that <c>double</c> and <c>float</c> have themselves, of the same names as those of <c>Math</c>.</summary>
public sealed class NumberStatics : Battery<NumberStatics>
{
    private static readonly Domain Positive = Between(0.5, 4);
    private static readonly Domain Unit = Between(-0.7, 0.7);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Trigonometric(double x) => double.Sin(x) * double.Cos(x) + double.Tan(x);", Unit),
        new("double Inverse(double x) => double.Asin(x) + double.Acos(x) * x + double.Atan(x);", Unit),
        new("double Hyperbolic(double x) => double.Sinh(x) * double.Tanh(x) + double.Cosh(x);"),
        new("double InverseHyperbolic(double x) => double.Asinh(x) * double.Atanh(x);", Unit),
        new("double Acosh(double x) => double.Acosh(x);", Between(1.5, 4)),
        new("double Atan2(double y, double x) => double.Atan2(y, x);"),
        new("double Exponential(double x) => double.Exp(x) * x;"),
        new("double Logarithms(double x, double b) => double.Log(x) + double.Log(x, b) + double.Log10(x) + double.Log2(x);", Positive, Between(1.5, 4)),
        new("double Powers(double x, double p) => double.Pow(x, p) + double.Pow(x, 2);", Positive),
        new("double Roots(double x) => double.Sqrt(x) * double.Cbrt(x);", Positive),
        new("double Extremes(double x, double y) => double.Max(x, y) * double.Min(x, 0.5);"),
        new("double Absolute(double x) => double.Abs(x) + double.CopySign(x, -1) * x;"),
        new("double Clamp(double x) => double.Clamp(x, -1, 1) * x;"),
        new("double Stairs(double x) => double.Floor(x) * x + double.Ceiling(x) * x + double.Round(x) * x + double.Truncate(x) * x;"),
        new("double Sign(double x) => double.Sign(x) * x;"),
        new("double SinCos(double x) { var (s, c) = double.SinCos(x); return s * c + s; }"),
        new("double FusedMultiplyAdd(double x, double y) => double.FusedMultiplyAdd(x, y, x);"),
        new("float FloatTrigonometric(float x) => float.Sin(x) * float.Cos(x) + float.Tan(x);", Unit),
        new("float FloatInverse(float x) => float.Asin(x) + float.Acos(x) * x + float.Atan(x);", Unit),
        new("float FloatHyperbolic(float x) => float.Sinh(x) * float.Tanh(x) + float.Cosh(x);"),
        new("float FloatAcosh(float x) => float.Acosh(x) + float.Asinh(x);", Between(1.5, 4)),
        new("float FloatExponential(float x) => float.Exp(x) * float.Log(x) + float.Log2(x);", Positive),
        new("float FloatPowers(float x, float p) => float.Pow(x, p) + float.Sqrt(x) + float.Cbrt(x);", Positive),
        new("float FloatExtremes(float x, float y) => float.Max(x, y) * float.Min(x, 0.5f) + float.Abs(x);"),
        new("double Lengths(double x, double y) => double.Hypot(x, y) * double.Lerp(x, y, x * y) + Math.ScaleB(x, 2) * Math.ScaleB(y, -1);"),
        new("double PowersOfTwoAndTen(double x) => double.Exp2(x) * double.Exp10(x / 2) + double.ExpM1(x) * double.Exp2M1(x) + double.Exp10M1(x);", Unit),
        new("double LogarithmsOfOneMore(double x) => double.LogP1(x) * double.Log2P1(x) + double.Log10P1(x);", Positive),
        new("double RootsOfAnyDegree(double x, int n) => double.RootN(x, n) * x + double.RootN(x, 3);", Positive, Between(1, 4)),
        new("double HalfTurns(double x) => double.SinPi(x) * double.CosPi(x) + double.TanPi(x / 4) + double.AsinPi(x) * double.AcosPi(x) + double.AtanPi(x);", Unit),
        new("double Angles(double x, double y) => double.Atan2Pi(x, y) * double.DegreesToRadians(x) + double.RadiansToDegrees(y) * x;"),
        new("double Magnitudes(double x, double y) => Math.MaxMagnitude(x, y) * double.MinMagnitude(x, y) * double.MaxNumber(x, 0.5) + double.MinNumber(x, y) * double.MaxMagnitudeNumber(x, y) + double.MinMagnitudeNumber(x, y);"),
        new("double IntegerLogarithm(double x) => Math.ILogB(x) * x;", Positive),
        new("float FloatLengths(float x, float y) => float.Hypot(x, y) * float.Lerp(x, y, x * y) + MathF.ScaleB(x, 2) * float.ScaleB(y, -1) + float.RootN(x * x + 1, 3);"),
        new("float FloatPowersOfTwo(float x) => float.Exp2(x) * float.ExpM1(x) + float.LogP1(x * x) + float.SinPi(x) + MathF.MaxMagnitude(x, 0.5f) * float.MaxNumber(x, 1);", Unit),
        new("float FloatStairs(float x) => float.Floor(x) * x + float.Round(x) * x + float.Truncate(x);"),
    ];
}
