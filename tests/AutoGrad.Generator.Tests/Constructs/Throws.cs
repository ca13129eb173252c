using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Exceptions: the same ones, at the same inputs, and no gradient touched before.</summary>
public sealed class Throws : Battery<Throws>
{
    private static readonly Domain Positive = Between(0.2, 3);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Statement(double x) { if (x < 0) { throw new ArgumentException(\"negative\", nameof(x)); } return Math.Sqrt(x); }", Positive)
        {
            Throwing = [[-1.0], [double.NegativeInfinity]],
            Special = [[0.0], [-0.0], [double.NaN]],
        },
        new("double OutOfRange(double x) { if (!(x > 0)) throw new ArgumentOutOfRangeException(nameof(x), x, \"must be positive\"); return Math.Log(x); }", Positive)
        {
            Throwing = [[0.0], [-1.0], [double.NaN]],
        },
        new("double Expression(double x) => x > 0 ? x * x : throw new InvalidOperationException(\"not positive\");", Positive) { Throwing = [[-1.0], [double.NaN]] },
        new("double ExpressionOnTheLeft(double x) => x < 0 ? throw new ArithmeticException() : x * x;", Positive) { Throwing = [[-1.0]] },
        new("double Coalesced(double x, string? text) => (text ?? throw new ArgumentNullException(nameof(text))).Length * x;", Between(-2, 2), Among("a", "bc"))
        {
            Throwing = [[1.0, null]],
        },
        new("double MessageWithValue(double x) { if (x < 0) throw new ArgumentException(\"was \" + x.ToString(System.Globalization.CultureInfo.InvariantCulture)); return x * x; }", Positive)
        {
            Throwing = [[-1.25]],
        },
        new("double InvariantMessage(double x, int n) { if (x < 0) throw new ArgumentException(FormattableString.Invariant($\"{n,4:0.0} is not right for {x:F3}\")); return x * n; }", Positive)
        {
            Throwing = [[-1.25, 3], [-0.5, 4]],
        },
        new("double FormattableMessage(double x, int n) { IFormattable text = $\"{n} {x > 1}\"; if (x < 0) throw new ArgumentException(text.ToString(null, System.Globalization.CultureInfo.InvariantCulture)); return x * n; }", Positive)
        {
            Throwing = [[-1.25, 3]],
        },
        new("double InterpolatedMessage(double x, int n) { if (x < 0) throw new ArgumentException($\"{n} is not right for {x > -1}\"); return x * n; }", Positive)
        {
            Throwing = [[-1.25, 3], [-0.5, 4]],
        },
        new("double FirstOfTwo(double x, double y) { if (x < 0) throw new ArgumentException(\"first\", nameof(x)); if (y < 0) throw new ArgumentException(\"second\", nameof(y)); return x * y; }", Positive, Positive)
        {
            Throwing = [[-1.0, 1.0], [1.0, -1.0], [-1.0, -1.0]],
        },
        new("double AfterWork(double x, double y) { double z = x * y; double w = Math.Exp(z); if (w > 100) { throw new OverflowException(); } return w * x; }", Between(-1, 1), Between(-1, 1))
        {
            Throwing = [[10.0, 10.0]],
        },
        new("double InElse(double x) { double y; if (x > 0) { y = x * x; } else { throw new InvalidOperationException(); } return y * x; }", Positive) { Throwing = [[0.0]] },
        new("double InBothBranchesOfInner(double x, double y) { if (x > 0) { if (y > 0) { return x * y; } throw new ArgumentException(\"y\"); } throw new ArgumentException(\"x\"); }", Positive, Positive)
        {
            Throwing = [[1.0, -1.0], [-1.0, 1.0]],
        },
        new("double InHelper(double x) => x * Helper(x, 2);", Positive)
        {
            Helpers = "private static double Helper(double y, int n) { if (y < 0) { throw new ArgumentOutOfRangeException(nameof(y)); } return y * n; }",
            Throwing = [[-1.0]],
        },
        new("double InHelperOfHelper(double x) => Outer(x) * x;", Positive)
        {
            Helpers = """
                private static double Outer(double y) => Inner(y * 2) + 1;
                private static double Inner(double z) => z > 0 ? z * z : throw new ArgumentException("z is not positive", nameof(z));
                """,
            Throwing = [[-1.0]],
        },
        new("double CheckWithoutResult(double x) { Check(x); return x * x; }", Positive)
        {
            Helpers = "private static void Check(double x) { if (x < 0) { throw new ArgumentException(\"checked\", nameof(x)); } }",
            Throwing = [[-1.0]],
        },
        new("double ThrowHelper(double x) { if (x < 0) { Fail(nameof(x)); } return x * x; }", Positive)
        {
            Helpers = "private static void Fail(string name) => throw new ArgumentException(\"failed\", name);",
            Throwing = [[-1.0]],
        },
        new("double UnusedResultStillThrows(double x, int n) { int k = 10 / n; if (k > 100) { return x; } return x * x; }", Positive, Between(1, 4))
        {
            Throwing = [[1.0, 0]],
        },
        new("double SignOfNotANumber(double x) => x * Math.Sign(x);") { Throwing = [[double.NaN]] },
        new("double SignInDeadCode(double x) { int unused = Math.Sign(x); _ = unused; return x * x; }") { Throwing = [[double.NaN]] },
        new("double ClampWithWrongBounds(double x, [Constant] double low, [Constant] double high) => Math.Clamp(x, low, high) * x;", Between(-2, 2), Between(-1, 0), Between(0, 1))
        {
            Throwing = [[0.5, 1.0, -1.0]],
            Special = [[0.5, double.NaN, 1.0], [double.NaN, 0.0, 1.0]],
        },
        new("double ClampInDeadCode(double x, double low) { _ = Math.Clamp(x, low, 1.0); return x * low; }", Between(-2, 2), Between(-1, 0)) { Throwing = [[0.5, 2.0]] },
        new("double RoundWithWrongDigits(double x, int digits) => x * Math.Round(x, digits);", Between(-2, 2), Between(0, 2)) { Throwing = [[0.5, 16], [0.5, -1]] },
        new("double OrderOfTwoThrowers(double x, int n, int m) => x * (10 / n) + Math.Sign(x) * (10 % m);", Positive, Between(1, 4), Between(1, 4))
        {
            Throwing = [[1.0, 0, 1], [1.0, 1, 0], [double.NaN, 0, 0], [double.NaN, 1, 0]],
        },
        new("double OrderOfArguments(double x, int n) => Helper(10 / n, Math.Sign(x)) * x;", Positive, Between(1, 4))
        {
            Helpers = "private static int Helper(int a, int b) => a - b;",
            Throwing = [[1.0, 0], [double.NaN, 1], [double.NaN, 0]],
        },
        new("double OnlyInUnusedBranch(double x, int n) => n == 0 ? x : x * (6 / n);", Between(-2, 2), Between(-3, 3)) { Special = [[1.0, 0]] },
        new("double OwnException(double x) => x > 0 ? x : throw new Mine(\"own\", 7);", Positive)
        {
            Helpers = "public sealed class Mine : Exception { public Mine(string text, int code) : base(text + code) { } }",
            Throwing = [[-1.0]],
        },
        new("double WithInnerException(double x) { if (x < 0) { throw new InvalidOperationException(\"outer\", new ArgumentException(\"inner\")); } return x; }", Positive)
        {
            Throwing = [[-1.0]],
        },
        new("double AlwaysUnlessPositive(double x) { if (x > 0) return x * 2; throw new NotSupportedException(); }", Positive) { Throwing = [[-1.0]] },
        new("double CreatedEarlier(double x) { var exception = new InvalidOperationException(\"kept\"); if (x < 0) { throw exception; } return x * x; }", Positive) { Throwing = [[-1.0]] },
        new("double IndexOutOfTable(double x, int n) => x * Table[n];", Between(-2, 2), Between(0, 2))
        {
            Helpers = "private static readonly double[] Table = { 1.5, 2.5, 3.5 };",
            Throwing = [[1.0, 3], [1.0, -1]],
        },
        new("double NullText(double x, string text) => x * text.Length;", Between(-2, 2), Among("a", "bc")) { Throwing = [[1.0, null]] },
    ];
}
