using System;
using AutoGrad.Optimization;

namespace AutoGrad.Checking;

/// <summary>The function and the gradient under check, in one form for <c>double</c> and <c>float</c>.</summary>
internal sealed class CheckedFunction
{
    private readonly Func<double[], double> _function;
    private readonly bool _single;

    private CheckedFunction(Func<double[], double> function, bool single, double[] point, double[] gradient)
    {
        _function = function;
        _single = single;
        Point = point;
        Gradient = gradient;
        Value = Evaluate(point);
    }

    /// <summary>The point of the check.</summary>
    public double[] Point { get; }

    /// <summary>The gradient under check.</summary>
    public double[] Gradient { get; }

    /// <summary>The value at the point.</summary>
    public double Value { get; }

    public int Evaluations { get; private set; }

    /// <summary>The distance of 1 from the next larger number of the type that the function is declared with.</summary>
    public double Precision => _single ? 1.0 / (1 << 23) : 1.0 / (1L << 52);

    public static CheckedFunction Of(ScalarFunction? function, Objective objective, ReadOnlySpan<double> at)
    {
        // An objective has to set its gradient. One that forgets to, or adds to what is there, is seen by this.
        double[] gradient = new double[at.Length];
        gradient.AsSpan().Fill(double.NaN);
        double[] point = at.ToArray();
        objective(at.ToArray(), gradient);

        double[] ignored = new double[at.Length];
        return new CheckedFunction(
            function is null ? x => objective(x, ignored) : x => function(x), single: false, point, gradient);
    }

    public static CheckedFunction Of(SingleObjective objective, ReadOnlySpan<float> at)
    {
        float[] gradient = new float[at.Length];
        gradient.AsSpan().Fill(float.NaN);
        objective(at.ToArray(), gradient);

        float[] point = new float[at.Length];
        float[] ignored = new float[at.Length];
        double Function(double[] x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                point[i] = (float)x[i];
            }

            return objective(point, ignored);
        }

        return new CheckedFunction(Function, single: true, ToDouble(at.ToArray()), ToDouble(gradient));

        static double[] ToDouble(float[] numbers) => Array.ConvertAll(numbers, number => (double)number);
    }

    /// <summary>The nearest number that a parameter can be.</summary>
    public double Round(double number) => _single ? (float)number : number;

    public double Evaluate(double[] at)
    {
        Evaluations++;
        return _function(at);
    }
}
