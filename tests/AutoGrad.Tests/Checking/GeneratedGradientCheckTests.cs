using System;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Checking;

/// <summary>Whatever a generated method takes, its gradient is checked in one line; and the line finds a mistake.</summary>
public sealed partial class GeneratedGradientCheckTests
{
    [Fact]
    public void Numbers_by_the_overload_that_takes_them_in_a_row()
    {
        GradientCheck.Of(GeneratedModel.NeuronGradient, [1, 2, -3, -1, 3]).ThrowIfWrong();
        GradientCheck.Of(GeneratedModel.RatioGradient, [2.5f, 0.7f]).ThrowIfWrong();
        AssertNoticed(GeneratedModel.NeuronGradient, 1, 2, -3, -1, 3);
    }

    [Fact]
    public void Structs_by_the_overload_that_takes_their_numbers_in_a_row()
    {
        GradientCheck.Of(StretchGradient, [0.5, -1.2, 2.0, 0.8, 1.7]).ThrowIfWrong();
        AssertNoticed(StretchGradient, 0.5, -1.2, 2.0, 0.8, 1.7);
    }

    [Fact]
    public void Numbers_one_by_one()
    {
        GradientCheck.Of((x, dx) => GeneratedModel.HuberGradient(x[0], 1.5, out dx[0]), [0.3]).ThrowIfWrong();
        AssertNoticed((x, dx) => GeneratedModel.HuberGradient(x[0], 1.5, out dx[0]), 0.3);
    }

    [Fact]
    public void Structs_one_by_one()
    {
        Objective objective = (x, dx) =>
        {
            double value = StretchGradient(new Spring(new End(x[0], x[1]), new End(x[2], x[3])), x[4], out Spring spring, out dx[4]);
            (dx[0], dx[1], dx[2], dx[3]) = (spring.From.X, spring.From.Y, spring.To.X, spring.To.Y);
            return value;
        };

        GradientCheck.Of(objective, [0.5, -1.2, 2.0, 0.8, 1.7]).ThrowIfWrong();
        AssertNoticed(objective, 0.5, -1.2, 2.0, 0.8, 1.7);
    }

    [Fact]
    public void Arrays()
    {
        GradientCheck.Of((x, dx) => ChainOfArrayGradient(x.ToArray(), dx), [0.5, -1.2, 2.0]).ThrowIfWrong();
        AssertNoticed((x, dx) => ChainOfArrayGradient(x.ToArray(), dx), 0.5, -1.2, 2.0);
    }

    [Fact]
    public void Two_arrays_in_a_row()
    {
        Objective objective = (x, dx) => BilinearGradient(x[..2], x[2..], dx[..2], dx[2..]);

        GradientCheck.Of(objective, [0.5, -1.2, 2.0, 0.8, 1.7]).ThrowIfWrong();
        AssertNoticed(objective, 0.5, -1.2, 2.0, 0.8, 1.7);
    }

    [Fact]
    public void Backward_methods_which_add()
    {
        Objective objective = (x, dx) => { dx.Clear(); return BilinearBackward(x[..2], x[2..], 1.0, dx[..2], dx[2..]); };

        GradientCheck.Of(objective, [0.5, -1.2, 2.0, 0.8, 1.7]).ThrowIfWrong();
        Assert.False(GradientCheck.Of((x, dx) => BilinearBackward(x[..2], x[2..], 1.0, dx[..2], dx[2..]), [0.5, -1.2, 2.0, 0.8, 1.7]).IsRight);
    }

    [Fact]
    public void Single_precision_over_spans()
    {
        float[] x = [0.5f, -1.2f, 2.0f];

        GradientCheck.Of(ChainOfSinglesGradient, x).ThrowIfWrong();
        Assert.False(GradientCheck.Of((p, g) => { float value = ChainOfSinglesGradient(p, g); g[1] = -g[1]; return value; }, x).IsRight);
    }

    [Differentiable]
    internal static double Stretch(Spring spring, double stiffness)
    {
        double x = spring.To.X - spring.From.X;
        double y = spring.To.Y - spring.From.Y;
        return 0.5 * stiffness * Gates.Square(Math.Sqrt(x * x + y * y) - 1.0);
    }

    [Differentiable]
    internal static double ChainOfArray(double[] x)
    {
        double product = 1.0;
        foreach (double factor in x)
        {
            product = Math.Sin(product * factor + 0.3);
        }

        return product;
    }

    [Differentiable]
    internal static float ChainOfSingles(ReadOnlySpan<float> x)
    {
        float product = 1f;
        foreach (float factor in x)
        {
            product = MathF.Sin(product * factor + 0.3f);
        }

        return product;
    }

    [Differentiable]
    internal static double Bilinear(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0.0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                sum += (i + 1) * a[i] * b[j] * b[j];
            }
        }

        return sum;
    }

    /// <summary>With the sign of one component wrong, whichever, the same line names it.</summary>
    private static void AssertNoticed(Objective objective, params double[] at)
    {
        for (int i = 0; i < at.Length; i++)
        {
            int wrong = i;
            GradientReport report = GradientCheck.Of(
                (x, dx) => { double value = objective(x, dx); dx[wrong] = -dx[wrong]; return value; }, at);
            Assert.Equal(wrong, Assert.Single(report.Comparisons, comparison => comparison.Verdict == GradientVerdict.Wrong).Index);
        }
    }

    internal readonly record struct End(double X, double Y);

    internal readonly record struct Spring(End From, End To);
}
