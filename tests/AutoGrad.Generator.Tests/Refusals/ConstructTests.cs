using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>What a method's body may not hold yet is refused by name, at the token that says it.</summary>
public sealed class ConstructTests
{
    private static readonly IReadOnlyList<Refusal> All =
    [
        Method("ForEachByDeconstruction", "foreach", "public static double F(double x, [Constant] List<(double, int)> list) { [|foreach|] (var (a, n) in list) { x *= a * n; } return x; }"),
        Method("ForEachOfArrays", "foreach", "public static double F(double x, [Constant] List<double[]> list) { [|foreach|] (var row in list) { x *= row[0]; } return x; }"),
        Method("ForEachOfObjects", "foreach", "public static double F(double x, [Constant] System.Collections.ArrayList list) { [|foreach|] (int n in list) { x *= n; } return x; }"),
        Method("Goto", "goto", "public static double F(double x) { again: x *= 2; if (x < 9) { [|goto|] again; } return x; }"),
        Method("GotoBackAndForth", "goto", "public static double F(double x) { if (x > 5) { goto check; } again: x *= 2; check: if (x < 9) { [|goto|] again; } return x; }"),
        Method("GotoOutOfLoopBack", "goto", "public static double F(double x) { again: x *= 2; for (int i = 0; i < 3; i++) { if (x < 9) { [|goto|] again; } x -= 1; } return x; }"),
        Method("GotoItself", "goto", "public static double F(double x) { again: if (x < 9) { x *= 2; [|goto|] again; } return x; }"),
        Method("GotoCase", "goto case", "public static double F(double x, int n) { switch (n) { case 0: x *= x; goto case 1; case 1: x += 1; if (x < 9) { [|goto|] case 0; } return x; default: return 2 * x; } }"),
        Method("GotoOwnCase", "goto case", "public static double F(double x, int n) { switch (n) { case 0: x += 1; if (x < 9) { [|goto|] case 0; } return x; default: return 2 * x; } }"),
        Method("GotoOwnDefault", "goto case", "public static double F(double x, int n) { switch (n) { default: x += 1; if (x < 9) { [|goto|] default; } break; } return x; }"),
        Method("GotoLabelOfAnotherSection", "goto", "public static double F(double x, int n) { switch (n) { case 0: x += 1; [|goto|] other; case 1: x *= 2; other: return x; default: return 2 * x; } }"),
        Method("GotoSectionWithPattern", "pattern", "public static double F(double x, int n) { switch (n) { case 0: x += 1; [|goto|] case 5; case 5: case var k when k > 8: return x; default: return 2 * x; } }"),
        Method("GotoPastSharedVariable", "finally", "public static double F(double x, int n) { if (n > 3) { [|goto|] done; } int k = 1; try { k = n; x *= k; } finally { k = 3; } done: k = 4; return x * k; }"),
        Method("TryCatch", "try", "public static double F(double x) { [|try|] { return x * x; } catch (ArithmeticException) { return x; } }"),
        Method("Lock", "lock", "public static double F(double x) { [|lock|] (typeof(C)) { return x * x; } }"),
        Method("MethodGroupKept", "delegate", "public static double F(double x) { Func<double, double> f = Math.Sin; if (x > 0) { f = Math.[|Cos|]; } return f(x); }"),
        Method("NewObjectOfActive", "object initializer", "public static double F(double x) { var box = [|new|] Box { Value = x }; return box.Value; } private sealed class Box { public double Value { get; set; } }"),
        Method("NewTuple", "creation", "public static (double, double) F(double x) => [|new|] ValueTuple<double, double>(x, x * x);"),
        Method("AnonymousObject", "anonymous", "public static double F(double x) { var p = [|new|] { A = x }; return p.A; }"),
        Method("With", "with", "public static double F(double x) { return (P [|with|] { A = x }).A; } private static readonly Point P = new Point(1); private sealed record Point(double A);"),
        Method("Dynamic", "dynamic", "public static double F(double x, [Constant] object o) { dynamic d = o; return x * (double)d.[|Length|]; }"),
        Method("RefLocal", "ref", "public static double F(double x, ref double y) { ref double [|z|] = ref y; return z * y * x; }"),
        Method("RefLocalAssignedAgain", "ref", "public static double F(double x, double y) { ref double z = ref x; z [|=|] ref y; return z * y; }"),
        Method("RefLocalOfChoice", "ref", "public static double F(double x, double y) { ref double [|z|] = ref (x > y ? ref x : ref y); return z * y; }"),
        Method("RefLocalOfField", "ref", "public static double F(double x) { ref double [|z|] = ref total; return z * x; } private static double total;"),
        Method("Query", "query", "public static double F(double x) { return x * ([|from|] c in \"abc\" select c).Count(); }"),
        Method("Nullable", "Value", "public static double F(double x) { double? y = x; return y [|??|] 1; }") with { Id = "AG0012" },
        Method("Pointer", "", "public static unsafe double F(double x) { double y = x; double* p = [|&|]y; return [|*|]p; }"),
        Method("Range", "range", "public static double F(double x, string text) => x * «text[1..]».Length;"),
        Method("FromEnd", "end", "public static double F(double x, string text) => x * «text[^1]»;"),
        Method("TypePattern", "pattern", "public static double F(double x, [Constant] object o) => o is [|int|] n ? x * n : x;"),
        Method("PropertyPattern", "pattern", "public static double F(double x, string text) => text is [|{|] Length: 3 } ? x : x * x;"),
        Method("ListPattern", "pattern", "public static double F(double x, [Constant] int[] list) => list is «[»1, ..] ? x : x * x;"),
        Method("PositionalPattern", "pattern", "public static double F(double x) => P is [|(|]1, 2) ? x : x * x; private static readonly Point P = new Point(1, 2); private sealed record Point(int A, int B);"),
        Method("ConditionalAccess", "?.", "public static double F(double x, [Constant] string? text) => text[|?|].Length is null ? x : x * x;"),
        Method("CoalesceAssignment", "??=", "public static double F(double x, string? text) { text [|??=|] \"abc\"; return x * text.Length; }"),
        Method("Event", "event", "public static double F(double x) { E [|+=|] null; return x; } private static event Action? E { add { } remove { } }"),
        Method("UnsignedShift", ">>>", "public static double F(double x, int n) => x * (n [|>>>|] 1);"),
        Method("TupleComparison", "tuple", "public static double F(double x, double y) => (x, y) [|==|] (y, x) ? x : y;"),
        Method("InHelperOfHelper", "try", "public static double F(double x) => First(x) * x; private static double First(double a) => Second(a); private static double Second(double a) { [|try|] { return a; } catch (ArithmeticException) { return 1; } }"),
        Method("InHelper", "lock", "public static double F(double x) => Helper(x) * x; private static double Helper(double a) { [|lock|] (typeof(C)) { a /= 2; } return a; }"),
        Method("InLocalFunction", "lock", "public static double F(double x) { return Inner(x); static double Inner(double a) { [|lock|] (typeof(C)) { a *= a; } return a; } }"),
        Method("InLoop", "lock", "public static double F(double x, int n) { for (int i = 0; i < n; i++) { [|lock|] (typeof(C)) { x *= x; } } return x; }"),
        Method("GenericLocalFunction", "local function", "public static double F(double x) { T First<T>(T a) => a; return [|First|](x); }"),
        Method("Several", "", "public static double F(double x) { [|lock|] (typeof(C)) { x /= 2; } [|try|] { x *= 2; } catch (ArithmeticException) { } return x; }"),
    ];

    public static TheoryData<string> Titles => [.. All.Select(refusal => refusal.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_refused_at_its_token(string title) => All.Single(refusal => refusal.Title == title).Check();

    private static Refusal Method(string title, string names, string text) => Refusal.Method("AG0005", title, text) with { Names = names };
}
