using System.Collections.Generic;
using System.Linq;

#pragma warning disable CA1861 // constant arrays as arguments: the table is made once

namespace AutoGrad.Generator.Rules;

/// <summary><c>Quaternion</c> of System.Numerics.</summary>
/// <remarks>
/// Rotations by a quaternion that is not of unit length differ between versions of the framework: the newer ones compute q v q*, which scales by
/// |q|², the older ones take 1 for |q|². The two agree on the unit sphere, but not in their derivatives; <c>scales</c> says which one runs.
/// </remarks>
internal static class QuaternionRules
{
    private static readonly string[] Letters = { "X", "Y", "Z", "W" };

    /// <summary>The name by which rules ask whether a rotation scales by |q|²; the generated code asks the runtime.</summary>
    public const string Scales = "scales";

    /// <summary>The name by which rules ask whether a matrix of an axis and an angle is made by way of a quaternion: for axes of unit length that is no matter.</summary>
    public const string ByQuaternion = "byQuaternion";

    public static void AddTo(StructRules table)
    {
        var a = VectorRules.Parts("a", Letters);
        var both = a.Concat(VectorRules.Parts("b", Letters)).ToList();
        var none = System.Array.Empty<(string, string)>();
        string square = VectorRules.Sum(a.Select(x => x + " * " + x));
        string dot = VectorRules.Sum(Letters.Select(x => "a." + x + " * b." + x));

        void PartByPart(string name, string types, IReadOnlyList<string> operands, System.Func<string, string> part, bool isExact = false) =>
            table.Add("Quaternion." + name + "(" + types.Replace("Q", "Quaternion") + ")", operands, none, Letters.Select(part).ToList(), isExact);

        PartByPart("op_Addition", "Q, Q", both, x => "a." + x + " + b." + x, isExact: true);
        PartByPart("op_Subtraction", "Q, Q", both, x => "a." + x + " - b." + x, isExact: true);
        PartByPart("op_Multiply", "Q, Single", a.Append("t").ToList(), x => "a." + x + " * t", isExact: true);
        PartByPart("Add", "Q, Q", both, x => "a." + x + " + b." + x);
        PartByPart("Subtract", "Q, Q", both, x => "a." + x + " - b." + x);
        PartByPart("Multiply", "Q, Single", a.Append("t").ToList(), x => "a." + x + " * t");
        PartByPart("op_UnaryNegation", "Q", a, x => "-a." + x);
        PartByPart("Negate", "Q", a, x => "-a." + x);
        PartByPart("Conjugate", "Q", a, x => x == "W" ? "a.W * 1" : "-a." + x);

        foreach (string multiply in new[] { "op_Multiply", "Multiply" })
        {
            table.Add($"Quaternion.{multiply}(Quaternion, Quaternion)", both, none, Product("a", "b"));
        }

        // Concatenate(a, b) is first a, then b: the product b a.
        table.Add("Quaternion.Concatenate(Quaternion, Quaternion)", both, none, Product("b", "a"));
        table.Add("Quaternion.Dot(Quaternion, Quaternion)", both, none, new[] { dot });
        table.Add("Quaternion.LengthSquared(Quaternion)", a, none, new[] { square });
        table.Add("Quaternion.Length(Quaternion)", a, new[] { ("s", square) }, new[] { VectorRules.Root("s") });
        table.Add("Quaternion.Normalize(Quaternion)", a, new[] { ("n", "Math.Sqrt(" + square + ")") }, a.Select(x => x + " / n").ToList());
        table.Add("Quaternion.Inverse(Quaternion)", a, new[] { ("s", square) }, Letters.Select(x => (x == "W" ? "" : "-") + "a." + x + " / s").ToList());
        AddDivision(table, both);
        AddInterpolations(table, both, dot);
        AddCreations(table);
    }

    /// <summary>The product of two quaternions (Hamilton).</summary>
    private static IReadOnlyList<string> Product(string a, string b) => new[]
    {
        $"{a}.W * {b}.X + {a}.X * {b}.W + {a}.Y * {b}.Z - {a}.Z * {b}.Y",
        $"{a}.W * {b}.Y + {a}.Y * {b}.W + {a}.Z * {b}.X - {a}.X * {b}.Z",
        $"{a}.W * {b}.Z + {a}.Z * {b}.W + {a}.X * {b}.Y - {a}.Y * {b}.X",
        $"{a}.W * {b}.W - {a}.X * {b}.X - {a}.Y * {b}.Y - {a}.Z * {b}.Z",
    };

