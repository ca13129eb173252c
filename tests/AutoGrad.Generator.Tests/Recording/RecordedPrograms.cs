using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>
/// Programs and what has to be recorded for them, counted by hand from the rules: sums, induction variables and linear updates record nothing; what
/// takes at most three operations of plain arithmetic from what is in scope, loads from memory that nobody overwrites included, is computed
/// again; everything else that a local gradient or the way back reads is recorded once a pass.
/// </summary>
internal static partial class RecordedPrograms
{
    private static readonly double[] Five = [0.5, -1.25, 2, 0.75, 1.5];
    private static readonly double[] FiveMore = [1.5, 0.25, -0.5, 1, 0.75];

    public static IReadOnlyDictionary<string, RecordedProgram> All { get; } =
        new[] { Linear, Products, Functions, Conditionals, Exits, Memory, Nested, Calls }.SelectMany(group => group).ToDictionary(program => new Routine(program.Method).Name);

    private static RecordedProgram[] Linear =>
    [
        new("double Moments(ReadOnlySpan<double> x, double c) { double a = 0, b = 0; for (int i = 0; i < x.Length; i++) { a += x[i] - c; b += (x[i] - c) * (x[i] - c); } return b - a * a / x.Length; }",
            "", [Five, 0.5], 0),
        new("double Discounted(ReadOnlySpan<double> x, [Constant] double r) { double v = 0; for (int i = x.Length - 1; i >= 0; i--) { v = v * r + x[i]; } return v * v; }",
            "", [Five, 0.5], 0),
        new("double SecondCounter(ReadOnlySpan<double> x) { double s = 0; int k = 1; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i] * k; k += 3; } return s; }",
            "", [Five], 0),
        new("double EverySecond(ReadOnlySpan<double> x) { double s = 0; for (int i = x.Length - 1; i >= 0; i -= 2) { s += x[i] * x[i]; } return s; }",
            "", [Five], 0),
        new("double FromBothEnds(ReadOnlySpan<double> x) { double s = 0; int low = 0, high = x.Length - 1; while (low < high) { s += x[low] * x[high]; low++; high--; } return s; }",
            "", [Five], 0),
        new("double Convolved(ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> c) { double s = 0; for (int i = 0; i < x.Length; i++) { for (int j = 0; j <= i; j++) { s = 0.5 * s + x[j] * c[i - j]; } } return s; }",
            "", [Five, FiveMore], 0),

        // The gradient of b reads m, and the factor 1 - b is one operation.
        new("double Averaged(ReadOnlySpan<double> x, double b) { double m = 0; for (int i = 0; i < x.Length; i++) { m = (1 - b) * m + b * x[i]; } return m; }",
            "1: double m", [Five, 0.25], 5 * 8),

        // Constants make a product linear; what is constant and not linear is needed all the same.
        new("double Attenuated(double[] c, [Constant] double[] x) { double r = 0; for (int i = 0; i < c.Length; i++) { r = (r + c[i]) * x[i]; } return r; }",
            "", [Five, FiveMore], 0),
        new("double Weighted(ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> w) { double s = 0, u = 1; for (int i = 0; i < x.Length; i++) { u *= w[i]; s += u * x[i]; } return s; }",
            "1: double u", [Five, FiveMore], 5 * 8),
        new("double WeightedAtLast(ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> w) { double s = 0, u = 1; for (int i = 0; i < x.Length; i++) { u *= w[i]; s += x[i]; } return s * u; }",
            "", [Five, FiveMore], 0),
    ];

    private static RecordedProgram[] Products =>
    [
        new("double Product(double[] x) { double p = 1; for (int i = 0; i < x.Length; i++) { p *= x[i]; } return p; }",
            "1: double p", [Five], 5 * 8),

        // The factor is a load, a product and a sum.
        new("double Growth(double[] x, double h) { double p = 1; for (int i = 0; i < x.Length; i++) { p *= 1 + h * x[i]; } return p; }",
            "1: double p", [Five, 0.5], 5 * 8),

        // With a fourth operation it is recorded, the products inside are computed again.
        new("double SquareGrowth(double[] x, double h) { double p = 1; for (int i = 0; i < x.Length; i++) { p *= 1 + h * x[i] * x[i]; } return p; }",
            "1: double; 1: double p", [Five, 0.5], 5 * 16),

        // The factor is five operations, and its own gradients need nothing but loads.
        new("double LongFactor(double[] x, double a) { double p = 1; for (int i = 0; i < x.Length; i++) { p *= a * x[i] * x[i] + a * x[i] + 1; } return p; }",
            "1: double; 1: double p", [Five, 0.5], 5 * 16),

        // The new p is one operation from the old.
        new("double TwoProducts(double[] x) { double p = 1, q = 1; for (int i = 0; i < x.Length; i++) { p *= x[i]; q *= p; } return q; }",
            "1: double p; 1: double q", [Five], 5 * 16),
        new("double Logistic(double s, double a, int n) { for (int i = 0; i < n; i++) { s = a * s * (1 - s); } return s; }",
            "1: double s", [0.25, 3.5, 7], 7 * 8),

        // A sum records nothing for itself; here it is a factor.
        new("double ProductOfSums(double[] x) { double t = 0, p = 1; for (int i = 0; i < x.Length; i++) { t += x[i]; p *= t; } return p; }",
            "1: double p; 1: double t", [Five], 5 * 16),
        new("float SingleProduct(float[] x) { float p = 1; for (int i = 0; i < x.Length; i++) { p *= x[i] * 0.5f; } return p; }",
            "1: float p", [new[] { 0.5f, 2, 3 }], 3 * 4),
    ];

