using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>Ways around the list of refusals: an object that keeps what a call gives it, a method that does not exist yet, a type that cannot be named.</summary>
public sealed class KeptValues
{
    [Theory]
    [InlineData("AG0006", "double F(double x) { var l = new LinkedList<double>(); l.[|AddLast|](x); return x; }")]
    [InlineData("AG0006", "double F(double x) { var b = new System.Text.StringBuilder(); b.[|Append|](x); return x; }")]
    [InlineData("AG0006", "double F(double x, [Constant] double[] w) { w[0] = x; Array.[|Sort|](w); return w[0] * x; }")]
    [InlineData("AG0006", "double F(double x) => x * double.[|Parse|](x.ToString(System.Globalization.CultureInfo.InvariantCulture));")]
    [InlineData("AG0005", "double F(double x) => [|BGradient|](x, out _); [Differentiable] public static double B(double x) => x * x;")]
    [InlineData("AG0011", "double F(double x) => T.G(x, 1); static class T { private enum E { A } internal static double [|G|](double x, int k) => (E)k == E.A ? x : 2 * x; }")]
    [InlineData("AG0005", "double F(in double [|x|]) { double a = x; Bump(); return a * x; } internal static double k; private static void Bump() { k += 1; }")]
    [InlineData("AG0005", "double F(double x) => x * Read([|in|] k); internal static double k; private static double Read(in double p) { Bump(); return p; } private static void Bump() { k += 1; }")]
    public void A_value_that_would_get_away_is_refused(string id, string method) =>
        Refusal.Method(id, id, "public static " + method).Check();

    [Fact]
    public void A_formatted_value_is_no_loss()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System; using System.Globalization; using AutoGrad;
            public static partial class C
            {
                /// <summary>F.</summary>
                [Differentiable] public static double F(double x) => x < 0 ? throw new ArgumentException(x.ToString("R", CultureInfo.InvariantCulture) + string.Format(CultureInfo.InvariantCulture, "{0}", x)) : x * x;
            }
            """);
        Assert.Empty(run.Reported);
        Assert.Equal([6.0], DifferentiatedMethod.Find(run.Load().GetType("C", throwOnError: true)!, "F").GradientAt(3.0));
    }

    [Theory]
    [InlineData("A written method of the base type is hidden", "public class B { public double FGradient(double x, out double dx) { dx = 0; return x; } } public partial class C : B { [Differentiable] public double F(double x) => x * x; }")]
    [InlineData("A marked method of the base type is hidden", "public partial class B { [Differentiable] public double F(double x) => x; } public partial class C : B { [Differentiable] public new double F(double x) => x * x; }")]
    [InlineData("Several results make no gradient method to clash with", "public partial class C { public static double FGradient(double x, out double dx) { dx = 0; return x; } [Differentiable] public static (double A, double B) F(double x) => (x, x); }")]
    [InlineData("The implementing part is marked", "public partial class C { public static partial double F(double x); [Differentiable] public static partial double F(double x) => x * x; }")]
    public void What_only_looks_like_a_clash_compiles_without_warnings(string what, string source)
    {
        GeneratorRun run = GeneratorRun.Of("#pragma warning disable CS1591, CS1712 // undocumented here\nusing AutoGrad; " + source);
        Assert.True(run.Complaints.Count == 0, what + ": " + string.Join("\n", run.Complaints));
    }

    [Theory]
    [InlineData("public partial class C { public static (double, double) FBackward(double x, (double C, double D) dResult, ref double dx) => (x, x); [Differentiable] public static (double A, double B) F(double x) => (x, x); }")]
    [InlineData("public partial class C<FBackward> { [Differentiable] public static double F(double x) => x * x; }")]
    public void A_clash_is_found_whatever_it_looks_like(string source)
    {
        GeneratorRun run = GeneratorRun.Of("using AutoGrad; " + source);
        Assert.Equal("AG0010", Assert.Single(run.Reported).Id);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Types_local_to_two_files_are_two_types()
    {
        GeneratorRun run = GeneratorRun.Of(
            [
                new SourceFile("A.cs", "using AutoGrad; file static class H { public static double G(double x) => 2 * x; } public static partial class A { [Differentiable] public static double F(double x) => H.G(x) + B.M(x); }"),
                new SourceFile("B.cs", "file static class H { public static double G(double x) => 100 * x; } public static class B { public static double M(double x) => H.G(x); }"),
            ],
            new CompilerSettings(LanguageVersion.Latest));
        Assert.Empty(run.Reported);
        Assert.Equal([102.0], DifferentiatedMethod.Find(run.Load().GetType("A", throwOnError: true)!, "F").GradientAt(1.0));
    }

    [Fact]
    public void An_error_cannot_be_suppressed_into_a_method_that_throws()
    {
        GeneratorRun run = GeneratorRun.Of("using AutoGrad; public static partial class C {\n#pragma warning disable AG0005\n[Differentiable] public static double F(double x) { lock (typeof(C)) { x /= 2; } return x; } }");
        Assert.Equal("AG0005", Assert.Single(run.Reported.Where(diagnostic => !diagnostic.IsSuppressed)).Id);
    }
}
