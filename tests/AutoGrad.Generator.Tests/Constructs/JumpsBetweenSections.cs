using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary><c>goto case</c> and <c>goto default</c>.</summary>
public sealed class JumpsBetweenSections : RoutineBattery<JumpsBetweenSections>
{
    private static readonly Domain Positive = Between(0.3, 1.7);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double ToTheNext(double x, int n) { switch (n) { case 0: x *= x; goto case 1; case 1: return x * 3; default: return 2 * x; } }", Positive, Between(0, 2)),
        new("double Falling(double[] x, int n) { double s = 0; switch (n) { case 3: s += x[2] * x[2]; goto case 2; case 2: s = s * x[1] + x[1]; goto case 1; case 1: s = s * x[0] + 1; break; } return s * x[0]; }", new Elements(3, 3), Between(0, 4)),
        new("double ToDefault(double x, int n) { double r = x; switch (n) { case 0: r *= r; goto default; case 1: r += 2; break; default: r *= x; break; } return r * r; }", Positive, Between(0, 3)),
        new("double DefaultFirst(double x, int n) { double r = x; switch (n) { default: r *= x; break; case 0: r *= r; goto default; case 1: r += 2; goto case 0; } return r * r; }", Positive, Between(0, 3)),
        new("double BackButNotAround(double x, int n) { double r = x; switch (n) { case 0: r *= r; break; case 1: r += 2; goto case 0; case 2: r *= 3; if (r > 2) { goto case 1; } goto case 0; default: goto case 2; } return r * x; }", Positive, Between(0, 4)),
        new("double OnlyForSome(double x, int n) { double r = x; switch (n) { case 0: if (x > 1) { goto case 2; } r *= x; break; case 1: if (x < 1) { r += 1; goto case 2; } r *= 2; break; case 2: r *= r; break; case 3: return r; default: r = -r; break; } return r * x + r; }", Positive, Between(0, 5)),
        new("double DefaultInMiddle(double x, int n) { double r = x; switch (n) { case 0: r *= 2; goto default; case 1: r *= r; break; default: r += x; goto case 2; case 2: case 5: r *= r; break; } return r; }", Positive, Between(0, 6)),
        new("double DefaultWithLabels(double x, int n) { double r = x; switch (n) { case 0: r *= 2; goto case 3; case 3: default: r += x * x; break; case 1: r *= r; goto default; } return r; }", Positive, Between(0, 4)),
        new("double ByText(double x, string s) { double r = x; switch (s) { case \"text\": r *= r; goto case \"other text\"; case \"other text\": r += x; goto default; case \"\": r *= 3; goto case \"text\"; default: r *= x; break; } return r; }", Positive),
        new("double ByEnum(double x, DayOfWeek d) { double r = x; switch (d) { case DayOfWeek.Monday: r *= r; goto case DayOfWeek.Friday; case DayOfWeek.Friday: r += x; break; case DayOfWeek.Sunday: return r * 5; default: goto case DayOfWeek.Monday; } return r * x; }", Positive),
        new("double InALoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { switch (i % 4) { case 0: s *= 1.3; if (s > 3) { goto case 2; } break; case 1: s += x; goto case 3; case 2: if (s > 5) { return s; } continue; case 3: s *= 0.9; if (s > 2) { goto default; } break; default: s -= 0.2 * x; break; } s += 0.1; } return s * s; }", Positive, Between(0, 9)),
        new("double LoopInASection(double x, int n) { double s = x; switch (n) { case 0: case 1: for (int i = 0; i < 4; i++) { for (int j = 0; j < 3; j++) { s = s * 1.2 + 0.1; if (s > 4) { goto case 2; } if (s > 3) { break; } } s *= x; } break; case 2: s *= s; break; } return s + x; }", Positive, Between(0, 3)),
        new("double Nested(double x, int n, int m) { double s = x; switch (n) { case 0: switch (m) { case 0: s *= 2; goto case 1; case 1: s *= x; break; default: s += 1; goto case 0; } if (s > 1) { goto case 1; } goto default; case 1: s *= s; break; default: s -= 2 * x; break; } return s * x; }", Positive, Between(0, 2), Between(0, 2)),
        new("double BreaksInside(double x, int n) { double s = x; switch (n) { case 0: if (x > 1) { break; } s *= 2; goto case 1; case 1: if (s > 1.5) { break; } s *= s; break; default: s = 1; break; } return s * x; }", Positive, Between(0, 2)),
        new("double OutToALabel(double x, int n) { double s = x; switch (n) { case 0: s *= 2; goto case 1; case 1: if (s > 1.5) { goto done; } s *= s; break; default: s = 1; goto done; } s += x; done: return s * x; }", Positive, Between(0, 2)),
        new("double Throws(double x, int n) { double s = x; switch (n) { case 0: s *= 2; goto case 1; case 1: if (s > 100) { throw new ArithmeticException(\"large\"); } s *= s; break; case 2: goto default; default: throw new ArgumentException(\"n\"); } return s * x; }", Positive, Between(0, 1)) { Throwing = [[1.0, 2], [1.0, 7], [60.0, 0]] },
        new("double AllReturn(double x, int n) { switch (n) { case 0: x *= x; goto default; case 1: if (x > 1) { goto case 0; } return x; default: return x * 3; } }", Positive, Between(0, 2)),
        new("double ActiveValue(double x, double y) { double r = y; switch (x) { case 1: r *= y; goto case 2; case 2: r += x; break; default: r *= x; goto case 1; } return r; }", Positive, Positive) { Special = [[1.0, 2.0], [2.0, 3.0]] },
        new("double PatternsElsewhere(double x, int n) { double r = x; switch (n) { case > 3: r *= n; goto case 0; case 0: r *= r; break; case var k when k < -1: r += k; goto default; case -1: case > 1 and < 3: r -= 1; break; default: r *= x; goto case -1; } return r; }", Positive, Between(-3, 6)),
        new("double LocalsOfSections(double x, int n) { double r = x; switch (n) { case 0: double t = x * x; r = t; goto case 1; case 1: t = r * 2; r *= t; break; default: t = 3; r += t * x; break; } return r; }", Positive, Between(0, 2)),
        new("void WritesBuffers(Span<double> x, int n) { switch (n) { case 0: x[0] *= x[1]; goto case 1; case 1: x[1] = x[0] * x[0]; goto case 2; case 2: x[0] += x[1]; break; default: x[0] = 2; goto case 1; } }", new Elements(2, 3), Between(0, 3)),
        new("double InCallee(double x, int n) => Run(x, n) * Run(x * x, n + 1);", Positive, Between(0, 2)) { Helpers = "private static double Run(double a, int n) { switch (n) { case 0: a *= a; goto case 2; case 1: a += 1; goto case 2; case 2: return a * 1.5; default: return a; } }" },
        new("double OutOfTry(double x, int n) { double s = x; switch (n) { case 0: try { s *= 2; if (s > 1) { goto case 1; } s += x; } finally { open++; } break; case 1: s *= s; break; } return s; }", Positive, Between(0, 1)) { Helpers = "private static int open;" },
    ];
}
