using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Marked methods that are generic over their numbers: what is generated is as generic, and is called here with doubles and with floats.</summary>
public sealed class GenericRoots : RoutineBattery<GenericRoots>
{
    private const string Any = "where T : IFloatingPointIeee754<T>";
    private static readonly Domain Positive = Between(0.4, 1.5);
    private static readonly Elements Three = new(3, 5);

    protected override string Usings => "using System.Numerics;";

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        .. Both(new($"T Gauss<T>(T x, T m, T s) {Any} {{ T z = (x - m) / s; return T.Exp(-T.CreateChecked(0.5) * z * z) / (s * T.Sqrt(T.CreateChecked(2) * T.Pi)); }}", Positive, Positive, Positive)),
        .. Both(new("T Horner<T>(T[] c, T x) where T : INumber<T> { T r = T.Zero; for (int i = c.Length - 1; i >= 0; i--) { r = r * x + c[i]; } return r; }", Three)),
        .. Both(new("T Quotient<T>(T a, T b) where T : INumberBase<T> => a / b - b * b + T.One / (a * a + T.One);", Positive, Positive)),
        .. Both(new("T Kinks<T>(T a, T b) where T : INumber<T> => T.Max(a, b) * T.Abs(a) + T.Min(a, b + T.One) * T.Clamp(a, b, b + T.One) + T.CopySign(a, b);", Positive, Positive)),
        .. Both(new($"T Functions<T>(T a, T b) {Any} => T.Sin(a) * T.Cos(b) + T.Tan(a) + T.Atan2(a, b) + T.Pow(a, b) + T.Log(a) * T.Log2(b) + T.Cbrt(b) + T.Asinh(a) * T.Acosh(b + T.One) + T.Tanh(a) * T.Sinh(b) + T.FusedMultiplyAdd(a, b, a) + T.Log10(b) * T.Asin(a / T.CreateChecked(2));", Positive, Positive)),
        .. Both(new($"T PartsOfSinCos<T>(T a) {Any} {{ var (s, c) = T.SinCos(a); return s * c * c; }}")),
        .. Both(new($"T Remainders<T>(T a, T b) {Any} => a % b * a + T.Ieee754Remainder(a, b) * b;", Between(2.1, 2.4), Between(0.9, 1.0))),
        .. Both(new($"T Norm<T>(ReadOnlySpan<T> x) {Any} {{ T m = T.Zero; foreach (T v in x) {{ m = T.Max(m, T.Abs(v)); }} if (m == T.Zero) {{ return m; }} T s = T.Zero; for (int i = 0; i < x.Length; i++) {{ T q = x[i] / m; s += q * q; }} return m * T.Sqrt(s); }}", Three)),
        .. Both(new($"void Scaled<T>(Span<T> x, T a) {Any} {{ for (int i = 0; i < x.Length; i++) {{ x[i] = x[i] * a + x[0] * T.Log(a); }} }}", Three, Positive)),
        .. Both(new($"void NamedElements<T>(Span<T> x, T a) {Any} {{ ref T first = ref x[0]; foreach (ref T v in x) {{ v = v * a + first; first *= v; }} }}", Three, Positive)),
        .. Both(new($"T FunctionsOfNumbers<T>(T a, T b) {Any} => T.Hypot(a, b) * T.RootN(a, 3) + T.Exp2(a) * T.ExpM1(b) + T.LogP1(a) * T.SinPi(b) + T.Lerp(a, b, a) + T.ScaleB(a, 2) * T.MaxMagnitude(a, b) + T.MinNumber(a, b) + T.Atan2Pi(a, b) + T.DegreesToRadians(a);", Positive, Positive)),
        .. Both(new($"T[] Returned<T>(T[] x, T a) {Any} {{ var y = new T[x.Length]; for (int i = 0; i < x.Length; i++) {{ y[i] = x[i] * a; }} y[0] *= y[^1]; return y; }}", Three)),
        .. Both(new($"T Referenced<T>(ref T a, in T b, out T c) {Any} {{ c = a * b; a = T.Exp(a) * c; return a + c; }}", Between(-0.5, 0.5), Positive)),
        .. Both(new($"(T Sum, T Product) Pair<T>(T a, T b) {Any} => (a + b * b, a * b);")),
        .. Both(new($"T Newton<T>(T a) {Any} {{ T x = a; for (int i = 0; i < 60; i++) {{ T next = (x + a / x) / T.CreateChecked(2); if (T.Abs(next - x) < T.CreateChecked(1e-6)) {{ return next; }} x = next; }} return x; }}", Positive) { Trouble = false }),
        .. Both(new($"T Followed<T>(T a, T b) {Any} => Power(a, 3) * Power(b, 2) + Looped(a, b) * Looped(b, a);", Positive, Positive) { Helpers = $"private static U Power<U>(U x, int n) where U : INumber<U> => n == 0 ? U.One : x * Power(x, n - 1); private static T Looped<T>(T a, T b) {Any} {{ T s = a; for (int i = 0; i < 4; i++) {{ s = T.Sin(s * b) + T.Atan2(a, b); if (s > T.CreateChecked(1.4)) {{ return s; }} }} return s * b; }}" }),
        .. Both(new($"T Recursive<T>(T a, int n) {Any} => n <= 0 ? a : T.Sin(a) * Recursive(a * T.CreateChecked(0.5), n - 1);", Positive, Between(0, 4))),
        .. Both(new($"T Copies<T>(T[] x, T a) {Any} {{ var y = (T[])x.Clone(); y[0] *= a; var z = new T[y.Length]; y.CopyTo(z, 0); z.AsSpan().Slice(1).Fill(a); return z[0] * z[1] + y[1] * y[0]; }}", Three)),
        .. Both(new($"T Chosen<T>(T[] x, T[] y, T a) {Any} {{ var c = a > T.Zero ? x : y; c[0] *= a; c = x; return c[0] * y[1] + c[1]; }}", Three, Three)),
        .. Both(new($"T CountsConverted<T>(T a, int n) {Any} {{ T s = T.Zero; for (int i = 1; i <= n; i++) {{ s += a / T.CreateChecked(i) + T.CreateTruncating(i); }} return s * T.CreateSaturating(int.CreateTruncating(s)); }}", Positive, Between(1, 4)) { Trouble = false, Warnings = [] }),
        .. Both(new($"T Tested<T>(T a) {Any} => T.IsNaN(a) || T.IsNegative(a) ? T.Floor(a) * a : a / (T.One + a);")),
        .. Both(new($"T Stepped<T>(T a) {Any} {{ T b = a; b++; a--; b *= a; b -= T.One; b /= a + T.CreateChecked(9); return -b * +a; }}")),
        .. Both(new($"T Held<T>(T a, [Constant] T k, T b) {Any} => a * k + b / k;", Positive, Positive, Positive)),
        .. Both(new($"T OfLambda<T>(T a, T k) {Any} {{ Func<T, T> f = v => v * k + a; return f(f(a)) + Twice(v => T.Sin(v) * k, a); }}", Positive, Positive) { Helpers = "private static U Twice<U>(Func<U, U> f, U a) => f(f(a));" }),
        .. Both(new($"T OfStruct<T>(T a, T b) {Any} {{ var p = new Both<T>(a, b); p = p.Times(p); return p.X * p.Y; }}", Positive, Positive) { Helpers = $"public readonly record struct Both<U>(U X, U Y) where U : INumber<U> {{ public Both<U> Times(Both<U> o) => new(X * o.X - Y * o.Y, X * o.Y + Y * o.X); }}" }),
        .. Both(new($"T StrongZero<T>(T a, T b) {Any} => b * T.Sqrt(a) + a;", Positive, Between(-1, 1)) { Special = [[0.0, 0.0]] }),
    ];

    private static IEnumerable<Routine> Both(Routine row) =>
    [
        row with { Title = row.Name, Number = typeof(double) },
        row with
        {
            Title = row.Name + "OfFloats",
            Number = typeof(float),
            Special = [.. row.Special.Select(arguments => arguments.Select(argument => argument is double number ? (float)number : argument).ToArray())],
        },
    ];
}
