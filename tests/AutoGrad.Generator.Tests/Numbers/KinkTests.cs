using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Numbers;

/// <summary>
/// Where a function has no derivative, the gradient is a convention: here it is, exactly. Kinks, ties, corners of the power
/// function, and the strong zero, by which a pull of zero gives zero whatever the local gradient is.
/// </summary>
public sealed class KinkTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly Lazy<CompiledBattery> Compiled =
        new(() => new CompiledBattery("Kinks", "", All.Select(kink => kink.Row), [], new CompilerSettings()));

    private static IReadOnlyList<Kink> All => [.. Kinks(), .. Ties(), .. Powers(), .. StrongZeros(), .. Jumps(), .. Detached()];

    public static TheoryData<string> Titles => [.. All.Select(kink => kink.Row.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Has_the_documented_gradient(string title)
    {
        Kink kink = All.Single(candidate => candidate.Row.Title == title);
        DifferentiatedMethod method = Compiled.Value.Find(kink.Row);
        foreach ((object[] inputs, double[] expected) in kink.Points)
        {
            object?[] converted = [.. inputs.Zip(method.Primal.GetParameters(), (input, parameter) => Input.Convert(input, parameter.ParameterType))];
            double[] actual = method.GradientAt(converted, [kink.Pull]);
            if (expected.Length != actual.Length || !expected.Zip(actual).All(pair => IsExpected(pair.First, pair.Second)))
            {
                Assert.Fail($"{title}{Input.Show(inputs)}: expected <{string.Join(", ", expected)}>, actual <{string.Join(", ", actual)}>{Environment.NewLine}{Compiled.Value.Generated(kink.Row)}");
            }
        }
    }

    // Zeros of either sign are zero; everything else to the last digit but one, because a logarithm is computed once here and once there.
    private static bool IsExpected(double expected, double actual) =>
        expected.Equals(actual) || expected == actual || Math.Abs(expected - actual) <= 4e-16 * Math.Abs(expected);

    private static IEnumerable<Kink> Kinks() =>
    [
        new("double AbsAtZero(double x) => Math.Abs(x);", ([0.0], [0]), ([-0.0], [0]), ([2.0], [1]), ([-2.0], [-1]), ([double.Epsilon], [1])),
        new("float AbsOfFloatAtZero(float x) => MathF.Abs(x);", ([0f], [0]), ([2f], [1]), ([-2f], [-1])),
        new("double ReluAtZero(double x) => Gates.Relu(x);", ([0.0], [0]), ([-0.0], [0]), ([double.Epsilon], [1]), ([-1.0], [0])),
        new("double LeakyReluAtZero(double x, double slope) => Gates.LeakyRelu(x, slope);", ([0.0, 0.25], [0.25, 0]), ([1.0, 0.25], [1, 0]), ([-2.0, 0.25], [0.25, -2])),
        new("double HingeAtOne(double x) => Gates.Hinge(x);", ([1.0], [0]), ([0.5], [-1]), ([1.5], [0])),
        new("double IfAtZero(double x) { if (x > 0) { return 3 * x; } return 2 * x; }", ([0.0], [2]), ([1.0], [3])),
        new("double IfOrEqualAtZero(double x) { if (x >= 0) { return 3 * x; } return 2 * x; }", ([0.0], [3]), ([-0.0], [3]), ([-1.0], [2])),
        new("double TernaryAtZero(double x) => x > 0 ? x : 0;", ([0.0], [0]), ([1.0], [1])),
        new("double TernaryOrEqualAtZero(double x) => x >= 0 ? x : 0;", ([0.0], [1]), ([-1.0], [0])),
        new("double SwitchAtOne(double x) => x switch { < 1 => 2 * x, _ => 5 * x };", ([1.0], [5]), ([0.5], [2])),
        new("double HuberAtTheEdge(double r, [Constant] double k) { double m = Math.Abs(r); if (m <= k) return 0.5 * r * r; return k * (m - 0.5 * k); }",
            ([1.5, 1.5], [1.5]), ([-1.5, 1.5], [-1.5]), ([2.0, 1.5], [1.5]), ([0.0, 1.5], [0])),
        new("double CopySignAtZero(double x, double y) => Math.CopySign(x, y) + y;", ([3.0, -2.0], [-1, 1]), ([-3.0, -2.0], [1, 1]), ([3.0, 0.0], [1, 1]), ([3.0, -0.0], [-1, 1]), ([0.0, 1.0], [0, 1])),
    ];

    private static IEnumerable<Kink> Ties() =>
    [
        new("double MaxOfTwo(double x, double y) => Math.Max(x, y);", ([1.0, 1.0], [0.5, 0.5]), ([2.0, 1.0], [1, 0]), ([1.0, 2.0], [0, 1]), ([0.0, -0.0], [0.5, 0.5])),
        new("double MinOfTwo(double x, double y) => Math.Min(x, y);", ([1.0, 1.0], [0.5, 0.5]), ([2.0, 1.0], [0, 1]), ([1.0, 2.0], [1, 0])),
        new("float MaxOfFloats(float x, float y) => MathF.Max(x, y);", ([1f, 1f], [0.5, 0.5]), ([2f, 1f], [1, 0])),
        new("double MaxOfDoubleStatics(double x, double y) => double.Max(x, y);", ([1.0, 1.0], [0.5, 0.5]), ([2.0, 1.0], [1, 0])),
        new("double MaxWithZero(double x) => Math.Max(x, 0);", ([0.0], [0]), ([-0.0], [0]), ([1.0], [1]), ([-1.0], [0])),
        new("double MaxOfZeroAndX(double x) => Math.Max(0, x);", ([0.0], [0]), ([1.0], [1]), ([-1.0], [0])),
        new("double MinWithOne(double x) => Math.Min(x, 1);", ([1.0], [0]), ([2.0], [0]), ([0.5], [1])),
        new("float MaxOfFloatWithZero(float x) => MathF.Max(x, 0f);", ([0f], [0]), ([1f], [1])),
        new("double MaxWithConstantParameter(double x, [Constant] double k) => Math.Max(x, k);", ([2.0, 2.0], [0]), ([3.0, 2.0], [1]), ([1.0, 2.0], [0])),
        new("double MaxWithComputedConstant(double x, [Constant] double k) => Math.Max(x, 2 * k + 1);", ([5.0, 2.0], [0]), ([6.0, 2.0], [1])),
        new("double MaxWithWhole(double x, int n) => Math.Max(x, n);", ([2.0, 2], [0]), ([3.0, 2], [1])),
        new("double MaxWithConstantLocal(double x) { double zero = 0; return Math.Max(x, zero); }", ([0.0], [0]), ([1.0], [1])),
        new("double MaxOfItself(double x) => Math.Max(x, x);", ([3.0], [1])),
        new("double MaxOfCopy(double x) { double y = x; return Math.Max(x, y) + Math.Min(y, x); }", ([3.0], [2])),
        new("double MaxOfThree(double x, double y, double z) => Math.Max(x, Math.Max(y, z));", ([1.0, 1.0, 1.0], [0.5, 0.25, 0.25]), ([1.0, 2.0, 2.0], [0, 0.5, 0.5])),
        new("double MaxOfProducts(double x, double y) => Math.Max(2 * x, 3 * y);", ([3.0, 2.0], [1, 1.5]), ([3.0, 1.0], [2, 0])),
        new("double MaxInHelperOfConstant(double x) => Helper(x, 0);", "private static double Helper(double a, double b) => Math.Max(a, b);", ([0.0], [0.5]), ([1.0], [1])),
        new("double MaxInHelperOfMarked(double x) => Helper(x, 0);", "private static double Helper(double a, [Constant] double b) => Math.Max(a, b);", ([0.0], [0]), ([1.0], [1])),
        new("double MaxInHelperWithItsOwnConstant(double x) => Helper(x);", "private static double Helper(double a) => Math.Max(a, 0);", ([0.0], [0]), ([1.0], [1])),
        new("double MaxInHelperOfConstantParameter(double x, [Constant] double k) => Helper(x, k);", "private static double Helper(double a, double b) => Math.Max(a, b);", ([2.0, 2.0], [0.5]), ([3.0, 2.0], [1])),
        new("double MaxInHelperOfWhole(double x, int n) => Helper(x, n);", "private static double Helper(double a, int n) => Math.Max(a, n);", ([2.0, 2], [0])),
        new("double MaxOfConstantHelper(double x) => Math.Max(x, Helper(0));", "private static double Helper(double a) => a;", ([0.0], [0]), ([1.0], [1])),
        new("double MaxWithDetached(double x) => Math.Max(x, Gates.Detach(x));", ([3.0], [0])),
        new("double ClampAtConstantBounds(double x) => Math.Clamp(x, -1, 1);", ([-1.0], [0]), ([1.0], [0]), ([0.5], [1]), ([2.0], [0]), ([-2.0], [0])),
        new("double ClampAtActiveBounds(double x, double low, double high) => Math.Clamp(x, low, high);",
            ([-1.0, -1.0, 1.0], [0.5, 0.5, 0]), ([1.0, -1.0, 1.0], [0.5, 0, 0.5]), ([0.5, -1.0, 1.0], [1, 0, 0]), ([2.0, -1.0, 1.0], [0, 0, 1]), ([-2.0, -1.0, 1.0], [0, 1, 0])),
    ];

    private static IEnumerable<Kink> Powers() =>
    [
        new("double Pow(double x, double p) => Math.Pow(x, p);",
            ([2.0, 3.0], [12, 8 * Math.Log(2)]), ([2.0, 0.0], [0, Math.Log(2)]), ([0.0, 2.0], [0, 0]), ([0.0, 1.0], [1, 0]), ([0.0, 0.5], [Infinity, 0]),
            ([-2.0, 0.0], [0, double.NaN]), ([-2.0, 3.0], [12, double.NaN]), ([1.0, 5.0], [5, 0])),
        new("double PowAtZeroToZero(double x, [Constant] double p) => Math.Pow(x, p);", ([0.0, 0.0], [0]), ([3.0, 0.0], [0]), ([-2.0, 2.0], [-4]), ([-2.0, -1.0], [-0.25])),
        new("double PowOfTwo(double x) => Math.Pow(x, 2);", ([0.0], [0]), ([-3.0], [-6]), ([3.0], [6])),
        new("double PowOfThree(double x) => Math.Pow(x, 3);", ([0.0], [0]), ([-2.0], [12])),
        new("double PowOfOne(double x) => Math.Pow(x, 1);", ([0.0], [1]), ([-2.0], [1])),
        new("double PowOfMinusOne(double x) => Math.Pow(x, -1);", ([2.0], [-0.25]), ([-2.0], [-0.25])),
        new("double PowOfHalf(double x) => Math.Pow(x, 0.5);", ([0.0], [Infinity]), ([4.0], [0.25])),
        new("double PowOfFour(double x) => Math.Pow(x, 4);", ([0.0], [0]), ([-2.0], [-32])),
        new("double PowOfConstantBase(double p) => Math.Pow(2, p);", ([3.0], [8 * Math.Log(2)]), ([0.0], [Math.Log(2)])),
        new("double PowOfZeroBase(double p) => Math.Pow(0, p);", ([2.0], [0]), ([0.5], [0])),
        new("float PowOfFloats(float x, [Constant] float p) => MathF.Pow(x, p);", ([2f, 3f], [12]), ([2f, 0f], [0]), ([0f, 1f], [1])),
    ];

    private static IEnumerable<Kink> StrongZeros()
    {
        (string Function, double[] At)[] singular =
        [
            ("Math.Sqrt(a)", [0]), ("Math.Cbrt(a)", [0]), ("Math.Log(a)", [0]), ("Math.Log2(a)", [0]), ("Math.Log10(a)", [0]), ("1 / a", [0]), ("a / b", [1, 0]), ("a / b", [0, 0]),
            ("Math.Pow(a, -1)", [0]), ("Math.Pow(a, 0.5)", [0]), ("Math.Pow(a, b)", [0, -1]), ("Math.Pow(a, b)", [0, 0]), ("Math.Pow(a, b)", [-1, 3]), ("Math.Asin(a)", [1]), ("Math.Acos(a)", [-1]), ("Math.Acosh(a)", [1]),
            ("Math.Atanh(a)", [1]), ("Math.Atan2(a, b)", [0, 0]), ("Math.Exp(a)", [1000]), ("Math.Sinh(a)", [1000]), ("Math.Cosh(a)", [-1000]), ("Math.Log(a, b)", [2, 1]), ("Math.Log(a, b)", [0, 2]),
            ("a % b", [1, 0]), ("Math.IEEERemainder(a, b)", [1, 0]), ("Math.Sqrt(a)", [-1]), ("Math.Log(a)", [-1]), ("Math.Asin(a)", [2]), ("Math.Exp(Math.Exp(a))", [10]), ("Math.Sqrt(a * a + b * b)", [0, 0]),
            ("(float)a / MathF.Sqrt((float)b)", [1, 0]), ("Math.FusedMultiplyAdd(a, b, 1 / a)", [0, 0]), ("Gates.Sigmoid(a)", [1e300]), ("Gates.Softplus(a)", [-1e300]),
        ];
        int number = 0;
        foreach ((string function, double[] at) in singular)
        {
            number++;
            object[] inputs = [.. at.Cast<object>()];
            double[] zeros = new double[at.Length];
            string parameters = at.Length == 1 ? "double a" : "double a, double b";
            yield return new Kink($"double Pulled{number}({parameters}) => {function};", (inputs, zeros)) { Pull = 0 };
            yield return new Kink($"double Weighted{number}({parameters}, [Constant] double k) => k * ({function});", ([.. inputs, 0.0], zeros));
        }

        yield return new Kink("double MinOfOverflow(double x) => Math.Min(Math.Exp(x), 5);", ([1000.0], [0]), ([1.0], [Math.E]));
        yield return new Kink("double Selected(double x) => x > 0 ? Math.Sqrt(x) : 0;", ([0.0], [0]), ([4.0], [0.25]));
        yield return new Kink("double SelectedLate(double x) { double root = Math.Sqrt(x); return x > 0 ? root : 0; }", ([0.0], [0]), ([-1.0], [0]), ([4.0], [0.25]));
        yield return new Kink("double NotSelected(double x, double y) { double q = x / y; return y != 0 ? q : x; }", ([3.0, 0.0], [1, 0]), ([3.0, 2.0], [0.5, -0.75]));
        yield return new Kink("double MultipliedByZero(double x) => 0 * Math.Sqrt(x);", ([0.0], [0]));
        yield return new Kink("double MultipliedByRelu(double x) => Gates.Relu(-1) * Math.Log(x);", ([0.0], [0]));
        yield return new Kink("double SqrtItself(double x) => Math.Sqrt(x);", ([0.0], [Infinity]), ([4.0], [0.25]));
        yield return new Kink("double LogItself(double x) => Math.Log(x);", ([0.0], [Infinity]), ([4.0], [0.25]));
        yield return new Kink("double ReciprocalItself(double x) => 1 / x;", ([0.0], [double.NegativeInfinity]), ([2.0], [-0.25]));
        yield return new Kink("double ChainItself(double pull, double local) => Gates.Chain(pull, local);", ([0.0, 3.0], [3, 0]), ([2.0, 3.0], [3, 2]));
    }

    private static IEnumerable<Kink> Jumps() =>
    [
        new("double Floor(double x) => Math.Floor(x) * x;", ([2.5], [2]), ([3.0], [3])),
        new("double Round(double x) => Math.Round(x) * x;", ([2.5], [2]), ([3.5], [4])),
        new("double Truncated(double x) => (int)x * x;", ([2.5], [2]), ([-2.5], [-2])),
        new("double Sign(double x) => Math.Sign(x) * x;", ([2.5], [1]), ([-2.5], [-1]), ([0.0], [0])),
        new("double Remainder(double x, double y) => x % y;", ([7.0, 2.0], [1, -3]), ([-7.0, 2.0], [1, 3]), ([7.0, -2.0], [1, 3]), ([6.0, 2.0], [1, -3])),
        new("double RemainderOfTenths(double x, double y) => x % y;", ([0.7, 0.1], [1, -6]), ([1.0, 0.1], [1, -9]), ([-1.0, 0.1], [1, 9])),
        new("double IEEERemainder(double x, double y) => Math.IEEERemainder(x, y);", ([7.0, 2.0], [1, -4]), ([5.0, 2.0], [1, -2]), ([-7.0, 2.0], [1, 4])),
    ];

    private static IEnumerable<Kink> Detached() =>
    [
        new("double Detach(double x) => x * Gates.Detach(x);", ([3.0], [3])),
        new("double DetachOfProduct(double x, double y) => Gates.Detach(x * y) * x + y;", ([3.0, 2.0], [6, 1])),
        new("double DetachInHelper(double x) => Helper(x) * x;", "private static double Helper(double a) => Gates.Detach(a * a) + a;", ([3.0], [15])),
        new("double DetachInBranch(double x) => (x > 0 ? Gates.Detach(x) : x) * x;", ([3.0], [3]), ([-3.0], [-6])),
        new("double StraightThrough(double x) => x + Gates.Detach(Math.Round(x) - x);", ([2.4], [1])),
        new("float DetachOfFloat(float x) => x * Gates.Detach(x);", ([3f], [3])),
    ];

    /// <summary>A method, and its exact gradient at some points.</summary>
    private sealed record Kink(Row Row, (object[] Inputs, double[] Gradient)[] Points)
    {
        public Kink(string method, params (object[] Inputs, double[] Gradient)[] points)
            : this(new Row(method), points)
        {
        }

        public Kink(string method, string helpers, params (object[] Inputs, double[] Gradient)[] points)
            : this(new Row(method) { Helpers = helpers }, points)
        {
        }

        public double Pull { get; init; } = 1;
    }
}
