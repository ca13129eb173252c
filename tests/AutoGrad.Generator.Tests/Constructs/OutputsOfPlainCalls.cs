using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>out</c> arguments of calls that are made as they are: what they hand out is constant.</summary>
public sealed class OutputsOfPlainCalls : RoutineBattery<OutputsOfPlainCalls>
{
    private static readonly Domain Texts = Among("4", "text", "-2.5", "");

    protected override string Usings => "using System.Collections.Generic; using System.Globalization;";

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Remainder(double x, int n) { int q = Math.DivRem(n, 3, out int r); return x * q + x * x * r; }", Between(-2, 2), Between(-7, 7)),
        new("double RemainderByZero(double x, int n) { int r = 5; x *= r; int q = Math.DivRem(7, n, out r); return x * q + x * x * r; }", Between(-2, 2), Between(1, 4)) { Throwing = [[1.0, 0]] },
        new("double Parsed(double x, string text) => int.TryParse(text, out int n) ? x * x * n : x;", Between(-2, 2), Texts),
        new("double ParsedReal(double x, string text) { double y = x * x; if (double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out double v)) { y *= v; } double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out x); v = y * x; return v * y + x; }", Between(-2, 2), Texts),
        new("double ActiveAfterwards(double x, string text) { double v = x * x; double s = v * x; int.TryParse(text, out int n); double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out v); s += v * x; v = s * n; return v * x + s; }", Between(-2, 2), Texts),
        new("double Dropped(double x, string text) => int.TryParse(text, out _) ? x * x : 3 * x;", Between(-2, 2), Texts),
        new("double Looked(double x, string key) { double s = x; if (Weights.TryGetValue(key, out var w)) { s *= w * x; } Weights.TryGetValue(\"other\", out w); return s * (w + 1); }", Between(-2, 2), Texts) { Helpers = "private static readonly Dictionary<string, double> Weights = new() { [\"4\"] = 0.5, [\"\"] = -1.5 };" },
        new("double InLoop(double x, int n) { double s = x; int r = 1; for (int i = 1; i < 5; i++) { s = s * r + x; int q = Math.DivRem(n + r, i, out r); s = s * 0.3 * q + r * x; } return s * r; }", Between(-2, 2), Between(0, 9)),
        new("double InBranches(double x, int n) { int q = 2, r = 3; double s = x * r; if (x > 0) { q = Math.DivRem(n, 4, out r); s *= r; } else if (n > 3) { r = Math.DivRem(n, 5, out q); } return s * x * q + r * x; }", Between(-2, 2), Between(0, 9)),
        new("double InCallees(double x, int n) => Mixed(x, n) * Mixed(x * x, n + 1);", Between(-2, 2), Between(0, 9)) { Helpers = "private static double Mixed(double a, int n) { double s = a; while (n > 0) { n = Math.DivRem(n, 2, out int bit); s = s * a + bit; if (bit == 1) { s *= a; } } return s; }" },
        new("double InRecursion(double x, int n) { if (n == 0) { return x; } n = Math.DivRem(n, 2, out int bit); return InRecursion(x * 0.9, n) * (bit + x); }", Between(-2, 2), Between(0, 9)),
        new("double InLocalFunction(double x, int n) { int r = 0; return Step(x) * Step(x + 1) + r * x; double Step(double a) { n = Math.DivRem(n, 2, out r); return a * x * (r + 1); } }", Between(-2, 2), Between(0, 9)),
        new("double SameVariable(double x, int n) { double s = x * n; int q = Math.DivRem(n, 2, out n); s += n * x * x; q = Math.DivRem(q, 2, out q); return s * (q + 1); }", Between(-2, 2), Between(0, 9)),
        new("double ByEnum(double x, string text) => Enum.TryParse(text, out DayOfWeek day) && day == DayOfWeek.Thursday ? x * x : x;", Between(-2, 2), Texts),
    ];
}
