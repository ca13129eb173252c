using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Methods of their own that hand back arrays which they were given, or others.</summary>
public sealed class ArraysHandedBack : RoutineBattery<ArraysHandedBack>
{
    private static readonly Elements Three = new(3, 5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Given(double[] x, double[] y, int n) { var p = Pick(x, y, n); p[0] *= p[1]; return p[0] * x[1] + y[0]; }", Three, Three, Between(0, 4)) { Helpers = "private static double[] Pick(double[] a, double[] b, int n) => n == 0 ? a : Pick(b, a, n - 1);" },
        new("double GivenAndWritten(double[] x, double[] y, int n) { var p = Pick(x, y, n); p[0] *= p[1]; return p[0] * x[1] + y[0]; }", Three, Three, Between(0, 4)) { Helpers = "private static double[] Pick(double[] a, double[] b, int n) { a[1] *= b[0]; return n == 0 ? a : Pick(b, a, n - 1); }" },
        new("double GivenOrNew(double[] x, double k, int n) { var p = Pick(x, k, n); p[0] *= p[1]; return p[0] * x[1] + p[1]; }", Three, Between(0.3, 1.5), Between(0, 4)) { Helpers = "private static double[] Pick(double[] a, double k, int n) => n == 0 ? a : n == 3 ? new[] { a[1] * k, a[0] } : Pick(a, k * a[0], n - 1);" },
        new("double GivenTwice(double[] x, double k, int n) { var p = Pick(x, k, n); var q = Pick(p, k, n - 1); p[0] *= q[1]; return p[0] * x[1] + q[0] * x[0]; }", Three, Between(0.3, 1.5), Between(0, 4)) { Helpers = "private static double[] Pick(double[] a, double k, int n) { a[0] *= k; return n <= 0 ? a : Pick(a, k * a[0], n - 1); }" },
        new("double OnTheWayBack(double[] x, double[] y, int n) { var p = Pick(x, y, n); return p[0] * x[1] + y[0] * p[2]; }", Three, Three, Between(0, 4)) { Helpers = "private static double[] Pick(double[] a, double[] b, int n) { if (n == 0) { return b; } var p = Pick(b, a, n - 1); p[0] *= a[1]; p[1] += b[0] * p[0]; return n == 2 ? a : p; }" },
        new("double SameArrayTwice(double[] x, double k, int n) => Walk(x, x, k, n) * x[0];", Three, Between(0.3, 1.5), Between(0, 4)) { Helpers = "private static double Walk(double[] a, double[] b, double k, int n) { var c = n % 2 == 0 ? a : b; c[0] *= k; double s = a[0] * b[1] + c[2]; return n == 0 ? s : s + Walk(b, a, k * s, n - 1); }" },
        new("double Row(double[][] x, int n) { var p = Pick(x, n); p[0] *= p[1]; return p[0] * x[0][1] + x[1][0]; }", Three, Between(0, 4)) { Helpers = "private static double[] Pick(double[][] a, int n) => n < 2 ? a[n] : Pick(a, n - 2);" },
    ];
}
