using System;
using System.Globalization;

namespace AutoGrad.Optimization;

/// <summary>What a minimisation came to: the best point, and why it ended there.</summary>
public sealed class MinimizeResult
{
    private readonly double[] _point;

    internal MinimizeResult(double[] point, double value, double gradientNorm, int iterations, int evaluations, StopReason reason)
    {
        _point = point;
        Value = value;
        GradientNorm = gradientNorm;
        Iterations = iterations;
        Evaluations = evaluations;
        Reason = reason;
    }

    /// <summary>
    /// The point with the smallest value that was accepted; the start, if there was none. Of points whose values differ by no more than rounding
    /// can explain, <see cref="Lbfgs"/> gives the one with the smallest gradient.
    /// </summary>
    public ReadOnlySpan<double> Point => _point;

    /// <summary>The value at the point.</summary>
    public double Value { get; }

    /// <summary>The size of the largest component of the gradient at the point.</summary>
    public double GradientNorm { get; }

    /// <summary>
    /// How many steps were taken. If <see cref="Reason"/> is <see cref="StopReason.NotFinite"/>: the step in which that came; 0 is the
    /// start.
    /// </summary>
    public int Iterations { get; }

    /// <summary>How often the function was evaluated.</summary>
    public int Evaluations { get; }

    /// <summary>Why it ended.</summary>
    public StopReason Reason { get; }

    /// <summary>Whether it ended because one of the tolerances was met.</summary>
    public bool Converged => Reason is StopReason.SmallGradient or StopReason.SmallChange or StopReason.SmallStep;

    /// <summary>A copy of the point.</summary>
    /// <returns>A new array.</returns>
    public double[] ToArray() => (double[])_point.Clone();

    /// <summary>One line: value, reason, iterations and evaluations.</summary>
    /// <returns>Text in the invariant culture.</returns>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0:G10} after {1} iterations and {2} evaluations: {3}, largest gradient {4:G3}",
        Value,
        Iterations,
        Evaluations,
        Reason,
        GradientNorm);
}
