using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>
/// Rows of an array of arrays that no gradient is asked for, and that are written all the same by way of another array that holds them: what is
/// active is the row, whoever holds it.
/// </summary>
public sealed class RowsOfConstantTables : RoutineBattery<RowsOfConstantTables>
{
    private static readonly Elements Grid = new(2, 3);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double CloneWritten(double x, [Constant] double[][] t) { var q = (double[][])t.Clone(); q[0][1] = x * x; return q[0][1] * q[0][0] + x * t[0][1]; }", Between(-1, 1), Grid),
        new("void CloneWrittenAndNotRead([Constant] double[][] t, float[] x) { double[][] q = (double[][])t.Clone(); int i = 1; q[i][0] = x[i]; }", Grid, new Elements(2, 2)),
        new("double CloneReadBelow(double x, [Constant] double[][] t) { var q = (double[][])t.Clone(); t[1][0] *= x; return q[1][0] * q[1][0]; }", Between(-1, 1), Grid),
        new("double CloneOfClone(double x, [Constant] double[][] t) { var q = (double[][])((double[][])t.Clone()).Clone(); q[1][1] += x; return t[1][1] * x; }", Between(-1, 1), Grid),
        new("double CloneWithOneRowReplaced(double x, [Constant] double[][] t) { var q = (double[][])t.Clone(); q[0] = new double[] { x, x * x }; q[1][0] = q[0][1] * x; return q[0][0] * t[1][0] + t[0][0]; }", Between(-1, 1), Grid),
        new("double ArrayCopied(double x, [Constant] double[][] t) { var q = new double[3][]; Array.Copy(t, q, 2); q[1][2] = x * x; return q[1][2] * t[0][0] + (q[2] == null ? x : 0); }", Between(-1, 1), new Elements(2, 3)),
        new("double CopiedTo(double x, [Constant] double[][] t) { var q = new double[4][]; t.CopyTo(q, 1); q[2][0] = x; return t[1][0] * q[2][0]; }", Between(-1, 1), new Elements(2, 3)),
        new("double PartlyFilled(double x, [Constant] double[][] t) { var q = new double[3][]; q[1] = t[0]; q[1][0] = x * q[1][1]; return q[1][0] * t[0][0] + (q[0] == null ? x : 0); }", Between(-1, 1), Grid),
        new("double InNewArray(double x, [Constant] double[][] t) { double[][] q = { t[1], t[0] }; q[0][0] = x; q[1][1] *= q[0][0]; return t[0][1] * t[1][0]; }", Between(-1, 1), Grid),
        new("double ChosenTable(double x, [Constant] double[][] t, [Constant] double[][] u) { var q = x > 0 ? t : u; q[0][0] = x * x; return t[0][0] * u[0][0] * x; }", Between(-1, 1), Grid, Grid),
        new("double RowsByForeach(double x, [Constant] double[][] t) { foreach (double[] row in (double[][])t.Clone()) { row[0] = x * row[1]; } return t[0][0] * t[1][0]; }", Between(-1, 1), Grid),
        new("double ActiveTableOfConstantRows(double[][] a, [Constant] double[][] t) { var q = (double[][])a.Clone(); q[0] = t[0]; q[0][0] = a[0][0] * a[1][1]; return q[0][0] * q[1][1] * t[0][0]; }", Grid, Grid),
        new("double CopiesOfRows(double x, [Constant] double[][] t) { var q = new double[2][]; for (int i = 0; i < 2; i++) { q[i] = (double[])t[i].Clone(); } q[0][1] = x * x; return q[0][1] * q[1][0] + t[0][1] * x; }", Between(-1, 1), Grid),
        new("double StaticTableCloned(double x) { var q = (double[][])Table.Clone(); q[0] = new double[] { x, 2 * x }; return q[0][1] * q[1][0]; }", Between(-1, 1)) { Helpers = "private static readonly double[][] Table = { new[] { 1.0, -0.5 }, new[] { 0.25 } };" },
        new("double ClonedInCallee(double x, [Constant] double[][] t) { var q = Copy(t); q[0][0] = x; return t[0][0] * x; }", Between(-1, 1), Grid) { Helpers = "private static double[][] Copy(double[][] t) => (double[][])t.Clone();" },
        new("double ClonedInProcedure(double x, [Constant] double[][] t, int n) => Fill(x, t, n) * t[0][0];", Between(-1, 1), Grid, Between(0, 2)) { Helpers = "private static double Fill(double x, double[][] t, int n) { var q = (double[][])t.Clone(); q[0][0] = x * q[0][1]; return n <= 0 ? q[0][0] * x : Fill(q[0][0], q, n - 1) + x; }" },
    ];
}
