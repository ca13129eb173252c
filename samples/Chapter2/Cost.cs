using System;
using AutoGrad;
using AutoGrad.Optimization;

namespace Chapter2;

/// <summary>
/// The conventional way to say the same: a function that says how bad parameters are on all points together, which is then minimised by whatever can.
/// </summary>
public static partial class Cost
{
    /// <summary>How much the size of the slopes counts.</summary>
    public const double Regularization = 0.1;

    private static readonly LabelledPoint[] Points = [.. SixPoints.All];

    /// <summary>The point that all minimisations start from.</summary>
    public static ReadOnlySpan<double> Start => [1, -2, -1];

    /// <summary>The cost of a support vector machine.</summary>
    /// <param name="a">The slope in x.</param>
    /// <param name="b">The slope in y.</param>
    /// <param name="c">The offset.</param>
    /// <returns>The sum of the hinge losses, and <see cref="Regularization"/> times the squares of the slopes.</returns>
    [Differentiable]
    public static double OfHinges(double a, double b, double c)
    {
        double cost = 0;
        foreach ((double x, double y, int label) in Points)
        {
            double score = a * x + b * y + c;
            cost += Math.Max(0, 1 - label * score);
        }

        return cost + Regularization * (a * a + b * b);
    }

    /// <summary>The same with squared hinges: without kinks, as quasi-Newton methods want it.</summary>
    [Differentiable]
    public static double OfSquaredHinges(double a, double b, double c)
    {
        double cost = 0;
        foreach ((double x, double y, int label) in Points)
        {
            double score = a * x + b * y + c;
            cost += Gates.Square(Math.Max(0, 1 - label * score));
        }

        return cost + Regularization * (a * a + b * b);
    }

    /// <summary>
    /// Gradient descent. The hinge has kinks, at which steps of one length would jump to and fro: they are made shorter and shorter.
    /// </summary>
    /// <param name="steps">How many steps.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <returns>The best point.</returns>
    public static MinimizeResult MinimizeByDescent(int steps, IProgress<MinimizeProgress>? progress = null) =>
        new Sgd(3, LearningRate.Cosine(0.05, steps)).Minimize(OfHingesGradient, Start, steps, progress: progress);

    /// <summary>A quasi-Newton method on the smooth cost.</summary>
    /// <param name="progress">Is told of every iteration.</param>
    /// <returns>The minimum.</returns>
    public static MinimizeResult MinimizeByLbfgs(IProgress<MinimizeProgress>? progress = null) =>
        new Lbfgs().Minimize(OfSquaredHingesGradient, Start, progress);
}
