using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>goto</c> to a label further down, out of anything.</summary>
public sealed class ForwardJumps : RoutineBattery<ForwardJumps>
{
    private static readonly Domain Positive = Between(0.3, 1.7);

    private const string Counter = """
        private static int open;
        private sealed class Resource : IDisposable { public readonly int Size; public Resource(int size) { Size = size; open++; } public void Dispose() { open--; } }
        """;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double OverAStatement(double x) { if (x > 1) { goto end; } x *= x; end: return x; }", Positive),
        new("double OutOfLoops(double x, int n) { double s = x; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s = s * 1.2 + x; if (s > 3) { goto done; } } s *= 0.9; } s *= s; done: return s * x; }", Positive, Between(0, 4)),
        new("double OutOfThreeLoops(double[] x, int n) { double s = 1; for (int i = 0; i < n; i++) { foreach (double v in x) { int k = 0; while (k < 3) { s += v * s * 0.3 + k; if (s > 4) { goto done; } k++; } s *= v; } } s += x[0]; done: s *= x[1]; return s; }", new Elements(2, 4), Between(0, 3)),
        new("double OutOfEndless(double x) { double s = x; while (true) { s = s * 1.3 + 0.1; for (int i = 0; i < 3; i++) { s += x * 0.1; if (s > 5) { goto done; } } } done: return s * s; }", Positive) { Trouble = false },
        new("double OutOfDo(double x, int n) { double s = x; int i = 0; do { if (s > 2) { goto done; } s *= 1 + x; i++; } while (i < n); s += 3 * x; done: return s; }", Positive, Between(0, 5)),
        new("double InsideALoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (s > 3) { goto next; } if (i == 2) { goto next; } s = s * 1.4 + x; next: s += 0.1 * x * i; } return s * s; }", Positive, Between(0, 6)),
        new("double ToTheEndOfAPass(double x, int n) { double s = x; for (int i = 0; i < n; i++) { for (int j = 0; j < 3; j++) { s = s * 1.1 + 0.1; if (s > 2 + i) { goto next; } } s -= x * 0.5; next: ; } return s * s; }", Positive, Between(0, 6)),
        new("double SeveralLabels(double x, int n) { double s = x; if (n == 0) { goto third; } if (n == 1) { goto first; } s = s * s + n; if (s > 2) { goto second; } s -= x; first: s *= 3 * x; second: s += x * x; third: return s * x; }", Positive, Between(0, 3)),
        new("double Overlapping(double x, int n) { double s = x; if (n == 0) { goto first; } s *= x; if (n == 1) { goto second; } s += 2; first: s *= s; if (s > 3) { goto third; } s += x; second: s *= 1.5; third: return s * x; }", Positive, Between(0, 3)),
        new("double JumpAfterJump(double x, int n) { double s = x; if (n > 1) { goto first; } s *= s; first: if (n > 2) { goto second; } s += x; second: if (s > 1) { goto third; } s *= 2 * x; third: return s * x; }", Positive, Between(0, 4)),
        new("double TwoLabelsOnOne(double x, int n) { double s = x; if (n == 0) { goto first; } if (n == 1) { s *= x; goto second; } s += 2; first: second: s *= s; return s * x; }", Positive, Between(0, 2)),
        new("double InEveryBranch(double x, int n) { double s = x; if (n > 0) { s *= x; goto done; } else { s += 3; if (x > 1) { goto done; } } return s; done: return s * s; }", Positive, Between(0, 1)),
        new("double OnlyByJump(double x) { double s = x * x; if (s > 1) { goto large; } return s; large: return Math.Log(s) + x; }", Positive),
        new("double ErrorLabel(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s *= 1.5; if (s > 4) { goto error; } } return s * x; error: throw new ArithmeticException(\"at \" + s); }", Between(0.3, 0.7), Between(0, 4)) { Throwing = [[3.0, 4]] },
        new("double ReturnsToo(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s *= 1.4; if (s > 4) { return s * s; } if (i == 3) { goto done; } if (s < 0.5) { break; } } s += x; done: s *= 3; return s * x; }", Positive, Between(0, 6)),
        new("double BreaksToo(double x, int n) { double s = x; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s = s * 1.2 + 0.1; if (s > 5) { goto done; } if (s > 2 && j == 1) { break; } if (j == 2) { continue; } s += x * 0.2; } s *= 1.1; } s *= s; done: return s + x; }", Positive, Between(0, 4)),
        new("double LabelInsideAndOutside(double x, int n) { double s = x; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s = s * 1.2 + 0.1; if (s > 5) { goto done; } if (s > 2 + j) { goto next; } s += x * 0.2; } s *= 1.1; next: s -= 0.1 * x; } s *= s; done: return s + x; }", Positive, Between(0, 4)),
        new("double LabelInBlock(double x, int n) { double s = x; if (n > 0) { if (x > 1) { goto inner; } s *= 3; inner: s *= s; if (s > 4) { goto outer; } s += 1; } s *= x; outer: return s * x; }", Positive, Between(0, 1)),
        new("double OutOfSwitch(double x, int n) { double s = x; switch (n) { case 0: s *= x; break; case 1: s += 3; goto done; case 2: if (x > 1) { goto done; } s *= 5; break; default: return s; } s *= s; done: return s * x; }", Positive, Between(0, 3)),
        new("double OutOfSwitchInLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { switch (i % 4) { case 0: s *= 1.3; break; case 1: if (s > 2) { goto done; } continue; case 2: s += x; goto next; default: s *= x; break; } s += 0.1; next: s *= 1.1; } s += x; done: return s * x; }", Positive, Between(0, 8)),
        new("double LabelInSection(double x, int n) { double s = x; switch (n) { case 0: if (x > 1) { goto skip; } s *= 3; skip: s *= s; break; default: for (int i = 0; i < n; i++) { if (s > 2) { goto found; } s *= 1.3; } s += 1; found: s *= x; break; } return s; }", Positive, Between(0, 4)),
        new("double DeclaredOnTheWay(double x, int n) { if (n == 0) { goto done; } double t = x * n; if (n == 1) { goto done; } t *= x; n = (int)(t * 3); done: t = x * n; return t * x; }", Positive, Between(0, 3)),
        new("double DeclaredBeforeTheJump(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s *= 1.2; if (s > 9) { return s; } } double t = s * x; int k = n + 1; for (int i = 0; i < n; i++) { t = t * 1.3 + k; if (t > 4) { goto done; } k++; } t = t * x; done: return t * k * s; }", Positive, Between(0, 4)),
        new("double AssignedOnEitherWay(double x, int n) { double t; if (x > 1) { t = x * x; goto done; } double u = x + n; t = u * u * x; done: return t * 3 * x; }", Positive, Between(0, 3)),
        new("double DeclaredAndAssignedBehind(double x, int n) { for (int i = 0; i < n; i++) { if (i * x > 1) { goto done; } x *= 1.1; } double t = 5; double q = t * x; x = q; done: t = x * x; q = t + x; return t * q; }", Positive, Between(0, 4)),
        new("double OutVariableOnTheWay(double x, int n) { if (n == 0) { goto done; } Twice(x, out double y); x = y * x; done: y = x * x; return y; }", Positive, Between(0, 1)) { Helpers = "private static void Twice(double a, out double b) { b = 2 * a; }" },
        new("double TupleOnTheWay(double x, int n) { if (n == 0) { goto done; } var (a, b) = (x * x, x + 1); if (a > b) { goto done; } x = a * b; done: (a, b) = (x, x * 2); return a * b; }", Positive, Between(0, 1)),
        new("double StructOnTheWay(Point p, int n) { if (n == 0) { goto done; } var q = new Point { X = p.Y, Y = p.X * p.Y }; if (q.X > 0) { goto done; } p = q; p.X *= 2; done: q = p; q.Y *= p.X; return q.X * q.Y; }", Between(-2, 2), Between(0, 1)) { Helpers = "public struct Point { public double X, Y; }" },
        new("double ArrayOnTheWay(double[] x, int n) { if (n == 0) { goto done; } var y = new double[2]; y[0] = x[0] * x[1]; if (n == 1) { y[1] = 3; x[0] = y[0] * y[1]; goto done; } x[1] *= y[0]; done: y = x; y[0] *= y[1]; return y[0] * x[0]; }", new Elements(2, 2), Between(0, 2)),
        new("double SpanOnTheWay(double[] x, int n) { Span<double> y = x; if (n == 0) { goto done; } y = y[1..]; y[0] *= 2; if (n == 1) { goto done; } y = y[1..]; y[0] *= x[0]; done: y[0] *= y[0]; return x[0] * x[1] * x[2] + y[0]; }", new Elements(3, 3), Between(0, 2)),
        new("double LambdaOnTheWay(double x, int n) { double k = x * 2; Func<double, double> f = a => a * k; if (n == 0) { goto done; } k = k * x; if (n == 1) { goto done; } k = f(k); done: return f(x) * f(k); }", Positive, Between(0, 2)),
        new("double LocalFunctionBehind(double x, int n) { double s = x; if (n == 0) { goto done; } double t = 3 * x; if (n == 1) { goto done; } Add(x); done: t = s * x; Add(t); return s; void Add(double a) { s += a * x; t = s; } }", Positive, Between(0, 2)),
        new("double InLocalFunction(double x, int n) { double s = Run(x) * Run(x * x); return s * x; double Run(double a) { for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { a = a * 1.2 + 0.1; if (a > 2) { goto done; } } a *= x; } a *= a; done: return a * x; } }", Positive, Between(0, 3)),
        new("double InLambda(double x, int n) { Func<double, double> f = a => { double b = a; if (a > 1) { goto big; } b *= n; big: return b * a; }; return f(x) * f(2 * x); }", Positive, Between(1, 3)),
        new("double InCallees(double x, int n) => Run(x, n) * Run(x * x, n + 1) + x;", Positive, Between(0, 4))
        {
            Helpers = "private static double Run(double a, int n) { double s = a; for (int i = 0; i < n; i++) { for (int j = 0; j <= i; j++) { s = s * 1.3 + 0.1; if (s > 3) { goto done; } } s *= a; } s = s * s + 1; done: s *= a; return s; }",
        },
        new("double InRecursion(double x, int n) { if (n <= 0) { goto end; } x = x * x + 0.2; if (x > 2) { goto end; } x = InRecursion(x * 0.9, n - 1) * x; end: return x * 1.1; }", Positive, Between(0, 4)),
        new("double OutOfTry(double[] x, double a) { double s = a; try { for (int i = 0; i < x.Length; i++) { s = s * x[i] + 0.3; if (s > 1.5) { goto done; } x[i] = s; } s *= a; } finally { open++; } s += a; done: return s * s; }", new Elements(1, 4)) { Helpers = Counter },
        new("double OutOfTries(double[] x, double a) { double s = a; foreach (double v in x) { try { s = s * v + 0.1; try { if (s > 1) { goto done; } if (s < -1) { goto next; } s *= a; } finally { open++; } s += 0.5; } finally { open--; } next: s *= 1.1; } s *= s; done: return s + a; }", new Elements(1, 4)) { Helpers = Counter },
        new("double OutOfUsing(double[] x, double a) { double s = a; for (int i = 0; i < x.Length; i++) { using (var r = new Resource(i)) { s = s * x[i] + r.Size; if (s > 2) { goto done; } } s += x[0]; } s *= a; done: return s * s + open; }", new Elements(1, 4)) { Helpers = Counter },
        new("double BehindUsing(double[] x, double a) { double s = a; using var r = new Resource(2); for (int i = 0; i < x.Length; i++) { using var q = new Resource(i); s = s * x[i] + q.Size; if (s > 2) { goto done; } } s *= a * r.Size; done: return s * s + open; }", new Elements(1, 4)) { Helpers = Counter },
        new("double WithCell(double[] x, int n) { int k = 0; double s = x[0]; for (int i = 0; i < 3; i++) { try { k = k * 2 + 1; s *= x[1]; if (s > 1) { goto done; } } finally { k += n; } s += x[0]; } s *= 2; done: return s * k; }", new Elements(2, 3), Between(0, 3)),
        new("double NameOfAnElement(double[] x, double a) { ref double r = ref x[0]; for (int i = 0; i < 3; i++) { r = r * 1.5 + a; if (r > 2) { goto done; } x[0] -= 0.1; } r += a; done: r *= a; return r * x[1]; }", new Elements(2, 3)),
        new("double NameOfALocal(double x, int n) { double y = x; ref double r = ref y; if (n == 0) { goto done; } r *= x; if (n == 1) { goto done; } y += 3; done: y *= r; return y * x; }", Positive, Between(0, 2)),
        new("double NameOnTheWay(double[] x, int n) { if (n == 0) { goto done; } ref double r = ref x[1]; r *= x[0]; done: x[0] *= x[1]; return x[0]; }", new Elements(2, 3), Between(0, 1)),
        new("double MethodByName(double x, int n) { Func<double, double> f = Math.Sin; if (n == 0) { goto done; } x = f(x) + 2; done: return f(x) * x; }", Positive, Between(0, 1)),
        new("void WritesAndJumps(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { for (int j = 0; j < 2; j++) { x[i] = a * x[i] * x[i]; if (x[i] > 2) { goto done; } } x[i] += 1; } x[0] *= a; done: for (int i = 0; i < x.Length; i++) { x[i] *= a; } }", new Elements(1, 4)),
        new("void Outputs(double x, ref double y, out double z) { z = x; if (y > 0) { y *= x; goto done; } z = y * x; y = z + x; done: z *= y; }"),
        new("double Search(double[] x, double[] y, int n) { int i, j = 0; for (i = 0; i < x.Length; i++) { for (j = 0; j < y.Length; j++) { if (x[i] * y[j] > 0.5) { goto found; } } } return x[0] - y[0]; found: return x[i] * x[i] * y[j] * (i + 1) + n; }", new Elements(1, 4), new Elements(1, 4)),
        new("float OfFloats(float x, int n) { float s = x; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s = s * 1.25f + x; if (s > 3) { goto done; } } s *= 0.5f; } s *= s; done: return s * x; }", Positive, Between(0, 4)),
    ];
}
