using System;

namespace AutoGrad.Optimization;

/// <summary>
/// The last few steps and the changes of the gradient on them, which stand for an approximation of the inverse Hessian (J. Nocedal and S.
/// Wright, "Numerical Optimization", 2nd edition, algorithm 7.4).
/// </summary>
internal sealed class CurvatureHistory
{
    private readonly double[][] _steps;
    private readonly double[][] _changes;
    private readonly double[] _products;
    private readonly double[] _factors;
    private int _kept;
    private int _next;

    public CurvatureHistory(int length, int count)
    {
        _steps = new double[length][];
        _changes = new double[length][];
        for (int i = 0; i < length; i++)
        {
            _steps[i] = new double[count];
            _changes[i] = new double[count];
        }

        _products = new double[length];
        _factors = new double[length];
    }

    public bool IsEmpty => _kept == 0;

    public void Clear() => _kept = 0;

    public void Add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo)
    {
        double[] step = _steps[_next];
        double[] change = _changes[_next];
        for (int i = 0; i < step.Length; i++)
        {
            step[i] = to[i] - from[i];
            change[i] = gradientTo[i] - gradientFrom[i];
        }

        // Only positive curvature keeps the approximation positive definite; what is lost in rounding is not worth keeping.
        double product = VectorMath.Dot(step, change);
        if (product > 1e-16 * VectorMath.Norm(step) * VectorMath.Norm(change))
        {
            _products[_next] = product;
            _next = (_next + 1) % _steps.Length;
            _kept = Math.Min(_kept + 1, _steps.Length);
        }
    }

    /// <summary>Sets the result to the approximate inverse Hessian times a gradient.</summary>
    public void Multiply(double[] gradient, double[] result)
    {
        Array.Copy(gradient, result, gradient.Length);
        if (IsEmpty)
        {
            return;
        }

        for (int age = 1; age <= _kept; age++)
        {
            int i = IndexOf(age);
            _factors[i] = VectorMath.Dot(_steps[i], result) / _products[i];
            VectorMath.AddScaled(result, -_factors[i], _changes[i]);
        }

        int newest = IndexOf(1);
        double scale = _products[newest] / VectorMath.Dot(_changes[newest], _changes[newest]);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] *= scale;
        }

        for (int age = _kept; age >= 1; age--)
        {
            int i = IndexOf(age);
            double factor = VectorMath.Dot(_changes[i], result) / _products[i];
            VectorMath.AddScaled(result, _factors[i] - factor, _steps[i]);
        }
    }

    private int IndexOf(int age) => (_next - age + _steps.Length) % _steps.Length;
}
