using System.Linq;

namespace AutoGrad.Generator.Tests.Recording;

/// <content>Loops that end by their data, memory that is overwritten, loops in loops, and calls.</content>
internal static partial class RecordedPrograms
{
    private static RecordedProgram[] Exits =>
    [
        new("double Halvings(double s, double r) { double t = 0; while (s > 0.1) { t += s; s *= r; } return t; }",
            "1: double s", [1.0, 0.5], 4 * 8),
        new("double Hailstone(double x, double a, int n) { while (n != 1) { if (n % 2 == 0) { n /= 2; x = x * x * 0.1; } else { n = 3 * n + 1; x += a; } } return x; }",
            "1: bool; 1: double x", [0.5, 0.25, 6], 8 * 9),
        new("double Squarings(double y, double c) { int k = 0; do { y = y * y - c; k++; } while (k < 6 && y < 4); return y; }",
            "1: double y", [0.5, 0.75], 6 * 8),
        new("double Bisected(double a) { double low = 0, high = a; while (high - low > 0.1) { double middle = 0.5 * (low + high); if (middle * middle > 2) { high = middle; } else { low = middle; } } return low; }",
            "1: bool", [3.2], 5),

        // The index is an induction variable here, too. That only the last pass can have been left early is not made use of: it is one byte.
        new("double LeftEarly(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { if (s > 1) { break; } s += x[i] * x[i]; } return s; }",
            "1: bool", [Five], 3),
        new("double LeftAtProduct(ReadOnlySpan<double> x, double a) { double s = a; int i = 0; while (true) { if (i >= x.Length) { break; } s *= x[i]; if (s > 100) { break; } i++; } return s; }",
            "1: double s", [Five, 2.0], 6 * 8),

        // The factor is two loads, a product and a sum, one too many; the new s and its test are one or two from there. The inner loop can end in two
        // ways, so its passes are counted.
        new("double Returned(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double s = 1; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < y.Length; j++) { s *= 1 + x[i] * y[j]; if (s > 50) { return s * x[i]; } } } return s; }",
            "1: bool; 1: long; 2: double; 2: double s", [Five, FiveMore], 5 * 9 + 25 * 16),
    ];

    private static RecordedProgram[] Memory =>
    [
        new("void Smoothed(Span<double> x) { for (int i = 1; i < x.Length; i++) { x[i] = 0.5 * (x[i] + x[i - 1]); } }",
            "", [Five], 0),

        // Both factors lie in memory that the loop writes.
        new("void CumulativeProducts(Span<double> x) { for (int i = 1; i < x.Length; i++) { x[i] *= x[i - 1]; } }",
            "1: double; 1: double", [Five], 4 * 16),

        // The gradient of w reads the bracket, four loads and three sums.
        new("void Relaxed(Span<double> x, double w, int n) { for (int k = 0; k < n; k++) { for (int i = 1; i < x.Length - 1; i++) { x[i] += w * (x[i - 1] - 2 * x[i] + x[i + 1]); } } }",
            "2: double", [Five, 0.25, 4], 4 * 3 * 8),
        new("void RelaxedByConstant(Span<double> x, [Constant] double w, int n) { for (int k = 0; k < n; k++) { for (int i = 1; i < x.Length - 1; i++) { x[i] += w * (x[i - 1] - 2 * x[i] + x[i + 1]); } } }",
            "", [Five, 0.25, 4], 0),

        // Nobody writes the scratch array once it is read.
        new("double Scratch(double[] x) { double[] t = new double[x.Length]; for (int i = 0; i < x.Length; i++) { t[i] = x[i] * x[i]; } double s = 0; for (int i = 0; i < t.Length; i++) { s += t[i] * t[i]; } return s; }",
            "", [Five], 0),

        // Indices that cannot be computed again.
        new("double Chased(double[] x, int[] next, int n) { double s = 0; int k = 0; for (int i = 0; i < n; i++) { s += x[k] * x[k]; k = next[k]; } return s; }",
            "1: int k", [Five, new[] { 2, 0, 4, 1, 3 }, 7], 7 * 4),

        // Kept is the index that the pass began with, and from there the load is a fourth operation, so it is kept as well. The new index alone
        // would be enough, 4 bytes instead of 12: a choice between wires that the plan does not weigh.
        new("double Drawn(double[] x, int n) { double s = 0; int k = 1; for (int i = 0; i < n; i++) { k = (k * 3 + 2) % 5; s += x[k] * x[k]; } return s; }",
            "1: double; 1: int k", [Five, 7], 7 * 12),
        new("void Compacted(ReadOnlySpan<double> x, Span<double> y) { int m = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) { y[m] = x[i] * x[i]; m++; } } }",
            "1: int m", [Five, new double[5]], 5 * 4),
        new("double RowOfChoice(double[][] x, int[] next, int n) { double s = 0; int k = 0; for (int i = 0; i < n; i++) { double[] row = x[k]; s += row[0] * row[1]; k = next[k]; } return s; }",
            "1: int k", [new[] { Five, FiveMore }, new[] { 1, 0 }, 7], 7 * 4),

        // The way back needs the gradients of the two arrays, and the length of one: three references. The values are overwritten.
        new("double TakingTurns(double[] x, int n) { double[] a = new double[x.Length], b = new double[x.Length]; for (int i = 0; i < x.Length; i++) { a[i] = x[i]; } for (int k = 0; k < n; k++) { for (int i = 0; i < a.Length; i++) { b[i] = a[i] * a[i]; } (a, b) = (b, a); } return a[0] + a[1]; }",
            "1: double[]; 1: double[]; 1: double[] a; 2: double", [Five, 3], 3 * 5 * 8) { References = 3 * 3 },
    ];

