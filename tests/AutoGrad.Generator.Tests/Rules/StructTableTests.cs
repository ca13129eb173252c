using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using AutoGrad.Generator.Rules;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>
/// Every function of System.Numerics in the table: a method of the numbers in its operands that sums up the numbers in its result, each with a weight. Its value is
/// the framework's to the bit, its gradient is compared with differences of the framework's function.
/// </summary>
public sealed class StructTableTests
{
    private const int Points = 12;

    private static readonly IReadOnlyDictionary<string, Function> All = StructTable.All.Select((rule, number) => Function.Of(rule.Signature, number)).ToDictionary(function => function.Signature);

    private static readonly Lazy<Assembly> Compiled = new(Compile);

    public static TheoryData<string> Signatures => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Gradient_is_that_of_differences(string signature)
    {
        Function function = All[signature];
        Type type = Compiled.Value.GetType("C", throwOnError: true)!;
        MethodInfo primal = type.GetMethod(function.Name)!;
        MethodInfo gradient = GradientOf(type, function.Name);
        var random = new Random(5);
        for (int point = 0; point < Points; point++)
        {
            double[] at = function.Sample(random);
            object?[] arguments = [.. at.Select(function.Number), .. new object?[at.Length]];
            double value = Convert.ToDouble(gradient.Invoke(null, arguments), CultureInfo.InvariantCulture);
            double Primal(double[] x) => Convert.ToDouble(primal.Invoke(null, [.. x.Select(function.Number)]), CultureInfo.InvariantCulture);
            Assert.Equal(Primal(at), value);
            for (int i = 0; i < at.Length; i++)
            {
                double actual = Convert.ToDouble(arguments[at.Length + i], CultureInfo.InvariantCulture);
                double step = function.IsDouble ? 1e-5 : 4e-3;
                (double[] up, double[] down) = ((double[])at.Clone(), (double[])at.Clone());
                up[i] += step;
                down[i] -= step;
                double expected = (Primal(up) - Primal(down)) / (Convert.ToDouble(function.Number(up[i]), CultureInfo.InvariantCulture) - Convert.ToDouble(function.Number(down[i]), CultureInfo.InvariantCulture));
                double tolerance = (function.IsDouble ? 1e-7 : 4e-3) * (1 + Math.Abs(expected) + Math.Abs(value));
                Assert.True(Math.Abs(actual - expected) <= tolerance, $"{signature} at ({string.Join(", ", at)}): d/d{i} is {actual}, by differences {expected}");
            }
        }
    }

