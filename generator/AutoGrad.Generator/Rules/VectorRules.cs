using System.Collections.Generic;
using System.Linq;

#pragma warning disable CA1861 // constant arrays as arguments: the table is made once

namespace AutoGrad.Generator.Rules;

/// <summary><c>Vector2</c>, <c>Vector3</c>, <c>Vector4</c> and <c>Plane</c> of System.Numerics.</summary>
/// <remarks>
/// The formulas are those of the framework's documentation. The length of a zero vector has the gradient 0, as <c>Abs</c> has at 0: it is the same kink.
/// Vectors are rows: a matrix is applied from the right.
/// </remarks>
internal static class VectorRules
{
    private static readonly string[] Letters = { "X", "Y", "Z", "W" };

    public static void AddTo(StructRules table)
    {
        for (int size = 2; size <= 4; size++)
        {
            AddVector(table, "Vector" + size, Letters.Take(size).ToArray());
        }

        AddProducts(table);
        AddPlanes(table);
    }

    /// <summary>The parts of an operand: <c>a.X</c>, <c>a.Y</c>, ...</summary>
    public static IReadOnlyList<string> Parts(string name, params string[] parts) => parts.Select(part => name + "." + part).ToList();

    private static void AddVector(StructRules table, string vector, string[] letters)
    {
        var a = Parts("a", letters);
        var b = Parts("b", letters);
        var both = a.Concat(b).ToList();
        IReadOnlyList<string> withNumber = a.Append("t").ToList();
        var none = System.Array.Empty<(string, string)>();

        void PartByPart(string name, string types, IReadOnlyList<string> operands, System.Func<string, string> part, bool isExact = false) =>
            table.Add(vector + "." + name + "(" + types.Replace("V", vector) + ")", operands, none, letters.Select(part).ToList(), isExact);

        PartByPart("op_Addition", "V, V", both, x => "a." + x + " + b." + x, isExact: true);
        PartByPart("op_Subtraction", "V, V", both, x => "a." + x + " - b." + x, isExact: true);
        PartByPart("op_Multiply", "V, V", both, x => "a." + x + " * b." + x, isExact: true);
        PartByPart("op_Multiply", "V, Single", withNumber, x => "a." + x + " * t", isExact: true);
        PartByPart("op_Multiply", "Single, V", a.Prepend("t").ToList(), x => "t * a." + x, isExact: true);
        foreach (string divide in new[] { "op_Division", "Divide" })
        {
            PartByPart(divide, "V, V", both, x => "a." + x + " / b." + x);
            PartByPart(divide, "V, Single", withNumber, x => "a." + x + " / t");
        }

        PartByPart("Add", "V, V", both, x => "a." + x + " + b." + x);
        PartByPart("Subtract", "V, V", both, x => "a." + x + " - b." + x);
        PartByPart("Multiply", "V, V", both, x => "a." + x + " * b." + x);
        PartByPart("Multiply", "V, Single", withNumber, x => "a." + x + " * t");
        PartByPart("Multiply", "Single, V", a.Prepend("t").ToList(), x => "t * a." + x);
        PartByPart("op_UnaryNegation", "V", a, x => "-a." + x);
        PartByPart("op_UnaryPlus", "V", a, x => "a." + x + " * 1");
        PartByPart("Negate", "V", a, x => "-a." + x);
        PartByPart("Abs", "V", a, x => "Math.Abs(a." + x + ")");
        PartByPart("SquareRoot", "V", a, x => "Math.Sqrt(a." + x + ")");
        PartByPart("Min", "V, V", both, x => "Math.Min(a." + x + ", b." + x + ")");
        PartByPart("Max", "V, V", both, x => "Math.Max(a." + x + ", b." + x + ")");
        PartByPart("Clamp", "V, V, V", both.Concat(Parts("c", letters)).ToList(), x => "Math.Min(Math.Max(a." + x + ", b." + x + "), c." + x + ")");
        PartByPart("Lerp", "V, V, Single", both.Append("t").ToList(), x => "a." + x + " * (1 - t) + b." + x + " * t");

        string dot = Sum(letters.Select(x => "a." + x + " * b." + x));
        string square = Sum(a.Select(x => x + " * " + x));
        string gap = Sum(letters.Select(x => "(a." + x + " - b." + x + ") * (a." + x + " - b." + x + ")"));
        table.Add($"{vector}.Dot({vector}, {vector})", both, none, new[] { dot });
        table.Add($"{vector}.LengthSquared({vector})", a, none, new[] { square });
        table.Add($"{vector}.Length({vector})", a, new[] { ("s", square) }, new[] { Root("s") });
        table.Add($"{vector}.DistanceSquared({vector}, {vector})", both, none, new[] { gap });
        table.Add($"{vector}.Distance({vector}, {vector})", both, new[] { ("s", gap) }, new[] { Root("s") });
        table.Add($"{vector}.Normalize({vector})", a, new[] { ("s", square), ("n", "Math.Sqrt(s)") }, a.Select(x => x + " / n").ToList());
        if (letters.Length < 4)
        {
            table.Add($"{vector}.Reflect({vector}, {vector})", both, new[] { ("d", dot) }, letters.Select(x => "a." + x + " - 2 * d * b." + x).ToList());
        }
    }

