using System;
using System.Collections.Generic;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>
/// The corners, row by row. Infinite is infinite: no epsilon hides a singularity. Undefined (0 / 0) is NaN. On a kink the
/// documented convention holds; on a jump, the derivative of the piece that the value belongs to.
/// </summary>
internal static class Corners
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    public static IReadOnlyList<Corner> All =>
        [.. Arithmetic(), .. Powers(), .. Logarithms(), .. Trigonometry(), .. Hyperbolic(), .. Kinks(), .. Ties(), .. Clamps(), .. Jumps(), .. Gates()];

    private static Corner[] Arithmetic() =>
    [
        new("a / b", [1, 0], [Infinity, -Infinity]),
        new("a / b", [-1, 0], [Infinity, Infinity]),
        new("a / b", [1, -0.0], [-Infinity, -Infinity]),
        new("a / b", [0, 0], [Infinity, NaN]),
        new("a / b", [0, 2], [0.5, 0]),
        new("a / b", [1, Infinity], [0, 0]),
        new("a / b", [1e-200, 1e-200], [1e200, -1e200]) { In = Precision.Double },
        new("1 / x", [0], [-Infinity]),
        new("a / b", [1, 0], [Infinity]) { Constants = "b" },
        new("a / b", [1, 0], [-Infinity]) { Constants = "a" },
        new("a % b", [6, 2], [1, -3]),
        new("a % b", [-6, 2], [1, 3]),
        new("a % b", [6, -2], [1, 3]),
        new("a % b", [0, 2], [1, 0]),
        new("a % b", [2, 2], [1, -1]),
        new("a % b", [1.5, Infinity], [1, 0]),
        new("a % b", [1, 0], [1, NaN]),
        new("a % b", [1, 0.1], [1, -9]) { In = Precision.Double },
        new("a % b", [1e300, 3], [1, -1e300 / 3]) { In = Precision.Double },
        new("a % b", [1e308, 1e-10], [1, -Infinity]) { In = Precision.Double },
        new("a % 2", [6], [1]),
        new("Math.IEEERemainder(a, b)", [6, 2], [1, -3]),
        new("Math.IEEERemainder(a, b)", [5, 2], [1, -2]),
        new("Math.IEEERemainder(a, b)", [7, 2], [1, -4]),
        new("Math.IEEERemainder(a, b)", [-7, 2], [1, 4]),
        new("Math.IEEERemainder(a, b)", [-6, 2], [1, 3]),
        new("Math.IEEERemainder(a, b)", [0, 2], [1, 0]),
        new("Math.IEEERemainder(a, b)", [1.5, Infinity], [1, 0]),
        new("Math.IEEERemainder(a, b)", [1, 0], [1, NaN]),
        new("Math.FusedMultiplyAdd(a, b, c)", [2, 3, 4], [3, 2, 1]),
        new("Math.FusedMultiplyAdd(a, b, c)", [0, 0, 0], [0, 0, 1]),
        new("Math.FusedMultiplyAdd(a, b, c)", [1e200, 1e200, 1], [1e200, 1e200, 1]) { In = Precision.Double },
        new("a * b", [1e200, 1e200], [1e200, 1e200]) { In = Precision.Double },
        new("a * b", [0, 0], [0, 0]),
    ];

    private static Corner[] Powers() =>
    [
        new("Math.RootN(x, a)", [0, 1], [1]),
        new("Math.RootN(x, a)", [0, 2], [Infinity]),
        new("Math.RootN(x, a)", [0, 3], [Infinity]),
        new("Math.RootN(x, a)", [-8, 3], [1.0 / 12]),
        new("Math.RootN(x, a)", [4, -2], [-1.0 / 16]),
        new("Math.ScaleB(x, a)", [0, 3], [8]),
        new("Math.ScaleB(x, a)", [3, 2000], [Infinity]),
        new("Math.Pow(a, b)", [0, 0.5], [Infinity, 0]),
        new("Math.Pow(a, b)", [-0.0, 0.5], [Infinity, 0]),
        new("Math.Pow(a, b)", [0, 1], [1, 0]),
        new("Math.Pow(a, b)", [0, 1.5], [0, 0]),
        new("Math.Pow(a, b)", [0, 2], [0, 0]),
        new("Math.Pow(a, b)", [0, 0], [0, -Infinity]),
        new("Math.Pow(a, b)", [0, -1], [-Infinity, -Infinity]),
        new("Math.Pow(a, b)", [2, 0], [0, Math.Log(2)]),
        new("Math.Pow(a, b)", [-2, 0], [0, NaN]),
        new("Math.Pow(a, b)", [1, 3], [3, 0]),
        new("Math.Pow(a, b)", [-2, 3], [12, NaN]),
        new("Math.Pow(a, b)", [-2, 0.5], [NaN, NaN]),
        new("Math.Pow(a, b)", [Infinity, 0], [0, Infinity]),
        new("Math.Pow(a, b)", [1e200, 2], [2e200, Infinity]) { In = Precision.Double },
        new("Math.Pow(a, b)", [0, 0], [0]) { Constants = "b" },
        new("Math.Pow(a, b)", [0, 0.5], [Infinity]) { Constants = "b" },
        new("Math.Pow(a, b)", [0, 2], [0]) { Constants = "a" },
        new("Math.Pow(a, b)", [0, 0], [-Infinity]) { Constants = "a" },
        new("Math.Pow(a, 0)", [0], [0]),
        new("Math.Pow(a, 0)", [Infinity], [0]),
        new("Math.Pow(a, 0)", [NaN], [0]),
        new("Math.Pow(a, 1)", [0], [1]),
        new("Math.Pow(a, 2)", [0], [0]),
        new("Math.Pow(a, 3)", [0], [0]),
        new("Math.Pow(a, 3)", [-2], [12]),
        new("Math.Pow(a, 0.5)", [0], [Infinity]),
        new("Math.Pow(a, -1)", [0], [-Infinity]),
        new("Math.Pow(0, b)", [2], [0]),
        new("Math.Pow(0, b)", [0], [-Infinity]),
        new("Math.Sqrt(x)", [0], [Infinity]),
        new("Math.Sqrt(x)", [-1], [NaN]),
        new("Math.Sqrt(x)", [Infinity], [0]),
        new("Math.Cbrt(x)", [0], [Infinity]),
        new("Math.Cbrt(x)", [-0.0], [Infinity]),
        new("Math.Cbrt(x)", [-8], [1.0 / 12]),
        new("Math.Exp(x)", [1000], [Infinity]),
        new("Math.Exp(x)", [-1000], [0]),
        new("Math.Exp(x)", [Infinity], [Infinity]),
        new("Math.Exp(x)", [0], [1]),
    ];

    private static Corner[] Logarithms() =>
    [
        new("Math.Log(x)", [0], [Infinity]),
        new("Math.Log(x)", [1], [1]),
        new("Math.Log(x)", [Infinity], [0]),
        new("Math.Log2(x)", [0], [Infinity]),
        new("Math.Log10(x)", [0], [Infinity]),
        new("Math.Log(a, b)", [0, 2], [Infinity, Infinity]),
        new("Math.Log(a, b)", [1, 2], [1 / Math.Log(2), 0]),
        new("Math.Log(a, b)", [2, 1], [Infinity, NaN]),
    ];

    private static Corner[] Trigonometry() =>
    [
        new("Math.Tan(x)", [Math.PI / 2], [1 / (Math.Cos(Math.PI / 2) * Math.Cos(Math.PI / 2))]) { In = Precision.Double },
        new("Math.Tan(x)", [-Math.PI / 2], [1 / (Math.Cos(Math.PI / 2) * Math.Cos(Math.PI / 2))]) { In = Precision.Double },
        new("Math.Tan(x)", [(float)(Math.PI / 2)], [1 / (Math.Cos((float)(Math.PI / 2)) * Math.Cos((float)(Math.PI / 2)))]) { In = Precision.Single },
        new("Math.Tan(x)", [0], [1]),
        new("Math.Asin(x)", [1], [Infinity]),
        new("Math.Asin(x)", [-1], [Infinity]),
        new("Math.Asin(x)", [0], [1]),
        new("Math.Asin(x)", [2], [NaN]),
        new("Math.Acos(x)", [1], [-Infinity]),
        new("Math.Acos(x)", [-1], [-Infinity]),
        new("Math.Acos(x)", [-2], [NaN]),
        new("Math.Atan(x)", [1e200], [0]) { In = Precision.Double },
        new("Math.Atan(x)", [Infinity], [0]),
        new("Math.Atan2(a, b)", [0, 0], [NaN, NaN]),
        new("Math.Atan2(a, b)", [0, 1], [1, 0]),
        new("Math.Atan2(a, b)", [0, -1], [-1, 0]),
        new("Math.Atan2(a, b)", [1, 0], [0, -1]),
        new("Math.Atan2(a, b)", [-1, 0], [0, 1]),
        new("Math.Atan2(a, b)", [0, 0], [NaN]) { Constants = "a" },
        new("Math.Sin(x)", [0], [1]),
        new("Math.Cos(x)", [0], [0]),
    ];

    private static Corner[] Hyperbolic() =>
    [
        new("Math.Sinh(x)", [1000], [Infinity]),
        new("Math.Sinh(x)", [-1000], [Infinity]),
        new("Math.Cosh(x)", [1000], [Infinity]),
        new("Math.Cosh(x)", [-1000], [-Infinity]),
        new("Math.Tanh(x)", [1000], [0]),
        new("Math.Tanh(x)", [-Infinity], [0]),
        new("Math.Asinh(x)", [0], [1]),
        new("Math.Acosh(x)", [1], [Infinity]),
        new("Math.Acosh(x)", [0.5], [NaN]),
        new("Math.Acosh(x)", [-2], [NaN]),
        new("Math.Acosh(x)", [1e200], [1e-200]) { In = Precision.Double },
        new("Math.Atanh(x)", [1], [Infinity]),
        new("Math.Atanh(x)", [-1], [Infinity]),
    ];

    private static Corner[] Kinks() =>
    [
        new("Math.Hypot(a, b)", [0, 0], [0, 0]),
        new("Math.Hypot(a, b)", [-2, 0], [-1, 0]),
        new("Math.Hypot(a, b)", [3e200, 4e200], [0.6, 0.8]) { In = Precision.Double },
        new("Math.MaxMagnitude(a, b)", [2, -2], [1, 0]),
        new("Math.MaxMagnitude(a, b)", [-2, 2], [0, 1]),
        new("Math.MinMagnitude(a, b)", [2, -2], [0, 1]),
        new("Math.MaxNumber(a, b)", [NaN, 2], [0, 1]),
        new("Math.MinNumber(a, b)", [2, NaN], [1, 0]),
        new("Math.MaxMagnitudeNumber(a, b)", [NaN, -2], [0, 1]),
        new("Math.MaxMagnitude(a, b)", [NaN, 2], [0, 0]),
        new("Math.Abs(x)", [0], [0]),
        new("Math.Abs(x)", [-0.0], [0]),
        new("Math.Abs(x)", [1e-310], [1]) { In = Precision.Double },
        new("Math.Abs(x)", [-1e-310], [-1]) { In = Precision.Double },
        new("Math.Abs(x)", [-Infinity], [-1]),
        new("Math.CopySign(a, b)", [0, 1], [0, 0]),
        new("Math.CopySign(a, b)", [0, -1], [0, 0]),
        new("Math.CopySign(a, b)", [-0.0, 1], [0, 0]),
        new("Math.CopySign(a, b)", [3, 0], [1, 0]),
        new("Math.CopySign(a, b)", [3, -0.0], [-1, 0]),
        new("Math.CopySign(a, b)", [-3, 0], [-1, 0]),
        new("Math.CopySign(a, b)", [-3, -0.0], [1, 0]),
        new("Math.CopySign(a, b)", [3, -0.0], [-1]) { Constants = "b" },
    ];

    private static Corner[] Ties() =>
    [
        new("Math.MaxMagnitude(a, b)", [-2, -2], [0.5, 0.5]),
        new("Math.MinMagnitude(a, b)", [2, 2], [0.5, 0.5]),
        new("Math.MaxMagnitude(a, b)", [0, -0.0], [0.5, 0.5]),
        new("Math.MaxMagnitude(a, b)", [2, 2], [0]) { Constants = "b" },
        new("Math.MaxNumber(a, b)", [2, 2], [0.5, 0.5]),
        new("Math.MinNumber(a, b)", [2, 2], [0]) { Constants = "a" },
        new("Math.Max(a, b)", [1, 1], [0.5, 0.5]),
        new("Math.Max(a, b)", [0, -0.0], [0.5, 0.5]),
        new("Math.Max(a, b)", [-0.0, 0], [0.5, 0.5]),
        new("Math.Max(a, b)", [Infinity, Infinity], [0.5, 0.5]),
        new("Math.Max(a, b)", [1, 1], [0]) { Constants = "b" },
        new("Math.Max(a, b)", [1, 1], [0]) { Constants = "a" },
        new("Math.Max(x, 0)", [0], [0]),
        new("Math.Max(x, 0)", [-0.0], [0]),
        new("Math.Max(0, x)", [0], [0]),
        new("Math.Max(x, x)", [2], [1]),
        new("Math.Min(a, b)", [1, 1], [0.5, 0.5]),
        new("Math.Min(a, b)", [-0.0, 0], [0.5, 0.5]),
        new("Math.Min(a, b)", [1, 1], [0]) { Constants = "b" },
        new("Math.Min(a, b)", [1, 1], [0]) { Constants = "a" },
        new("Math.Min(x, 0)", [0], [0]),
    ];

    private static Corner[] Clamps() =>
    [
        new("Math.Clamp(x, a, b)", [0.5, 0, 1], [1, 0, 0]),
        new("Math.Clamp(x, a, b)", [0, 0, 1], [0.5, 0.5, 0]),
        new("Math.Clamp(x, a, b)", [1, 0, 1], [0.5, 0, 0.5]),
        new("Math.Clamp(x, a, b)", [-1, 0, 1], [0, 1, 0]),
        new("Math.Clamp(x, a, b)", [2, 0, 1], [0, 0, 1]),
        new("Math.Clamp(x, a, b)", [0, 0, 0], [0, 0.5, 0.5]),
        new("Math.Clamp(x, a, b)", [-1, 0, 0], [0, 1, 0]),
        new("Math.Clamp(x, a, b)", [1, 0, 0], [0, 0, 1]),
        new("Math.Clamp(x, a, b)", [0, 0, 1], [0]) { Constants = "ab" },
        new("Math.Clamp(x, a, b)", [1, 0, 1], [0]) { Constants = "ab" },
        new("Math.Clamp(x, a, b)", [0.5, 0, 1], [1]) { Constants = "ab" },
        new("Math.Clamp(x, a, b)", [0, 0, 0], [0]) { Constants = "ab" },
        new("Math.Clamp(x, a, b)", [0, 0, 1], [0.5, 0.5]) { Constants = "b" },
        new("Math.Clamp(x, a, b)", [1, 0, 1], [0, 0]) { Constants = "b" },
        new("Math.Clamp(x, a, b)", [0, 0, 1], [0, 0]) { Constants = "a" },
        new("Math.Clamp(x, a, b)", [1, 0, 1], [0.5, 0.5]) { Constants = "a" },
        new("Math.Clamp(x, a, b)", [0, 0, 1], [0, 0]) { Constants = "x" },
        new("Math.Clamp(x, a, b)", [2, 0, 1], [0, 1]) { Constants = "x" },
        new("Math.Clamp(x, -1, 1)", [1], [0]),
        new("Math.Clamp(x, -1, 1)", [-1], [0]),
        new("Math.Clamp(x, 1, 1)", [1], [0]),
    ];

    private static Corner[] Jumps() =>
    [
        new("Math.Floor(x)", [3], [0]),
        new("Math.Ceiling(x)", [3], [0]),
        new("Math.Truncate(x)", [-0.0], [0]),
        new("Math.Round(x)", [2.5], [0]),
        new("Math.Sign(x)", [0], [0]),
        new("(int)x", [2], [0]),
        new("a.CompareTo(b)", [1, 1], [0, 0]),
        new("Gates.Detach(x)", [2], [0]),
    ];

    private static Corner[] Gates() =>
    [
        new("Gates.Sigmoid(x)", [1000], [0]),
        new("Gates.Sigmoid(x)", [-1000], [0]),
        new("Gates.Softplus(x)", [1000], [1]),
        new("Gates.Softplus(x)", [-1000], [0]),
        new("Gates.LogSigmoid(x)", [1000], [0]),
        new("Gates.LogSigmoid(x)", [-1000], [1]),
        new("Gates.Relu(x)", [0], [0]),
        new("Gates.Relu(x)", [-0.0], [0]),
        new("Gates.LeakyRelu(x, a)", [0, 0.25], [0.25, 0]),
        new("Gates.LeakyRelu(x, 0.25)", [0], [0.25]),
        new("Gates.Hinge(x)", [1], [0]),
        new("Gates.Square(x)", [0], [0]),
        new("Gates.Chain(a, b)", [0, 3], [3, 0]),
    ];
}
