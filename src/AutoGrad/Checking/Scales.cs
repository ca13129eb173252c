using System;

namespace AutoGrad.Checking;

/// <summary>How large a change of each parameter is a moderate one: its own size.</summary>
internal sealed class Scales
{
    private readonly double[] _point;

    public Scales(double[] point)
    {
        _point = point;
        double sum = 0.0;
        foreach (double number in point)
        {
            sum += Math.Abs(number);
        }

        double mean = point.Length == 0 ? 0.0 : sum / point.Length;
        Typical = mean > 0.0 && mean < 1.0 ? mean : 1.0;
    }

    /// <summary>The size of a parameter that is 0 and says nothing of it: that of the others, and no more than 1.</summary>
    public double Typical { get; }

    public double this[int component] => _point[component] == 0.0 ? Typical : Math.Abs(_point[component]);

    /// <summary>A direction that changes all components by their own size, with random signs.</summary>
    /// <param name="random">Where the signs come from.</param>
    /// <param name="least">The smallest change: what is almost 0 may be so by chance.</param>
    public double[] RandomDirection(SeededRandom random, double least = 0.0)
    {
        double[] direction = new double[_point.Length];
        for (int i = 0; i < direction.Length; i++)
        {
            double size = Math.Max(this[i], least);
            direction[i] = (random.NextUInt64() & 1UL) == 0 ? size : -size;
        }

        return direction;
    }
}
