using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>Where a gate is an ordinary function, and its derivatives there by a formula that is not the table's.</summary>
/// <param name="Gate">The gate as the table spells it.</param>
/// <param name="Derivatives">From the operands, the derivative for each number among them; null for a gate that is piecewise constant.</param>
/// <param name="Domains">The domain of each operand; those that are missing have the one of their type, for numbers -2 to 2.</param>
internal sealed record GatePoints(string Gate, Func<double[], double[]>? Derivatives, params Domain[] Domains)
{
    private static readonly Domain Wide = Between(-9, 9);
    private static readonly Domain Positive = Between(0.2, 4);
    private static readonly Domain Bases = Between(1.5, 4);
    private static readonly Domain InsideOne = Between(-0.9, 0.9);

    private static readonly Dictionary<string, GatePoints> ByGate = new GatePoints[]
    {
        new("a + b", _ => [1, 1]),
        new("a - b", _ => [1, -1]),
        new("a * b", v => [v[1], v[0]]),
        new("a / b", v => [Math.Pow(v[1], -1), -v[0] * Math.Pow(v[1], -2)], Wide, Positive),
        new("-x", _ => [-1]),
        new("a % b", v => [1, -Math.Truncate(v[0] / v[1])], Wide, Positive),
        new("(double)x", _ => [1]),
        new("(float)x", _ => [1]),
        new("c ? a : b", v => [v[0], 1 - v[0]]),
        new("Math.FusedMultiplyAdd(a, b, c)", v => [v[1], v[0], 1]),

        new("Math.Pow(a, 0)", _ => [0]),
        new("Math.Pow(a, 1)", _ => [1]),
        new("Math.Pow(a, 2)", v => [v[0] + v[0]]),
        new("Math.Pow(a, 3)", v => [3 * Math.Pow(v[0], 2)]),
        new("Math.Pow(a, b)", v => [v[1] / v[0] * Math.Exp(v[1] * Math.Log(v[0])), Math.Log(v[0]) * Math.Exp(v[1] * Math.Log(v[0]))], Positive),
        new("Math.Sqrt(x)", v => [Math.Pow(v[0], -0.5) / 2], Positive),
        new("Math.Cbrt(x)", v => [Math.Pow(v[0] * v[0], -1.0 / 3) / 3]),
        new("Math.Exp(x)", v => [Math.Pow(Math.E, v[0])]),
        new("Math.Log(x)", v => [Math.Pow(v[0], -1)], Positive),
        new("Math.Log(a, b)", v => [Math.Log(Math.E, v[1]) / v[0], -Math.Log(v[0]) / (v[1] * Math.Pow(Math.Log(v[1]), 2))], Positive, Bases),
        new("Math.Log10(x)", v => [Math.Log10(Math.E) / v[0]], Positive),
        new("Math.Log2(x)", v => [Math.Log2(Math.E) / v[0]], Positive),

        new("Math.Exp2(x)", v => [Math.Log(2) * Math.Exp(v[0] * Math.Log(2))]),
        new("Math.Exp10(x)", v => [Math.Log(10) * Math.Exp(v[0] * Math.Log(10))]),
        new("Math.ExpM1(x)", v => [Math.Pow(Math.E, v[0])]),
        new("Math.Exp2M1(x)", v => [Math.Log(2) * Math.Exp(v[0] * Math.Log(2))]),
        new("Math.Exp10M1(x)", v => [Math.Log(10) * Math.Exp(v[0] * Math.Log(10))]),
        new("Math.LogP1(x)", v => [Math.Pow(1 + v[0], -1)], Positive),
        new("Math.Log2P1(x)", v => [Math.Log2(Math.E) / (1 + v[0])], Positive),
        new("Math.Log10P1(x)", v => [Math.Log10(Math.E) / (1 + v[0])], Positive),
        new("Math.RootN(x, a)", v => [Math.Exp((1 / v[1] - 1) * Math.Log(v[0])) / v[1]], Positive, Between(1, 4)),
        new("Math.ScaleB(x, a)", v => [Math.Exp(v[1] * Math.Log(2))], Wide, Between(-4, 4)),
        new("Math.Hypot(a, b)", v => [Math.Cos(Math.Atan2(v[1], v[0])), Math.Sin(Math.Atan2(v[1], v[0]))]),
        new("Math.Lerp(a, b, x)", v => [1 - v[2], v[2], v[1] - v[0]]),

        new("Math.SinPi(x)", v => [Math.PI * Math.Cos(Math.PI * v[0])]),
        new("Math.CosPi(x)", v => [-Math.PI * Math.Sin(Math.PI * v[0])]),
        new("Math.TanPi(x)", v => [Math.PI * Math.Pow(Math.Cos(Math.PI * v[0]), -2)], Between(-0.4, 0.4)),
        new("Math.AsinPi(x)", v => [1 / (Math.PI * Math.Cos(Math.Asin(v[0])))], InsideOne),
        new("Math.AcosPi(x)", v => [-1 / (Math.PI * Math.Sin(Math.Acos(v[0])))], InsideOne),
        new("Math.AtanPi(x)", v => [Math.Pow(Math.Cos(Math.Atan(v[0])), 2) / Math.PI]),
        new("Math.Atan2Pi(a, b)", v => [Math.Cos(Math.Atan2(v[0], v[1])) / (Math.PI * Length(v)), -Math.Sin(Math.Atan2(v[0], v[1])) / (Math.PI * Length(v))]),
        new("Math.DegreesToRadians(x)", _ => [Math.PI / 180], Wide),
        new("Math.RadiansToDegrees(x)", _ => [180 / Math.PI], Wide),

        new("Math.Sin(x)", v => [Math.Sin(v[0] + Math.PI / 2)], Wide),
        new("Math.Cos(x)", v => [Math.Cos(v[0] + Math.PI / 2)], Wide),
        new("Math.Tan(x)", v => [Math.Pow(Math.Cos(v[0]), -2)], Between(-1.4, 1.4)),
        new("Math.Asin(x)", v => [1 / Math.Cos(Math.Asin(v[0]))], InsideOne),
        new("Math.Acos(x)", v => [-1 / Math.Sin(Math.Acos(v[0]))], InsideOne),
        new("Math.Atan(x)", v => [Math.Pow(Math.Cos(Math.Atan(v[0])), 2)]),
        new("Math.Atan2(a, b)", v => [Math.Cos(Math.Atan2(v[0], v[1])) / Length(v), -Math.Sin(Math.Atan2(v[0], v[1])) / Length(v)]),
        new("Math.SinCos(x).Sin", v => [Math.Sin(v[0] + Math.PI / 2)], Wide),
        new("Math.SinCos(x).Cos", v => [Math.Cos(v[0] + Math.PI / 2)], Wide),

        new("Math.Sinh(x)", v => [(Math.Exp(v[0]) + Math.Exp(-v[0])) / 2]),
        new("Math.Cosh(x)", v => [(Math.Exp(v[0]) - Math.Exp(-v[0])) / 2]),
        new("Math.Tanh(x)", v => [Math.Pow(Math.Cosh(v[0]), -2)]),
        new("Math.Asinh(x)", v => [1 / Math.Cosh(Math.Asinh(v[0]))]),
        new("Math.Acosh(x)", v => [1 / Math.Sinh(Math.Acosh(v[0]))], Between(1.2, 5)),
        new("Math.Atanh(x)", v => [Math.Pow(Math.Cosh(Math.Atanh(v[0])), 2)], InsideOne),

        new("Math.Abs(x)", v => [Math.Sign(v[0])]),
        new("Math.Max(a, b)", v => [Step(v[0] - v[1]), Step(v[1] - v[0])]),
        new("Math.Min(a, b)", v => [Step(v[1] - v[0]), Step(v[0] - v[1])]),
        new("Math.MaxMagnitude(a, b)", v => [Step(Math.Abs(v[0]) - Math.Abs(v[1])), Step(Math.Abs(v[1]) - Math.Abs(v[0]))]),
        new("Math.MinMagnitude(a, b)", v => [Step(Math.Abs(v[1]) - Math.Abs(v[0])), Step(Math.Abs(v[0]) - Math.Abs(v[1]))]),
        new("Math.MaxNumber(a, b)", v => [Step(v[0] - v[1]), Step(v[1] - v[0])]),
        new("Math.MinNumber(a, b)", v => [Step(v[1] - v[0]), Step(v[0] - v[1])]),
        new("Math.MaxMagnitudeNumber(a, b)", v => [Step(Math.Abs(v[0]) - Math.Abs(v[1])), Step(Math.Abs(v[1]) - Math.Abs(v[0]))]),
        new("Math.MinMagnitudeNumber(a, b)", v => [Step(Math.Abs(v[1]) - Math.Abs(v[0])), Step(Math.Abs(v[0]) - Math.Abs(v[1]))]),
        new("Math.Clamp(x, a, b)", v => [Step(v[0] - v[1]) * Step(v[2] - v[0]), Step(v[1] - v[0]), Step(v[0] - v[2])], Between(-3, 3), Between(-1, -0.1), Between(0.1, 1)),
        new("Math.CopySign(a, b)", v => [Math.Sign(v[0]) * Math.Sign(v[1]), 0]),
        new("Math.IEEERemainder(a, b)", v => [1, -Math.Round(v[0] / v[1])], Wide, Positive),

        new("Math.Round(x, a)", null, Between(-2, 2), Between(0, 2)),
        new("Math.Round(x, a, b)", null, Between(-2, 2), Between(0, 2)),
        new("(byte)x", null, Positive),
        new("(ushort)x", null, Positive),
        new("(uint)x", null, Positive),
        new("(ulong)x", null, Positive),
        new("(char)x", null, Positive),
        new("(nuint)x", null, Positive),

        new("Gates.Sigmoid(x)", v => [1 / (2 + Math.Exp(v[0]) + Math.Exp(-v[0]))]),
        new("Gates.Relu(x)", v => [Step(v[0])]),
        new("Gates.LeakyRelu(x, a)", v => [Step(v[0]) + v[1] * Step(-v[0]), v[0] * Step(-v[0])]),
        new("Gates.Softplus(x)", v => [1 / (1 + Math.Exp(-v[0]))]),
        new("Gates.LogSigmoid(x)", v => [1 / (1 + Math.Exp(v[0]))]),
        new("Gates.Square(x)", v => [v[0] + v[0]]),
        new("Gates.Hinge(x)", v => [-Step(1 - v[0])]),
        new("Gates.Chain(a, b)", v => [v[1], v[0]]),
    }.ToDictionary(points => points.Gate);

    public static IEnumerable<string> Gates => ByGate.Keys;

    /// <summary>The points of a gate; those of a gate that is not listed are all the numbers from -2 to 2.</summary>
    public static GatePoints Of(string gate) => ByGate.TryGetValue(gate, out GatePoints? points) ? points : new GatePoints(gate, null);

    private static double Length(double[] v) => Math.Sqrt(v[0] * v[0] + v[1] * v[1]);

    private static double Step(double x) => x > 0 ? 1 : 0;
}
