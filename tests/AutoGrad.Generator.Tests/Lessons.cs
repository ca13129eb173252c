using System;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests;

/// <summary>
/// What is generated for the lessons of the guide, word for word: the text is a product of its own, and people read it.
/// Each also gives the numbers that the guide gives.
/// </summary>
public sealed class Lessons
{
    [Fact]
    public void OneGate() => Check("double Multiply(double x, double y) => x * y;", [-2, 3], -6, [3, -2]);

    [Fact]
    public void TwoGates() => Check("double AddThenMultiply(double x, double y, double z) => (x + y) * z;", [-2, 5, -4], -12, [-4, -4, 3]);

    [Fact]
    public void TwoGatesInSteps() => Check(
        """
        double AddThenMultiply(double x, double y, double z)
            {
                double q = Add(x, y);
                return Multiply(q, z);
            }

            private static double Add(double x, double y) => x + y;

            private static double Multiply(double q, double z) => q * z;
        """,
        [-2, 5, -4],
        -12,
        [-4, -4, 3]);

    [Fact]
    public void Neuron() => Check(
        """
        double Fire(double a, double b, double c, double x, double y)
            {
                double q = a * x + b * y + c;
                return Gates.Sigmoid(q);
            }
        """,
        [1, 2, -3, -1, 3],
        0.8808,
        [-0.105, 0.315, 0.105, 0.105, 0.210]);

    [Fact]
    public void NeuronSpelledOut() => Check(
        """
        double FireSpelledOut(double a, double b, double c, double x, double y)
            {
                double q = a * x + b * y + c;
                return 1.0 / (1.0 + Math.Exp(-q));
            }
        """,
        [1, 2, -3, -1, 3],
        0.8808,
        [-0.105, 0.315, 0.105, 0.105, 0.210]);

    [Fact]
    public void ExerciseProduct() => Check("double Product(double a, double b) => a * b;", [2, 3], 6, [3, 2]);

    [Fact]
    public void ExerciseSum() => Check("double Sum(double a, double b) => a + b;", [2, 3], 5, [1, 1]);

    [Fact]
    public void ExerciseSumOfThree() => Check("double SumOfThree(double a, double b, double c) => a + b + c;", [2, 3, 4], 9, [1, 1, 1]);

    [Fact]
    public void ExerciseProductAndSum() => Check("double ProductAndSum(double a, double b, double c) => a * b + c;", [2, 3, 4], 10, [3, 2, 1]);

    [Fact]
    public void ExerciseTwoStepNeuron() => Check(
        """
        double TwoStepNeuron(double a, double b, double c, double x, double y)
            {
                double q = a * x + b * y + c;
                double f = Gates.Sigmoid(q);
                return f;
            }
        """,
        [1, 2, -3, -1, 3],
        0.8808,
        [-0.105, 0.315, 0.105, 0.105, 0.210]);

    [Fact]
    public void ExerciseSquare() => Check("double Square(double a) => a * a;", [3], 9, [6]);

    [Fact]
    public void ExerciseSumOfSquares() => Check("double SumOfSquares(double a, double b, double c) => a * a + b * b + c * c;", [1, 2, 3], 14, [2, 4, 6]);

    [Fact]
    public void ExercisePower() => Check("double Power(double a, double b, double c, double d) => Math.Pow((a * b + c) * d, 2);", [2, 3, 4, 0.5], 25, [15, 10, 5, 100]);

    [Fact]
    public void ExerciseReciprocal() => Check("double Reciprocal(double a) => 1 / a;", [2], 0.5, [-0.25]);

    [Fact]
    public void ExerciseQuotient() => Check("double Quotient(double a, double b, double c, double d) => (a + b) / (c + d);", [1, 2, 3, 1], 0.75, [0.25, 0.25, -0.1875, -0.1875]);

    [Fact]
    public void ExerciseLarger() => Check("double Larger(double a, double b) => Math.Max(a, b);", [2, 3], 3, [0, 1]);

    [Fact]
    public void ExerciseRectified() => Check("double Rectified(double a) => Math.Max(a, 0);", [2], 2, [1]);

    [Fact]
    public void Branch() => Check(
        """
        double Huber(double r, [Constant] double k)
            {
                double m = Math.Abs(r);
                if (m <= k) return 0.5 * r * r;
                return k * (m - 0.5 * k);
            }
        """,
        [-3, 1.5],
        3.375,
        [-1.5]);

    private static void Check(string method, double[] inputs, double value, double[] gradient, [CallerMemberName] string test = "")
    {
        GeneratorRun run = GeneratorRun.Of(
            $$"""
              using System;
              using AutoGrad;

              namespace Tour;

              /// <summary>A lesson.</summary>
              public static partial class Lesson
              {
                  [Differentiable]
                  public static {{method}}
              }
              """,
            new CompilerSettings(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10));
        run.AssertClean();
        DifferentiatedMethod lesson = DifferentiatedMethod.Find(run.Load().GetType("Tour.Lesson", throwOnError: true)!, method.Split(' ', '(')[1]);
        object?[] boxed = [.. inputs.Cast<object?>()];
        Assert.Equal(value, lesson.Call(boxed).Values![0], 4);
        Assert.All(gradient.Zip(lesson.GradientAt(boxed)), pair => Assert.Equal(pair.First, pair.Second, 3));
        Snapshot.Match(run, nameof(Lessons), test);
    }
}
