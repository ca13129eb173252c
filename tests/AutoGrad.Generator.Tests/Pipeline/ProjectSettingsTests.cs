using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Generated code is at home in every project: whatever it says about null, overflow, optimisation, language and unsafe code.</summary>
public sealed class ProjectSettingsTests
{
    private const string Source = """
        using System;
        using AutoGrad;

        internal static partial class C
        {
            private static readonly string Text = "abc";

            [Differentiable]
            internal static double F(double x, float f, int n, string text, [Constant] object other)
            {
                if (x < -1000 || text == null)
                {
                    throw new ArgumentException("bad " + n, nameof(x));
                }

                var (a, b) = Pair(x, n);
                double y = text.Length * a * f + (other is null ? b : a) + Text.Length;
                switch (n)
                {
                    case 0: return y * y;
                    case 1: y += (n + 1) / 2; break;
                }

                return Math.Max(y, 0.5) * x;
            }

            [Differentiable]
            internal static (double First, float Second) G<T>(double x, float f, [Constant] T other) where T : class => (other == null ? x : x * x, f * f);

            private static (double, double) Pair(double x, int n) => n > 2 ? (x * n, x) : (x, x * x);
        }
        """;

    public static TheoryData<string> Settings => [.. All.Keys];

    private static System.Collections.Generic.Dictionary<string, CompilerSettings> All => new()
    {
        ["nullable disabled"] = new(Nullable: NullableContextOptions.Disable),
        ["nullable warnings"] = new(Nullable: NullableContextOptions.Warnings),
        ["nullable annotations"] = new(Nullable: NullableContextOptions.Annotations),
        ["overflow checked"] = new(CheckOverflow: true),
        ["debug"] = new(Optimization: OptimizationLevel.Debug),
        ["no unsafe code"] = new(AllowUnsafe: false),
        ["preview"] = new(LanguageVersion.Preview),
        ["C# 10"] = new(LanguageVersion.CSharp10),
        ["C# 12"] = new(LanguageVersion.CSharp12),
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Generated_code_has_no_warning_of_its_own(string name)
    {
        // The same code in a project that speaks of null is not without warnings itself.
        string source = All[name].Nullable == NullableContextOptions.Enable ? "#nullable disable\n" + Source : Source;
        GeneratorRun run = GeneratorRun.Of(source, All[name]);
        string[] complaints = [.. run.Complaints.Select(complaint => complaint.ToString())];
        Assert.True(complaints.Length == 0, string.Join(Environment.NewLine, complaints.Concat(run.Files.Values)));
        DifferentiatedMethod method = DifferentiatedMethod.Find(run.Load().GetType("C", throwOnError: true)!, "F");
        Assert.True(method.Call([1.5, 2f, 1, "ab", null]).IsSameAs(method.CallBackward([1.5, 2f, 1, "ab", null], [1.0], method.NewGradients())));
        Assert.Equal("ArgumentException: bad 1 (Parameter 'x')", method.CallBackward([1.5, 2f, 1, null, null], [1.0], method.NewGradients()).ToString());
    }

    [Fact]
    public void Generated_code_is_the_same_where_the_language_is()
    {
        string[] Texts(string name) => [.. GeneratorRun.Of(Source, All[name]).Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value)];
        Assert.Equal(Texts("C# 10"), Texts("debug"));
        Assert.Equal(Texts("C# 10"), Texts("preview"));
        Assert.Equal(Texts("C# 10"), Texts("no unsafe code"));
    }

    [Fact]
    public void Documentation_that_is_not_read_is_no_matter()
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp9, DocumentationMode.None);
        GeneratorRun run = GeneratorRun.Of(GeneratorRun.Compile([new SourceFile("C.cs", "#nullable disable\n" + Source)], new CompilerSettings(), parsing), parsing);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void A_method_that_always_throws_throws()
    {
        foreach (string body in new[] { "=> throw new NotImplementedException(\"later\");", "{ throw new NotImplementedException(\"later\"); }", "{ Fail(); return x; }", "=> x * Never();" })
        {
            GeneratorRun run = GeneratorRun.Of("using System; using AutoGrad; internal static partial class C { [Differentiable] internal static double F(double x) " + body
                + " private static void Fail() => throw new NotImplementedException(\"later\"); private static double Never() => throw new NotImplementedException(\"later\"); }");
            Assert.All(run.Complaints, complaint => Assert.True(complaint.Id == "AG0013", complaint + Environment.NewLine + run.File));
            DifferentiatedMethod method = DifferentiatedMethod.Find(run.Load().GetType("C", throwOnError: true)!, "F");
            Gradients gradients = method.NewGradients(3);
            Assert.Equal("NotImplementedException: later", method.CallBackward([1.0], [1.0], gradients).ToString());
            Assert.Equal("NotImplementedException: later", method.CallGradient([1.0], gradients).ToString());
            Assert.Equal(3, gradients[0]);
        }
    }
}
