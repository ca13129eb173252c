using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>Loops and buffers whose gradient would be lost, or cannot be followed: each is refused by name, at its token.</summary>
public sealed class BufferTests
{
    private static readonly IReadOnlyList<Refusal> All = [.. ControlFlow(), .. Escapes(), .. Views(), .. Rows(), .. Functions()];

    public static TheoryData<string> Titles => [.. All.Select(refusal => refusal.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_refused_at_its_token(string title) => All.Single(refusal => refusal.Title == title).Check();

    private static IEnumerable<Refusal> ControlFlow() =>
    [
        Construct("LoopByGoto", "", "public static double F(double[] x) { int i = 0; again: x[0] *= 2; if (++i < 3) { [|goto|] again; } return x[0]; }"),
        Construct("Iterator", "yield", "public static double F(double[] x) { double s = 0; foreach (double v in Items(x)) { s += v; } return s; } private static IEnumerable<double> Items(double[] x) { [|yield|] return x[0]; }"),
        Construct("InAndOutAtOnce", "in", "public static double F(double d) => Help(out d, [|in|] d); private static double Help(out double a, in double value) { a = 1.0; return value; }"),
        Construct("CatchOfActive", "try", "public static double F(double[] x) { [|try|] { x[0] *= 2; } catch (IndexOutOfRangeException) { x[1] *= 2; } return x[0]; }"),
        Construct("CatchInLoop", "try", "public static double F(double[] x) { double s = 0; for (int i = 0; i < 3; i++) { [|try|] { s += x[i]; } catch (IndexOutOfRangeException) { break; } } return s; }"),
        Construct("FinallyOfActive", "finally", "public static double F(double[] x) { try { x[0] *= 2; } finally { «x[1]» *= 2; } return x[0] * x[1]; }"),
        Construct("FinallyWritesInCallee", "finally", "public static double F(double[] x) { try { x[0] *= 2; } finally { Scale(x); } return x[0] * x[1]; } private static void Scale(double[] v) { «v[1]» *= 2; }"),
        Construct("FinallyClears", "finally", "public static double F(double[] x) { double s = 0; try { s = x[0]; } finally { Array.[|Clear|](x, 0, 1); } return s * s; }"),
        Construct("FinallyOfScratch", "finally", "public static double F(double[] x, [Constant] double[] t) { t[0] = x[0]; try { x[0] *= 2; } finally { «t[0]» = 1; } return x[0] * t[0]; }"),
        Construct("FinallyOfReference", "finally", "public static double F(double[] x, ref double a) { [|try|] { x[0] *= 2; } finally { a = 1; } return x[0] * a; }"),
        Construct("FinallyOfLocal", "finally", "public static double F(double x) { double y = x; [|try|] { y *= 2; } finally { y *= x; } return y; }"),
        Construct("FinallyThatReadsNumber", "'y'", "public static double F(double x, int[] log) { double y = x; [|try|] { y *= 2; } finally { log[0] = y > 0 ? 1 : 0; } return y; }"),
        Construct("FinallyThatReadsByLocalFunction", "'y'", "public static double F(double x, int[] log) { double y = x; [|try|] { y *= 2; } finally { Note(); } return y; void Note() { log[0] = y > 0 ? 1 : 0; } }"),
        Construct("FinallyThatReadsByLambda", "'y'", "public static double F(double x, int[] log) { double y = x; Action note = () => log[0] = y > 0 ? 1 : 0; [|try|] { y *= 2; } finally { note(); } return y; }"),
        Construct("FinallyThatReadsArrayOfTry", "'log'", "public static double F(double x, int[] log) { [|try|] { log = new int[2]; x *= 2; } finally { log[0] = 1; } return x * log[0]; }"),
        Construct("CatchOfInactive", "catch", "public static double F(double[] x, int n) { int k; [|try|] { k = 6 / n; } catch (DivideByZeroException) { k = 1; } return k * x[1]; }"),
        Construct("Lock", "lock", "public static double F(double[] x) { [|lock|] (x) { x[0] *= 2; } return x[0]; }"),
        Construct("Pointer", "fixed", "public static unsafe double F(double[] x) { double s = 0; [|fixed|] (double* p = x) { s = p[0] * x[1]; } return s; }"),
        Construct("CoalesceAssignment", "??=", "public static double F(double[][] x) { x[0] [|??=|] new double[1]; return x[0][0]; }"),
    ];

    private static IEnumerable<Refusal> Escapes() =>
    [
        Method("AG0007", "ArrayKeptInField", "'kept'", "public static double F(double[] x) { [|kept|] = x; return x[0]; } private static double[]? kept;"),
        Method("AG0007", "ValueKeptInStaticArray", "element", "public static double F(double x) { «table[0]» = x; return table[0] * x; } private static readonly double[] table = new double[3];"),
        Construct("ArrayKeptInObject", "object initializer", "public static double F(double[] x) { var box = [|new|] Box { Held = x }; return x[0] * box.Held[0]; } private sealed class Box { public double[] Held = new double[1]; }"),
        Construct("ParallelLoop", "lambda", "public static double F(double[] x) { Parallel.For(0, x.Length, [|i|] => x[i] *= 2); return x[0]; }"),
        Construct("Thread", "lambda", "public static double F(double[] x) { var t = new System.Threading.Thread([|(|]) => x[0] *= 2); t.Start(); t.Join(); return x[0]; }"),
        Construct("Task", "lambda", "public static double F(double[] x) { Task.Run([|(|]) => x[0] *= 2).Wait(); return x[0]; }"),
        Construct("SharedWrite", "ref", "public static double F(double[] x) { double s = 0; System.Threading.Volatile.Write([|ref|] s, x[0]); return s; }"),
        Lost("Sum", "public static double F(double[] x) => x.[|Sum|]();"),
        Lost("Sort", "public static double F(double[] x) { Array.[|Sort|](x); return x[0]; }"),
        Lost("Reverse", "public static double F(double[] x) { Array.[|Reverse|](x); return x[0]; }"),
        Lost("ReverseOfSpan", "public static double F(Span<double> x) { x.[|Reverse|](); return x[0]; }"),
        Lost("TryCopyTo", "public static double F(double[] x, double[] y) => x.AsSpan().[|TryCopyTo|](y) ? y[0] : x[0];"),
        Construct("Resize", "ref", "public static double F(double[] x) { Array.Resize([|ref|] x, 3); return x[0]; }"),
        Construct("ConvertAll", "lambda", "public static double F(double[] x) { var y = Array.ConvertAll(x, [|v|] => v * 2); return y[0]; }"),
        Construct("ForEach", "lambda", "public static double F(double[] x) { double s = 0; Array.ForEach(x, [|v|] => s += v); return s; }"),
        Lost("OpaqueCallWritesBuffer", "public static double F(double[] x, [Constant] Action<double[]> f) { [|f|](x); return x[0]; }"),
        Lost("OpaqueCallReadsBuffer", "public static double F(double[] x, [Constant] IModel model) => model.[|Score|](x) * x[0]; public interface IModel { double Score(double[] x); }"),
        Lost("OpaqueCallReadsSpan", "public static double F(Span<double> x, [Constant] IModel model) => model.[|Score|](x[1..]) * x[0]; public interface IModel { double Score(ReadOnlySpan<double> x); }"),
    ];

    private static IEnumerable<Refusal> Views() =>
    [
        Method("AG0012", "ThroughInterface", "", "public static double F(double[] x) { IList<double> y = x; return «y[0]» * x[0]; }"),
        Lost("ActiveWhereAnotherAssemblyHoldsConstant", "public static double F(double[] x, double[] y) => AutoGrad.Layers.Loss.[|SquaredError|](x, y);"),
        Lost("BlockCopyOfParameters", "public static void F(double[] x, double[] y, int bytes) { Buffer.[|BlockCopy|](x, 0, y, 0, bytes); y[0] *= 2; }"),
        Lost("BlockCopyOfHalfElements", "public static double F(double[] x, double[] y) { Buffer.[|BlockCopy|](x, 4, y, 0, 8); return y[0]; }"),
        Lost("BlockCopyOfGrid", "public static double F(double[,] x, double[] y) { Buffer.[|BlockCopy|](x, 0, y, 0, 8); return y[0]; }"),
        Lost("ReverseOfObject", "public static double F(double[] x) { Array.[|Reverse|]((Array)x); return x[0]; }"),
        Lost("SortOfObject", "public static void F(double[] x) { Array.[|Sort|]((Array)x); }"),
        Lost("ConstrainedCopy", "public static void F(double[] x, double[] y) => Array.[|ConstrainedCopy|](x, 0, y, 0, 1);"),
        Lost("ObjectOfTwoArrays", "public static double F(double[] x) { Array a = x; if (x[0] > 0) { a = new double[2]; } Array.[|Sort|](a); return x[0] * x[0]; }"),
        Lost("ObjectInCallee", "public static double F(double[] x) { Turn(x, 2); return x[0] * x[0]; } private static void Turn(Array a, int n) { for (int i = 0; i < n; i++) { if (i > 5) { return; } Array.[|Reverse|](a); } }"),
        Lost("CopyToMemory", "public static void F(double[][] x, [Constant] Memory<double> y) { x[0].[|CopyTo|](y); }"),
        Lost("ThroughEnumerable", "public static double F(double[] x) { IEnumerable<double> y = x; return y.[|First|]() * x[0]; }"),
        Lost("ThroughObject", "public static double F(double[] x) { object o = x; return x[0] * o.[|GetHashCode|](); }"),
        Method("AG0012", "Memory", "Span", "public static double F(double[] x) { Memory<double> y = x; return y.[|Span|][0] * x[0]; }"),
        Method("AG0012", "Segment", "ArraySegment", "public static double F(double[] x) { var y = [|new|] ArraySegment<double>(x, 0, 1); return y[0] * x[0]; }"),
        Method("AG0012", "Vector", "Vector", "public static double F(double[] x) { var v = [|new|] System.Numerics.Vector<double>(x); return v[0]; }"),
        Lost("Reinterpreted", "public static double F(double[] x) { var y = System.Runtime.InteropServices.MemoryMarshal.[|Cast|]<double, long>(x); return y[0] * x[0]; }"),
        Lost("ReinterpretedInHelper", "public static double F(double[] x) => Fill(x) * x[0]; private static double Fill(double[] v) { new Random(1).NextBytes(System.Runtime.InteropServices.MemoryMarshal.[|AsBytes|](v.AsSpan())); return v[0]; }"),
        Lost("ForEachOfArrayAsSequence", "public static double F(double[] x) { IEnumerable<double> e = x; double s = 1; [|foreach|] (double v in e) { s *= v; } return s * x[0]; }"),
        Lost("ForEachOfArrayAsSequenceInCallee", "public static double F(double[] x) => Product(x) * x[0]; private static double Product(IEnumerable<double> e) { double s = 1; [|foreach|] (double v in e) { s *= v; } return s; }"),
        Construct("ForEachOfActiveIterator", "yield", "public static double F(double x, int n) { double s = 1; foreach (double v in Steps(x, n)) { s *= v; } return s * x; } private static IEnumerable<double> Steps(double x, int n) { for (int i = 0; i < n; i++) { [|yield|] return i * x; } }"),
        Lost("HandedOutOfActive", "public static double F(double x) { double.[|TryParse|](x.ToString(), out double y); return y * x; }"),
        Lost("HandedOutOfArray", "public static double F(double[] x) { int.[|TryParse|](string.Join(\",\", x), out int y); return y * x[0]; }"),
        Lost("ReturnedReference", "public static double F(double[] x) => [|First|](x) * 2; private static ref double First(double[] v) => ref v[0];"),
        Construct("ReferenceToCapturedByRecursion", "'ref' local", "public static double F(double x, int n) { double y = x; ref double r = ref y; r *= 2; return [|Down|](n) * y; double Down(int k) { y *= x; return k > 0 ? Down(k - 1) : y; } }"),
        Construct("ReferenceToForeachVariable", "ref", "public static double F(double[] x) { double s = 0; foreach (double v in x) { ref readonly double [|r|] = ref v; s += r * r; } return s; }"),
        Construct("ReferenceByMethod", "ref", "public static double F(double[] x) { ref double [|r|] = ref First(x); return r * 2; } private static ref double First(double[] v) => ref v[0];"),
        Construct("ReferenceToRow", "ref", "public static double F(double[][] x) { ref double[] [|v|] = ref x[0]; v[0] *= 2; return x[0][0]; }"),
        Construct("ReferenceToElementOfFinally", "finally", "public static double F(double[] x) { ref double r = ref x[1]; try { x[0] *= 2; } finally { «r» *= 2; } return x[0] * x[1]; }"),
        Construct("ReferenceToLocalOfFinally", "", "public static double F(double x) { double y = x; ref double [|r|] = ref y; [|try|] { r *= 2; } finally { y *= 2; } return y * r; }"),
        Construct("RangeParameter", "range", "public static double F(Span<double> x, Range r) => «x[r]»[0] * x[0];"),
        Construct("IndexParameter", "index", "public static double F(double[] x, Index i) => x[[|i|]] * x[0];"),
        Construct("SpanOverMemoryMadeInLoop", "span", "public static double F(double x, int n) { Span<double> a = new double[1]; a[0] = x; [|for|] (int i = 1; i <= n; i++) { Span<double> b = new double[i + 1]; b[0] = a[0] * x; a = b; } return a[0]; }"),
        Construct("SpreadOfOtherNumbers", "spread", "public static double F(float[] x, double a) { double[] y = [a, [|..|] x]; return y[0] * y[1]; }"),
        Construct("WriteBetweenSpreads", "spreads", "public static double F(double[] x, double a) { double[] y = [.. x, x[0] [|=|] a * a, .. x]; return y[0] * x[1] + y[^3] * y[3]; }"),
        Construct("CallBetweenSpreads", "spreads", "public static double F(double[] x, double a) { double[] y = [.. x, [|..|] Half(x)]; return y[0] * x[1]; } private static double[] Half(double[] v) { v[0] /= 2; return v; }"),
        Construct("SpreadOfGrid", "spread", "public static double F(double[,] x, double a) { double[] y = [a, [|..|] x]; return y[0] * y[1]; }"),
        Construct("SpreadOfSequence", "spread", "public static double F(double[] x, double a) { double[] y = [a, [|..|] x.Skip(1)]; return y[0] * y[1]; }"),
        Construct("SpanOfParams", "", "public static double F(double x) => [|Sum|](x, x); private static double Sum(params ReadOnlySpan<double> v) => v[0] * v[1];"),
    ];

    private static IEnumerable<Refusal> Rows() =>
    [
        Construct("InnerRowReplaced", "row", "public static double F(double[][][] x) { «x[0][0]» = x[0][1]; return x[0][0][0]; }"),
        Construct("RowOfRowsReplaced", "row", "public static double F(double[][][] x) { «x[0]» = x[1]; return x[0][0][0]; }"),
        Construct("GridReplaced", "row", "public static double F(double[][,] x) { «x[0]» = x[1]; return x[0][0, 0]; }"),
        Construct("InnerRowReplacedInRecursion", "row", "public static double F(double[][][] x, int n) => [|Swap|](x[0], n) * x[0][0][0]; private static double Swap(double[][] v, int n) { (v[0], v[1]) = (v[1], v[0]); return n > 0 ? Swap(v, n - 1) : v[0][0]; }"),
        Method("AG0007", "RowOfField", "", "public static double F(double[] x) { «table[0]» = x; return table[0][0] * x[0]; } private static readonly double[][] table = new double[2][];"),
        Construct("ArrayByOut", "double[]", "public static double F(double[] x, out double[] [|y|]) { y = x; return x[0]; }"),
        Construct("ArrayByRef", "double[]", "public static double F(ref double[] [|x|]) { x = new double[1]; return x[0]; }"),
    ];

    private static IEnumerable<Refusal> Functions() =>
    [
        Construct("LambdaKept", "delegate", "public static double F(double x) => Apply(a => a * x, x); private static double Apply(Func<double, double> f, double a) { var g = [|f|]; return g(a); }"),
        Construct("LambdaReplacedWhereItIsGiven", "lambda", "public static double F(double x) => Apply([|a|] => a * x, x); private static double Apply(Func<double, double> f, double a) { if (a > 1) { f = b => b; } return f(a); }"),
        Construct("LambdaOfAnEarlierCall", "lambda", "public static double F(double x, int n) => Apply(a => a * x, x, n); private static double Apply(Func<double, double> f, double a, int n) => n == 0 ? f(a) : [|Apply|](b => f(b) * a, a * 0.5, n - 1);"),
        Construct("LambdaThatAssignsHandedOn", "lambda", "public static double F(double x) { double s = x; Apply(a => s *= a, x); return s; } private static double Apply(Func<double, double> f, double a) => [|f|](a);"),
        Construct("LambdaHandedToTheLibrary", "lambda", "public static double F(double[] x) => x.Sum([|v|] => v * v);"),
        Construct("MethodOfOtherObjectHandedOn", "delegate", "public static double F(double x, [Constant] Other o) => Apply(o.[|Twice|], x); private static double Apply(Func<double, double> f, double a) => f(a); public sealed class Other { public double Twice(double a) => 2 * a; }"),
        Construct("LocalFunctionThatAssignsHandedOn", "delegate", "public static double F(double x) { double s = x; double Add(double a) { s += a; return a; } return Apply(Add, x) * s; } private static double Apply(Func<double, double> f, double a) => [|f|](a);"),
        Construct("LambdaAssigns", "lambda", "public static double F(double x) { double k = x; Action<double> g = a => k *= a; [|g|](x); return k; }"),
        Construct("LambdaReplaced", "lambda", "public static double F(double x) { Func<double, double> f = a => a * x; if (x > 0) { f = [|a|] => a + x; } return f(x); }"),
        Lost("DelegateParameter", "public static double F(double x, [Constant] Func<double, double> f) => [|f|](x);"),
        Construct("LambdaThatCallsItself", "lambda", "public static double F(double x) { Func<double, double> f = null!; f = [|a|] => a < 1 ? a : f(a / 2) * x; return f(x); }"),
        Construct("CapturedByReferenceInRecursion", "captured", "public static double F(double x, int n) { double s = x; double Down(ref double a, int k) { a *= s; return k > 0 ? Down(ref s, k - 1) : a; } return Down([|ref|] s, n); }"),
        Construct("CapturedByInAndAssigned", "captured", "public static double F(double x, int n) { double s = x; double Down(in double a, int k) { s *= a; return k > 0 ? Down(a, k - 1) : a; } return Down([|in|] s, n); }"),
        Construct("GenericRecursion", "local function", "public static double F(double x, int n) { double Down<T>(T a, int k) => k > 0 ? x * Down(a, k - 1) : x; return [|Down|](3, n); }"),
    ];

    private static Refusal Construct(string title, string names, string text) => Method("AG0005", title, names, text);

    private static Refusal Lost(string title, string text) => Method("AG0006", title, "", text);

    private static Refusal Method(string id, string title, string names, string text) => Refusal.Method(id, title, text) with { Names = names };
}
