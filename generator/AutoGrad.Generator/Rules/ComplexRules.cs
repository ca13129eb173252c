using System.Collections.Generic;
using System.Linq;

#pragma warning disable CA1861 // constant arrays as arguments: the table is made once

namespace AutoGrad.Generator.Rules;

/// <summary><c>Complex</c> of System.Numerics, as two real numbers (Abramowitz and Stegun, chapters 3.7, 3.8 and 4).</summary>
/// <remarks>
/// The absolute value has the gradient 0 at 0, as <c>Abs</c> has. <c>Sqrt</c>, <c>Log</c> and <c>Pow</c> are the principal branches; on the cut they have the
/// derivative of the side on which the value is.
/// </remarks>
internal static class ComplexRules
{
    private static readonly (string, string)[] None = System.Array.Empty<(string, string)>();
    private static readonly string[] A = { "a.Re", "a.Im" };
    private static readonly string[] B = { "b.Re", "b.Im" };
    private static readonly string[] AB = { "a.Re", "a.Im", "b.Re", "b.Im" };

    /// <summary>The absolute value without overflow: the larger part comes out of the root.</summary>
    private static (string, string)[] AbsSteps(string name) => new[]
    {
        ("p", $"Math.Abs({name}.Re)"),
        ("q", $"Math.Abs({name}.Im)"),
        ("g", "p > q ? p : q"),
        ("k", "g == 0 ? 0 : p > q ? q / g : p / g"),
        ("r", "g * Math.Sqrt(1 + k * k)"),
    };

    public static void AddTo(StructRules table)
    {
        AddArithmetic(table);
        table.Add("Complex.Abs(Complex)", A, AbsSteps("a"), new[] { "r * 1" });
        table.Add("Complex.get_Magnitude(Complex)", A, AbsSteps("a"), new[] { "r * 1" });
        table.Add("Complex.get_Phase(Complex)", A, None, new[] { "Math.Atan2(a.Im, a.Re)" });
        table.Add("Complex.Conjugate(Complex)", A, None, new[] { "a.Re * 1", "-a.Im" });
        table.Add("Complex.Reciprocal(Complex)", A, new[] { ("s", "a.Re * a.Re + a.Im * a.Im") }, new[] { "a.Re / s", "-a.Im / s" });
        table.Add("Complex.FromPolarCoordinates(Double, Double)", new[] { "r", "t" }, None, new[] { "r * Math.Cos(t)", "r * Math.Sin(t)" });
        table.Add("Complex.Exp(Complex)", A, new[] { ("e", "Math.Exp(a.Re)") }, new[] { "e * Math.Cos(a.Im)", "e * Math.Sin(a.Im)" });
        table.Add("Complex.Log(Complex)", A, AbsSteps("a"), new[] { "Math.Log(r)", "Math.Atan2(a.Im, a.Re)" });
        table.Add("Complex.Log10(Complex)", A, AbsSteps("a"), new[] { "Math.Log(r) / 2.302585092994046", "Math.Atan2(a.Im, a.Re) / 2.302585092994046" });

        // The base becomes a complex number: that of a negative one has a logarithm, too.
        var logs = AbsSteps("a").Concat(new[]
        {
            ("u", "Math.Log(r)"), ("v", "Math.Atan2(a.Im, a.Re)"), ("l", "Math.Log(Math.Abs(b))"), ("w", "b < 0 ? 3.141592653589793 : 0"), ("n", "l * l + w * w"),
        }).ToArray();
        table.Add("Complex.Log(Complex, Double)", A.Append("b").ToList(), logs, new[] { "(u * l + v * w) / n", "(v * l - u * w) / n" });
        AddRootsAndPowers(table);
        AddTrigonometry(table);
    }

