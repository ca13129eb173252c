using System;
using System.CodeDom.Compiler;
using System.Linq;
using System.Reflection;
using AutoGrad.Layers;
using AutoGrad.Optimization;
using Xunit;

namespace AutoGrad.Tests.Layers;

/// <summary>Losses against their closed forms, and their generated gradients against those and numeric differentiation.</summary>
public sealed class LossTests
{
    /// <summary>A derivative written by hand would be a method of such a name without the generator's mark.</summary>
    [Theory]
    [InlineData(typeof(Loss), 7)]
    [InlineData(typeof(Layer), 4)]
    [InlineData(typeof(Penalty), 3)]
    public void Every_derivative_is_generated(Type type, int differentiable)
    {
        MethodInfo[] methods = type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        MethodInfo[] derivatives = [.. methods.Where(method =>
            method.Name.EndsWith("Backward", StringComparison.Ordinal) || method.Name.EndsWith("Gradient", StringComparison.Ordinal))];

        Assert.Equal(differentiable, methods.Count(method => method.GetCustomAttribute<DifferentiableAttribute>() is not null));
        Assert.Equal(differentiable, derivatives.Count(method => method.Name.EndsWith("Backward", StringComparison.Ordinal)));
        Assert.All(derivatives, derivative => Assert.Equal("AutoGrad", derivative.GetCustomAttribute<GeneratedCodeAttribute>()?.Tool));
    }

    [Fact]
    public void Squared_error()
    {
        double[] gradient = new double[2];

        Assert.Equal(13.0, Loss.SquaredErrorGradient([1, 2], [3, 5], gradient));
        Assert.Equal([-4.0, -6.0], gradient);
        Assert.Throws<ArgumentException>(() => Loss.SquaredError([1], [1, 2]));
    }

    [Theory]
    [InlineData(0.25, 1, 0.75, -1)]
    [InlineData(0.25, -1, 1.25, 1)]
    [InlineData(-2, -1, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    public void Hinge_and_its_square(double score, double label, double loss, double slope)
    {
        Assert.Equal(loss, Loss.HingeGradient(score, label, out double gradient));
        Assert.Equal(slope, gradient);
        Assert.Equal(loss * loss, Loss.SquaredHingeGradient(score, label, out double squared));
        Assert.Equal(2 * loss * slope, squared);
    }

    [Theory]
    [InlineData(0, 1, 0.69314718055994531, -0.5)]
    [InlineData(2, 1, 0.12692801104297250, -0.11920292202211756)]
    [InlineData(2, -1, 2.1269280110429727, 0.88079707797788244)]
    [InlineData(-1000, 1, 1000, -1)]
    [InlineData(1000, 1, 0, 0)]
    public void Logistic(double score, double label, double loss, double slope)
    {
        Assert.Equal(loss, Loss.LogisticGradient(score, label, out double gradient), 1e-15 * Math.Max(1, loss));
        Assert.Equal(slope, gradient, 1e-15);
    }

    /// <summary>Scores 3.2, 5.1, -1.7 with the right class first: 2.9 and 0 with the margin 1.</summary>
    [Fact]
    public void Multiclass_hinges()
    {
        double[] scores = [3.2, 5.1, -1.7, 2.9];
        double[] gradient = new double[4];

        Assert.Equal(2.9 + 0.7, Loss.MulticlassHingeGradient(scores, 0, 1.0, gradient), 1e-14);
        Assert.Equal([-2.0, 1.0, 0.0, 1.0], gradient);
        Assert.Equal(2.9, Loss.StructuredHingeGradient(scores, 0, 1.0, gradient), 1e-14);
        Assert.Equal([-1.0, 1.0, 0.0, 0.0], gradient);
        Assert.Equal(0.0, Loss.StructuredHingeGradient(scores, 1, 1.0, gradient));
        Assert.Equal([0.0, 0.0, 0.0, 0.0], gradient);
        Assert.Throws<IndexOutOfRangeException>(() => Loss.MulticlassHinge(scores, 4));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1000.0)]
    [InlineData(-1000.0)]
    public void Softmax_cross_entropy_has_the_probabilities_for_gradient_however_large_the_scores(double offset)
    {
        double[] scores = [offset + 1, offset + 2, offset + 3];
        double[] gradient = new double[3];
        double sum = Math.Exp(-2) + Math.Exp(-1) + 1;

        Assert.Equal(Math.Log(sum) + 1, Loss.SoftmaxCrossEntropyGradient(scores, 1, gradient), 1e-12);
        Assert.Equal(Math.Exp(-2) / sum, gradient[0], 1e-15);
        Assert.Equal(Math.Exp(-1) / sum - 1, gradient[1], 1e-15);
        Assert.Equal(1 / sum, gradient[2], 1e-15);
    }

    [Fact]
    public void Softmax_cross_entropy_of_a_hopeless_class_is_its_distance()
    {
        double[] gradient = new double[2];

        Assert.Equal(2000.0, Loss.SoftmaxCrossEntropyGradient([-1000, 1000], 0, gradient));
        Assert.Equal([-1.0, 1.0], gradient);
        Assert.Equal(0.0, Loss.SoftmaxCrossEntropyGradient([-1000, 1000], 1, gradient));
    }

    [Fact]
    public void Gradients_agree_with_numeric_differentiation()
    {
        double[] x = Points.Random(6, 1);
        double[] target = Points.Random(6, 2);

        Check((p, dp) => Loss.SquaredErrorGradient(p, target, dp));
        Check((p, dp) => Loss.MulticlassHingeGradient(p, 2, 1.0, dp));
        Check((p, dp) => Loss.StructuredHingeGradient(p, 2, 1.0, dp));
        Check((p, dp) => Loss.SoftmaxCrossEntropyGradient(p, 2, dp));
        Check(Penalty.L1Gradient);
        Check(Penalty.L2Gradient);
        Check((p, dp) => Penalty.GroupSparsityGradient(p, 2, dp));
        Check((p, dp) => Penalty.GroupSparsityGradient(p, 4, dp));

        void Check(Objective objective) => GradientCheck.Of(objective, x).ThrowIfWrong();
    }

    [Fact]
    public void Penalties()
    {
        double[] weights = [3, -4, 0, 0, 5];
        double[] gradient = new double[5];

        Assert.Equal(12.0, Penalty.L1Gradient(weights, gradient));
        Assert.Equal([1.0, -1.0, 0.0, 0.0, 1.0], gradient);
        Assert.Equal(50.0, Penalty.L2Gradient(weights, gradient));
        Assert.Equal([6.0, -8.0, 0.0, 0.0, 10.0], gradient);
        Assert.Equal(10.0, Penalty.GroupSparsityGradient(weights, 2, gradient));
        Assert.Equal([0.6, -0.8, 0.0, 0.0, 1.0], gradient.Select(slope => Math.Round(slope, 14)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Penalty.GroupSparsity(weights, 0));
    }
}
