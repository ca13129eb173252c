using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>A project that checks for overflow by default: generated code must say so where it computes.</summary>
public sealed class CheckedProject : Battery<CheckedProject>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        .. CheckedContexts.Table.Where(row => row.Title.StartsWith("Unchecked", System.StringComparison.Ordinal)),
        new("double Sum(double x, int n) => x * (n + 1);") { Throwing = [[1.0, int.MaxValue]] },
        new("double Block(double x, int n) { n *= 3; n--; return n * x; }") { Throwing = [[1.0, int.MaxValue], [1.0, int.MinValue]] },
        new("double Cast(double x) => x * (int)(x * 1000);") { Throwing = [[1e300], [double.NaN]] },
        new("double Negated(double x, int n) => -n * x;") { Throwing = [[1.0, int.MinValue]] },
        new("double Narrow(double x, int n) { byte b = (byte)n; return b * x; }", Between(-2, 2), Between(0, 255)) { Throwing = [[1.0, -1]] },
        new("double Followed(double x, int n) => Helper(x, n) * x;")
        {
            Helpers = "private static double Helper(double y, int k) => y * (k + int.MaxValue - 5);",
            Throwing = [[1.0, int.MaxValue]],
        },
    ];

    private protected override CompilerSettings Settings => new(CheckOverflow: true);
}
