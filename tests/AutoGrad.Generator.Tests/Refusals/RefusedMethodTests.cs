using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>What a refusal means for the code around the refused method.</summary>
public sealed class RefusedMethodTests
{
    private const string Locked = "double F(double x, int n) { lock (typeof(C)) { x /= n; } return x; }";

    private const string Callers = """
        public static double Backward(double x) { double dx = 0; C.FBackward(x, 1, 2.0, ref dx); return dx; }
        public static double Gradient(double x) { C.FGradient(x, 1, out double dx); return dx; }
        """;

    private const string Caller = "public static class Caller { " + Callers + " }";

    [Fact]
    public void Callers_have_no_errors_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Of("using AutoGrad; public static partial class C { [Differentiable] public static " + Locked + " }", Caller);
        Diagnostic reported = Assert.Single(run.Reported);
        Assert.Equal("AG0005", reported.Id);
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Error);
        Type caller = run.Load().GetType("Caller", throwOnError: true)!;
        foreach (string name in new[] { "Backward", "Gradient" })
        {
            var thrown = Assert.Throws<TargetInvocationException>(() => caller.GetMethod(name)!.Invoke(null, [1.0]));
            Assert.Contains("F", thrown.InnerException!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Others_in_the_same_type_are_generated()
    {
        GeneratorRun run = GeneratorRun.Of("using AutoGrad; public static partial class C { [Differentiable] public static " + Locked + " [Differentiable] public static double G(double x) => x * x; }");
        Assert.Equal("AG0005", Assert.Single(run.Reported).Id);
        DifferentiatedMethod other = DifferentiatedMethod.Find(run.Load().GetType("C", throwOnError: true)!, "G");
        Assert.Equal([6.0], other.GradientAt(3.0));
    }

    [Fact]
    public void A_method_that_calls_a_refused_one_is_refused_where_it_says_so()
    {
        GeneratorRun run = GeneratorRun.Of("using AutoGrad; public static partial class C { [Differentiable] public static " + Locked + " [Differentiable] public static double G(double x) => F(x, 2) * x; }");
        Assert.All(run.Reported, reported => Assert.Equal("AG0005", reported.Id));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("#pragma warning disable AG0013\n", 0)]
    [InlineData("", 1)]
    [InlineData("#pragma warning disable AG0013\n#pragma warning restore AG0013\n", 1)]
    public void The_warning_can_be_disabled_where_it_stands(string directive, int count)
    {
        GeneratorRun run = GeneratorRun.Of("using AutoGrad; public static partial class C {\n" + directive + "[Differentiable] internal static double F(double x, double y) => System.Math.Floor(x) * y;\n}");
        Assert.Equal(count, run.Reported.Count(reported => reported.Id == "AG0013"));
        Assert.Equal(count, run.Complaints.Count);
        Assert.Equal([0.0, 2.0], DifferentiatedMethod.Find(run.Load().GetType("C", throwOnError: true)!, "F").GradientAt(2.5, 3.0));
    }

    [Fact]
    public void The_warning_can_be_suppressed_by_an_attribute()
    {
        GeneratorRun run = GeneratorRun.Of("using AutoGrad; public static partial class C { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"AutoGrad\", \"AG0013\")] [Differentiable] internal static double F(double x, double y) => System.Math.Floor(x) * y; }");
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void Errors_of_the_code_itself_are_left_to_the_compiler()
    {
        foreach (string body in new[] { "=> x * y;", "=> ;", "{ return }", "{ }", "=> Missing(x);", "=> \"text\";", "{ double x = 1; return x; }", "=> x.Missing;", "=> new Missing(x);", "{ if (x > ) return x; }" })
        {
            GeneratorRun run = GeneratorRun.Of("using AutoGrad; public static partial class C { [Differentiable] public static double F(double x) " + body + " }", "public static class Caller { public static double Call(double x) { double dx = 0; return C.FBackward(x, 1.0, ref dx); } }");
            Assert.DoesNotContain(run.Reported, reported => reported.Id is "AG0099" or "CS8785");
            Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            string[] inGenerated = [.. run.Output.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree is { } tree && (run.Result.GeneratedTrees.Contains(tree) || tree.FilePath == "File2.cs"))
                .Select(diagnostic => diagnostic.ToString())];
            Assert.True(inGenerated.Length == 0, body + ": " + string.Join(Environment.NewLine, inGenerated) + string.Join(Environment.NewLine, run.Files.Values));
        }
    }

    [Fact]
    public void Without_the_runtime_library_nothing_happens()
    {
        GeneratorRun run = GeneratorRun.Of("public static partial class C { public static double F(double x) => x; }", new CompilerSettings(WithRuntime: false));
        Assert.Empty(run.Files);
        Assert.Empty(run.Reported);
    }

    [Fact]
    public void Every_diagnostic_has_an_id_a_title_and_a_page_of_its_own()
    {
        var descriptors = typeof(AutoGradGenerator).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .ToList();
        Assert.Equal(descriptors.Count, descriptors.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.Equal(descriptors.Count, descriptors.Select(descriptor => descriptor.Title.ToString(CultureInfo.InvariantCulture)).Distinct().Count());
        Assert.Equal(
            [.. Enumerable.Range(1, 13).Append(99).Select(number => $"AG{number:D4}")],
            descriptors.Select(descriptor => descriptor.Id).Order());
        Assert.All(descriptors, descriptor => Assert.Equal(
            descriptor.Id == "AG0013" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, descriptor.DefaultSeverity));
        Assert.All(descriptors, descriptor => Assert.EndsWith(descriptor.Id + ".md", descriptor.HelpLinkUri, StringComparison.Ordinal));
    }
}
