using System;

namespace AutoGrad.Optimization;

/// <summary>A point with its residuals, their Jacobian (one row a residual) and the sum of their squares.</summary>
internal sealed class LeastSquaresPoint
{
    private readonly Residual _residual;
    private readonly double[] _gradient;

    public LeastSquaresPoint(Residual residual, int count, double[] point)
    {
        _residual = residual;
        Point = point;
        Residuals = new double[count];
        Jacobian = new double[count * point.Length];
        _gradient = new double[point.Length];
    }

    public double[] Point { get; }

    public double[] Residuals { get; }

    public double[] Jacobian { get; }

    public double Value { get; private set; }

    /// <summary>The largest component of the gradient of the value.</summary>
    public double GradientNorm { get; private set; }

    public bool IsFinite => VectorMath.IsFinite(Value) && VectorMath.IsFinite(GradientNorm);

    public void Evaluate()
    {
        int columns = Point.Length;
        Array.Clear(_gradient, 0, columns);
        double sum = 0.0;
        for (int i = 0; i < Residuals.Length; i++)
        {
            Span<double> row = Jacobian.AsSpan(i * columns, columns);
            double residual = _residual(Point, i, row);
            Residuals[i] = residual;
            sum += residual * residual;
            VectorMath.AddScaled(_gradient, 2.0 * residual, row);
        }

        Value = sum;

        // A NaN or an infinity in the Jacobian shows here as well: times any residual, 0 included, and added to anything, it is not finite.
        GradientNorm = VectorMath.LargestMagnitude(_gradient);
    }

    /// <summary>Raises the scale of each parameter to the norm of its column. A column of zeros has the scale 1 until it is not.</summary>
    public void GrowScale(double[] scale)
    {
        for (int j = 0; j < scale.Length; j++)
        {
            double norm = ColumnNorm(j);
            scale[j] = scale[j] == 0.0 && norm == 0.0 ? 1.0 : Math.Max(scale[j], norm);
        }
    }

    /// <summary>The largest cosine of the angle between the residuals and a column of the Jacobian; 0 where there are no residuals.</summary>
    public double LargestCosine()
    {
        double length = Math.Sqrt(Value);
        double largest = 0.0;
        for (int j = 0; j < Point.Length; j++)
        {
            double norm = ColumnNorm(j);
            if (norm > 0.0 && length > 0.0)
            {
                largest = Math.Max(largest, Math.Abs(0.5 * _gradient[j] / norm) / length);
            }
        }

        return largest;
    }

    private double ColumnNorm(int column)
    {
        double sum = 0.0;
        for (int i = column; i < Jacobian.Length; i += Point.Length)
        {
            sum += Jacobian[i] * Jacobian[i];
        }

        return Math.Sqrt(sum);
    }
}