    private static RecordedProgram[] Nested =>
    [
        // How often the inner loop ran is an outer value.
        new("double Escaping(double[] x, double c) { double s = 0; for (int i = 0; i < x.Length; i++) { double z = x[i]; while (z < 4) { z = z * z + c; } s += z; } return s; }",
            "1: long; 2: double z", [new[] { 0.5, 3.0, 5.0 }, 1.0], 3 * 8 + (3 + 1 + 0) * 8),
        new("double Ragged(double[] x, int[] counts) { double s = 1; for (int i = 0; i < counts.Length; i++) { for (int j = 0; j < counts[i]; j++) { s *= x[j]; } s += 1; } return s; }",
            "2: double s", [Five, new[] { 3, 0, 5, 1 }], 9 * 8),
        new("double RaggedRows(double[][] x) { double s = 1; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x[i].Length; j++) { s *= x[i][j]; } } return s; }",
            "2: double s", [new[] { Five, FiveMore }], 10 * 8),
        new("double CarriedBound(double[] x, int n) { double s = 1; int m = 1; for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { s *= x[j]; } m = m * 2 % 5; } return s; }",
            "1: int m; 2: double s", [Five, 4], 4 * 4 + (1 + 2 + 4 + 3) * 8),
        new("double RowProducts(double[][] x) { double s = 0; foreach (double[] row in x) { double p = 1; foreach (double v in row) { p *= v; } s += p * p; } return s; }",
            "1: double p; 2: double p", [new[] { Five, FiveMore }], 2 * 8 + 10 * 8),

        // Counted by numbers: on the stack, a slot for each pass of both loops.
        new("double Fixed(double x) { double s = x; for (int i = 0; i < 3; i++) { for (int j = 1; j <= 4; j++) { s = Math.Sin(s) * j; } } return s; }",
            "2: double s", [0.5], 12 * 8),
        new("double FixedAndLong(double x, int n) { double s = x; for (int i = 0; i < 60; i++) { s *= s; } for (int i = 0; i < 100; i++) { s = Math.Sin(s); } for (int i = 0; i < n; i++) { for (int j = 0; j < 3; j++) { s = Math.Sin(s); } } return s; }",
            "1: double s; 1: double s; 2: double s", [0.5, 7], (60 + 100 + 21) * 8),

        // The inner ones begin where the outer one is.
        new("double Pairs(double[] x) { double s = 1; for (int i = 0; i < x.Length; i++) { for (int j = i + 1; j < x.Length; j++) { s *= x[i] - x[j]; } } return s; }",
            "2: double s", [Five], 10 * 8),
        new("double Backwards(double[] x, int n) { double s = 1; for (int k = 0; k < n; k++) { for (int i = x.Length - 1; i >= 2; i--) { s *= x[i]; } for (int i = n; i > 0; i--) { s = Math.Sin(s); } } return s; }",
            "2: double s; 2: double s", [Five, 3], 3 * (3 + 3) * 8),
        new("double Triple(double x, int n) { double s = 1; for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { for (int k = 0; k < j; k++) { s = Math.Sin(s * x); } s += x; } s *= 0.5; } return s; }",
            "3: double s", [0.5, 5], 10 * 8),
    ];

