using System;
using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>What is seldom written, and is C# all the same.</summary>
public sealed class Oddities : Battery<Oddities>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double ThrowsNull(double x) { if (x < 0) { throw null!; } return x * x; }", Between(0.1, 2)) { Throwing = [[-1.0]] },
        new("double ExceptionOfNumbers(double x, int n) { if (x < 0) { throw new Mine(x * 2, n); } return x * x; }", Between(0.1, 2))
        {
            Helpers = "public sealed class Mine : Exception { public Mine(double value, int n) : base(value.ToString(System.Globalization.CultureInfo.InvariantCulture) + n) { } }",
            Throwing = [[-1.25, 3]],
        },
        new("double ExceptionFromHelper(double x) { if (x < 0) { throw Make(nameof(x), x); } return x * x; }", Between(0.1, 2))
        {
            Helpers = "private static Exception Make(string name, double value) => new ArgumentOutOfRangeException(name, value, \"made\");",
            Throwing = [[-1.25]],
        },
        new("double LibraryThrowHelper(double x, [Constant] object? o) { ArgumentNullException.ThrowIfNull(o); return x * x; }", Between(-2, 2), Among(1)) { Throwing = [[1.0, null]] },
        new("double EnumerationArithmetic(double x, Colour colour) => x * (int)(colour + 1) + (colour - Colour.Red) * x + (int)(~colour & Colour.Blue) * x + (colour.HasFlag(Colour.Green) ? x * x : 0);")
        {
            Helpers = "[Flags] public enum Colour : short { Red = 1, Green = 2, Blue = 4 }",
        },
        new("double TextIndexer(double x, string text, int n) => text[n] == 'a' ? x : (text[n] - 'a') * x * x;", Between(-2, 2), Among("abc", "cab"), Between(0, 2)) { Throwing = [[1.0, "abc", 3]] },
        new("double LibraryTupleOfConstants(double x, int n) { var (q, r) = Math.DivRem(17, n); return x * q + r * x * x; }", Between(-2, 2), Between(1, 6)) { Throwing = [[1.0, 0]] },
        new("double SinCosOfConstant(double x, [Constant] double k) { var (s, c) = Math.SinCos(k); return x * s + c * x * x; }"),
        new("double Span(double x, [Constant] TimeSpan span) => x * span.TotalSeconds + span.Days * x * x;", Between(-2, 2), Among(TimeSpan.FromDays(1.5))),
        new("double NullableWhole(double x, [Constant] int? n) => n.HasValue ? x * n.Value : x * n.GetValueOrDefault(3);", Between(-2, 2), Among(null, 2)),
        new("double NullableNumber(double x, [Constant] double? k) => k != null ? x * k.Value : x * x;", Between(-2, 2), Among(null, 2.5)),
        new("double ListParameter(double x, [Constant] System.Collections.Generic.List<double> w) => x * w.Count;", Between(-2, 2), Among(new List<double> { 1.5 })),
        new("double TupleParameter(double x, [Constant] (double A, int B) p) => x * p.A + p.B * x * x;", Between(-2, 2), Among((2.5, 3))),
        new("double Comparisons(double x, double y) => x.CompareTo(y) > 0 ? x * y : x.Equals(y) ? x : double.IsFinite(y) && !double.IsNormal(0) ? y * y : 0;"),
        new("double MixedMax(double x, float f, int n) => Math.Max(x, f) + Math.Min(n, x) * Math.Max(f, 0.5f);") { Coarse = true },
        new("double HalfConstant(double x) => x * (double)(Half)1.5;"),
        new("double LocalFunctionWithEverything(double x, int n) { double Inner(in double a, int k = 2, string? s = null) => s is null ? a * k : a; return Inner(x) + Inner(x * x, s: \"a\") + Inner(in x, k: n); }"),
        new("double LocalFunctionOfHelper(double x) => Helper(x) * x;") { Helpers = "private static double Helper(double a) { double b = a * a; return Inner(b) + Inner(a); double Inner(double c) { if (c > 1) { return c * b; } return c + a; } }" },
        new("double LocalFunctionReturnsTuple(double x) { (double A, double B) Inner(double a) => (a * x, a + x); var (p, q) = Inner(2); return p * q + Inner(x).A; }"),
        new("double LocalFunctionWithConstants(double x) { const double K = 2.5; static double Inner(double a) => a * K; return Inner(x) * K; }"),
        new("double ShadowingLocalFunctionParameters(double x) { double y = x * 2; static double Inner(double y, double x) => y * y + x; return Inner(x, y) * y; }"),
        new("double SealedOverride(double x) => D.G(x) * x;") { Helpers = "internal class B { public virtual double G(double a) => a; } internal sealed class Derived : B { public override double G(double a) => a * a; } private static readonly Derived D = new Derived();" },
        new("double ParenthesizedEverything(double x, double y) => ((((x)) * ((y)))) + (((((x) > (y))) ? (((x))) : (((y)))));"),
        new("double Deep(double x) => x * (x + (x * (x + (x * (x + (x * (x + (x * (x + (x * (x + (x * (x + 1)))))))))))));"),
        new("double CommentsEverywhere(/* a */ double /* b */ x /* c */) /* d */ => /* e */ x /* f */ * /* g */ x /* h */;"),
        new("double Directives(double x)\n{\n#if NEVER\n    return 1;\n#else\n    #region here\n    return x * x;\n    #endregion\n#endif\n}"),
        new("double LineDirectives(double x)\n{\n#line 200 \"elsewhere.cs\"\n    double y = x * x;\n#line hidden\n    y *= x;\n#line default\n    return y;\n}"),
        new("double UnsafeBlock(double x) { unsafe { x = x * sizeof(int); } return x * x; }"),
        new("double UncheckedEverything(double x, int n) { unchecked { double y = x * n; checked { y += n; } return y * y; } }"),
        new("double SwitchInSwitchInIf(double x, int n) { if (x > 0) { switch (n) { case 0: switch (x) { case > 1: return x; default: x *= x; break; } break; default: return n switch { 1 => x, _ => x * 2 }; } } return x + n; }", Between(-2, 2), Between(0, 2)),
        new("double TernaryChainOfEverything(double x, int n) => n == 0 ? x : n == 1 ? Math.Sin(x) : n == 2 ? x is > 0 ? x * x : -x : n switch { 3 => x / 2, _ => throw new ArgumentException(\"n\") };", Between(-2, 2), Between(0, 3)) { Throwing = [[1.0, 9]] },
        new("double AllTogether(double a, double b, int n) { double s = 0; var (p, q) = a > b ? (a, b) : (b, a); { double t = p - q; s += t * t; } switch (n) { case 0 when s > 1: return s; case 1: s = Local(s); break; default: s = n > 2 && (q = s * 2) > 1 ? q : s + q; break; } if (s < 0.5) { return s * p; } return Math.Sqrt(s) + (p += 1) * q; double Local(double u) { if (u > 2) { return u * a; } return u + b; } }", Between(-2, 2), Between(-2, 2), Between(0, 4)),
        Row.InFile("PassesThis", "PassesThisRow", "F", "public partial class PassesThisRow { private double k = 2.5; [Differentiable] public double F(double x) => Helper(this, x) * x; private static double Helper(PassesThisRow row, double a) => a * row.k; }"),
        Row.InFile("CallsOverloadOfItself", "CallsOverloadOfItselfRow", "F", "public static partial class CallsOverloadOfItselfRow { [Differentiable] public static double F(double x) => F(x, 2) * x; [Differentiable] public static double F(double x, int n) => x * n + x * x; }") with { Overload = [typeof(double)] },
        Row.InFile("CallsGenericOfOther", "CallsGenericOfOtherRow", "F", "public static partial class CallsGenericOfOtherRow { [Differentiable] public static double F(double x) => Pair<string, int>.Choose(x, x * x) + Pair<int, int>.Choose(x, 2); } internal static class Pair<T, U> { public static double Choose(double a, double b) => Same<T, U>() ? a : b * a; private static bool Same<V, W>() => typeof(V) == typeof(W); }"),
    ];
}
