using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Whole numbers, truth values and enumerations beside the numbers: they carry no gradient.</summary>
public sealed class IntegerComputations : Battery<IntegerComputations>
{
    private static readonly object?[] DividesByZero = [1.5, 0];

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Factor(double x, int n) => n * x;"),
        new("double WholeArithmetic(double x, int n, int m) => x * (n + m * 3 - n / 2) + (n - m) % 3;"),
        new("double Bits(double x, int n) => x * (n & 6) + (n | 1) * x - (n ^ 3) + (~n) * x;"),
        new("double Shifts(double x, int n) => x * (n << 2) + (n >> 1) * x;"),
        new("double UnsignedShifts(double x, uint n) => x * (n << 2) + (n >> 1) * x;"),
        new("double WholeDivision(double x, int n) => x * (7 / n);", Between(-2, 2), Between(1, 5)) { Throwing = [DividesByZero] },
        new("double WholeRemainder(double x, int n) => x * (7 % n);", Between(-2, 2), Between(1, 5)) { Throwing = [DividesByZero] },
        new("double DivisionThatIsNotUsed(double x, int n) { int unused = 7 / n; _ = unused; return x * x; }",
            Between(-2, 2), Between(1, 5)) { Throwing = [DividesByZero] },
        new("double DivisionBeforeThePull(double x, int n) { double y = x * x; int k = 7 / n; return y * k; }",
            Between(-2, 2), Between(1, 5)) { Throwing = [DividesByZero] },
        new("double SmallestByMinusOne(double x, int n) => x * (n / -1);", Between(-2, 2), Between(-9, 9)) { Throwing = [[1.0, int.MinValue]] },
        new("double WrapsAround(double x, int n) => x * (n + int.MaxValue);"),
        new("double Truth(double x, bool flag) => flag ? x : -x * x;"),
        new("double TruthArithmetic(double x, bool a, bool b) => a & b ? x : a | b ? x * x : a ^ b ? 0 : x * x * x;"),
        new("double Negated(double x, bool a) => !a ? x : x * 3;"),
        new("double TruthOfComparison(double x, int n) { bool big = n > 2; bool odd = n % 2 != 0; return big == odd ? x : x * x; }"),
        new("double TruthFromNumbers(double x, double y) { bool less = x < y; bool same = x == y; return less && !same ? x : y; }"),
        new("double CompoundTruth(double x, bool a, bool b) { a &= b; b |= a; a ^= b; return a ? x : b ? x * x : x * 2; }"),
        new("double CompoundWhole(double x, int n) { n += 2; n *= 3; n -= 1; n %= 5; n <<= 1; n >>= 1; n |= 4; n &= 6; n ^= 1; return n * x; }"),
        new("double WholeDivisionCompound(double x, int n, int m) { n /= m; return n * x; }",
            Between(-2, 2), Between(-9, 9), Between(1, 5)) { Throwing = [[1.0, 4, 0]] },
        new("double Colours(double x, Colour colour) => colour == Colour.Red ? x : colour > Colour.Green ? x * x : 2 * x;")
        {
            Helpers = "public enum Colour { Red, Green, Blue }",
        },
        new("double ColourArithmetic(double x, Colour colour) => x * (int)(colour | Colour.Green) + ((colour & Colour.Blue) != 0 ? x * x : 0);")
        {
            Helpers = "[Flags] public enum Colour { None = 0, Red = 1, Green = 2, Blue = 4 }",
        },
        new("double ColourOfWhole(double x, int n) => (Colour)n switch { Colour.Red => x, Colour.Green => x * x, _ => x * 3 };")
        {
            Helpers = "public enum Colour : byte { Red, Green, Blue }",
        },
        new("double Longs(double x, long n) => x * (n * 3L) + n;"),
        new("double Bytes(double x, byte n) => x * n + (byte)(n + 250) * x;"),
        new("double Shorts(double x, short n, sbyte m, ushort k) => x * n + m * x - k * x;"),
        new("double Unsigned(double x, uint n, ulong m) => x * (n - 3u) + m * x;"),
        new("double Characters(double x, char c) => c == 'a' ? x : c > 'm' ? x * x : (c - 'a') * x;", Between(-2, 2), Between('a', 'z')),
        new("double Text(double x, string text) => text == \"text\" ? x : text.Length * x + x;"),
        new("double TextIsNull(double x, string? text) => text is null ? x : text.Length * x + x;", Between(-2, 2), Among(null, "abc")),
        new("double Decimal(double x, [Constant] decimal n) => n > 1.5m ? x : x * x * (double)n;"),
        new("double Incremented(double x, int n) { int m = n++; return x * (n * m++) + m; }"),
        new("double WholeConditional(double x, int n) { int m = n > 0 ? n * 2 : -n; return m * x; }"),
        new("double WholeOfNumber(double x) { int n = (int)(x * 10); return x * n; }", Between(-2, 2)),
        new("double RoundedOff(double x) { double fraction = x - (long)x; return fraction * fraction; }", Between(0.1, 5)),
        new("double SizeOf(double x) => x * sizeof(double) + nameof(x).Length;"),
        new("double DefaultValues(double x) { int n = default; bool b = default(bool); double z = default; return b ? z : x * (n + 1); }"),
        new("double WholeMathematics(double x, int n) => x * Math.Abs(n) + Math.Max(n, 2) * x - Math.Sign(n) * Math.Min(3, n);"),
        new("double Leap(double x, int year) => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? x * 366 : x * 365;",
            Between(-2, 2), Between(1890, 2010)),
        new("double TruthOfNumberTests(double x) => double.IsNaN(x) || double.IsInfinity(x) ? x : double.IsNegative(x) ? -x * x : x;"),
        new("double Parity(double x, int n) => (n & 1) == 0 ? x : -x;"),
    ];
}
