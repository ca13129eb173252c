using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Calls that no active value enters: they are made as they stand, whatever they are.</summary>
public sealed class ConstantCalls : Battery<ConstantCalls>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double WholeFunctions(double x, int n) => x * Math.Abs(n) + x * Math.Clamp(n, 0, 3) + Math.Max(2L, n) * x + Math.Min((byte)3, (byte)n) * x + Math.Sign(n) * x;"),
        new("double LibraryWithoutRules(double x, int n) => x * Math.ScaleB(2.0, n) + x * Math.BigMul(n, n) + Math.ReciprocalEstimate(2.0) * x * 0 + Math.BitIncrement(1.0) * x;"),
        new("double FunctionsOfConstants(double x, [Constant] double k) => x * Math.Sin(k) + Math.Floor(k) * x + Math.Pow(k, 2) * x + Gates.Sigmoid(k) * x;"),
        new("double Parsing(double x) => x * double.Parse(\"2.5\", System.Globalization.CultureInfo.InvariantCulture) + int.Parse(\"3\") * x * x;"),
        new("double TextFunctions(double x, string text) => x * text.IndexOf('x') + text.Substring(0).Length * x * x + text.ToUpperInvariant().Length + (text.StartsWith(\"t\", StringComparison.Ordinal) ? x : 0);"),
        new("double Conversion(double x, int n) => x * Convert.ToDouble(n) + BitConverter.Int64BitsToDouble(4611686018427387904L) * x;"),
        new("double TextOfConstants(double x, int n) { string text = \"n=\" + n + $\"{n:D3}\" + n.ToString(); return x * text.Length; }"),
        new("double Dates(double x) => x * new DateTime(2020, 2, 1).AddMonths(1).Month + DateTime.IsLeapYear(2020).GetHashCode() * x;"),
        new("double GenericLibrary(double x, int n) => x * System.Collections.Generic.Comparer<int>.Default.Compare(n, 2) + Math.Max(n, Array.Empty<int>().Length) * x;"),
        new("double ArrayOfLibrary(double x) => x * Environment.NewLine.Length + x * string.Concat(\"a\", \"bc\").Length;"),
        new("double LoopInHelper(double x, int n) => x * Sum(n);") { Helpers = "private static double Sum(int n) { double s = 0; for (int i = 0; i < Math.Clamp(n, 0, 9); i++) { s += Math.Sqrt(i); } return s; }" },
        new("double TryInHelper(double x, string text) => x * Read(text);", Between(-2, 2), Among("3", "no")) { Helpers = "private static int Read(string text) { try { return int.Parse(text); } catch (FormatException) { return 7; } }" },
        new("double ArrayInHelper(double x, int n) => x * Third(n)[2];") { Helpers = "private static double[] Third(int n) => new[] { 1.0, 2.0, n + 0.5 };" },
        new("double ObjectInHelper(double x, int n) => x * Make(n).K + Make(n + 1).Scale(x);") { Helpers = "internal sealed class Box { public double K; public double Scale(double a) => a * K * a; } private static Box Make(int n) => new Box { K = n };" },
        new("double LambdaInHelper(double x, int n) => x * Apply(n);") { Helpers = "private static double Apply(int n) { Func<int, double> f = m => m * 0.5; return f(n); }" },
        new("double NestedInArguments(double x, int n) => Helper(Count(n), x * Count(n + 1), Count(Count(n)));") { Helpers = "private static int Count(int n) { int m = 0; while (m < n && m < 9) { m++; } return m; } private static double Helper(int a, double b, int c) => a * b + c * b * b;" },
        new("double Virtual(double x) => x * new Derived().K() + ((Base)new Derived()).K() * x * x;") { Helpers = "internal class Base { public virtual double K() => 2; } internal sealed class Derived : Base { public override double K() => 3; }" },
        new("double Delegates(double x, [Constant] Func<int, double>? f) => x * (f == null ? 2 : 3);", Between(-2, 2), Among((object?)null)),
        new("double DelegateOfConstants(double x, int n) => x * half(n) + half.Invoke(n + 1) * x;") { Helpers = "private static readonly Func<int, double> half = m => m * 0.5;" },
        new("double IndexerOfList(double x) => x * list[1] + list.Count * x;") { Helpers = "private static readonly System.Collections.Generic.List<double> list = new System.Collections.Generic.List<double> { 1.5, 2.5 };" },
        new("double IndexerOfDictionary(double x, string text) => x * table[text];", Between(-2, 2), Among("a", "b"))
        {
            Helpers = "private static readonly System.Collections.Generic.Dictionary<string, double> table = new System.Collections.Generic.Dictionary<string, double> { [\"a\"] = 1.5, [\"b\"] = 2.5 };",
            Throwing = [[1.0, "c"]],
        },
        new("double DetachedInLibrary(double x) => x * Math.ScaleB(Gates.Detach(2.5), 1) + x;"),
        new("double MessageOnly(double x) { GC.KeepAlive(\"seen \" + (x > 0)); System.Diagnostics.Debug.WriteLine(x); return x * x; }"),
        new("double ConditionalIsNotCalled(double x) { Check(x); return x * x; }") { Helpers = "[System.Diagnostics.Conditional(\"NEVER_DEFINED\")] private static void Check(double a) { throw new InvalidOperationException(\"called\"); }" },
        new("double ConditionalArgumentsDoNotRun(double x, int n) { Check(n++); return x * n; }") { Helpers = "[System.Diagnostics.Conditional(\"NEVER_DEFINED\")] private static void Check(int n) { throw new InvalidOperationException(\"called\"); }" },
        new("double SingleConstants(double x) => x * (0.1f + 0.2f) + (1 / 3f) * x + x * (0.1f * 0.1);"),
        new("double UnusualConstants(double x) => x + (x > 9 ? 1.0 / 0.0 : x < -9 ? 0.0 / 0.0 : 0) + x * int.MinValue + x * long.MinValue + x * ulong.MaxValue + x * uint.MaxValue + x * -0x80000000L;"),
        new("double DecimalConstants(double x) => x * (double)(1.1m * 3) + (double)decimal.MaxValue * 0 * x + x * (double)0.1m;"),
    ];
}