    private static void AddArithmetic(StructRules table)
    {
        var quotient = new[] { ("s", "b.Re * b.Re + b.Im * b.Im") };
        foreach (var (add, subtract, multiply, divide, negate) in new[]
        {
            ("op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_UnaryNegation"), ("Add", "Subtract", "Multiply", "Divide", "Negate"),
        })
        {
            table.Add($"Complex.{add}(Complex, Complex)", AB, None, new[] { "a.Re + b.Re", "a.Im + b.Im" });
            table.Add($"Complex.{add}(Complex, Double)", A.Append("t").ToList(), None, new[] { "a.Re + t", "a.Im * 1" });
            table.Add($"Complex.{add}(Double, Complex)", B.Prepend("t").ToList(), None, new[] { "t + b.Re", "b.Im * 1" });
            table.Add($"Complex.{subtract}(Complex, Complex)", AB, None, new[] { "a.Re - b.Re", "a.Im - b.Im" });
            table.Add($"Complex.{subtract}(Complex, Double)", A.Append("t").ToList(), None, new[] { "a.Re - t", "a.Im * 1" });
            table.Add($"Complex.{subtract}(Double, Complex)", B.Prepend("t").ToList(), None, new[] { "t - b.Re", "-b.Im" });
            table.Add($"Complex.{multiply}(Complex, Complex)", AB, None, new[] { "a.Re * b.Re - a.Im * b.Im", "a.Im * b.Re + a.Re * b.Im" });
            table.Add($"Complex.{multiply}(Complex, Double)", A.Append("t").ToList(), None, new[] { "a.Re * t", "a.Im * t" });
            table.Add($"Complex.{multiply}(Double, Complex)", B.Prepend("t").ToList(), None, new[] { "t * b.Re", "t * b.Im" });
            table.Add($"Complex.{divide}(Complex, Complex)", AB, quotient, new[] { "(a.Re * b.Re + a.Im * b.Im) / s", "(a.Im * b.Re - a.Re * b.Im) / s" });
            table.Add($"Complex.{divide}(Complex, Double)", A.Append("t").ToList(), None, new[] { "a.Re / t", "a.Im / t" });
            table.Add($"Complex.{divide}(Double, Complex)", B.Prepend("t").ToList(), quotient, new[] { "t * b.Re / s", "-(t * b.Im) / s" });
            table.Add($"Complex.{negate}(Complex)", A, None, new[] { "-a.Re", "-a.Im" });
        }

        foreach (string real in new[] { "Double", "Single" })
        {
            table.Add($"Complex.op_Implicit({real})", new[] { "t" }, None, new[] { "(double)t", "0" });
        }
    }

    private static void AddRootsAndPowers(StructRules table)
    {
        // Where the real part is negative, the imaginary part of the root is the large one.
        table.Add(
            "Complex.Sqrt(Complex)",
            A,
            AbsSteps("a").Concat(new[]
            {
                ("h", "p + r == 0 ? 0 : Math.Sqrt(0.5 * (p + r))"),
                ("l", "h == 0 ? 0 : q / (2 * h)"),
                ("e", "a.Im < 0 ? -1 : 1"),
            }).ToList(),
            new[] { "a.Re < 0 ? l : h", "a.Re < 0 ? e * h : e * l" });

        var log = AbsSteps("a").Concat(new[] { ("u", "r == 0 ? 0 : Math.Log(r)"), ("v", "r == 0 ? 0 : Math.Atan2(a.Im, a.Re)") }).ToList();
        table.Add(
            "Complex.Pow(Complex, Complex)",
            AB,
            log.Concat(new[] { ("m", "b.Re * u - b.Im * v"), ("n", "b.Im * u + b.Re * v"), ("e", "Math.Exp(m)") }).ToList(),
            new[] { "r == 0 ? 0 : e * Math.Cos(n)", "r == 0 ? 0 : e * Math.Sin(n)" });
        table.Add(
            "Complex.Pow(Complex, Double)",
            A.Append("t").ToList(),
            log.Concat(new[] { ("e", "Math.Exp(t * u)") }).ToList(),
            new[] { "r == 0 ? 0 : e * Math.Cos(t * v)", "r == 0 ? 0 : e * Math.Sin(t * v)" });
    }

    private static void AddTrigonometry(StructRules table)
    {
        table.Add("Complex.Sin(Complex)", A, None, new[] { "Math.Sin(a.Re) * Math.Cosh(a.Im)", "Math.Cos(a.Re) * Math.Sinh(a.Im)" });
        table.Add("Complex.Cos(Complex)", A, None, new[] { "Math.Cos(a.Re) * Math.Cosh(a.Im)", "-(Math.Sin(a.Re) * Math.Sinh(a.Im))" });
        table.Add("Complex.Sinh(Complex)", A, None, new[] { "Math.Sinh(a.Re) * Math.Cos(a.Im)", "Math.Cosh(a.Re) * Math.Sin(a.Im)" });
        table.Add("Complex.Cosh(Complex)", A, None, new[] { "Math.Cosh(a.Re) * Math.Cos(a.Im)", "Math.Sinh(a.Re) * Math.Sin(a.Im)" });

        // tan(x + iy) = (tan x + i tanh y) / (1 - i tan x tanh y), and tanh(z) = -i tan(iz): no exponential overflows.
        var steps = new[] { ("s", "Math.Tan(x)"), ("h", "Math.Tanh(v)"), ("d", "1 + s * s * h * h") };
        IReadOnlyList<(string, string)> For(string x, string v) => steps.Select(step => (step.Item1, step.Item2.Replace("(x)", "(" + x + ")").Replace("(v)", "(" + v + ")"))).ToList();
        table.Add("Complex.Tan(Complex)", A, For("a.Re", "a.Im"), new[] { "s * (1 - h * h) / d", "h * (1 + s * s) / d" });
        table.Add("Complex.Tanh(Complex)", A, For("a.Im", "a.Re"), new[] { "h * (1 + s * s) / d", "s * (1 - h * h) / d" });
    }
}
