using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Blocks that end in a finally, where no active value crosses into or out of it.</summary>
public sealed class FinallyAndUsing : RoutineBattery<FinallyAndUsing>
{
    private const string Counter = """
        private static int open;
        private sealed class Resource : IDisposable { public readonly int Size; public Resource(int size) { Size = size; open++; } public void Dispose() { open--; } }
        """;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double FinallyAfterInactive(double x, int n) { int k = 0; try { k = 6 / n; } finally { open--; } return x * x * k; }", Between(-2, 2), Between(1, 4)) { Helpers = Counter, Throwing = [[1.0, 0]] },
        new("double FinallyInLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { int k = i; try { k = k * 3 % 4; } finally { open++; } s = s * 0.5 + x * k; } return s; }", Between(-2, 2), Between(0, 4)) { Helpers = Counter },
        new("double UsingOfInactive(double x, int n) { int size; using (var r = new Resource(n)) { size = r.Size * 2; } return x * x * size + open; }", Between(-2, 2), Between(0, 4)) { Helpers = Counter },
        new("double UsingThatThrows(double x, int n) { int size; using (var r = new Resource(n)) { size = 10 / r.Size; } return x * x * size + open; }", Between(-2, 2), Between(1, 4)) { Helpers = Counter, Throwing = [[1.0, 0]] },
        new("double TryFinallyInCallee(double x, int n) => x * x * Size(n) + open;", Between(-2, 2), Between(1, 4)) { Helpers = Counter + "private static int Size(int n) { using var r = new Resource(n); try { return 12 / r.Size; } finally { open += 0; } }", Throwing = [[1.0, 0]] },
        new("double ActiveInTry(double[] x, double a) { double y; try { y = x[0] * a; x[1] = y * y; } finally { open++; } return y * x[1]; }", new Elements(2, 3)) { Helpers = Counter, Throwing = [[new[] { 1.0 }, 2.0]] },
        new("double ReturnInTry(double[] x, double a) { try { if (a > 0) { return x[0] * a; } x[0] *= x[1]; } finally { open++; } return x[0] * x[0]; }", new Elements(2, 3)) { Helpers = Counter },
        new("double LoopInTry(double[] x, double a) { double s = a; try { foreach (double v in x) { s = s * v + 0.1; if (s > 2) { break; } } } finally { open++; } return s * s; }", new Elements(0, 4)) { Helpers = Counter },
        new("double TryInLoop(double[] x, double a) { double s = a; for (int i = 0; i < x.Length; i++) { try { s = s * x[i] + 0.1; if (s > 1.5) { continue; } if (s < -1.5) { return s * a; } x[i] = s; } finally { open++; } s += x[i]; } return s; }", new Elements(0, 4)) { Helpers = Counter },
        new("double ActiveInUsing(double[] x, double a) { double y; using (var r = new Resource(2)) { y = x[0] * a * r.Size; x[0] = y * y; } return y * x[0] + open; }", new Elements(1, 3)) { Helpers = Counter, Throwing = [[System.Array.Empty<double>(), 2.0]] },
        new("double UsingDeclaration(double[] x, double a) { using var r = new Resource(2); double s = a; for (int i = 0; i < x.Length; i++) { using var inner = new Resource(i); s = s * x[i] + inner.Size * r.Size; } return s; }", new Elements(0, 4)) { Helpers = Counter },
        new("double NestedTry(double[] x, int n) { double s = 1; try { s *= x[0]; try { s *= x[n]; } finally { open++; } x[0] = s; } finally { open--; } return s * x[0]; }", new Elements(3, 3), Between(0, 2)) { Helpers = Counter, Throwing = [[new[] { 1.0, 2.0, 3.0 }, 5]] },
        new("double IndexWrittenInFinally(double[] x, int[] k) { double s = 0.5; for (int i = 0; i < 3; i++) { try { s += x[k[0]] * s + x[i]; } finally { k[0] = i; } s *= x[k[0]]; } return s * s * x[k[0]]; }", new Elements(3, 4), new Elements(1, 1, Between(0, 2))) { Throwing = [[new[] { 1.0, 2.0 }, new[] { 1 }]] },
        new("double ExceptionPassesFinally(double[] x, int n) { var left = new int[1]; double s = 1; try { for (int i = 0; i < n; i++) { s = s * x[i] + 0.1; while (s > 2) { s *= 0.5; } } } finally { left[0] = n; } return s * left[0]; }", new Elements(4, 4), Between(0, 4)) { Throwing = [[new[] { 1.0, 2.0 }, 4]], Trouble = false },
        new("double TryInCallee(double[] x, double a) => Guarded(x, a) * Guarded(x, x[0]);", new Elements(2, 3)) { Helpers = Counter + "private static double Guarded(double[] v, double k) { try { v[0] = v[0] * k + v[1]; return v[0] * k; } finally { open++; } }" },
        new("double CatchInInactiveCallee(double x, string text) => x * x * Parsed(text);", Between(-2, 2), Among("3", "x", "")) { Helpers = "private static int Parsed(string text) { try { return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture); } catch (FormatException) { return -1; } }" },
        new("void SpanPassedOnThroughTry(Span<double> z) { try { while (z.Length > 1) { z = z.Slice(1); z[0] *= z[0]; } } finally { open++; } z[0] *= 3; }", new Elements(1, 4)) { Helpers = Counter },
        new("double SpanReslicedInTryInLoop(Span<double> z, double a) { double s = a; for (int i = 0; i < 3; i++) { try { if (z.Length > 1) { z = z.Slice(1); } s *= z[0]; z[0] = s * a; } finally { open++; } s += z[0] * z[0]; } return s; }", new Elements(1, 4)) { Helpers = Counter },
        new("double SpanChosenInTry(double[] x, double[] y, double a) { Span<double> z = x; try { z = a > 0 ? y.AsSpan(1) : z.Slice(0, 1); z[0] *= a; } finally { open++; } return z[0] * x[0] * y[1]; }", new Elements(2, 2), new Elements(2, 2)) { Helpers = Counter },
        new("double StackSpanReslicedInTry(double a) { Span<double> z = stackalloc double[3]; z[1] = a; try { z = z.Slice(1); z[1] = a * a; } finally { open++; } return z[0] * z[1]; }") { Helpers = Counter },
        new("double SpanChosenInTryThenResliced(double[] x, double[] y, double a) { Span<double> z = x; try { if (a > 0) { z = y; } } finally { open++; } double s = a; while (z.Length > 0) { s *= z[0]; z[0] = s; z = z.Slice(1); } return s * x[0] * y[0]; }", new Elements(1, 2), new Elements(1, 2)) { Helpers = Counter },
        new("double ReturnOfSpanInTry(double[] x, double a) => Part(x, a)[0] * a;", new Elements(2, 3)) { Helpers = Counter + "private static Span<double> Part(Span<double> z, double a) { try { if (a > 0) { return z.Slice(1); } return z; } finally { open++; } }" },
        new("double CountedInFinally(double[] x, double a) { int count = 0; double s = a; foreach (double v in x) { try { if (v > 1) { continue; } s = s * v + 0.1; } finally { count++; } s += count * v; } return s * count; }", new Elements(0, 4)),
        new("double BreakThroughFinallyThatCounts(double[] x, double a) { int count = 0; double s = a; while (true) { try { if (count >= x.Length) { break; } s *= x[count] + count; } finally { count += 2; } } return s * count; }", new Elements(0, 5)),
        new("double ReturnThroughFinallyThatCounts(double[] x, int n) { for (int i = 0; i < x.Length; i++) { try { if (i == n) { return x[i] * n * x[0]; } x[i] *= n; } finally { n++; } } return x[x.Length - 1] * n; }", new Elements(1, 4), Between(0, 6)),
        new("double ParameterCountedInFinally(double x, int n) { double s = x; for (int i = 0; i < 3; i++) { try { s = s * n + x; } finally { n--; } } return s * n; }", Between(-2, 2), Between(-2, 4)),
        new("double SuccessSeenInFinally(double[] x, int[] log, int n) { bool ok = false; double y; try { y = x[n] * x[0]; ok = true; } finally { log[0] = ok ? 1 : -1; } return y * log[0]; }", new Elements(2, 2), new Elements(1, 1, Between(0, 3)), Between(0, 1)) { Throwing = [[new[] { 1.0, 2.0 }, new[] { 7 }, 4]] },
        new("double ProgressSeenInFinally(double[] x, int[] log, int n) { int i = 0; double s = 1; try { for (; i < n; i++) { s *= x[i] + i; } } finally { log[0] = i; } return s * s * log[0] * i; }", new Elements(3, 3), new Elements(1, 1, Between(0, 3)), Between(0, 3)) { Throwing = [[new[] { 1.0, 2.0, 3.0 }, new[] { 7 }, 6]] },
        new("double CounterOfForInFinally(double[] x, double a) { double s = a; for (int i = 0; i < x.Length; i++) { try { s *= x[i] + i; if (s > 1) { i++; } } finally { i += 1; i--; } s += i; } return s; }", new Elements(0, 5)),
        new("double IndexFromFinally(double[] x) { int k; double s = x[0]; try { s *= x[1]; } finally { k = 2; } return s * x[k] * x[k]; }", new Elements(3, 3)),
        new("double LocalFunctionInFinally(double[] x, double a) { int count = 0; double s = a; foreach (double v in x) { try { s = s * v + 0.1; if (s > 2) { count += 2; continue; } } finally { Count(); } s += count; } return s * count; void Count() => count++; }", new Elements(0, 4)),
        new("double NestedFinallyThatCount(double[] x, double a) { long k = 1; double s = a; foreach (double v in x) { try { try { s = s * v + k; if (s > 2) { break; } } finally { k *= 2; } } finally { k++; } } return s * k; }", new Elements(0, 4)),
        new("double PassedByReferenceInTry(double[] x, double a) { int k = 0; double s = a; foreach (double v in x) { try { Next(ref k); s = s * v + k; } finally { k -= 1; Next(ref k); } } return s * k; }", new Elements(0, 4)) { Helpers = "private static void Next(ref int k) { k = k * 3 % 5 + 1; }" },
        new("double StateSeenInFinally(double[] x, double a) { var day = DayOfWeek.Monday; double s = a; foreach (double v in x) { try { if (v > 0) { day = DayOfWeek.Friday; } s *= v + (day == DayOfWeek.Friday ? 2 : 1); } finally { if (day == DayOfWeek.Friday) { day = DayOfWeek.Monday; } else { day = DayOfWeek.Sunday; } } s += (int)day; } return s; }", new Elements(0, 4)),
        new("double DeclaredInLoopSharedWithFinally(double[] x, double a) { double s = a; foreach (double v in x) { int k = 1; try { k++; s = s * v + k; } finally { k *= 3; } s *= k; } return s; }", new Elements(0, 4)),
        new("double FinallyThatCountsInCallee(double[] x, double a) => Total(x, a, out int n) * n;", new Elements(0, 4)) { Helpers = "private static double Total(double[] x, double a, out int n) { int count = 0; double s = a; for (int i = 0; i < x.Length; i++) { try { s = s * x[i] + 0.1; if (s < 0) { break; } } finally { count++; } } n = count; return s; }" },
        new("double FinallyThatCountsInRecursion(double[] x, int n) => Fall(x, n) * x[0];", new Elements(3, 3), Between(0, 3)) { Helpers = "private static double Fall(double[] x, int n) { if (n <= 0) { return x[0]; } int k = n; try { k--; return Fall(x, k) * x[k] + k; } finally { k = 0; } }" },
        new("double ArrayHandedOutByTryInLoop(double[] x, double[] y, double a) { double s = a; for (int i = 0; i < 2; i++) { double[] c = x; try { if (open > -1000000) { c = i > 0 ? x : y; } c[i] *= s; } finally { open++; } s += c[0] * c[1]; c[1] = s; } return s; }", new Elements(2, 2), new Elements(2, 2)) { Helpers = Counter },
        new("double ArrayOnlyFromTryInLoop(double[] x, double[] y, double a) { double s = a; for (int i = 0; i < 2; i++) { double[] c; try { c = y; s *= c[i] + x[i]; } finally { open++; } s += c[0] * c[1]; c[1] = s; } return s; }", new Elements(2, 2), new Elements(2, 2)) { Helpers = Counter },
    ];
}