    private static RecordedProgram[] Functions =>
    [
        // The gradient of the sine reads its operand, those of the exponential and of the hyperbolic tangent their results.
        new("double Sines(ReadOnlySpan<double> x, double s) { for (int i = 0; i < x.Length; i++) { s = Math.Sin(s) + x[i]; } return s; }",
            "1: double s", [Five, 0.5], 5 * 8),
        new("double Exponentials(ReadOnlySpan<double> x, double s) { for (int i = 0; i < x.Length; i++) { s = Math.Exp(-0.5 * s) + x[i]; } return s; }",
            "1: double", [Five, 0.5], 5 * 8),
        new("double Recurrent(ReadOnlySpan<double> x, double w, double b) { double s = 0; for (int i = 0; i < x.Length; i++) { double t = Math.Tanh(w * s + b); s = t * x[i]; } return s; }",
            "1: double s; 1: double t", [Five, 0.5, 0.25], 5 * 16),

        // The root is the s of the next pass; to know that would be to keep one value for two.
        new("double Norm(ReadOnlySpan<double> x) { double s = 0.5; for (int i = 0; i < x.Length; i++) { s = Math.Sqrt(s * s + x[i] * x[i]); } return s; }",
            "1: double s; 1: double s", [Five], 5 * 16),
        new("double Largest(ReadOnlySpan<double> x) { double m = 0; for (int i = 0; i < x.Length; i++) { m = Math.Max(m, x[i]); } return m; }",
            "1: double m", [Five], 5 * 8),
        new("double Distance(ReadOnlySpan<double> x, double c) { double s = 0; for (int i = 0; i < x.Length; i++) { s += Math.Abs(x[i] - c); } return s; }",
            "", [Five, 0.3], 0),
    ];

    private static RecordedProgram[] Conditionals =>
    [
        // A condition on what is in scope is tested again.
        new("double Clipped(ReadOnlySpan<double> x, double c) { double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > c) { s += c * x[i]; } else { s += x[i] * x[i]; } } return s; }",
            "", [Five, 0.7], 0),

        // One on a value that nothing else needs is recorded; on one that is recorded anyway it is tested again.
        new("double HalvedAboveOne(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { if (s > 1) { s *= 0.5; } else { s += x[i]; } } return s; }",
            "1: bool", [Five], 5),
        new("double SinesAboveOne(ReadOnlySpan<double> x) { double s = 2; for (int i = 0; i < x.Length; i++) { if (s > 1) { s = Math.Sin(s); } else { s *= x[i]; } } return s; }",
            "1: double s", [Five], 5 * 8),
        new("double Skipped(ReadOnlySpan<double> x, bool[] use) { double p = 1; for (int i = 0; i < x.Length; i++) { if (!use[i]) { continue; } p *= x[i]; } return p; }",
            "1: double p", [Five, new[] { true, false, true, true, false }], 5 * 8),
        new("double ByRemainder(ReadOnlySpan<double> x) { double s = 1; for (int i = 0; i < x.Length; i++) { switch (i % 3) { case 0: s += x[i]; break; case 1: s *= x[i]; break; default: s = Math.Cos(s); break; } } return s; }",
            "1: double s", [Five], 5 * 8),
        new("double TwoConditions(ReadOnlySpan<double> x) { double s = 1; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) { if (s < 2) { s *= x[i] + 1; } } } return s; }",
            "1: double s", [Five], 5 * 8),

        // A carried truth is a value like any other.
        new("double Hysteresis(ReadOnlySpan<double> x) { bool up = true; double s = 1; for (int i = 0; i < x.Length; i++) { if (up) { s *= x[i] + 2; } else { s -= x[i] * x[i]; } up = s < 2; } return s; }",
            "1: bool up; 1: double s", [Five], 5 * 9),
    ];
}
