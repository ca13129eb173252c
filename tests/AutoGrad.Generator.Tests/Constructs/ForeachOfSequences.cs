using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>foreach</c> over what is constant: texts, lists, anything enumerable.</summary>
public sealed class ForeachOfSequences : RoutineBattery<ForeachOfSequences>
{
    private static readonly Domain Integers = Among(new List<int> { 1, -2, 3 }, new List<int>(), new List<int> { 2, 5, 1, 4 });

    // The harness takes real numbers in an argument for inputs; these are read from a table.
    private const string Reals = "private static readonly List<double>[] Reals = { new List<double> { 0.5, -1.2, 0.3 }, new List<double>(), new List<double> { 2.5 } };";

    protected override string Usings => "using System.Collections.Generic; using System.Linq;";

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double OfText(double x, string text) { double s = x; foreach (char c in text) { s = s * (c - 'a') * 0.1 + x; } return s * x; }") { Throwing = [[1.0, null]] },
        new("double OfCharactersAsIntegers(double x, string text) { double s = x; foreach (int c in text) { s = s * 0.01 * c + x; } return s * x; }"),
        new("double OfList(double x, [Constant] List<int> list) { double s = x; foreach (int k in list) { s = s * k + x; } return s * x; }", Between(-2, 2), Integers) { Throwing = [[1.0, null]] },
        new("double OfReals(double x, int n) { IEnumerable<double> list = Reals[n]; double s = x; foreach (double k in list) { s = s * k * x + k; } return s * x; }", Between(-2, 2), Between(0, 2)) { Helpers = Reals },
        new("double OfReadOnlyList(double x, int n) { IReadOnlyList<double> list = Reals[n]; double s = x; foreach (var k in list) { s = Math.Sin(s) * k + x * list.Count; } return s * x; }", Between(-2, 2), Between(0, 2)) { Helpers = Reals },
        new("double Ways(double x, [Constant] List<int> list) { double s = x; foreach (int k in list) { if (k < 0) { s *= x; continue; } s = s * k * 0.5 + x; if (s > 3) { break; } if (k == 4) { return s * s; } s += 0.2; } return s * x; }", Between(-2, 2), Integers),
        new("double Nested(double x, [Constant] List<int> list, int n) { var reals = Reals[n]; double s = x; foreach (int k in list) { foreach (double v in reals) { s = s * v + k * x; if (s > 5) { break; } } foreach (int j in list) { s += j * x * 0.1; } } return s * s; }", Between(-1, 1), Integers, Between(0, 2)) { Helpers = Reals },
        new("double JumpsOut(double x, [Constant] List<int> list) { double s = x; foreach (int k in list) { foreach (int j in list) { s = s * 0.5 * j + k * x; if (s > 2) { goto done; } } s -= x; } s *= 2; done: return s * x; }", Between(-2, 2), Integers),
        new("double ValueNotUsed(double x, [Constant] List<int> list) { double s = x; foreach (int _ in list) { s *= x; } return s; }", Between(-2, 2), Integers),
        new("double OfSet(double x, [Constant] HashSet<int> set, [Constant] IDictionary<string, double> weights) { double s = x; foreach (int k in set) { s = s * x + k; } foreach (var pair in weights) { s = s * pair.Value + x * pair.Key.Length; } return s; }", Between(-2, 2), Among(new HashSet<int> { 3, 1, 2 }), Among(new Dictionary<string, double> { ["a"] = 0.5, ["abc"] = -1.5 })) { Trouble = false },
        new("double OfTuples(double x, [Constant] List<(double W, int N)> list) { double s = x; foreach (var p in list) { s = s * p.W + p.N * x; } foreach (var (w, n) in list.ToArray()) { s = s * n + w * x; } return s * x; }", Between(-2, 2), Among(new List<(double, int)> { (0.5, 2), (-1.5, 1) }, new List<(double, int)>())) { Trouble = false },
        new("double OfRange(double x, int n) { double s = x; foreach (int i in Enumerable.Range(0, n)) { s = s * 0.7 + i * x; } return s * x; }", Between(-2, 2), Between(0, 4)),
        new("double OfIterator(double x, int n) { double s = x; foreach (double t in Steps(n)) { s = s * t + x; if (s > 4) { break; } } return s * x + open; }", Between(-2, 2), Between(0, 4))
        {
            Helpers = "private static int open; private static IEnumerable<double> Steps(int n) { open++; try { for (int i = 0; i < n; i++) { yield return 0.4 * i; } } finally { open--; } }",
        },
        new("double IteratorThatThrows(double x, int n) { double s = x; foreach (double t in Steps(n)) { s = s * t + x; } return s * x; }", Between(-2, 2), Between(0, 2))
        {
            Helpers = "private static IEnumerable<double> Steps(int n) { for (int i = 0; i < n; i++) { if (i == 3) { throw new ArithmeticException(\"three\"); } yield return 0.4 * i; } }",
            Throwing = [[1.0, 5]],
        },
        new("double ListThatChanges(double x, int n) { var list = Made(n); double s = x; foreach (int k in list) { s = s * k + x; if (k == 3) { list.Add(7); } } return s * x; }", Between(-2, 2), Between(0, 2))
        {
            Helpers = "private static List<int> Made(int n) { var list = new List<int>(); for (int i = 0; i <= n; i++) { list.Add(i); } return list; }",
            Throwing = [[1.0, 5]],
        },
        new("double InCallee(double x, [Constant] List<int> list) => Weighted(x, list) * Weighted(x * x, list);", Between(-2, 2), Integers) { Helpers = "private static double Weighted(double a, List<int> list) { double s = a; foreach (int k in list) { s = s * 0.5 * k + a; } return s; }" },
        new("double InLoop(double[] x, [Constant] List<int> list) { double s = 1; foreach (double v in x) { foreach (int k in list) { s = s * 0.5 * k + v; x[0] *= 0.9; } } return s * x[0]; }", new Elements(1, 3), Among(new List<int> { 1, -2 }, new List<int>())),
        new("double WithFinally(double x, [Constant] List<int> list) { double s = x; int n = 0; try { foreach (int k in list) { n += k; s = s * n * 0.3 + x; } } finally { n++; } return s * n; }", Between(-2, 2), Integers),
    ];
}
