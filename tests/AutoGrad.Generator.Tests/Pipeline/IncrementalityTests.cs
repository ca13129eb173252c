using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>
/// What an edit costs. Reading runs again on every edit, because a callee may have changed; the steps after it only
/// where what it read is another.
/// </summary>
public sealed class IncrementalityTests
{
    private const string Methods = """
        using System;
        using AutoGrad;

        public static partial class C
        {
            [Differentiable]
            public static double F(double x, double y) => Helpers.Square(x) * y;

            [Differentiable]
            public static double G(double x)
            {
                return Math.Sin(x) * x;
            }
        }
        """;

    private const string Helpers = "public static class Helpers { public static double Square(double a) => a * a; public static int Count => 3; }";
    private const string Unrelated = "public static class Unrelated { public static int Answer() => 42; }";

    private static readonly string[] Steps = ["Reading", "Linking", "Differentiation", "Optimization", "Writing"];

    [Fact]
    public void The_first_run_makes_everything_new()
    {
        GeneratorRun run = GeneratorRun.Of(Methods, Helpers, Unrelated);
        Assert.All(Steps, step => Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New], Reasons(run, step)));
    }

    [Fact]
    public void Nothing_changed_is_cached_from_the_start()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        AssertNothingToDo(first, first.After(first.Input));
    }

    [Theory]
    [InlineData("        return Math.Sin(x) * x;", "        // a comment\n        return Math.Sin(x) * x; // and another")]
    [InlineData("        return Math.Sin(x) * x;", "        return   Math.Sin( x )\n                * x;")]
    [InlineData("    [Differentiable]\n    public static double G", "    // a comment\n\n    [Differentiable]\n    public static double G")]
    [InlineData("public static partial class C", "/* a comment */ public static partial class C")]
    [InlineData("public static double G(double x)", "public static double G(double x /* a comment */)")]
    [InlineData("    [Differentiable]\n    public static double G", "    public static double Other(double x) => x * 3;\n\n    [Differentiable]\n    public static double G")]
    public void An_edit_that_means_nothing_to_them_stops_after_reading(string old, string replacement)
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        AssertNothingToDo(first, Edit(first, 0, old, replacement));
    }

    [Theory]
    [InlineData("=> 42", "=> 43")]
    [InlineData("public static int Answer", "public static double Question(double x) => x; public static int Answer")]
    public void An_edit_in_another_file_stops_after_reading(string old, string replacement)
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        AssertNothingToDo(first, Edit(first, 2, old, replacement));
    }

    [Fact]
    public void A_new_file_stops_after_reading()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        var parsing = (CSharpParseOptions)first.Input.SyntaxTrees[0].Options;
        CSharpCompilation edited = first.Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText("public static class New { }", parsing, "New.cs", Encoding.UTF8));
        AssertNothingToDo(first, first.After(edited));
    }

    [Fact]
    public void An_edit_of_the_callees_neighbour_stops_after_reading()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        AssertNothingToDo(first, Edit(first, 1, "Count => 3", "Count => 4"));
    }

    [Fact]
    public void An_edit_of_a_callee_runs_everything_for_its_caller_alone()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        GeneratorRun second = Edit(first, 1, "=> a * a;", "=> a * a * a;");
        Assert.All(Steps, step => Assert.Equal(1, Reasons(second, step).Count(IsChange)));
        Assert.NotEqual(first.Files["C.F.g.cs"], second.Files["C.F.g.cs"]);
        Assert.Equal(first.Files["C.G.g.cs"], second.Files["C.G.g.cs"]);
        second.AssertClean();
        Assert.Equal([24.0, 8.0], DifferentiatedMethod.Find(second.Load().GetType("C", throwOnError: true)!, "F").GradientAt(2.0, 2.0));
    }

    [Fact]
    public void An_edit_of_a_method_runs_everything_for_it_alone()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        GeneratorRun second = Edit(first, 0, "Math.Sin(x)", "Math.Cos(x)");
        Assert.All(Steps, step => Assert.Equal(1, Reasons(second, step).Count(IsChange)));
        Assert.Equal(first.Files["C.F.g.cs"], second.Files["C.F.g.cs"]);
        Assert.NotEqual(first.Files["C.G.g.cs"], second.Files["C.G.g.cs"]);
    }

    [Fact]
    public void An_edit_of_a_signature_runs_everything_for_it_alone()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        GeneratorRun second = Edit(first, 0, "double G(double x)", "double G([Constant] double x)");
        Assert.All(Steps, step => Assert.Equal(1, Reasons(second, step).Count(IsChange)));
        Assert.Equal(first.Files["C.F.g.cs"], second.Files["C.F.g.cs"]);
    }

    [Fact]
    public void A_removed_method_takes_its_file_along()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        GeneratorRun second = Edit(first, 0, "    [Differentiable]\n    public static double F", "    public static double F");
        Assert.Equal(["C.G.g.cs"], second.Files.Keys);
        Assert.Equal(first.Files["C.G.g.cs"], second.Files["C.G.g.cs"]);
    }

    [Fact]
    public void A_diagnostic_moves_with_its_code()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers.Replace("=> a * a;", "{ lock (typeof(Helpers)) { a /= 2; } return a; }", StringComparison.Ordinal), Unrelated);
        Diagnostic before = Assert.Single(first.Reported);
        GeneratorRun second = Edit(first, 1, "public static class Helpers", "// a comment\n\npublic static class Helpers");
        Diagnostic after = Assert.Single(second.Reported);
        Assert.Equal(before.Location.GetLineSpan().StartLinePosition.Line + 2, after.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal("lock", after.Location.SourceTree!.GetText().ToString(after.Location.SourceSpan));
        Assert.All(Steps, step => Assert.All(Reasons(second, step), reason => Assert.False(IsChange(reason), $"{step}: {reason}")));
    }

    [Fact]
    public void Two_runs_over_equal_code_give_equal_models()
    {
        GeneratorRun first = GeneratorRun.Of(Methods, Helpers, Unrelated);
        GeneratorRun second = GeneratorRun.Of(Methods, Helpers, Unrelated);
        Assert.NotSame(first.Input, second.Input);
        foreach (string step in Steps)
        {
            object[] mine = Values(first, step);
            object[] other = Values(second, step);
            Assert.Equal(2, mine.Length);
            Assert.Equal(mine.Length, other.Length);
            Assert.All(mine.Zip(other), pair =>
            {
                Assert.NotSame(pair.First, pair.Second);
                Assert.True(pair.First.Equals(pair.Second), step + " is not equal to itself");
                Assert.Equal(pair.First.GetHashCode(), pair.Second.GetHashCode());
            });
            Assert.False(mine[0].Equals(mine[1]), step + ": different methods are equal");
        }
    }

    [Fact]
    public void Nothing_of_the_compiler_is_reachable_from_a_model()
    {
        foreach (GeneratorRun run in new[] { GeneratorRun.Of(Methods, Helpers, Unrelated), GeneratorRun.Of("using AutoGrad; public static partial class C { [Differentiable] public static double F(double x) { while (x > 1) { x /= 2; } return x; } }") })
        {
            foreach (string step in Steps)
            {
                Assert.All(Values(run, step), value => Assert.Equal([], ObjectGraph.PathsTo(value, IsOfTheCompiler)));
            }
        }
    }

    [Fact]
    public void The_search_through_a_model_finds_what_it_looks_for()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("class C { }");
        Assert.NotEmpty(ObjectGraph.PathsTo(new Lazy<object>(tree.GetRoot()), IsOfTheCompiler));
        Assert.NotEmpty(ObjectGraph.PathsTo(new List<object> { new Dictionary<string, Location> { ["a"] = tree.GetRoot().GetLocation() } }, IsOfTheCompiler));
        Assert.NotEmpty(ObjectGraph.PathsTo((1, (2, (object)GeneratorRun.Of(Unrelated).Input)), IsOfTheCompiler));
        Assert.Equal([], ObjectGraph.PathsTo(new List<object> { 1, "text", new[] { 2.0 } }, IsOfTheCompiler));
    }

    private static bool IsOfTheCompiler(object value) => value is ISymbol or SyntaxNode or SyntaxTree or Location or SemanticModel or Compilation or IOperation
        or SyntaxToken or SyntaxTrivia or SyntaxReference or AttributeData or SyntaxNodeOrToken;

    private static void AssertNothingToDo(GeneratorRun first, GeneratorRun second)
    {
        Assert.All(Reasons(second, "Reading"), reason => Assert.True(
            reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, $"Reading: {reason}"));
        Assert.All(Steps.Skip(1), step => Assert.All(Reasons(second, step), reason => Assert.True(
            reason is IncrementalStepRunReason.Cached, $"{step}: {reason}")));
        Assert.All(Steps, step => Assert.Equal(2, Reasons(second, step).Count));
        Assert.Equal(first.Files, second.Files);
    }

    private static bool IsChange(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Removed;

    private static GeneratorRun Edit(GeneratorRun run, int file, string old, string replacement)
    {
        SyntaxTree tree = run.Input.SyntaxTrees[file];
        string text = tree.GetText().ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        SyntaxTree edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text.Replace(old, replacement, StringComparison.Ordinal), Encoding.UTF8));
        return run.After(run.Input.ReplaceSyntaxTree(tree, edited));
    }

    private static List<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        [.. Outputs(run, step).Select(output => output.Reason)];

    private static object[] Values(GeneratorRun run, string step) => [.. Outputs(run, step).Select(output => output.Value)];

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRun run, string step) =>
        Assert.Single(run.Result.Results).TrackedSteps[step].SelectMany(tracked => tracked.Outputs);
}
