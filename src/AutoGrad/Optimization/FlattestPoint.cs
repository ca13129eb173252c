using System;

namespace AutoGrad.Optimization;

/// <summary>Among the last points, whose values are level as far as rounding lets one see, the one with the smallest gradient.</summary>
internal sealed class FlattestPoint
{
    private readonly double[] _point;
    private double _level = double.PositiveInfinity;
    private double _value;
    private double _norm = double.PositiveInfinity;

    public FlattestPoint(int count)
    {
        _point = new double[count];
    }

    /// <summary>For how many points neither the level has fallen nor the gradient has become smaller.</summary>
    public int Waited { get; private set; }

    public void Look(double[] point, double value, double norm)
    {
        bool falls = double.IsInfinity(_level) || _level - value > ApproximateWolfeSearch.Blindness * Math.Abs(value);
        Waited++;
        if (falls || norm < _norm)
        {
            Array.Copy(point, _point, point.Length);
            _level = falls ? value : _level;
            _value = value;
            _norm = norm;
            Waited = 0;
        }
    }

    /// <summary>Goes back to it from a point that is not as good.</summary>
    public void Restore(double[] point, ref double value, ref double norm)
    {
        if (_norm < norm)
        {
            Array.Copy(_point, point, point.Length);
            value = _value;
            norm = _norm;
        }
    }
}