    public static string Sum(IEnumerable<string> terms) => string.Join(" + ", terms);

    public static string Root(string square) => square + " == 0 ? 0 : Math.Sqrt(" + square + ")";

    private static void AddProducts(StructRules table)
    {
        var none = System.Array.Empty<(string, string)>();
        var a = Parts("a", "X", "Y", "Z");
        table.Add(
            "Vector3.Cross(Vector3, Vector3)",
            a.Concat(Parts("b", "X", "Y", "Z")).ToList(),
            none,
            new[] { "a.Y * b.Z - a.Z * b.Y", "a.Z * b.X - a.X * b.Z", "a.X * b.Y - a.Y * b.X" });

        // The last row of the matrix is added where the vector is a point.
        for (int size = 2; size <= 4; size++)
        {
            var own = Letters.Take(size).ToArray();
            var matrix = MatrixRules.Parts4x4("m");
            string Column(int column, bool isPoint) =>
                Sum(own.Select((letter, row) => "a." + letter + " * m.M" + (row + 1) + column)) + (isPoint && size < 4 ? " + m.M4" + column : "");
            var operands = Parts("a", own).Concat(matrix).ToList();
            table.Add($"Vector{size}.Transform(Vector{size}, Matrix4x4)", operands, none, Enumerable.Range(1, size).Select(column => Column(column, isPoint: true)).ToList());
            if (size < 4)
            {
                table.Add($"Vector{size}.TransformNormal(Vector{size}, Matrix4x4)", operands, none, Enumerable.Range(1, size).Select(column => Column(column, isPoint: false)).ToList());
                table.Add($"Vector4.Transform(Vector{size}, Matrix4x4)", operands, none, Enumerable.Range(1, 4).Select(column => Column(column, isPoint: true)).ToList());
            }

            AddRotation(table, $"Vector{size}.Transform(Vector{size}, Quaternion)", own, own);
            if (size < 4)
            {
                AddRotation(table, $"Vector4.Transform(Vector{size}, Quaternion)", own, Letters);
            }
        }

        var flat = Parts("a", "X", "Y").Concat(Parts("m", "M11", "M12", "M21", "M22", "M31", "M32")).ToList();
        table.Add("Vector2.Transform(Vector2, Matrix3x2)", flat, none, new[] { "a.X * m.M11 + a.Y * m.M21 + m.M31", "a.X * m.M12 + a.Y * m.M22 + m.M32" });
        table.Add("Vector2.TransformNormal(Vector2, Matrix3x2)", flat, none, new[] { "a.X * m.M11 + a.Y * m.M21", "a.X * m.M12 + a.Y * m.M22" });
    }

    /// <summary>A rotation by a quaternion, which need not be of unit length. What is not given is 0, a last part that is not given is 1; it is scaled, too.</summary>
    private static void AddRotation(StructRules table, string signature, string[] given, string[] result)
    {
        var rows = QuaternionRules.Rotation("q");
        var parts = result.Select((letter, column) => letter == "W"
            ? (given.Contains("W") ? "a.W * n" : "n")
            : Sum(given.Where(own => own != "W").Select((own, row) => "a." + own + " * (" + rows[row][column] + ")"))).ToList();
        table.Add(signature, Parts("a", given).Concat(Parts("q", Letters)).ToList(), QuaternionRules.ScaleStep("q"), parts);
    }

    private static void AddPlanes(StructRules table)
    {
        var plane = new[] { "p.X", "p.Y", "p.Z", "p.D" };
        var none = System.Array.Empty<(string, string)>();
        table.Add("Plane.Dot(Plane, Vector4)", plane.Concat(Parts("a", Letters)).ToList(), none, new[] { "p.X * a.X + p.Y * a.Y + p.Z * a.Z + p.D * a.W" });
        table.Add("Plane.DotCoordinate(Plane, Vector3)", plane.Concat(Parts("a", "X", "Y", "Z")).ToList(), none, new[] { "p.X * a.X + p.Y * a.Y + p.Z * a.Z + p.D" });
        table.Add("Plane.DotNormal(Plane, Vector3)", plane.Concat(Parts("a", "X", "Y", "Z")).ToList(), none, new[] { "p.X * a.X + p.Y * a.Y + p.Z * a.Z" });
        table.Add(
            "Plane.Normalize(Plane)", plane, new[] { ("n", "Math.Sqrt(p.X * p.X + p.Y * p.Y + p.Z * p.Z)") }, plane.Select(part => part + " / n").ToList());
        table.Add(
            "Plane.CreateFromVertices(Vector3, Vector3, Vector3)",
            Parts("a", "X", "Y", "Z").Concat(Parts("b", "X", "Y", "Z")).Concat(Parts("c", "X", "Y", "Z")).ToList(),
            new[]
            {
                ("u", "(b.Y - a.Y) * (c.Z - a.Z) - (b.Z - a.Z) * (c.Y - a.Y)"),
                ("v", "(b.Z - a.Z) * (c.X - a.X) - (b.X - a.X) * (c.Z - a.Z)"),
                ("w", "(b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X)"),
                ("n", "Math.Sqrt(u * u + v * v + w * w)"),
            },
            new[] { "u / n", "v / n", "w / n", "-(u * a.X + v * a.Y + w * a.Z) / n" });
    }
}
