using System.Collections.Generic;
using System.Linq;

#pragma warning disable CA1861 // constant arrays as arguments: the table is made once

namespace AutoGrad.Generator.Rules;

/// <summary><c>Matrix3x2</c> and <c>Matrix4x4</c> of System.Numerics.</summary>
internal static class MatrixRules
{
    private static readonly int[] Four = { 1, 2, 3, 4 };

    public static void AddTo(StructRules table)
    {
        AddPartByPart(table, "Matrix4x4", Names4x4);
        AddPartByPart(table, "Matrix3x2", Names3x2);
        AddProducts(table);
        AddInverses(table);
        AddRotations(table);
        AddScalesAndShifts(table);
    }

    private static string[] Names4x4 => Four.SelectMany(row => Four.Select(column => "M" + row + column)).ToArray();

    private static string[] Names3x2 => new[] { "M11", "M12", "M21", "M22", "M31", "M32" };

    public static IReadOnlyList<string> Parts4x4(string name) => VectorRules.Parts(name, Names4x4);

    private static void AddPartByPart(StructRules table, string matrix, string[] names)
    {
        var a = VectorRules.Parts("a", names);
        var both = a.Concat(VectorRules.Parts("b", names)).ToList();
        var none = System.Array.Empty<(string, string)>();
        void Row(string function, string types, IReadOnlyList<string> operands, System.Func<string, string> part) =>
            table.Add(matrix + "." + function + "(" + types.Replace("M", matrix) + ")", operands, none, names.Select(part).ToList());

        foreach (string add in new[] { "op_Addition", "Add" })
        {
            Row(add, "M, M", both, x => "a." + x + " + b." + x);
        }

        foreach (string subtract in new[] { "op_Subtraction", "Subtract" })
        {
            Row(subtract, "M, M", both, x => "a." + x + " - b." + x);
        }

        foreach (string multiply in new[] { "op_Multiply", "Multiply" })
        {
            Row(multiply, "M, Single", a.Append("t").ToList(), x => "a." + x + " * t");
        }

        foreach (string negate in new[] { "op_UnaryNegation", "Negate" })
        {
            Row(negate, "M", a, x => "-a." + x);
        }

        Row("Lerp", "M, M, Single", both.Append("t").ToList(), x => "a." + x + " + (b." + x + " - a." + x + ") * t");
    }

    private static void AddProducts(StructRules table)
    {
        var none = System.Array.Empty<(string, string)>();
        var both = Parts4x4("a").Concat(Parts4x4("b")).ToList();
        var product = Four.SelectMany(row => Four.Select(column => VectorRules.Sum(Four.Select(i => $"a.M{row}{i} * b.M{i}{column}")))).ToList();
        var flat = VectorRules.Parts("a", Names3x2).Concat(VectorRules.Parts("b", Names3x2)).ToList();
        var flatProduct = new[] { 1, 2, 3 }.SelectMany(row => new[] { 1, 2 }.Select(column =>
            $"a.M{row}1 * b.M1{column} + a.M{row}2 * b.M2{column}" + (row == 3 ? $" + b.M3{column}" : ""))).ToList();
        foreach (string multiply in new[] { "op_Multiply", "Multiply" })
        {
            table.Add($"Matrix4x4.{multiply}(Matrix4x4, Matrix4x4)", both, none, product);
            table.Add($"Matrix3x2.{multiply}(Matrix3x2, Matrix3x2)", flat, none, flatProduct);
        }

        table.Add("Matrix4x4.Transpose(Matrix4x4)", Parts4x4("a"), none, Four.SelectMany(row => Four.Select(column => $"a.M{column}{row} * 1")).ToList());
    }

    /// <summary>The determinant of what is left of a matrix without one row and one column (Laplace).</summary>
    private static string Minor(int row, int column)
    {
        var rows = Four.Where(i => i != row).ToArray();
        var columns = Four.Where(i => i != column).ToArray();
        string M(int i, int j) => $"a.M{rows[i]}{columns[j]}";
        return $"{M(0, 0)} * ({M(1, 1)} * {M(2, 2)} - {M(1, 2)} * {M(2, 1)}) - {M(0, 1)} * ({M(1, 0)} * {M(2, 2)} - {M(1, 2)} * {M(2, 0)}) + {M(0, 2)} * ({M(1, 0)} * {M(2, 1)} - {M(1, 1)} * {M(2, 0)})";
    }

    private static void AddInverses(StructRules table)
    {
        string determinant = $"a.M11 * ({Minor(1, 1)}) - a.M12 * ({Minor(1, 2)}) + a.M13 * ({Minor(1, 3)}) - a.M14 * ({Minor(1, 4)})";
        table.Add("Matrix4x4.GetDeterminant(Matrix4x4)", Parts4x4("a"), System.Array.Empty<(string, string)>(), new[] { determinant });

        // Cramer's rule: the transposed matrix of the signed minors, divided by the determinant.
        var inverse = Four.SelectMany(row => Four.Select(column => ((row + column) % 2 == 0 ? "" : "-") + $"({Minor(column, row)}) / d")).ToList();
        table.Add("Numerics.Inverse(Matrix4x4)", Parts4x4("a"), new[] { ("d", determinant) }, inverse);

        var a = VectorRules.Parts("a", Names3x2);
        table.Add("Matrix3x2.GetDeterminant(Matrix3x2)", a, System.Array.Empty<(string, string)>(), new[] { "a.M11 * a.M22 - a.M21 * a.M12" });
        table.Add(
            "Numerics.Inverse(Matrix3x2)",
            a,
            new[] { ("d", "a.M11 * a.M22 - a.M21 * a.M12") },
            new[] { "a.M22 / d", "-a.M12 / d", "-a.M21 / d", "a.M11 / d", "(a.M21 * a.M32 - a.M31 * a.M22) / d", "(a.M31 * a.M12 - a.M11 * a.M32) / d" });
    }

