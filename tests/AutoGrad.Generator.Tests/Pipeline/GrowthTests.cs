using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>The text that is written grows with the source, and no faster: twice the source gives at most 2.2 times the text.</summary>
public sealed class GrowthTests
{
    private const string Callee = """
        private static double Callee(double a, Span<double> w)
        {
            double s = a;
            for (int i = 0; i < w.Length; i++)
            {
                if (s > 3) { return s * w[i]; }
                w[i] = w[i] * s + a;
                int k = 0;
                while (s > 1 && k < 5) { s = s * 0.7 + w[i] * 0.1; k++; }
            }
            return s * a;
        }
        """;

    public static TheoryData<string> Sources => ["statements", "reads and writes", "loops", "loops with exits", "nested loops", "branches in a loop", "callees", "nested calls", "call sites", "call sites of a recursion", "buffers"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Twice_the_source_gives_twice_the_text(string what)
    {
        // Nesting alone is counted from few levels: nobody writes twenty.
        int few = what == "nested loops" ? 4 : 12;
        double growth = (double)Words(Method(what, 2 * few)) / Words(Method(what, few));
        Assert.InRange(growth, 1.0, 2.2);
    }

    // Words, because deeper code is indented further.
    private static int Words(string method)
    {
        GeneratorRun run = GeneratorRun.Of(LargeMethod.Wrap(method));
        run.AssertClean();
        return run.File.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private static string Method(string what, int many) => what switch
    {
        "statements" => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"s = Math.Sin(s * {i + 1}) * x + s; ") + "return s; }",
        "reads and writes" => "double F(double[] w, double x) { " + Repeat(many, i => $"w[{i % 5}] = w[{(i + 1) % 5}] * w[{i % 5}] + x; x *= w[{i % 3}]; ") + "return x; }",
        "loops" => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"for (int i = 0; i < w.Length; i++) {{ s = s * w[i] + {i}; w[i] = s; }} ") + "return s; }",
        "loops with exits" => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"for (int i = 0; i < w.Length; i++) {{ s = s * w[i] + {i}; if (s > {i}) {{ break; }} if (s < -{i}) {{ return s; }} w[i] = s; }} ") + "return s; }",
        "nested loops" => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"for (int i{i} = 0; i{i} < 2; i{i}++) {{ s = s * w[{i}] + x; w[{i}] = s; ") + Repeat(many, _ => "} ") + "return s; }",
        "branches in a loop" => "double F(double[] w, double x) { double s = x; for (int i = 0; i < w.Length; i++) { " + Repeat(many, i => $"if (s > {i}) {{ s = s * w[i] + x; }} else {{ w[i] *= s; }} ") + "} return s; }",
        "callees" => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"s = Callee{i}(s, w); ") + "return s; } " + Repeat(many, i => Callee.Replace("Callee", $"Callee{i}", StringComparison.Ordinal)),
        "nested calls" => $"double F(double[] w, double x) => Callee{many - 1}(x, w); " + Repeat(many, i => Callee.Replace("double Callee", $"double Callee{i}", StringComparison.Ordinal).Replace("double s = a;", i == 0 ? "double s = a;" : $"double s = Callee{i - 1}(a, w) + Callee{i - 1}(a * 0.5, w);", StringComparison.Ordinal)),
        "call sites" => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"s = Callee(s * {i + 1}, w) + x; ") + "return s; } " + Callee,
        "call sites of a recursion" => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"s = Fold(s * {i + 1}, w, {i}) + x; ") + "return s; } private static double Fold(double a, Span<double> v, int n) { if (n == 0) { return a; } v[n % 3] *= a; return Fold(v[n % 3] + a * a, v, n - 1) * v[0]; }",
        _ => "double F(double[] w, double x) { double s = x; " + Repeat(many, i => $"var b{i} = new double[3]; for (int i = 0; i < 3; i++) {{ b{i}[i] = w[i] * s; }} s += b{i}[1] * b{i}[2]; ") + "return s; }",
    };

    private static string Repeat(int many, Func<int, string> text) => string.Concat(Enumerable.Range(0, many).Select(text));
}