    /// <summary>A rotation as a matrix, row by row for vectors that are rows, given |q|² (or 1) as <c>n</c>.</summary>
    public static string[][] Rotation(string q) => new[]
    {
        new[] { $"n - 2 * {q}.Y * {q}.Y - 2 * {q}.Z * {q}.Z", $"2 * {q}.X * {q}.Y + 2 * {q}.W * {q}.Z", $"2 * {q}.X * {q}.Z - 2 * {q}.W * {q}.Y" },
        new[] { $"2 * {q}.X * {q}.Y - 2 * {q}.W * {q}.Z", $"n - 2 * {q}.X * {q}.X - 2 * {q}.Z * {q}.Z", $"2 * {q}.Y * {q}.Z + 2 * {q}.W * {q}.X" },
        new[] { $"2 * {q}.X * {q}.Z + 2 * {q}.W * {q}.Y", $"2 * {q}.Y * {q}.Z - 2 * {q}.W * {q}.X", $"n - 2 * {q}.X * {q}.X - 2 * {q}.Y * {q}.Y" },
    };

    public static (string, string)[] ScaleStep(string q) =>
        new[] { ("n", $"{Scales} ? {q}.X * {q}.X + {q}.Y * {q}.Y + {q}.Z * {q}.Z + {q}.W * {q}.W : 1") };

    private static void AddDivision(StructRules table, IReadOnlyList<string> both)
    {
        var steps = new List<(string, string)> { ("s", VectorRules.Sum(Letters.Select(x => "b." + x + " * b." + x))) };
        steps.AddRange(Letters.Select(x => ("i." + x, (x == "W" ? "" : "-") + "b." + x + " / s")));
        foreach (string divide in new[] { "op_Division", "Divide" })
        {
            table.Add($"Quaternion.{divide}(Quaternion, Quaternion)", both, steps, Product("a", "i"));
        }
    }

    private static void AddInterpolations(StructRules table, IReadOnlyList<string> both, string dot)
    {
        var operands = both.Append("t").ToList();
        var lerp = new List<(string, string)> { ("d", dot), ("e", "d < 0 ? -1 : 1") };
        lerp.AddRange(Letters.Select(x => ("l." + x, $"a.{x} * (1 - t) + e * t * b.{x}")));
        lerp.Add(("n", "Math.Sqrt(" + VectorRules.Sum(Letters.Select(x => $"l.{x} * l.{x}")) + ")"));
        table.Add("Quaternion.Lerp(Quaternion, Quaternion, Single)", operands, lerp, Letters.Select(x => $"l.{x} / n").ToList());

        // Shoemake, "Animating rotation with quaternion curves", 1985. Nearly parallel ones are interpolated linearly, as the framework does.
        var slerp = new[]
        {
            ("d", dot),
            ("e", "d < 0 ? -1 : 1"),
            ("c", "e * d"),
            ("k", "0.999999"),
            ("h", "c > k ? 0 : c"),
            ("o", "Math.Acos(h)"),
            ("s", "Math.Sin(o)"),
            ("u", "c > k ? 1 - t : Math.Sin((1 - t) * o) / s"),
            ("v", "c > k ? e * t : e * Math.Sin(t * o) / s"),
        };
        table.Add("Quaternion.Slerp(Quaternion, Quaternion, Single)", operands, slerp, Letters.Select(x => $"u * a.{x} + v * b.{x}").ToList());
    }

    private static void AddCreations(StructRules table)
    {
        table.Add(
            "Quaternion.CreateFromAxisAngle(Vector3, Single)",
            VectorRules.Parts("a", "X", "Y", "Z").Append("t").ToList(),
            new[] { ("h", "0.5 * t"), ("s", "Math.Sin(h)") },
            new[] { "a.X * s", "a.Y * s", "a.Z * s", "Math.Cos(h)" });

        // Yaw about Y, pitch about X, roll about Z.
        table.Add(
            "Quaternion.CreateFromYawPitchRoll(Single, Single, Single)",
            new[] { "yaw", "pitch", "roll" },
            new[]
            {
                ("sr", "Math.Sin(0.5 * roll)"), ("cr", "Math.Cos(0.5 * roll)"), ("sp", "Math.Sin(0.5 * pitch)"), ("cp", "Math.Cos(0.5 * pitch)"),
                ("sy", "Math.Sin(0.5 * yaw)"), ("cy", "Math.Cos(0.5 * yaw)"),
            },
            new[] { "cy * sp * cr + sy * cp * sr", "sy * cp * cr - cy * sp * sr", "cy * cp * sr - sy * sp * cr", "cy * cp * cr + sy * sp * sr" });
    }
}
