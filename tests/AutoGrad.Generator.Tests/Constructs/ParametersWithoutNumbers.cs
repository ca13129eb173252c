using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Parameters that can hold no number with a gradient: they are constant of themselves.</summary>
public sealed class ParametersWithoutNumbers : RoutineBattery<ParametersWithoutNumbers>
{
    private static readonly Domain Days = Among(new System.DateTime(2024, 2, 29), new System.DateTime(1999, 12, 31, 23, 59, 58));
    private static readonly Domain Pairs = Among((2, 3), (-1, 4));

    protected override string Types => """
        public struct Cell { public int Row; public int Column; public string Name; public Cell(int row, int column) { Row = row; Column = column; Name = "cell"; } public readonly int Sum => Row + Column; }
        public readonly struct Stay { public readonly int Days; public readonly Kind Kind; public Stay(int days, Kind kind) { Days = days; Kind = kind; } }
        public enum Kind { First, Second }
        """;

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double TupleOfIntegers(double x, (int A, int B) p) => x * x * p.A + x * p.B;", Between(-2, 2), Pairs),
        new("double TupleInCalls(double x, (int A, int B) p) { var (a, b) = p; p = (b, a); return Weighted(x, p.A, b) * p.B; }", Between(-2, 2), Pairs) { Helpers = "private static double Weighted(double x, int a, int b) => x * x * a + b * x;" },
        new("double TupleInLoop(double x, (int From, int To) p) { double s = x; for (int i = p.From; i < p.To; i++) { s = s * x + i; p.To--; } return s; }", Between(-2, 2), Pairs),
        new("double NestedTuple(double x, (int A, (bool B, string C) D) p) => p.D.B ? x * x * p.A : x * p.D.C.Length;", Between(-2, 2), Among((2, (true, "a")), (3, (false, "text")))),
        new("double Date(double x, DateTime day) { double s = x * day.Day; return day.Year > 2000 ? s * x : s * day.Second; }", Between(-2, 2), Days),
        new("double DateArithmetic(double x, DateTime from, DateTime to) { var span = to - from; return x * x * span.Days + x * (from < to ? 1 : 2); }", Between(-2, 2), Days, Days),
        new("double TimeSpanInHours(double x, TimeSpan t) { double years = t.TotalDays / 365; return Math.Exp(-x * years) * x; }", Between(-2, 2), Among(System.TimeSpan.FromDays(100), System.TimeSpan.Zero)),
        new("double GuidAndType(double x, Guid g, Type t) => (g == Guid.Empty ? x : x * x) * t.Name.Length;", Between(-2, 2), Among(System.Guid.Empty, new System.Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), Among(typeof(int), typeof(string))),
        new("double RangeAndIndex(double[] x, Range r, Index i) { double s = 0; for (int k = r.Start.GetOffset(x.Length); k < r.End.GetOffset(x.Length); k++) { s += x[k] * x[k]; } return s * i.Value; }", new Elements(3, 4), Among(1..2, 0..^1), Among(new System.Index(1), new System.Index(2, true))),
        new("double NullableInteger(double x, int? k) => k.HasValue ? x * x * k.Value : x * k.GetValueOrDefault(4);", Between(-2, 2), Among(3, null)),
        new("double Culture(double x, IFormatProvider p, System.Globalization.CultureInfo c) { if (x > 100) { throw new ArgumentException(x.ToString(p)); } return x * x * c.Name.Length; }", Between(-2, 2), Among(System.Globalization.CultureInfo.InvariantCulture), Among(new System.Globalization.CultureInfo("de-DE"))) { Throwing = [[1e3, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CultureInfo.InvariantCulture]] },
        new("double Cancelled(double x, System.Threading.CancellationToken stop, StringComparison how) { double s = x; for (int i = 0; i < 3; i++) { stop.ThrowIfCancellationRequested(); s = s * x + (how == StringComparison.Ordinal ? 1 : 2); } return s; }", Between(-2, 2), Among(default(System.Threading.CancellationToken))) { Throwing = [[1.0, new System.Threading.CancellationToken(true), System.StringComparison.Ordinal]] },
        new("double ArrayOfTuples(double x, (int A, int B)[] p) { double s = x; foreach (var (a, b) in p) { s = s * a + x * b; } return s * x * p[0].A; }", Between(-2, 2), new Elements(1, 3, Pairs)),
        new("double ArrayOfDates(double x, DateTime[] days) { double s = x; for (int i = 1; i < days.Length; i++) { s = s * 0.001 * (days[i] - days[0]).Days + x; } return s * x; }", Between(-2, 2), new Elements(1, 3, Days)),
        new("double ArrayOfNullables(double x, int?[] k) { double s = x; foreach (int? v in k) { if (v.HasValue) { s = s * x + v.Value; } } return s; }", Between(-2, 2), new Elements(0, 3, Among(1, null, 3))),
        new("double OwnStruct(double x, Cell c) { double s = x * c.Row; s += x * x * c.Sum; c = new Cell(c.Column, 3); return s * c.Row * c.Name.Length; }", Between(-2, 2)),
        new("double OwnStructInCalls(double x, Cell c, Stay stay) { double s = Weighted(x, c) * x; c = new Cell(2, 3); return s * Weighted(x, c) + x * stay.Days * (stay.Kind == Kind.First ? 2 : 3); }", Between(-2, 2)) { Helpers = "private static double Weighted(double a, in Cell c) => a * c.Row + c.Column;" },
        new("double OwnStructs(double x, Cell[] cells) { double s = x; foreach (var c in cells) { s = s * c.Sum * 0.1 + x; } return s * cells[0].Row; }", Between(-2, 2), new Elements(1, 3)),
        new("double Drawn(double x, Random random) { double s = x; for (int i = 0; i < 4; i++) { s = s * random.NextDouble() + x * random.Next(3); if (random.Next(2) > 0) { s *= x; } } return s * x; }", Between(-2, 2), Among(new Repeating())),
        new("double DrawnInOrder(double x, int seed) { return Walk(x, new Random(seed)) * x; }", Between(-2, 2), Between(0, 50)) { Helpers = "private static double Walk(double a, Random random) { double s = a; for (int i = 0; i < 4; i++) { s = s * random.NextDouble() + a * random.Next(3); if (random.Next(2) > 0) { s *= a; } } return s; }" },
    ];

    /// <summary>Draws the same number every time.</summary>
    private sealed class Repeating : System.Random
    {
        public override double NextDouble() => 0.75;

        public override int Next(int maxValue) => maxValue - 1;
    }
}
