using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoGrad.Generator.Tests.Signatures;

/// <summary>What happens when a generated method is called: what gradient parameters hold before and after, and which calls are refused.</summary>
public sealed class CallTests
{
    private const string Dot = "public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x[0] * y[0] + x[1] * y[1];";
    private const string Root = "public static double F(double[] x, double a) => a * Gates.Square(x[0]) + (x[1] < 0 ? throw new InvalidOperationException() : x[1]);";
    private const string Scale = "public static void F(Span<double> y, double[] x, double a) { y[0] = a * x[0]; y[1] = a * x[1] + y[1]; }";
    private const string Grid = "public static double F(double[,] x) => x[0, 0] * x[1, 2];";
    private const string Rows = "public static double F(double[][] x) => x[0][0] * x[1][1];";
    private const string WrittenRows = "public static void F(double[][] x) { x[0][0] = x[0][0] * x[1][1]; }";
    private const string Square = "public static void F(ref double x) { x *= x; }";
    private const string Powers = "public static void F(double x, out double square, out double cube) { square = x * x; cube = square * x; }";
    private const string Twice = "public static double[] F(double x) => new double[] { x, x * x };";

    /// <summary>A method, what is done with it, and what comes of it: numbers, or the exception and its parameter.</summary>
    private static readonly Dictionary<string, (string Method, string Call, string Outcome)> All = new()
    {
        ["gradients are added to"] = (Dot, "double[] dx = { 1, 2 }, dy = { 3, 4 }; Say(C.FBackward(A(5, 6), A(7, 8), 2, dx, dy), dx, dy);", "83 15 18 13 16"),
        ["gradients are set"] = (Dot, "double[] dx = { 1, 2 }, dy = { 3, 4 }; Say(C.FGradient(A(5, 6), A(7, 8), dx, dy), dx, dy);", "83 7 8 5 6"),
        ["inputs may overlap"] = (Dot, "double[] x = { 5, 6, 7 }, dx = { 0, 0 }, dy = { 0, 0 }; Say(C.FGradient(x.AsSpan(0, 2), x.AsSpan(1, 2), dx, dy), dx, dy);", "72 6 7 5 6"),
        ["parts of one buffer"] = (Dot, "double[] all = { 5, 6, 7, 8, 0, 0, 0, 0 }; C.FGradient(all.AsSpan(0, 2), all.AsSpan(2, 2), all.AsSpan(4, 2), all.AsSpan(6, 2)); Say(all);", "5 6 7 8 7 8 5 6"),
        ["gradient too short"] = (Dot, "C.FBackward(A(1, 2), A(3, 4), 1, A(0), A(0, 0));", "ArgumentException dx"),
        ["gradient too long"] = (Dot, "C.FGradient(A(1, 2), A(3, 4), A(0, 0), A(0, 0, 0));", "ArgumentException dy"),
        ["gradient is an input"] = (Dot, "double[] x = { 1, 2 }; C.FGradient(x, A(3, 4), A(0, 0), x);", "ArgumentException dy"),
        ["gradient overlaps an input"] = (Dot, "double[] x = { 1, 2, 3 }; C.FGradient(x.AsSpan(0, 2), A(3, 4), x.AsSpan(1, 2), A(0, 0));", "ArgumentException dx"),
        ["two gradients in one"] = (Dot, "double[] d = { 1, 2 }; C.FGradient(A(1, 2), A(3, 4), d, d);", "ArgumentException dy"),
        ["a number's gradient in a buffer's"] = (Root, "double[] dx = { 1, 2 }; C.FBackward(A(1, 2), 3, 1, dx, ref dx[0]);", "ArgumentException da"),
        ["a number's gradient in an input"] = (Root, "double[] x = { 1, 2 }; C.FBackward(x, 3, 1, A(0, 0), ref x[0]);", "ArgumentException da"),
        ["the exception of the method itself comes first"] = (Root, "C.FBackward(null!, 3, 1, default, ref Somewhere);", "NullReferenceException"),
        ["null is as long as nothing"] = (Root, "C.FBackward(null!, 3, 1, A(1), ref Somewhere);", "ArgumentException dx"),
        ["nothing has changed where the method throws"] = (
            Root, "double[] dx = { 1, 2 }; double da = 3; try { C.FGradient(A(1, -2), 3, dx, out da); } catch (InvalidOperationException) { Say(dx, da); }", "1 2 3"),
        ["nothing has been added where the method throws"] = (
            Root, "double[] dx = { 1, 2 }; double da = 3; try { C.FBackward(A(1, -2), 3, 1, dx, ref da); } catch (InvalidOperationException) { Say(dx, da); }", "1 2 3"),
        ["a written buffer's pull becomes a gradient"] = (
            Scale, "double[] y = { 9, 10 }, dy = { 1, 10 }, dx = { 100, 100 }; double da = 0; C.FBackward(y, A(3, 4), 2, dy, dx, ref da); Say(y, dy, dx, da);", "6 18 0 10 102 120 43"),
        ["an output is an input"] = (Scale, "double[] y = { 1, 2 }; C.FBackward(y, y, 2, A(0, 0), A(0, 0), ref Somewhere);", "ArgumentException y"),
        ["a gradient is an output"] = (Scale, "double[] y = { 1, 2 }; C.FBackward(y, A(3, 4), 2, A(0, 0), y, ref Somewhere);", "ArgumentException dx"),
        ["an output's gradient is another gradient"] = (Scale, "double[] d = { 1, 2 }; C.FBackward(A(1, 2), A(3, 4), 2, d, d, ref Somewhere);", "ArgumentException dx"),
        ["grid"] = (Grid, "var dx = new double[2, 3]; dx[0, 1] = 5; Say(C.FGradient(new double[,] { { 2, 0, 0 }, { 0, 0, 3 } }, dx)); foreach (double d in dx) { Say(d); }", "6 3 0 0 0 0 2"),
        ["grid of another shape"] = (Grid, "C.FGradient(new double[2, 3], new double[3, 2]);", "ArgumentException dx"),
        ["grid's gradient is the grid"] = (Grid, "var x = new double[2, 3]; C.FGradient(x, x);", "ArgumentException dx"),
        ["rows"] = (Rows, "double[][] dx = { A(9), A(9, 9) }; Say(C.FGradient(new[] { A(2), A(0, 3) }, dx), dx[0], dx[1]);", "6 3 0 2"),
        ["a row is too short"] = (Rows, "C.FGradient(new[] { A(2), A(0, 3) }, new[] { A(2), A(0) });", "ArgumentException dx"),
        ["a row is missing"] = (Rows, "C.FGradient(new[] { A(2), A(0, 3) }, new[] { A(2), null! });", "ArgumentException dx"),
        ["a row is an input"] = (Rows, "double[] row = A(0, 3); C.FGradient(new[] { A(2), row }, new[] { A(2), row });", "ArgumentException dx"),
        ["one row for two"] = (Rows, "double[] row = A(0, 3); C.FGradient(new[] { A(2, 2), A(0, 3) }, new[] { row, row });", "ArgumentException dx"),
        ["a row that is read twice"] = (
            Rows, "double[] row = A(2, 3); double[][] dx = { A(0, 0), A(0, 0) }; Say(C.FGradient(new[] { row, row }, dx), dx[0], dx[1]);", "6 3 0 0 2"),
        ["a row that is written and read"] = (WrittenRows, "double[] row = A(2, 3); C.FBackward(new[] { row, row }, new[] { A(0, 0), A(0, 0) });", "ArgumentException dx"),
        ["a row that is written and read, with one gradient"] = (
            WrittenRows, "double[] row = A(2, 3), d = A(1, 10); C.FBackward(new[] { row, row }, new[] { d, d }); Say(row, d);", "6 3 3 12"),
        ["a reference's pull becomes a gradient"] = (Square, "double x = 3, dx = 10; C.FBackward(ref x, ref dx); Say(x, dx);", "9 60"),
        ["a reference is its gradient"] = (Square, "double x = 3; C.FBackward(ref x, ref x);", "ArgumentException dx"),
        ["outputs have pulls"] = (Powers, "double dx = 1; C.FBackward(3, out double square, out double cube, ref dx, 10, 100); Say(square, cube, dx);", "9 27 2761"),
        ["two outputs in one"] = (Powers, "double y; C.FBackward(3, out y, out y, ref Somewhere, 10, 100);", "ArgumentException cube"),
        ["an output is a gradient"] = (Powers, "double y = 1; C.FBackward(3, out y, out double cube, ref y, 10, 100);", "ArgumentException dx"),
        ["an array result takes a pull"] = (Twice, "double dx = 1; Say(C.FBackward(3, A(10, 100), ref dx), dx);", "3 9 611"),
        ["a pull of another length"] = (Twice, "double dx = 1; try { C.FBackward(3, A(10), ref dx); } finally { Say(dx); }", "1 ArgumentException dResult"),
    };