    private static void AddRotations(StructRules table)
    {
        var angle = new[] { ("c", "Math.Cos(t)"), ("s", "Math.Sin(t)") };
        var t = new[] { "t" };
        table.Add("Matrix4x4.CreateRotationX(Single)", t, angle, Filled((2, 2, "c * 1"), (2, 3, "s * 1"), (3, 2, "-s"), (3, 3, "c * 1")));
        table.Add("Matrix4x4.CreateRotationY(Single)", t, angle, Filled((1, 1, "c * 1"), (1, 3, "-s"), (3, 1, "s * 1"), (3, 3, "c * 1")));
        table.Add("Matrix4x4.CreateRotationZ(Single)", t, angle, Filled((1, 1, "c * 1"), (1, 2, "s * 1"), (2, 1, "-s"), (2, 2, "c * 1")));
        table.Add("Matrix3x2.CreateRotation(Single)", t, angle, new[] { "c * 1", "s * 1", "-s", "c * 1", "0", "0" });

        // Rodrigues' formula. For an axis that is not of unit length, newer versions differ: they go by way of the quaternion.
        var rows = QuaternionRules.Rotation("q").Select(row => row.Select(text => text.Replace("n -", "1 -")).ToArray()).ToArray();
        var rodrigues = new[]
        {
            new[] { "a.X * a.X + c * (1 - a.X * a.X)", "a.X * a.Y - c * a.X * a.Y + s * a.Z", "a.X * a.Z - c * a.X * a.Z - s * a.Y" },
            new[] { "a.X * a.Y - c * a.X * a.Y - s * a.Z", "a.Y * a.Y + c * (1 - a.Y * a.Y)", "a.Y * a.Z - c * a.Y * a.Z + s * a.X" },
            new[] { "a.X * a.Z - c * a.X * a.Z + s * a.Y", "a.Y * a.Z - c * a.Y * a.Z - s * a.X", "a.Z * a.Z + c * (1 - a.Z * a.Z)" },
        };
        (int, int, string)[] Cells(System.Func<int, int, string> text) =>
            Enumerable.Range(0, 3).SelectMany(row => Enumerable.Range(0, 3).Select(column => (row + 1, column + 1, text(row, column)))).ToArray();
        table.Add(
            "Matrix4x4.CreateFromAxisAngle(Vector3, Single)",
            VectorRules.Parts("a", "X", "Y", "Z").Append("t").ToList(),
            angle.Concat(new[] { ("h", "Math.Sin(0.5 * t)"), ("q.W", "Math.Cos(0.5 * t)"), ("q.X", "a.X * h"), ("q.Y", "a.Y * h"), ("q.Z", "a.Z * h") }).ToList(),
            Filled(Cells((row, column) => QuaternionRules.ByQuaternion + " ? " + rows[row][column] + " : " + rodrigues[row][column])));

        // A quaternion of unit length is taken: here every version computes with 1.
        table.Add("Matrix4x4.CreateFromQuaternion(Quaternion)", VectorRules.Parts("q", "X", "Y", "Z", "W"), System.Array.Empty<(string, string)>(), Filled(Cells((row, column) => rows[row][column])));
    }

    private static void AddScalesAndShifts(StructRules table)
    {
        var none = System.Array.Empty<(string, string)>();
        var a = VectorRules.Parts("a", "X", "Y", "Z");
        string[] numbers = { "x", "v", "z" };
        table.Add("Matrix4x4.CreateScale(Single)", new[] { "t" }, none, Filled((1, 1, "t * 1"), (2, 2, "t * 1"), (3, 3, "t * 1")));
        table.Add("Matrix4x4.CreateScale(Vector3)", a, none, Filled((1, 1, "a.X * 1"), (2, 2, "a.Y * 1"), (3, 3, "a.Z * 1")));
        table.Add("Matrix4x4.CreateScale(Single, Single, Single)", numbers, none, Filled((1, 1, "x * 1"), (2, 2, "v * 1"), (3, 3, "z * 1")));
        table.Add("Matrix4x4.CreateTranslation(Vector3)", a, none, Filled((4, 1, "a.X * 1"), (4, 2, "a.Y * 1"), (4, 3, "a.Z * 1")));
        table.Add("Matrix4x4.CreateTranslation(Single, Single, Single)", numbers, none, Filled((4, 1, "x * 1"), (4, 2, "v * 1"), (4, 3, "z * 1")));
        table.Add("Matrix3x2.CreateScale(Single)", new[] { "t" }, none, new[] { "t * 1", "0", "0", "t * 1", "0", "0" });
        table.Add("Matrix3x2.CreateScale(Vector2)", VectorRules.Parts("a", "X", "Y"), none, new[] { "a.X * 1", "0", "0", "a.Y * 1", "0", "0" });
        table.Add("Matrix3x2.CreateTranslation(Vector2)", VectorRules.Parts("a", "X", "Y"), none, new[] { "1", "0", "0", "1", "a.X * 1", "a.Y * 1" });
    }

    /// <summary>The unit matrix with some of its entries replaced.</summary>
    private static IReadOnlyList<string> Filled(params (int Row, int Column, string Text)[] entries) =>
        Four.SelectMany(row => Four.Select(column =>
            entries.Where(entry => entry.Row == row && entry.Column == column).Select(entry => entry.Text).FirstOrDefault() ?? (row == column ? "1" : "0"))).ToList();
}
