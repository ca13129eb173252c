using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Constants, static readonly scalars and tables, and what an instance holds.</summary>
public sealed class ConstantsAndFields : Battery<ConstantsAndFields>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double ConstantField(double x) => x * Half + Count * x + Single;")
        {
            Helpers = "private const double Half = 0.5; internal const int Count = 3; public const float Single = 0.1f;",
        },
        new("double ConstantOfOtherType(double x) => x * Other.Half + Other.Inner.Deep * x;")
        {
            Helpers = "private static class Other { internal const double Half = 0.5; internal static class Inner { internal const long Deep = 7; } }",
        },
        new("double ConstantExpressionField(double x) => x * Whole;") { Helpers = "private const double Half = 0.5; private const double Whole = Half + Half * 3 / 4;" },
        new("double ReadonlyScalar(double x) => x * Rate + Count * x;")
        {
            Helpers = "private static readonly double Rate = Math.Sqrt(2); private static readonly int Count = 3;",
        },
        new("double ReadonlyTable(double x, int n) => x * Table[n] + Table[1] * Table.Length;", Between(-2, 2), Between(0, 2))
        {
            Helpers = "private static readonly double[] Table = { 1.5, -2.5, 3.5 };",
            Throwing = [[1.0, 5]],
        },
        new("double ReadonlyTableOfFloats(double x) => x * Table[0] * Table[2];") { Helpers = "private static readonly float[] Table = { 1.5f, -2.5f, 3.5f };" },
        new("double ReadonlyTableOfWholes(double x, int n) => x * Table[n] * Numbers[Table[n]];", Between(-2, 2), Between(0, 2))
        {
            Helpers = "private static readonly int[] Table = { 2, 0, 1 }; private static readonly double[] Numbers = { 1.5, -2.5, 3.5 };",
        },
        new("double ReadonlyTableOfTables(double x, int n) => x * Table[n][1] + x * x * Table[1][n];", Between(-2, 2), Between(0, 1))
        {
            Helpers = "private static readonly double[][] Table = { new[] { 1.5, 2.5 }, new[] { 3.5, 4.5 } };",
        },
        new("double ReadonlyMatrix(double x, int n) => x * Table[n, 1] + Table[1, n];", Between(-2, 2), Between(0, 1))
        {
            Helpers = "private static readonly double[,] Table = { { 1.5, 2.5 }, { 3.5, 4.5 } };",
        },
        new("double LanczosPart(double x) => Table[0] + Table[1] / (x + 1) + Table[2] / (x + 2) + Table[3] / (x + 3);", Between(0.5, 4))
        {
            Helpers = "private static readonly double[] Table = { 1.000000000190015, 76.18009172947146, -86.50532032941677, 24.01409824083091 };",
        },
        new("double IndexFromNumber(double x) => x * Table[(int)(x * x)];", Between(-1.7, 1.7)) { Helpers = "private static readonly double[] Table = { 1.5, -2.5, 3.5 };" },
        new("double StaticField(double x) => x * field;") { Helpers = "internal static double field = 2.5;" },
        new("double StaticProperty(double x) => x * Factor * Computed;") { Helpers = "private static double Factor { get; } = 2.5; private static double Computed => Math.Sqrt(Factor);" },
        new("double FieldOfLibrary(double x) => x + double.MaxValue * 0 + int.MaxValue + x * MathF.PI + string.Empty.Length;") { Coarse = false },
        Instance("ReadonlyField", "private readonly double k = 1.5;", "double ReadonlyField(double x) => k * x * k;"),
        Instance("MutableField", "private double k = 1.5;", "double MutableField(double x) => k * x + this.k;"),
        Instance("WholeField", "private int n = 3;", "double WholeField(double x) { int m = n; return m * x * n; }"),
        Instance("AutomaticProperty", "public double K { get; set; } = 1.5;", "double AutomaticProperty(double x) => K * x + this.K * x * x;"),
        Instance("ComputedProperty", "private double k = 1.5; public double K => k * 2;", "double ComputedProperty(double x) => K * x;"),
        Instance("TextField", "private readonly string text = \"abc\";", "double TextField(double x) => text.Length * x;"),
        Instance("EnumerationField", "private readonly DayOfWeek day = DayOfWeek.Friday;", "double EnumerationField(double x) => day == DayOfWeek.Friday ? x : x * x;"),
        Instance("TableField", "private readonly double[] table = { 1.5, 2.5 };", "double TableField(double x, int n) => table[n & 1] * x + table.Length;"),
        Instance("FieldInCondition", "private bool on = true; private double k = 0.5;", "double FieldInCondition(double x) { if (on && x > k) { return x * x; } return k * x; }"),
        Instance("FieldOfField", "private readonly Inner inner = new Inner(); private sealed class Inner { public double K = 2.5; public double L { get; } = 1.5; }", "double FieldOfField(double x) => inner.K * x + this.inner.L * x * x;"),
        Instance("StaticFieldOfInstanceType", "private static readonly double Rate = 2.5;", "double StaticFieldOfInstanceType(double x) => Rate * x;"),
        Instance("SameNameAsParameter", "private readonly double x = 1.5;", "double SameNameAsParameter(double x) => this.x * x;"),
        Instance("SameNameAsGradient", "private readonly double dx = 1.5; private readonly double dResult = 2;", "double SameNameAsGradient(double x) => dx * x * dResult;"),
        Instance("SameNameAsLocal", "private readonly double y = 1.5;", "double SameNameAsLocal(double x) { double y = this.y * x; return y * y; }"),
        Instance("InheritedField", "", "double InheritedField(double x) => Inherited * x;", ": InheritedFieldBase"),
        new("double NewObject(double x) { var list = new System.Collections.Generic.List<int>(); return x * list.Count + x * x; }"),
        new("double TupleField(double x) => Pair.A * x + Pair.B;") { Helpers = "private static readonly (double A, int B) Pair = (1.5, 2);" },
    ];

    private protected override IReadOnlyList<SourceFile> SharedFiles =>
    [
        new("Base.cs", "namespace Batteries.ConstantsAndFields { public class InheritedFieldBase { protected double Inherited = 2.5; } }"),
    ];

    private static Row Instance(string name, string members, string method, string bases = "") => Row.InFile(
        name,
        name + "Row",
        name,
        $$"""
          public partial class {{name}}Row {{bases}}
          {
              {{members}}

              [Differentiable]
              public {{method}}
          }
          """);
}
