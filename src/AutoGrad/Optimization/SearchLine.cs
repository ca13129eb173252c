using System;

namespace AutoGrad.Optimization;

/// <summary>An objective along a line, for searches to try steps on, and the step that is taken in the end.</summary>
internal sealed class SearchLine
{
    private readonly Objective _objective;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private double[] _from;
    private double[] _direction;

    public SearchLine(Objective objective, int count)
    {
        _objective = objective;
        _trial = new double[count];
        _trialGradient = new double[count];
        _from = _trial;
        _direction = _trial;
        Point = new double[count];
        Gradient = new double[count];
    }

    /// <summary>The point that was taken.</summary>
    public double[] Point { get; }

    /// <summary>The gradient there.</summary>
    public double[] Gradient { get; }

    /// <summary>The value there; infinite, if no step was taken.</summary>
    public double Value { get; private set; }

    /// <summary>How often the objective was evaluated, on all lines.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Whether this line has led to a value or a gradient that is not finite.</summary>
    public bool MetNotFinite { get; private set; }

    /// <summary>Begins a line, on which nothing has been tried or taken. The arrays must stay as they are meanwhile.</summary>
    public void Begin(double[] from, double[] direction)
    {
        _from = from;
        _direction = direction;
        MetNotFinite = false;
        Value = double.PositiveInfinity;
    }

    public Trial Try(double step)
    {
        for (int i = 0; i < _from.Length; i++)
        {
            _trial[i] = _from[i] + step * _direction[i];
        }

        Evaluations++;
        double value = _objective(_trial, _trialGradient);
        var trial = new Trial(step, value, VectorMath.IsFinite(_trialGradient) ? VectorMath.Dot(_trialGradient, _direction) : double.NaN);
        MetNotFinite |= !trial.IsFinite;
        return trial;
    }

    /// <summary>Takes the step that was tried last: its point and gradient are still there.</summary>
    /// <returns>True.</returns>
    public bool Take(Trial trial)
    {
        Value = trial.Value;
        Array.Copy(_trial, Point, _trial.Length);
        Array.Copy(_trialGradient, Gradient, _trialGradient.Length);
        return true;
    }
}

/// <summary>A step along a line, the value there, and the slope along the line.</summary>
internal readonly record struct Trial(double Step, double Value, double Slope)
{
    public bool IsFinite => VectorMath.IsFinite(Value) && VectorMath.IsFinite(Slope);
}
