using System;
using System.Threading;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// Minimises a smooth function of many parameters by the limited-memory BFGS method: a quasi-Newton method that remembers the last few
/// steps (J. Nocedal 1980; J. Nocedal and S. Wright, "Numerical Optimization", 2nd edition, algorithms 7.4 and 7.5), with a line search for
/// the strong Wolfe conditions. Near the minimum, where rounding hides the differences of the values, the gradient alone shows the way.
/// </summary>
/// <remarks>
/// It never throws because of the numbers that come up; <see cref="MinimizeResult.Reason"/> says how it ended. The same instance may be
/// used again, by several threads too.
/// </remarks>
/// <example><code>MinimizeResult result = new Lbfgs().Minimize(Model.CostGradient, start);</code></example>
public sealed class Lbfgs
{
    private const int Patience = 100;

    /// <summary>How many steps are remembered: 10 if it is not set.</summary>
    public int History { get; init; } = 10;

    /// <summary>It ends where no component of the gradient is larger: 1e-8 if it is not set.</summary>
    public double GradientTolerance { get; init; } = 1e-8;

    /// <summary>
    /// It ends when an iteration changes the value by no more than this, relative to the value: 1e-15 if it is not set. Below 1e-12 the
    /// values cannot tell for certain; then it ends when for a hundred iterations the value has not fallen by more than that, nor the
    /// largest component of the gradient become smaller.
    /// </summary>
    public double ValueTolerance { get; init; } = 1e-15;

    /// <summary>At most how many iterations: 1000 if it is not set.</summary>
    public int MaximumIterations { get; init; } = 1000;

    /// <summary>Minimises a function.</summary>
    /// <param name="objective">The function with its gradient, for instance a generated <c>FGradient</c>.</param>
    /// <param name="start">The point to start from.</param>
    /// <param name="progress">Is told of the start and of every iteration.</param>
    /// <param name="cancellationToken">Asks for the end; looked at between iterations.</param>
    /// <returns>The point that was found, and why it ended there.</returns>
    public MinimizeResult Minimize(
        Objective objective,
        ReadOnlySpan<double> start,
        IProgress<MinimizeProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Requires.NotNull(objective, nameof(objective));
        Requires.AtLeast(1, History, nameof(History));
        int count = start.Length;
        double[] point = start.ToArray();
        double[] gradient = new double[count];
        double[] direction = new double[count];
        double value = objective(point, gradient);
        double norm = VectorMath.LargestMagnitude(gradient);
        var line = new SearchLine(objective, count);
        var byValues = new StrongWolfeSearch(line);
        var bySlopes = new ApproximateWolfeSearch(line);
        var flattest = new FlattestPoint(count);
        var curvature = new CurvatureHistory(History, count);
        int iteration = 0;
        if (!VectorMath.IsFinite(value) || !VectorMath.IsFinite(norm))
        {
            return Result(StopReason.NotFinite);
        }

        for (; ; iteration++)
        {
            progress?.Report(new MinimizeProgress(iteration, line.Evaluations + 1, value, norm));
            if (norm <= GradientTolerance)
            {
                return Result(StopReason.SmallGradient);
            }

            if (iteration >= MaximumIterations || cancellationToken.IsCancellationRequested)
            {
                return Result(iteration >= MaximumIterations ? StopReason.IterationLimit : StopReason.Cancelled);
            }

            double before = value;
            if (!Advance())
            {
                if (line.MetNotFinite)
                {
                    iteration++;
                    return Result(StopReason.NotFinite);
                }

                return Result(StopReason.NoDecrease);
            }

            // Where the tolerance asks for more than the values can tell, the gradient decides.
            flattest.Look(point, value, norm);
            bool isLevel = ValueTolerance >= ApproximateWolfeSearch.Blindness
                ? before - value <= ValueTolerance * Math.Max(Math.Abs(before), Math.Abs(value))
                : flattest.Waited >= Patience;
            if (isLevel && norm > GradientTolerance)
            {
                iteration++;
                flattest.Restore(point, ref value, ref norm);
                progress?.Report(new MinimizeProgress(iteration, line.Evaluations + 1, value, norm));
                return Result(StopReason.SmallChange);
            }
        }

        // One iteration. If the remembered curvature leads nowhere, it is forgotten and the gradient itself is followed.
        bool Advance()
        {
            while (true)
            {
                curvature.Multiply(gradient, direction);
                for (int i = 0; i < count; i++)
                {
                    direction[i] = -direction[i];
                }

                double slope = VectorMath.Dot(gradient, direction);
                double length = VectorMath.Norm(gradient);
                double firstStep = curvature.IsEmpty ? Math.Min(1.0, 1.0 / length) : 1.0;
                if (slope < 0.0 && VectorMath.IsFinite(slope) && Search(slope, firstStep))
                {
                    curvature.Add(point, line.Point, gradient, line.Gradient);
                    Array.Copy(line.Point, point, count);
                    Array.Copy(line.Gradient, gradient, count);
                    value = line.Value;
                    norm = VectorMath.LargestMagnitude(gradient);
                    return true;
                }

                if (curvature.IsEmpty)
                {
                    return false;
                }

                curvature.Clear();
            }
        }

        bool Search(double slope, double firstStep)
        {
            line.Begin(point, direction);
            bool isSeen = -slope * firstStep > ApproximateWolfeSearch.Blindness * Math.Abs(value);
            return isSeen ? byValues.Search(value, slope, firstStep) : bySlopes.Search(value, slope, firstStep);
        }

        MinimizeResult Result(StopReason reason)
        {
            flattest.Restore(point, ref value, ref norm);
            return new(point, value, norm, iteration, line.Evaluations + 1, reason);
        }
    }
}
