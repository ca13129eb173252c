using System;

namespace AutoGrad.Optimization;

/// <summary>
/// The linear problem of a step: minimise |J p + r|^2 + damping |D p|^2. The Jacobian is reduced to a triangle once, and the triangle with
/// the damping below it for each damping that is tried (Householder reflections; G. Golub and C. Van Loan, "Matrix Computations", section
/// 5.3).
/// </summary>
internal sealed class DampedLeastSquares
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly double[] _jacobian;
    private readonly double[] _residuals;
    private readonly double[] _stacked;
    private readonly double[] _right;
    private readonly double[] _step;

    public DampedLeastSquares(int rows, int columns)
    {
        _rows = rows;
        _columns = columns;
        _jacobian = new double[rows * columns];
        _residuals = new double[rows];
        _stacked = new double[2 * columns * columns];
        _right = new double[2 * columns];
        _step = new double[columns];
    }

    /// <summary>Takes a Jacobian and its residuals.</summary>
    public void Factorize(double[] jacobian, double[] residuals)
    {
        Array.Copy(jacobian, _jacobian, jacobian.Length);
        Array.Copy(residuals, _residuals, residuals.Length);
        Triangularize(_jacobian, _residuals, _rows, _columns);
    }

    /// <summary>The step for a damping above 0.</summary>
    public ReadOnlySpan<double> Solve(double damping, double[] scale)
    {
        int n = _columns;
        int rank = Math.Min(_rows, n);
        Array.Clear(_stacked, 0, _stacked.Length);
        Array.Clear(_right, 0, _right.Length);
        for (int i = 0; i < rank; i++)
        {
            Array.Copy(_jacobian, i * n + i, _stacked, i * n + i, n - i);
            _right[i] = -_residuals[i];
        }

        double root = Math.Sqrt(damping);
        for (int i = 0; i < n; i++)
        {
            _stacked[(n + i) * n + i] = root * scale[i];
        }

        Triangularize(_stacked, _right, 2 * n, n);
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = _right[i];
            for (int j = i + 1; j < n; j++)
            {
                sum -= _stacked[i * n + j] * _step[j];
            }

            _step[i] = sum / _stacked[i * n + i];
        }

        return _step;
    }

    /// <summary>
    /// By how much the last step makes the sum of squares smaller, if the residuals are linear: |J p|^2 + 2 damping |D p|^2 (More 1978,
    /// equation 4.4).
    /// </summary>
    public double PredictedDecrease(double damping, double[] scale)
    {
        double sum = 0.0;
        for (int i = 0; i < Math.Min(_rows, _columns); i++)
        {
            double change = 0.0;
            for (int j = i; j < _columns; j++)
            {
                change += _jacobian[i * _columns + j] * _step[j];
            }

            sum += change * change;
        }

        for (int i = 0; i < _columns; i++)
        {
            double scaled = scale[i] * _step[i];
            sum += 2.0 * damping * scaled * scaled;
        }

        return sum;
    }

    /// <summary>
    /// Reflects the columns of a matrix, one after the other, onto the axes, and the right side with them. Below the diagonal is then of
    /// no meaning.
    /// </summary>
    private static void Triangularize(double[] matrix, double[] right, int rows, int columns)
    {
        for (int k = 0; k < Math.Min(rows, columns); k++)
        {
            double largest = 0.0;
            for (int i = k; i < rows; i++)
            {
                largest = Math.Max(largest, Math.Abs(matrix[i * columns + k]));
            }

            if (largest == 0.0)
            {
                continue;
            }

            double squares = 0.0;
            for (int i = k; i < rows; i++)
            {
                double scaled = matrix[i * columns + k] / largest;
                squares += scaled * scaled;
            }

            double head = matrix[k * columns + k];
            double norm = largest * Math.Sqrt(squares);
            double diagonal = head > 0.0 ? -norm : norm;

            // The reflector is the column minus its image; half its squared length is norm * (norm + |head|).
            matrix[k * columns + k] = head - diagonal;
            double half = norm * (norm + Math.Abs(head));
            for (int j = k + 1; j < columns; j++)
            {
                double product = 0.0;
                for (int i = k; i < rows; i++)
                {
                    product += matrix[i * columns + k] * matrix[i * columns + j];
                }

                product /= half;
                for (int i = k; i < rows; i++)
                {
                    matrix[i * columns + j] -= product * matrix[i * columns + k];
                }
            }

            double rightProduct = 0.0;
            for (int i = k; i < rows; i++)
            {
                rightProduct += matrix[i * columns + k] * right[i];
            }

            rightProduct /= half;
            for (int i = k; i < rows; i++)
            {
                right[i] -= rightProduct * matrix[i * columns + k];
            }

            matrix[k * columns + k] = diagonal;
        }
    }
}