    [Fact]
    public void The_length_of_nothing_has_no_gradient()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System.Numerics;
            using AutoGrad;
            public static partial class C
            {
                [Differentiable] public static float Length(float x, float y, float z) => new Vector3(x, y, z).Length();
                [Differentiable] public static double Abs(double x, double y) => Complex.Abs(new Complex(x, y));
            }
            """);
        run.AssertClean();
        Type type = run.Load().GetType("C")!;
        object?[] arguments = [0f, 0f, 0f, null, null, null];
        GradientOf(type, "Length").Invoke(null, arguments);
        Assert.Equal([0f, 0f, 0f], arguments[3..]);
        arguments = [0.0, 0.0, null, null];
        GradientOf(type, "Abs").Invoke(null, arguments);
        Assert.Equal([0.0, 0.0], arguments[2..]);
    }

    /// <summary>The one with a gradient for each number, not the one that takes them in a row.</summary>
    private static MethodInfo GradientOf(Type type, string name) =>
        type.GetMethods().Where(method => method.Name == name + "Gradient").MaxBy(method => method.GetParameters().Length)!;

    private static Assembly Compile()
    {
        GeneratorRun run = GeneratorRun.Of(
            "using System.Numerics; using AutoGrad; public static partial class C {\n" + string.Join("\n", All.Values.Select(function => function.Source)) + "\n}");
        run.AssertClean();
        return run.Load();
    }

    /// <summary>A function of the table as a method of numbers.</summary>
    private sealed record Function(string Signature, string Name, string Source, int Count, bool IsDouble)
    {
        public static Function Of(string signature, int number)
        {
            string name = signature[..signature.IndexOf('(', StringComparison.Ordinal)];
            string[] types = signature[(name.Length + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries);
            bool isDouble = signature.Contains("Complex", StringComparison.Ordinal) || types.Contains("Double");
            string numberType = isDouble && !types.SequenceEqual(["Single"]) ? "double" : "float";
            int next = 0;
            string[] operands = [.. types.Select(type => Operand(type, ref next))];
            string[] own = name.Split('.');
            string result = Result(own, types);
            string text = "var r = " + Call(own[0], own[1], operands) + "; return (" + numberType + ")(" + Sum(result) + ");";
            string parameters = string.Join(", ", Enumerable.Range(0, next).Select(i => numberType + " x" + i));
            return new Function(signature, "F" + number, $"[Differentiable] public static {numberType} F{number}({parameters}) {{ {text} }}", next, numberType == "double");
        }

        public object Number(double value) => IsDouble ? value : (object)(float)value;

        /// <summary>Numbers away from kinks: the parts of one operand differ from those of the next, divisors are not small.</summary>
        public double[] Sample(Random random) => [.. Enumerable.Range(0, Count).Select(i => (random.Next(2) == 0 && !IsPositive ? -1 : 1) * (0.35 + (0.13 * (i % 5)) + (0.1 * random.NextDouble())) + (IsOnDiagonal(i) ? 2 : 0))];

        /// <summary>A matrix that is to be inverted has something on its diagonal.</summary>
        private bool IsOnDiagonal(int i) => Signature.StartsWith("Numerics.Inverse", StringComparison.Ordinal) && (Count == 16 ? i % 5 == 0 : i is 0 or 3);

        /// <summary>A root wants positive numbers, bounds want to be in order, and a logarithm's base is not negative.</summary>
        private bool IsPositive => Signature.Contains("SquareRoot", StringComparison.Ordinal) || Signature.Contains("Clamp", StringComparison.Ordinal) || Signature.Contains("Slerp", StringComparison.Ordinal);

        private static string Operand(string type, ref int next)
        {
            int count = type switch { "Single" or "Double" => 0, "Vector2" or "Complex" => 2, "Vector3" => 3, "Vector4" or "Quaternion" or "Plane" => 4, "Matrix3x2" => 6, _ => 16 };
            int first = next;
            next += Math.Max(1, count);
            return count == 0 ? "x" + first : "new " + type + "(" + string.Join(", ", Enumerable.Range(first, count).Select(i => "x" + i)) + ")";
        }

        private static string Call(string type, string function, string[] operands)
        {
            if (type == "Numerics")
            {
                return $"Matrix4x4.Invert({operands[0]}, out var inverse) ? inverse : default".Replace("Matrix4x4", operands[0].Contains("3x2", StringComparison.Ordinal) ? "Matrix3x2" : "Matrix4x4", StringComparison.Ordinal);
            }

            bool isInstance = function is "Length" or "LengthSquared" or "GetDeterminant";
            return function switch
            {
                "op_Addition" => $"{operands[0]} + {operands[1]}",
                "op_Subtraction" => $"{operands[0]} - {operands[1]}",
                "op_Multiply" => $"{operands[0]} * {operands[1]}",
                "op_Division" => $"{operands[0]} / {operands[1]}",
                "op_UnaryNegation" => $"-{operands[0]}",
                "op_UnaryPlus" => $"+{operands[0]}",
                "op_Implicit" => $"(Complex){operands[0]}",
                "get_Magnitude" or "get_Phase" => $"({operands[0]}).{function[4..]}",
                _ when isInstance => $"({operands[0]}).{function}()",
                _ => $"{type}.{function}({string.Join(", ", operands)})",
            };
        }

        private static string Result(string[] own, string[] types)
        {
            Type type = typeof(Vector3).Assembly.GetType("System.Numerics." + (own[0] == "Numerics" ? types[0] : own[0])) ?? typeof(Complex);
            return own[0] == "Numerics" ? types[0] : type
                .GetMethods().First(method => method.Name == own[1]
                    && method.GetParameters().Select(parameter => parameter.ParameterType.Name).SequenceEqual(method.IsStatic ? types : types.Skip(1))).ReturnType.Name;
        }

        private static string Sum(string result) => result switch
        {
            "Single" or "Double" => "r",
            "Vector2" => "r.X + 0.7f * r.Y",
            "Vector3" => "r.X + 0.7f * r.Y - 0.6f * r.Z",
            "Vector4" or "Quaternion" => "r.X + 0.7f * r.Y - 0.6f * r.Z + 1.2f * r.W",
            "Plane" => "r.Normal.X + 0.7f * r.Normal.Y - 0.6f * r.Normal.Z + 1.2f * r.D",
            "Complex" => "r.Real + 0.7 * r.Imaginary",
            "Matrix3x2" => "r.M11 + 0.7f * r.M12 - 0.6f * r.M21 + 1.2f * r.M22 + 0.9f * r.M31 - 1.1f * r.M32",
            _ => string.Join(" + ", Enumerable.Range(0, 16).Select(i => $"{(1 + (0.1 * i)).ToString(CultureInfo.InvariantCulture)}f * r.M{(i / 4) + 1}{(i % 4) + 1}")),
        };
    }
}
