using System;

namespace AutoGrad.Checking;

/// <summary>
/// The function along a line through the point, as a function of the way from it: along one component, or along a direction through
/// several.
/// </summary>
internal sealed class Line
{
    private readonly CheckedFunction _function;
    private readonly double[]? _direction;
    private readonly int _first;
    private readonly int _end;
    private readonly double[] _moved;

    private Line(CheckedFunction function, double[]? direction, int first, int end)
    {
        _function = function;
        _direction = direction;
        _first = first;
        _end = end;
        _moved = (double[])function.Point.Clone();
    }

    /// <summary>The value at the point.</summary>
    public double Value => _function.Value;

    /// <summary>The slope that the gradient under check claims.</summary>
    public double ClaimedSlope
    {
        get
        {
            double slope = 0.0;
            for (int i = _first; i < _end; i++)
            {
                slope += _function.Gradient[i] * DirectionAt(i);
            }

            return slope;
        }
    }

    public static Line AlongComponent(CheckedFunction function, int component) => new(function, null, component, component + 1);

    /// <summary>A line along those components of a direction that lie in a range.</summary>
    public static Line Along(CheckedFunction function, double[] direction, int first, int end) => new(function, direction, first, end);

    /// <summary>The value after a way along the line, and the way itself, which rounding may have changed a little.</summary>
    public double At(double way, out double moved)
    {
        for (int i = _first; i < _end; i++)
        {
            _moved[i] = _function.Round(_function.Point[i] + way * DirectionAt(i));
        }

        moved = _end - _first == 1 ? (_moved[_first] - _function.Point[_first]) / DirectionAt(_first) : way;
        double value = _function.Evaluate(_moved);
        Array.Copy(_function.Point, _first, _moved, _first, _end - _first);
        return value;
    }

    private double DirectionAt(int component) => _direction is null ? 1.0 : _direction[component];
}
