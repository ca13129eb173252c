using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>Whatever the code, it is read or refused: the generator never fails, and never writes what does not compile.</summary>
public sealed class SturdinessTests
{
    public static TheoryData<string> Methods =>
    [
        "double F(double x) => Sq(x); static T Sq<T>(T a) where T : System.Numerics.INumber<T> => a * a;",
        "double F(double x) => Sum(x, 2, 3); static double Sum(params double[] a) => a[0];",
        "double F(double x) => Sum(x, 2, 3); static double Sum(params ReadOnlySpan<double> a) => a[0];",
        "double F(double x) { Set(ref x); return x; } static void Set(ref double a) { a = 2; }",
        "double F(double x) => Native(x); [System.Runtime.InteropServices.DllImport(\"none\")] static extern double Native(double a);",
        "double F(double x) => Later(x).Result; static async Task<double> Later(double a) { await Task.Yield(); return a; }",
        "double F(double x) => Many(x).First(); static IEnumerable<double> Many(double a) { yield return a; }",
        "double F(double x) { var (a, b) = new P(x); return a * b; } record P(double A) { public void Deconstruct(out double a, out double b) { a = A; b = A; } }",
        "double F(double x) { P p = x; return p.A; } readonly struct P { public readonly double A; P(double a) { A = a; } public static implicit operator P(double a) => new P(a); }",
        "double F(double x) => new P(x) + new P(2); readonly struct P { readonly double a; public P(double b) { a = b; } public static double operator +(P l, P r) => l.a * r.a; }",
        "double F(double x) => new P(x).Value; sealed class P { public P(double v) { Value = v; } public double Value { get; } }",
        "double F(double x) => new P { Value = x }.Value; sealed class P { public double Value; }",
        "double F(double x) => x * x.ToString().Length;",
        "double F(double x) => x * x.GetHashCode();",
        "double F(double x) => x * $\"{x}\".Length;",
        "double F(double x) { string s = x.ToString(); return x * double.Parse(s); }",
        "double F(double x) { object o = x; return o is double d ? d * d : 0; }",
        "double F(double x) { IConvertible c = x; return c.ToDouble(null); }",
        "double F(double x) { double? n = x; return n.Value * n.GetValueOrDefault(); }",
        "double F(double x) { double? n = x > 0 ? x : null; return n ?? 1; }",
        "double F(double x) { double? n = x; n += 1; return (double)n; }",
        "double F(double x) => Convert.ToDouble((object)x);",
        "double F(double x) => (double)(decimal)x;",
        "double F(double x) => (double)(Half)x;",
        "double F(double x) => (double)new System.Numerics.BigInteger(x);",
        "double F(double x) => System.Numerics.Complex.Abs(x);",
        "double F(double x) => new System.Numerics.Vector2((float)x, 1).Length();",
        "double F(double x) => new[] { x, 2 }.Sum();",
        "double F(double x) => new List<double> { x }[0];",
        "double F(double x) => Enumerable.Range(0, 3).Sum(i => i * x);",
        "double F(double x) { Func<double> f = () => x; return f(); }",
        "double F(double x) { double Local() => x; Func<double> f = Local; return f(); }",
        "double F(double x) { Action a = () => x++; a(); return x; }",
        "double F(double x) { unsafe { double* p = &x; *p = 3; return *p; } }",
        "double F(double x) { ref double r = ref x; r *= 2; return x; }",
        "double F(double x) { ref readonly double r = ref Table[0]; return x * r; } static readonly double[] Table = { 1 };",
        "double F(double x) { Span<double> s = stackalloc double[] { x }; return s[0]; }",
        "double F(double x) { System.Runtime.CompilerServices.Unsafe.As<double, long>(ref x) ^= 1; return x; }",
        "double F(double x) { System.Threading.Interlocked.Exchange(ref x, 2); return x; }",
        "double F(double x) { double.TryParse(\"1\", out x); return x; }",
        "double F(double x) { int.TryParse(\"1\", out int n); return x * n; }",
        "double F(double x) { lock (string.Empty) x++; return x; }",
        "double F(double x) { checked { for (; ; ) { return x; } } }",
        "double F(double x) { goto end; end: return x; }",
        "double F(double x) { while (true) { } }",
        "double F(double x) { do { x++; } while (x < 3); return x; }",
        "double F(double x) { foreach (var c in \"abc\") { x += c; } return x; }",
        "double F(double x) { foreach (var (a, b) in new[] { (x, 1.0) }) { x += a * b; } return x; }",
        "double F(double x) { using var m = new System.IO.MemoryStream(); return x; }",
        "double F(double x) { try { return x; } catch (Exception e) when (e.Message == \"\") { throw; } finally { x++; } }",
        "double F(double x) { const double k = 2; local(); return x; void local() { x *= k; local2(); } void local2() { x += k; } }",
        "double F(double x) { double a() => b(); double b() => a(); return x > 1e9 ? a() : x; }",
        "double F(double x) => x > 1e9 ? F(x) : x;",
        "double F(double x) => G(x); static double G(double a) => a > 1e9 ? H(a) : a; static double H(double a) => G(a);",
        "double F(double x) => FBackward(x, 1.0, ref scratch); static double scratch;",
        "double F(double x) { double d = 0; FBackward(x, 1.0, ref d); return d; }",
        "double F(double x) { GGradient(x, out double d); return d; } [Differentiable] static double G(double x) => x * x;",
        "double F(double x) { field = x; return field * x; } static double field;",
        "double F(double x) { field++; return field * x; } static int field;",
        "double F(double x) { table[0]++; return table[0] * x; } static readonly int[] table = { 1 };",
        "double F(double x) { (field, x) = (x, 2); return x; } static double field;",
        "double F(double x) { Prop = x; return Prop; } static double Prop { get; set; }",
        "double F(double x) { E?.Invoke(); return x; } static event Action? E;",
        "double F(double x) { dynamic d = x; return d * d; }",
        "double F(double x) => ((Func<double, double>)Math.Sin)(x);",
        "double F(double x) => typeof(C).GetMethod(\"F\") is null ? x : x * x;",
        "double F(double x, __arglist) => x;",
        "double F(double x, in Guid id) => x;",
        "double F(double x, ref int n) { n++; return x; }",
        "double F(double x, out int n) { n = 1; return x; }",
        "double F(double x, scoped ReadOnlySpan<int> n) => x * n.Length;",
        "double F(double x, [Constant] ReadOnlySpan<double> w) => x * w[0];",
        "double F(double x, [Constant] double[] w) => x * w[0] + w.Length;",
        "double F(double x, [Constant] params double[] w) => x * w.Length;",
        "double F(double x, [Constant] double[][] w) => x * w[0][1];",
        "double F(double x, [Constant] IReadOnlyList<double> w) => x * w[0];",
        "double F(double x, [Constant] Action a) { a(); return x; }",
        "double F(double x, [Constant] dynamic d) => x * (double)d;",
        "double F(double x, nint n, nuint m) => x * n + m * x;",
        "double F(double x, (int, int) t) => x * t.Item1;",
        "double F([Constant] double x, [Constant] double y) => x * y;",
        "double F(double? x) => x ?? 1;",
        "ref double F(double x) => ref store; static double store;",
        "(double, object) F(double x) => (x, new object());",
        "(double, string) F(double x) => (x * x, \"text\");",
        "(double A, (int B, float C) D) F(double x) => (x, (1, (float)x));",
        "(double, double[]) F(double x) => (x, new[] { x });",
        "double? F(double x) => x;",
        "dynamic F(double x) => x;",
        "Task<double> F(double x) => Task.FromResult(x);",
        "IEnumerable<double> F(double x) { yield return x; }",
        "decimal F(double x) => (decimal)x;",
        "void F(double x) { }",
        "T F<T>(T x) => x;",
        "T F<T>(T x) where T : System.Numerics.IFloatingPoint<T> => x * x;",
        "double F<T>(double x) where T : struct => default(T).GetHashCode() * x;",
        "double F<T>(double x) where T : unmanaged => System.Runtime.CompilerServices.Unsafe.SizeOf<T>() * x;",
        "double F<T, U>(double x) where T : class, new() where U : T, IDisposable => typeof(T) == typeof(U) ? x : x * x;",
        "double F<T>(double x) where T : notnull, IComparable<T>? => x * x;",
        "double F<T>(double x) where T : allows ref struct => x * x;",
        "double F(double x) { return x * 1e400; }",
        "double F(double x) { int n = int.MaxValue + 1; return x * n; }",
        "double F(double x) { return y; }",
        "double F(double x) { double y; return y; }",
        "double F(double x, double x) => x;",
        "double F(double x) => Missing.Method(x);",
        "double F(double x) => Math.Missing(x);",
        "double F(double x) => Math.Sin();",
        "double F(double x) => Math.Sin(x, x);",
        "double F(double x) { if (x) { return x; } }",
        "double F(double x) { switch (x) { case 1: case 1: return x; } return x; }",
        "double F(double x) { return x switch { }; }",
        "double F(double x) { var (a, b) = x; return a; }",
        "double F(double x) => x +;",
        "double F(double) => 1;",
        "double F(Missing x) => 1;",
        "Missing F(double x) => x;",
        "double (double x) => x;",
        "double F(double x",
        "double F(double x) {",
        "double F(double @x, double X) => x * X;",
        "double F(double dResult, double ddResult, double dResult1) => dResult * ddResult * dResult1;",
        "double F(double x) { return x; return x * x; }",
        "double F(double x) { throw new Exception(); return x; }",
        "double F(double x) { if (true) return x; else return x * x; }",
        "double F(double x) { { { } } ; ; ; return x; }",
        "double F(double x) { local: { return x; } }",
        "double F(double x) => throw null!;",
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Is_read_or_refused(string method)
    {
        GeneratorRun run = GeneratorRun.Of(
            "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using AutoGrad;\n#pragma warning disable\n#nullable enable\ninternal static partial class C { [Differentiable] internal static " + method + " }",
            new CompilerSettings(LanguageVersion.Preview));
        Assert.DoesNotContain(run.Reported, reported => reported.Id is "AG0099" or "CS8785" or "CS8784");
        Assert.DoesNotContain(run.Result.Diagnostics, reported => reported.Id is "AG0099" or "CS8785" or "CS8784");
        bool isRefused = run.Reported.Any(reported => reported.Severity == DiagnosticSeverity.Error);
        bool isWrong = run.Input.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsMissingDerivative(diagnostic));
        string[] complaints = [.. run.Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Location.SourceTree is { } tree && run.Result.GeneratedTrees.Contains(tree))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && !isWrong))
            .Where(diagnostic => !isWrong || !IsAboutMissingThings(diagnostic))
            .Select(diagnostic => diagnostic.ToString())];
        Assert.True(
            complaints.Length == 0,
            $"{(isRefused ? "refused" : "read")}, {(isWrong ? "wrong" : "right")}: " + GeneratorRun.Describe(run.Reported) + Environment.NewLine + string.Join(Environment.NewLine, complaints.Concat(run.Files.Values)));
    }

    // A method that calls a generated one does not compile without it: that is no mistake of the method.
    private static bool IsMissingDerivative(Diagnostic diagnostic) => diagnostic.Id is "CS0103" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("Gradient", StringComparison.Ordinal)
        || diagnostic.Id is "CS0103" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("Backward", StringComparison.Ordinal);

    // Types that do not exist, and parameters of one name, are repeated in the signatures: there is nothing better to write.
    private static bool IsAboutMissingThings(Diagnostic diagnostic) => diagnostic.Id is "CS0246" or "CS0100" or "CS1001" or "CS0839";
}
