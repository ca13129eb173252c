using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Explicit overflow checks in a project that has none.</summary>
public sealed class CheckedContexts : Battery<CheckedContexts>
{
    internal static readonly IReadOnlyList<Row> Table =
    [
        new("double CheckedSum(double x, int n) => x * checked(n + 1);") { Throwing = [[1.0, int.MaxValue]] },
        new("double CheckedProduct(double x, int n, int m) { int k = checked(n * m); return k * x; }") { Throwing = [[1.0, int.MaxValue, 2]] },
        new("double CheckedNegation(double x, int n) => x * checked(-n);") { Throwing = [[1.0, int.MinValue]] },
        new("double CheckedBlock(double x, int n) { checked { int m = n - 2; return m * x; } }") { Throwing = [[1.0, int.MinValue]] },
        new("double CheckedIncrement(double x, int n) { checked { n++; } return n * x; }") { Throwing = [[1.0, int.MaxValue]] },
        new("double CheckedCompound(double x, int n) { checked { n += 3; n *= 2; } return n * x; }") { Throwing = [[1.0, int.MaxValue - 1], [1.0, int.MaxValue / 2]] },
        new("double CheckedCast(double x) => x * checked((int)(x * 1000)) / 1000;") { Throwing = [[1e300], [double.NaN]] },
        new("double CheckedByte(double x, int n) => x * checked((byte)n);", Between(-2, 2), Between(0, 255)) { Throwing = [[1.0, 256], [1.0, -1]] },
        new("double CheckedUnsigned(double x, uint n) => x * checked(n - 3u);", Between(-2, 2), Between(3, 9)) { Throwing = [[1.0, 2u]] },
        new("double UncheckedSum(double x, int n) => x * unchecked(n + int.MaxValue);"),
        new("double UncheckedBlock(double x, int n) { unchecked { n += int.MaxValue; n *= 2; n--; } return n * x; }"),
        new("double UncheckedCast(double x, int n) => x * unchecked((byte)(n * 77));"),
        new("double UncheckedConstant(double x) => x * unchecked(int.MaxValue + 2) + x * unchecked((int)0xFFFFFFFF);"),
        new("double UncheckedInsideChecked(double x, int n) => x * checked(unchecked(n * int.MaxValue) - 1 + 0 * n);")
        {
            Throwing = [[1.0, int.MinValue]],
        },
        new("double CheckedInsideUnchecked(double x, int n) => x * unchecked(checked(n * 2) + int.MaxValue);") { Throwing = [[1.0, int.MaxValue]] },
        new("double CheckedNumbersNeverOverflow(double x) => checked(x * x * 1e200);"),
        new("double CheckedHelper(double x, int n) => Helper(x, n) + x;")
        {
            Helpers = "private static double Helper(double y, int k) { checked { k += int.MaxValue - 5; } return y * y * k; }",
            Throwing = [[1.0, int.MaxValue]],
        },
    ];

    protected override IReadOnlyList<Row> Rows => Table;
}