    private static RecordedProgram[] Calls =>
    [
        new("double Stepped(double[] x, double s) { for (int i = 0; i < x.Length; i++) { s = Step(s, x[i]); } return s; }",
            "1: double s", [Five, 0.5], 5 * 8) { Helpers = "static double Step(double a, double b) => a * b + Math.Sin(a);" },

        // The inner loop comes with its callee; the outer product needs the result of the call.
        new("double SummedPowers(double[] x, int n) { double s = 1; for (int i = 0; i < x.Length; i++) { s *= Raised(x[i], n); } return s; }",
            "1: double p; 1: double s; 2: double p", [Five, 3], 5 * 16 + 15 * 8) { Helpers = "static double Raised(double a, int n) { double p = 1; for (int i = 0; i < n; i++) { p *= a; } return p; }" },

        // What is constant at the call is so in the callee, and leaves it linear.
        new("double Mixed(double[] x, [Constant] double[] w) { double s = 1; for (int i = 0; i < x.Length; i++) { s = Mix(s, w[i]) + Mix(x[i], w[i]); } return s; }",
            "", [Five, FiveMore], 0) { Helpers = "static double Mix(double a, double b) => a * b + (a - b) * b;" },

        // A quotient takes longer than it takes to keep it, so it is not among what is computed again.
        new("double Heron(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += Root(x[i]); } return s; }",
            "2: double; 2: double r", [FiveMore], 5 * 3 * 16) { Helpers = "static double Root(double a) { double r = 1; for (int k = 0; k < 3; k++) { r = 0.5 * (r + a / r); } return r; }" },

        // Both halves are factors.
        new("double Fold(ReadOnlySpan<double> x) { if (x.Length == 1) { return x[0]; } int half = x.Length / 2; return Fold(x.Slice(0, half)) * Fold(x.Slice(half)); }",
            "Fold 0: double; Fold 0: double", [Five], 8 * 16),

        // What depends on a number that is another in each call is kept, not the number handed to both halves: two bytes, and five.
        new("double Raise(double x, int n) { if (n == 0) { return 1; } double h = Raise(x, n / 2); return n % 2 == 0 ? h * h : h * h * x; }",
            "Raise 0: bool; Raise 0: bool; Raise 0: double h", [1.5, 6], 3 * 10),
        new("double Descent(double[] x, int n) { if (n == 0) { return 0; } x[n - 1] *= x[n - 1]; return Descent(x, n - 1) + x[n - 1]; }",
            "Descent 0: bool; Descent 0: double; Descent 0: int n", [Five, 5], 5 * 13),
        new("double Twice(double x, double y) => Series(x) * Series(x * y);",
            "Series 1: double t", [0.5, 1.5], 2 * 6 * 8) { Helpers = "static double Series(double a) { double t = 1, s = 0; for (int k = 0; k < 6; k++) { t *= a; " + string.Concat(Enumerable.Range(1, 25).Select(i => $"s += t * {i}.5; ")) + "} return s; }" },
    ];
}