    // One compilation for all of them: they take a second, not a minute.
    private static readonly Lazy<System.Reflection.Assembly> Compiled = new(() =>
    {
        GeneratorRun run = GeneratorRun.Of(All.Values.Select((row, number) => new SourceFile($"File{number}.cs", SourceOf(number, row.Method, row.Call))), new CompilerSettings(LanguageVersion.Latest));
        run.AssertClean();
        return run.Load();
    });

    public static TheoryData<string> Titles => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_call_does_what_the_signature_says(string title)
    {
        Type caller = Compiled.Value.GetType($"N{All.Keys.ToList().IndexOf(title)}.Caller", throwOnError: true)!;
        Assert.Equal(All[title].Outcome, caller.GetMethod("Call")!.Invoke(null, null));
    }

    private static string SourceOf(int number, string method, string call) =>
        $$"""
        namespace N{{number}}
        {
            using System;
            using System.Collections.Generic;
            using System.Globalization;
            using System.Linq;
            using AutoGrad;

            public static partial class C { [Differentiable] {{method}} }

            public static class Caller
            {
                private static readonly List<string> said = new List<string>();
                public static double Somewhere;

                public static string Call()
                {
                    try { Try(); }
                    catch (ArgumentException e) { said.Add(e.GetType().Name + " " + e.ParamName); }
                    catch (Exception e) { said.Add(e.GetType().Name); }
                    if (Somewhere != 0) { said.Add("A refused call has changed something."); }
                    return string.Join(" ", said);
                }

                private static void Try() { {{call}} }

                private static double[] A(params double[] numbers) => numbers;

                private static void Say(params object[] numbers) =>
                    said.AddRange(numbers.SelectMany(n => n is double[] a ? a : new[] { (double)n }).Select(n => n.ToString("R", CultureInfo.InvariantCulture)));
            }
        }
        """;
}
