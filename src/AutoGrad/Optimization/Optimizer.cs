using System;
using System.Threading;
using AutoGrad.Compatibility;

namespace AutoGrad.Optimization;

/// <summary>
/// An optimizer that goes step by step: each step takes the parameters and a gradient, and changes the parameters in place. What it remembers
/// from step to step can be saved and restored bit for bit. A step allocates nothing.
/// </summary>
public abstract class Optimizer
{
    // What stands in a saved state before the memory: the kind and the number of steps.
    private const int Header = 2;

    private readonly OptimizerKind _kind;
    private readonly LearningRate _learningRate;
    private readonly double[] _memory;
    private readonly int _count;

    /// <summary>Begins with nothing remembered.</summary>
    /// <param name="kind">Which optimizer it is.</param>
    /// <param name="count">How many parameters there are.</param>
    /// <param name="learningRate">How long the steps are.</param>
    /// <param name="vectors">How many numbers are remembered for each parameter.</param>
    /// <param name="scalars">How many numbers are remembered besides.</param>
    private protected Optimizer(OptimizerKind kind, int count, LearningRate learningRate, int vectors, int scalars)
    {
        Requires.AtLeast(0, count, nameof(count));
        Requires.NotNull(learningRate, nameof(learningRate));
        _kind = kind;
        _count = count;
        _learningRate = learningRate;
        _memory = new double[vectors * count + scalars];
    }

    /// <summary>How many steps have been taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <param name="parameters">The parameters, which are changed.</param>
    /// <param name="gradient">The gradient of the function to be minimised, as long as the parameters.</param>
    /// <exception cref="ArgumentException">A length is not the number of parameters.</exception>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        Requires.Length(_count, parameters.Length, nameof(parameters));
        Requires.Length(_count, gradient.Length, nameof(gradient));
        Step(parameters, gradient, _learningRate.At(Steps));
        Steps++;
    }

    /// <summary>Takes steps along the gradient of a function until the gradient is small or the steps are used up.</summary>
    /// <param name="objective">The function with its gradient.</param>
    /// <param name="start">The point to start from.</param>
    /// <param name="steps">At most how many steps.</param>
    /// <param name="gradientTolerance">The largest component of the gradient at which to end.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Asks for the end.</param>
    /// <returns>The point of the smallest value, which need not be the last one.</returns>
    public MinimizeResult Minimize(
        Objective objective,
        ReadOnlySpan<double> start,
        int steps,
        double gradientTolerance = 1e-8,
        IProgress<MinimizeProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Requires.NotNull(objective, nameof(objective));
        Requires.Length(_count, start.Length, nameof(start));
        Requires.AtLeast(0, steps, nameof(steps));
        double[] point = start.ToArray();
        double[] gradient = new double[_count];
        double[] best = start.ToArray();
        double bestValue = double.NaN;
        double bestNorm = double.NaN;
        for (int step = 0; ; step++)
        {
            double value = objective(point, gradient);
            double norm = VectorMath.LargestMagnitude(gradient);
            if (!VectorMath.IsFinite(value) || !VectorMath.IsFinite(norm))
            {
                return step == 0 ? Result(step, point, value, norm, StopReason.NotFinite) : Result(step, best, bestValue, bestNorm, StopReason.NotFinite);
            }

            if (!(bestValue <= value))
            {
                point.AsSpan().CopyTo(best);
                bestValue = value;
                bestNorm = norm;
            }

            progress?.Report(new MinimizeProgress(step, step + 1, value, norm));
            if (norm <= gradientTolerance)
            {
                return Result(step, point, value, norm, StopReason.SmallGradient);
            }

            if (step == steps || cancellationToken.IsCancellationRequested)
            {
                return Result(step, best, bestValue, bestNorm, step == steps ? StopReason.IterationLimit : StopReason.Cancelled);
            }

            Step(point, gradient);
        }

        static MinimizeResult Result(int step, double[] at, double value, double norm, StopReason reason) => new(at, value, norm, step, step + 1, reason);
    }

    /// <summary>What is remembered from step to step, to be continued from later or elsewhere.</summary>
    /// <returns>
    /// A new array of numbers, the kind of optimizer and the number of steps among them. Kept bit for bit, it makes the following steps the same bit for bit.
    /// </returns>
    public double[] SaveState()
    {
        double[] state = new double[Header + _memory.Length];
        state[0] = (double)_kind;
        state[1] = Steps;
        _memory.AsSpan().CopyTo(state.AsSpan(Header));
        return state;
    }

    /// <summary>Continues from what an optimizer of the same kind, with the same settings, has remembered.</summary>
    /// <param name="state">What <see cref="SaveState"/> has returned.</param>
    /// <exception cref="ArgumentException">The state is not one of this kind of optimizer and this number of parameters.</exception>
    public void RestoreState(ReadOnlySpan<double> state)
    {
        Requires.Length(Header + _memory.Length, state.Length, nameof(state));
        if (state[0] != (double)_kind)
        {
            throw new ArgumentException("This is not the state of an optimizer of the kind " + _kind + ".", nameof(state));
        }

        Requires.AtLeast(0, state[1], nameof(state));
        Steps = (long)state[1];
        state.Slice(Header).CopyTo(_memory);
    }

    /// <summary>Takes one step of the kind that this is.</summary>
    private protected abstract void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate);

    /// <summary>One of the vectors that are remembered.</summary>
    private protected Span<double> Vector(int index) => _memory.AsSpan(index * _count, _count);

    /// <summary>The numbers that are remembered besides.</summary>
    private protected Span<double> Scalars(int count) => _memory.AsSpan(_memory.Length - count);
}
