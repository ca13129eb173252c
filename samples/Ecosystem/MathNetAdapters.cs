using System;
using AutoGrad.Optimization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Ecosystem;

/// <summary>Generated gradients as MathNet.Numerics wants them.</summary>
public static class MathNetAdapters
{
    /// <summary>An objective for its minimisers.</summary>
    /// <param name="objective">The function with its gradient, for instance a generated <c>FGradient</c>.</param>
    /// <returns>The same function. It makes a new gradient at every evaluation: quasi-Newton methods keep those of earlier points, and would find one
    /// and the same vector in all of them if it were used again.</returns>
    public static IObjectiveFunction ToMathNet(this Objective objective) => ObjectiveFunction.Gradient(point =>
    {
        double[] gradient = new double[point.Count];
        double value = objective(point.ToArray(), gradient);
        return (value, Vector<double>.Build.Dense(gradient));
    });

    /// <summary>A model of data for its Levenberg-Marquardt method.</summary>
    /// <param name="model">What the model says at a place, with its gradient for the parameters.</param>
    /// <param name="places">Where it was measured.</param>
    /// <param name="measured">What was measured.</param>
    /// <returns>The model, whose Jacobian has a generated gradient in each row.</returns>
    public static IObjectiveModel ToMathNet(ModelAtPlace model, double[] places, double[] measured)
    {
        return ObjectiveFunction.NonlinearModel(
            (parameters, at) => at.Map(place => model(parameters.ToArray(), place, new double[parameters.Count])),
            (parameters, at) =>
            {
                double[] point = parameters.ToArray();
                return Matrix<double>.Build.DenseOfRowArrays(Array.ConvertAll(at.ToArray(), place =>
                {
                    double[] gradient = new double[point.Length];
                    model(point, place, gradient);
                    return gradient;
                }));
            },
            Vector<double>.Build.Dense(places),
            Vector<double>.Build.Dense(measured));
    }
}
