using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Generic methods instantiated with numbers.</summary>
public sealed class GenericCalls : RoutineBattery<GenericCalls>
{
    private static readonly Elements Three = new(3, 5);

    protected override string Usings => "using System.Numerics;";

    private protected override CompilerSettings Settings => new(LanguageVersion.Latest);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Identity(double x) => Same(x) * x;") { Helpers = "private static T Same<T>(T a) => a;" },
        new("double Chosen(double x, double y, bool b) => Pick(x * x, y, b) * x;") { Helpers = "private static T Pick<T>(T p, T q, bool first) => first ? p : q;" },
        new("double Swapped(double x, double y) { double a = x, b = y * y; Swap(ref a, ref b); return a * a * b; }") { Helpers = "private static void Swap<T>(ref T p, ref T q) { T t = p; p = q; q = t; }" },
        new("double SwappedElements(double[] x, int n) { Swap(x, 0, n); return x[0] * x[0] * x[n]; }", Three, Between(0, 2)) { Helpers = "private static void Swap<T>(T[] v, int i, int j) { T t = v[i]; v[i] = v[j]; v[j] = t; }" },
        new("void Reversed(Span<double> x) => Reverse(x);") { Helpers = "private static void Reverse<T>(Span<T> v) { for (int i = 0; i < v.Length / 2; i++) { (v[i], v[v.Length - 1 - i]) = (v[v.Length - 1 - i], v[i]); } }" },
        new("double LastOf(double[] x) => Last(x) * Last<double>(x);", Three) { Helpers = "private static T Last<T>(T[] v) => v[^1];" },
        new("double Rotated(double[] x, double a) { Rotate(x, 1); x[0] *= a; Rotate<double>(x, 2); return x[0] * x[1] + x[2] * x[2]; }", Three) { Helpers = "private static void Rotate<T>(T[] v, int times) { for (int k = 0; k < times; k++) { T first = v[0]; for (int i = 0; i + 1 < v.Length; i++) { v[i] = v[i + 1]; } v[^1] = first; } }" },
        new("double Filled(double x, int n) { var a = Repeat(x * x, n); double s = x; foreach (double v in a) { s = s * 0.5 + v; } return s; }", Between(-1, 1), Between(0, 4)) { Helpers = "private static T[] Repeat<T>(T value, int n) { var r = new T[n]; for (int i = 0; i < n; i++) { r[i] = value; } return r; }" },
        new("double Defaulted(double x) => OrDefault(x, x > 0) * x + OrDefault(3, x < 0);") { Helpers = "private static T OrDefault<T>(T a, bool keep) where T : struct => keep ? a : default;" },
        new("double Pair(double x, double y) { var (a, b) = Both(x * x, y); var (c, n) = Both(a, 3); return a * b + c * n; }") { Helpers = "private static (T, U) Both<T, U>(T p, U q) => (p, q);" },
        new("double Outs(double x, double y) { Copy(x * y, out double a); Copy(a, out double b); return a * b; }") { Helpers = "private static void Copy<T>(T p, out T q) => q = p;" },
        new("double WholesAndNumbers(double x, int[] k) { Swap(k, 0, 1); var t = new[] { x, x * x, 2 }; Swap(t, k[0], k[1]); return t[0] * k[1] + t[1] * t[2]; }", Between(-1, 1), new Elements(2, 3, Between(0, 2))) { Helpers = "private static void Swap<T>(T[] v, int i, int j) { T t = v[i]; v[i] = v[j]; v[j] = t; }" },
        new("double OfGenericType(double x, double y) => Choice<double>.First(x * y, y) * Choice<int>.First(3, 4);") { Helpers = "private static class Choice<T> { public static T First(T a, T b) => a; }" },
        new("float Floats(float[] x) { Reverse<float>(x); return x[0] * x[0] * x[1]; }", Three) { Helpers = "private static void Reverse<T>(Span<T> v) { for (int i = 0, j = v.Length - 1; i < j; i++, j--) { T t = v[i]; v[i] = v[j]; v[j] = t; } }" },
        new("double GenericRecursion(double[] x) { Reverse<double>(x); return x[0] * x[0] + x[1] * x[2] * x[0]; }", Three) { Helpers = "private static void Reverse<T>(Span<T> v) { if (v.Length < 2) { return; } (v[0], v[^1]) = (v[^1], v[0]); Reverse(v[1..^1]); }" },
    ];
}
