using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>Twice the source makes twice the generated text: in statements, in the depth of calls, in the places that call.</summary>
public sealed class CodeSizeTests
{
    private const int Doublings = 3;
    private const double Most = 2.2;

    private static readonly IReadOnlyDictionary<string, (int From, Func<int, string> Source)> All = new Dictionary<string, (int, Func<int, string>)>
    {
        ["statements"] = (5, count => Method("double[] x, double a, int n", Repeat(count, i =>
            $"for (int i = 0; i < n; i++) {{ s = s * x[i] + {i}.5; }} if (s > {i}) {{ s = Math.Sin(s) * a; }} else {{ x[{i}] *= s; }} x[{i}] += s * a; "))),
        ["statements in a loop"] = (5, count => Method("double[] x, double a, int n", "for (int i = 0; i < n; i++) { " + Repeat(count, i =>
            $"s = s * x[i] + {i}.5; if (s > {i}) {{ s = Math.Sin(s) * a; }} x[i] += s * {i}; ") + "}")),
        ["exits"] = (5, count => Method("double[] x, double a, int n", Repeat(count, i =>
            $"for (int i = 0; i < n; i++) {{ s = s * x[i] + a; if (s > {i}) {{ return s * a; }} if (s < -{i}) {{ break; }} }} "))),
        ["exits of one loop"] = (5, count => Method("double[] x, double a, int n", "while (true) { " + Repeat(count, i =>
            $"s = s * x[{i}] + a; if (s > {i}) {{ return s * a; }} if (s < -{i}) {{ break; }} if (s < 0) {{ continue; }} ") + "}")),
        ["loops in loops"] = (2, count => Method("double a, int n", Repeat(count, i =>
            $"for (int i{i} = 0; i{i} < n; i{i}++) {{ s = s * a + i{i}; ") + Repeat(count, i => $"s = Math.Sin(s) + {i}; }}"))),

        // Written out where they are called, chains would double with every link. Their last links are: a short chain is shorter than its share.
        ["calls of calls"] = (8, count => Chain(count, i =>
            $"static double F{i}(double a) => F{i + 1}(a * 1.5) * F{i + 1}(a + {i}.5); ", "static double", "(double a) => a * Math.Sin(a);")),
        ["calls of calls in loops"] = (8, count => Chain(count, i =>
            $"static double F{i}(double a) {{ for (int i = 0; i < 2; i++) {{ a = F{i + 1}(a) * 0.5 + F{i + 1}(a * a); }} return a; }} ", "static double", "(double a) => a * Math.Sin(a);")),
        ["calls of calls with exits"] = (8, count => Chain(count, i =>
            $"static double F{i}(double a) {{ if (a > {i}) {{ return F{i + 1}(a - 1); }} a = Math.Sin(a); return a < 0 ? F{i + 1}(a) : a * a; }} ", "static double", "(double a) => a * Math.Sin(a);")),
        ["calls of calls on buffers"] = (8, count => Chain(count, i =>
            $"static void F{i}(Span<double> a) {{ a[0] *= a[1]; F{i + 1}(a); a[1] += Math.Sin(a[0]); F{i + 1}(a.Slice(1)); }} ", "static void", "(Span<double> a) { a[0] *= a[0]; }", "Span<double> x = new double[64]; x[0] = a; F0(x); s = x[0];")),
        ["calls of calls with outputs"] = (8, count => Chain(count, i =>
            $"static void F{i}(ref double a, out double b) {{ F{i + 1}(ref a, out b); a *= b; F{i + 1}(ref a, out double c); b += c * a; }} ", "static void", "(ref double a, out double b) { b = a * 2; a = Math.Sin(a); }", "F0(ref a, out double b); s = a * b;")),

        // What is constant at one call and active at the next may not multiply along the chain.
        ["calls of calls with constants"] = (16, count => Chain(count, i =>
            $"static double F{i}(double a, double b, double c) => F{i + 1}(a * b, {i}.5, c) * F{i + 1}({i}.5, b, a + c) + F{i + 1}(a, b, {i}.5); ", "static double", "(double a, double b, double c) => a * Math.Sin(b) + c * b;", "s = F0(a, 2.5, 1.5);")),

        ["places that call a long method"] = (5, count => Method("double a", Repeat(count, i => $"s = Long(s + {i}.5) + Long(a * s); "), LongHelper(80))),
        ["places that call a short method"] = (5, count => Method("double a", Repeat(count, i => $"s = Long(s + {i}.5) + Long(a * s); "), LongHelper(3))),
        ["places that call a method of a page"] = (5, count => Method("double a", Repeat(count, i => $"s = Long(s + {i}.5) + Long(a * s); "), LongHelper(20))),
        ["places that call a recursion"] = (5, count => Method("double a", Repeat(count, i => $"s += Down(s, {i}) * Down(a, {i}); "), "static double Down(double a, int n) => n == 0 ? a : Math.Sin(Down(a, n - 1)) * a;")),
        ["places that call a recursion in different ways"] = (3, count => Method("double a", Repeat(count, i => $"s += Down({Arguments(9, i % 9)}, {i}) * Down({Arguments(9, i * 2 % 9, i % 9)}, {i}); "), "static double Down(double a0, double a1, double a2, double a3, double a4, double a5, double a6, double a7, double a8, int n) => n == 0 ? a0 * a1 + a2 * a3 + a4 * a5 + a6 * a7 * a8 : Math.Sin(Down(a1, a2, a3, a4, a5, a6, a7, a8, a0, n - 1)) * a0;")),
        ["places in a branch each"] = (5, count => Method("double a, int n", Repeat(count, i => $"if (n > {i}) {{ s = Long(s) * a; }} "), LongHelper(80))),
    };

    public static TheoryData<string> Cases => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Twice_the_source_makes_twice_the_text(string name)
    {
        (int from, Func<int, string> source) = All[name];
        int[] lengths = [.. Enumerable.Range(0, Doublings + 1).Select(doubling => Length(source(from << doubling)))];
        string sizes = string.Join(", ", lengths);
        Assert.All(Enumerable.Range(0, Doublings), doubling =>
            Assert.True(lengths[doubling + 1] <= Most * lengths[doubling], $"characters from {from} on, doubling: {sizes}"));

        // Nothing that is asked for has been left out as dead.
        Assert.True(lengths[Doublings] >= 1.2 * lengths[0], $"characters from {from} on, doubling: {sizes}");
    }

    /// <summary>The characters that are written, without those that indent.</summary>
    private static int Length(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Reported);
        return run.Files.Values.Sum(text => text.Split('\n').Sum(line => line.Trim().Length));
    }

    /// <summary>Constants but for some.</summary>
    private static string Arguments(int count, params int[] active) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => active.Contains(i) ? "s" : $"{i}.5"));

    private static string Repeat(int count, Func<int, string> unit) => string.Concat(Enumerable.Range(0, count).Select(unit));

    private static string Method(string parameters, string body, string helpers = "") =>
        "using System; using AutoGrad; internal static partial class C { [Differentiable] internal static double F(" + parameters + ") { double s = a; " + body + "return s; } " + helpers + " }";

    private static string Chain(int count, Func<int, string> link, string head, string last, string call = "s = F0(a);") =>
        Method("double a", call, Repeat(count, link) + head + " F" + count + last);

    private static string LongHelper(int statements) =>
        "static double Long(double b) { double t = b; " + Repeat(statements, i => $"t = t * b + {i}.5; ") + "return t; }";
}
