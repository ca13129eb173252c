using System;
using System.Threading;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// Minimises a sum of squares of residuals by the method of Levenberg (1944) and Marquardt (1963): between Gauss-Newton and gradient
/// descent, as far as the quadratic model holds.
/// </summary>
/// <remarks>
/// The damping follows the ratio of actual and predicted decrease (H. B. Nielsen, "Damping parameter in Marquardt's method", 1999);
/// parameters are scaled by the largest norm that their column of the Jacobian has had (J. J. More, "The Levenberg-Marquardt algorithm:
/// implementation and theory", 1978), so that their units do not matter. The linear problem of each step is solved by Householder
/// reflections, without squaring the condition of the Jacobian. It never throws because of the numbers that come up; <see
/// cref="MinimizeResult.Reason"/> says how it ended. The same instance may be used again, by several threads too.
/// </remarks>
/// <example>
/// <code>
/// MinimizeResult fit = new LevenbergMarquardt().Minimize(
///     (p, i, dp) => Model.MisfitGradient(p, x[i], y[i], dp), x.Length, start);
/// </code>
/// </example>
public sealed class LevenbergMarquardt
{
    /// <summary>
    /// It ends where the cosine of the angle between the residuals and each column of the Jacobian is no larger: 1e-10 if it is not set.
    /// </summary>
    public double GradientTolerance { get; init; } = 1e-10;

    /// <summary>
    /// It ends when an iteration changes the sum of squares by no more than this, relative to it, and would by the model: 1e-15 if it is
    /// not set.
    /// </summary>
    public double ValueTolerance { get; init; } = 1e-15;

    /// <summary>It ends when a step is no longer than this, relative to the point, both scaled: 1e-12 if it is not set.</summary>
    public double StepTolerance { get; init; } = 1e-12;

    /// <summary>The first damping, relative to the scaled Jacobian: 1e-3 if it is not set. Larger is more careful.</summary>
    public double InitialDamping { get; init; } = 1e-3;

    /// <summary>At most how many iterations, rejected steps included: 1000 if it is not set.</summary>
    public int MaximumIterations { get; init; } = 1000;

    /// <summary>Minimises a sum of squares.</summary>
    /// <param name="residual">A residual with its gradient, for instance by a generated <c>FGradient</c>.</param>
    /// <param name="count">How many residuals there are.</param>
    /// <param name="start">The point to start from.</param>
    /// <param name="progress">Is told of the start and of every iteration.</param>
    /// <param name="cancellationToken">Asks for the end; looked at between iterations.</param>
    /// <returns>
    /// The point that was found, and why it ended there. The value is the sum of the squares of the residuals, the gradient that of this
    /// value, an evaluation one of all residuals.
    /// </returns>
    public MinimizeResult Minimize(
        Residual residual,
        int count,
        ReadOnlySpan<double> start,
        IProgress<MinimizeProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Requires.NotNull(residual, nameof(residual));
        Requires.AtLeast(0, count, nameof(count));
        var current = new LeastSquaresPoint(residual, count, start.ToArray());
        var trial = new LeastSquaresPoint(residual, count, new double[start.Length]);
        var model = new DampedLeastSquares(count, start.Length);
        double[] scale = new double[start.Length];
        int iteration = 0;
        int evaluations = 1;
        current.Evaluate();
        if (!current.IsFinite)
        {
            return Result(StopReason.NotFinite);
        }

        double damping = InitialDamping;
        double growth = 2.0;
        bool isNew = true;

        // Since the point last moved: whether a step led to no finite value, and whether one led elsewhere to a finite one.
        bool metNonFinite = false;
        bool metFinite = false;
        for (; ; iteration++)
        {
            progress?.Report(new MinimizeProgress(iteration, evaluations, current.Value, current.GradientNorm));
            if (isNew)
            {
                current.GrowScale(scale);
                if (current.LargestCosine() <= GradientTolerance)
                {
                    return Result(StopReason.SmallGradient);
                }

                model.Factorize(current.Jacobian, current.Residuals);
            }

            if (iteration >= MaximumIterations || cancellationToken.IsCancellationRequested)
            {
                return Result(iteration >= MaximumIterations ? StopReason.IterationLimit : StopReason.Cancelled);
            }

            ReadOnlySpan<double> step = model.Solve(damping, scale);
            double stepLength = ScaledNorm(step, scale);
            double pointLength = ScaledNorm(current.Point, scale);
            for (int i = 0; i < step.Length; i++)
            {
                trial.Point[i] = current.Point[i] + step[i];
            }

            trial.Evaluate();
            evaluations++;
            double predicted = model.PredictedDecrease(damping, scale);
            double actual = current.Value - trial.Value;
            bool isSmallStep = stepLength <= StepTolerance * pointLength;
            bool isSmallChange = predicted <= ValueTolerance * current.Value && Math.Abs(actual) <= ValueTolerance * current.Value;
            bool isBetter = trial.IsFinite && actual > 0.0 && predicted > 0.0;
            if (isBetter)
            {
                double ratio = actual / predicted;
                double cubed = 2.0 * ratio - 1.0;
                damping *= Math.Max(1.0 / 3.0, 1.0 - cubed * cubed * cubed);
                growth = 2.0;
                (current, trial) = (trial, current);
            }
            else
            {
                damping *= growth;
                growth *= 2.0;
            }

            isNew = isBetter;
            metNonFinite = !isBetter && (metNonFinite || !trial.IsFinite);
            metFinite = !isBetter && (metFinite || (trial.IsFinite && !trial.Point.AsSpan().SequenceEqual(current.Point)));

            if (isSmallChange && metNonFinite && !metFinite)
            {
                iteration++;
                return Result(StopReason.NotFinite);
            }

            if (isSmallChange || isSmallStep)
            {
                iteration++;
                progress?.Report(new MinimizeProgress(iteration, evaluations, current.Value, current.GradientNorm));
                return Result(isSmallChange ? StopReason.SmallChange : trial.IsFinite || isBetter ? StopReason.SmallStep : StopReason.NotFinite);
            }

            if (!VectorMath.IsFinite(damping) || !VectorMath.IsFinite(stepLength))
            {
                iteration++;
                return Result(trial.IsFinite ? StopReason.NoDecrease : StopReason.NotFinite);
            }
        }

        MinimizeResult Result(StopReason reason) =>
            new(current.Point, current.Value, current.GradientNorm, iteration, evaluations, reason);
    }

    private static double ScaledNorm(ReadOnlySpan<double> vector, double[] scale)
    {
        double sum = 0.0;
        for (int i = 0; i < vector.Length; i++)
        {
            double scaled = scale[i] * vector[i];
            sum += scaled * scaled;
        }

        return Math.Sqrt(sum);
    }
}
