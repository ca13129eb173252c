using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Conversions between the numeric types, in every direction.</summary>
public sealed class Conversions : Battery<Conversions>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double FromEveryWholeType(double x, sbyte a, byte b, short c, ushort d, int e, uint f, long g, ulong h) => x * a + x * b + x * c + x * d + x * e + x * f + x * g + x * h;"),
        new("double FromCharacter(double x, char c) => x + c;", Between(-2, 2), Between('a', 'z')),
        new("double FromDecimal(double x, [Constant] decimal d) => x * (double)d;"),
        new("double FromConstants(double x) => x * 1 + x * 2L + x * 3u + x * 4f + x * (byte)5 + x * 'a';"),
        new("double ToWhole(double x) => (int)x * x;"),
        new("double ToLong(double x) => (long)(x * 3) * x;"),
        new("double ToUnsigned(double x) => (uint)x * x;", Between(0.1, 9)),
        new("double ToByte(double x) => (byte)x * x;", Between(0.1, 200)),
        new("double ToEverySmallType(double x) => (sbyte)x * x + (short)x * x + (ushort)x * x + (ulong)x * x;", Between(0.1, 100)),
        new("double ToCharacter(double x) => (char)x * x;", Between(65, 90)),
        new("double ThereAndBack(double x) => x - (int)x + (double)(int)x * x;"),
        new("double Explicit(double x) => (double)x * (double)(x + 1);"),
        new("double WholeDivisionThenNumber(double x, int n) => x * (n / 2) + x * (n / 2.0);"),
        new("double WholeToFloatToDouble(double x, int n) => x * (float)n + (double)(float)(n * 3);"),
        new("double BigWholeToFloat(double x) => x * (float)16777217 + x * (double)9007199254740993L;"),
        new("double LongToDouble(double x, long n) => x * (n + 9007199254740992L);"),
        new("double UnsignedLongToDouble(double x, ulong n) => x * (n + 9223372036854775807UL);"),
        new("double ConstantExpressions(double x) { const int n = 7; const double half = n / 2; return x * half + n / 2 * x; }"),
        new("double EnumerationToNumber(double x, Colour colour) => x * (int)colour + (double)colour * x;")
        {
            Helpers = "public enum Colour { Red = 3, Green = -1 }",
        },
        new("double Rounding(double x) => x * (x + 1e6 - 1e6) + x;", Between(3, 9)),
        new("double MixedTernary(double x, int n) => n > 0 ? n : x;"),
        new("double MixedTernaryOfFloat(double x, float f, bool b) => b ? f : x * f;"),
        new("double AssignedAcrossTypes(double x) { float f = 3; double d = f; int n = 4; d += n; long m = n; d *= m; return d * x; }"),
        new("double ImplicitInCall(double x, int n) => Helper(n, x) + Helper(x, 2);") { Helpers = "private static double Helper(double a, double b) => a * b + b;" },
        new("double ImplicitReturn(double x, int n) { if (n > 0) return n; return x; }"),
        new("double ToFloatAndBack(double x, double y) => (float)x * (double)(float)(x * y) + y;") { Coarse = true },
        new("double NativeSized(double x, nint n) => x * n;", Between(-2, 2), Among((nint)3, (nint)(-4))),
        new("double Unboxed(double x, [Constant] object boxed) => x * (double)boxed;", Between(-2, 2), Among(1.5, -2.5)) { Throwing = [[1.0, 3]] },
        new("double UserDefinedOfConstants(double x) => x * (double)(Price + Price);") { Helpers = "internal static readonly Money Price = new Money(); internal readonly struct Money { public static Money operator +(Money a, Money b) => a; public static explicit operator double(Money m) => 2.5; }" },
        new("double NarrowsToFloatThenWhole(double x, float f) => x * (int)(f * 10) + f;"),
    ];
}
