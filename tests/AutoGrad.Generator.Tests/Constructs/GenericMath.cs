using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Members of type parameters, in generic methods that are followed with a number for them.</summary>
public sealed class GenericMath : RoutineBattery<GenericMath>
{
    private static readonly Elements Three = new(3, 5);

    protected override string Usings => "using System.Numerics;";

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Constants(double x) => Shift(x) * x;") { Helpers = "private static T Shift<T>(T a) where T : IFloatingPointIeee754<T> => a * T.Pi + T.One - T.E * (T.Zero - a) * T.NegativeOne + T.Tau;" },
        new("double Created(double x, int n) => Poly(x, n);", Between(-1, 1), Between(0, 4)) { Helpers = "private static T Poly<T>(T x, int n) where T : INumber<T> { T r = T.One; for (int i = 0; i < n; i++) { r = r * x + T.CreateChecked(i) + T.CreateTruncating(0.5); } return r; }" },
        new("double Functions(double x, double y) => Sum(x * x + 0.5, y);") { Helpers = "private static T Sum<T>(T a, T b) where T : IFloatingPointIeee754<T> => T.Exp(b) * T.Sqrt(a) + T.Sin(a) * T.Cos(b) + T.Log(a) + T.Atan2(a, b) + T.Pow(a, b) + T.Cbrt(a) + T.Tanh(b) + T.FusedMultiplyAdd(a, b, a);" },
        new("double Chosen(double x, double y) => Most(x, y) * x;") { Helpers = "private static T Most<T>(T a, T b) where T : INumber<T> => T.Max(a, b) * T.Min(a, b + T.One) + T.Abs(a) * T.CreateChecked(T.Sign(b)) + T.Clamp(a, b, b + T.One);" },
        new("double Tested(double x) => Safe(x) * x;") { Helpers = "private static T Safe<T>(T a) where T : IFloatingPoint<T> => T.IsNaN(a) || T.IsNegative(a) ? T.Floor(a) * a : a / (T.One + a);" },
        new("double Stepped(double x) => Step(x);") { Helpers = "private static T Step<T>(T a) where T : INumber<T> { T b = a; b++; a--; b *= a; b -= T.One; return -b * +a; }" },
        new("double Spans(double[] x) => Norm<double>(x) * x[0];", Three) { Helpers = "private static T Norm<T>(ReadOnlySpan<T> v) where T : IRootFunctions<T>, IComparisonOperators<T, T, bool> { T s = T.Zero; foreach (T a in v) { s += a * a; } return T.Sqrt(s + T.One); }" },
        new("float Floats(float x) => Sigmoid(x) * x;") { Helpers = "private static T Sigmoid<T>(T a) where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-a));" },
        new("double Converted(double x, float y) => Mean(x, y) * Mean(y, y);") { Helpers = "private static double Mean<T, U>(T a, U b) where T : INumber<T> where U : INumber<U> => (double.CreateChecked(a) + double.CreateChecked(b)) / 2;" },
        new("double Newton(double a) => Root(a * a + 1);") { Helpers = "private static T Root<T>(T a) where T : IFloatingPoint<T> { T x = a; for (int i = 0; i < 60; i++) { T next = (x + a / x) / T.CreateChecked(2); if (T.Abs(next - x) < T.CreateChecked(1e-15)) { return next; } x = next; } return x; }" },
    ];
}
