using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>
/// Constants where the generator puts a callee in place or follows a condition: the compiler computes constants itself, and
/// complains of code that cannot run, of a division by a constant zero, and of an overflow, which the user's code never showed it.
/// </summary>
public sealed class ConstantFolding : Battery<ConstantFolding>
{
    private const string Disabled = "#pragma warning disable CS0162\n";

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double TrueTernary(double x) => true ? x * x : x;"),
        new("double FalseTernary(double x) => false ? x * x : x * 3;"),
        new("double ConstantLocalCondition(double x) { const bool on = true; const int n = 3; return on && n > 2 ? x * x : x; }"),
        new("double ConstantFieldCondition(double x) => Debug ? x * x : x * 3;") { Helpers = "private const bool Debug = false;" },
        new("double ConstantComparison(double x) => Size > 2 ? x * x : Size < 1 ? x : 3 * x;") { Helpers = "private const int Size = 2;" },
        new("double TrueIf(double x) { if (true) { x = x * x; } return x; }"),
        InFile("TrueIfReturns", "public static double F(double x) { if (true) { return x * x; } return x; }"),
        InFile("FalseIfReturns", "public static double F(double x) { if (false) { return x; } return x * x; }"),
        InFile("TrueIfThrows", "public static double F(double x, int n) { if (n > 0) { return x * x; } if (n > -9) { return x; } if (true) { throw new InvalidOperationException(\"always\"); } return x; }") with { Domains = [Between(-2, 2), Between(-8, 5)], Throwing = [[1.0, -10]] },
        InFile("StatementsAfterThrow", "public static double F(double x, double y) { if (x < y) { return y * y; } if (x > -9) { return x; } if (true) { throw new InvalidOperationException(); } if (true) { --y; } return y; }"),
        new("double EnumerationConstant(double x) => Mode.Low == Mode.High ? x : x * x;") { Helpers = "private enum Mode { Low, High }" },
        new("double ConstantSwitch(double x) => 3 switch { 1 => x, 3 => x * x, _ => 2 * x };"),
        InFile("ConstantSwitchStatement", "public static double F(double x) { switch (Size) { case 1: return x; case 2: return x * x; default: return 3 * x; } } private const int Size = 2;"),
        new("double CalleeSwitch(double x) => Helper(x, 1) * Helper(x, 0) + Helper(x, 7);")
        {
            Helpers = "private static double Helper(double a, int n) { switch (n) { case 0: return a; case 1: a *= a; break; default: a += 1; break; } return a * 3; }",
        },
        new("double CalleeCondition(double x) => Helper(x, true) * Helper(x, false);") { Helpers = "private static double Helper(double a, bool on) => on ? a * a : a + 1;" },
        new("double CalleeEarlyReturn(double x) => Helper(x, 0) * Helper(x, 5);") { Helpers = "private static double Helper(double a, int n) { if (n == 0) { return a; } if (n > 3) { a *= n; } return a * a; }" },
        new("double CalleeShortCircuit(double x) => Helper(x, true, false);") { Helpers = "private static double Helper(double a, bool b, bool c) => b && a > 0 || c ? a * a : a;" },
        new("double CalleeComparison(double x) => Helper(x, 2, 2);") { Helpers = "private static double Helper(double a, double b, double c) => b > c ? a : b == c ? a * a : a * 3;" },
        new("double CalleeDividesByZero(double x, bool b) => b ? x : x * Helper(0);", Between(-2, 2), Among(true)) { Helpers = "private static int Helper(int n) => 1 / n;", Throwing = [[1.0, false]] },
        new("double CalleeDividesByDefaultZero(double x, bool b) => b ? x * x : x * Helper();", Between(-2, 2), Among(true)) { Helpers = "private static int Helper(int n = 0) => 7 % n;", Throwing = [[1.0, false]] },
        new("double CalleeOverflows(double x, bool b) => b ? x * x : x * Helper(1);", Between(-2, 2), Among(true)) { Helpers = "private static int Helper(int n) => checked(int.MaxValue + n);", Throwing = [[1.0, false]] },
        new("double CalleeWraps(double x) => x * Helper(1);") { Helpers = "private static int Helper(int n) => int.MaxValue + n;" },
        new("double CalleeShifts(double x) => x * Helper(33);") { Helpers = "private static int Helper(int n) => 1 << n;" },
        new("double CalleeCastsTooMuch(double x) => x * Helper(1e10, 300, -1);") { Helpers = "private static int Helper(double big, int b, int u) => (int)(float)1.5 + (byte)b + (int)((uint)u % 7) + (big > 0 ? 1 : 0);" },
        new("double CalleeIndexes(double x, bool b) => b ? x * Helper(1) : x * Helper(-3);", Between(-2, 2), Among(true)) { Helpers = "private static double Helper(int n) => Table[n]; internal static readonly double[] Table = { 1.5, 2.5 };", Throwing = [[1.0, false]] },
        new("double CalleeDividesNumbersByZero(double x) => x + (double.IsInfinity(Helper(0)) ? x * x : 0);") { Helpers = "private static double Helper(double n) => 1 / n;" },
        new("double CalleeOfText(double x) => Helper(x, \"a\") * Helper(x, null);") { Helpers = "private static double Helper(double a, string? text) => text is null ? a : text == \"a\" ? a * a : a * text.Length;" },
        new("double CalleeNegates(double x) => x * Helper(int.MinValue) + x * Other(-1) + x * Other(2147483647);") { Helpers = "private static double Helper(int n) => -n; private static double Other(double n) => -n - -n * n;" },
        new("double CalleeOfNotANumber(double x) => Helper(x, double.NaN) + Helper(x, double.NegativeInfinity) + Helper(x, -0.0);") { Helpers = "private static double Helper(double a, double b) => double.IsNaN(b) ? a : b < 0 ? a * a : 1 / b < 0 ? a * 3 : 0;" },
        new("double LocalCopiesOfConstants(double x) { double zero = 0; int none = 0; bool on = true; double y = zero * x + none + (on ? x : zero); return y * y; }"),
        new("double ConstantConditionOfLocal(double x) { bool on = true; int n = 2; if (on) { x *= x; } if (n > 3) { x += 1; } return on && n == 2 ? x : 3 * x; }"),
        new("double ComparedWithItself(double x) { double y = x; return y == x ? x * x : 0; }"),
    ];

    private static Row InFile(string title, string method) => Row.InFile(
        title, title + "Row", "F", Disabled + "public static partial class " + title + "Row { [Differentiable] " + method + " }\n#pragma warning restore CS0162");
}
