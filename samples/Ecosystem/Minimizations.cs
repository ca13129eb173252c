using System.Collections.Generic;
using System.Linq;
using AutoGrad.Optimization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Ecosystem;

/// <summary>The same functions minimised by MathNet.Numerics and by this library.</summary>
public static class Minimizations
{
    private const double GradientTolerance = 1e-8;
    private const double Tolerance = 1e-14;
    private const int Iterations = 2000;

    /// <summary>What a minimiser came to.</summary>
    /// <param name="Method">Which minimiser.</param>
    /// <param name="Point">Where it ended.</param>
    /// <param name="Value">The value there.</param>
    /// <param name="Iterations">How many iterations it took.</param>
    public sealed record Outcome(string Method, IReadOnlyList<double> Point, double Value, int Iterations);

    /// <summary>Where minimisations of Rosenbrock's function start: at (-1.2, 1, -1.2, 1, ...).</summary>
    public static double[] RosenbrockStart(int dimensions) => Enumerable.Range(0, dimensions).Select(i => i % 2 == 0 ? -1.2 : 1.0).ToArray();

    public static IReadOnlyList<Outcome> OfRosenbrock(int dimensions) => Of(Valley.RosenbrockGradient, RosenbrockStart(dimensions));

    public static IReadOnlyList<Outcome> OfBeale() => Of(Valley.BealeGradient, [1.0, 1.0]);

    private static IReadOnlyList<Outcome> Of(Objective objective, double[] start)
    {
        Vector<double> from = Vector<double>.Build.Dense(start);
        MinimizationResult bfgs = new BfgsMinimizer(GradientTolerance, Tolerance, Tolerance, Iterations).FindMinimum(objective.ToMathNet(), from);
        MinimizationResult limited = new LimitedMemoryBfgsMinimizer(GradientTolerance, Tolerance, Tolerance, 10, Iterations)
            .FindMinimum(objective.ToMathNet(), from);
        MinimizeResult own = new Lbfgs { GradientTolerance = GradientTolerance, MaximumIterations = Iterations }.Minimize(objective, start);
        return
        [
            new("MathNet BFGS", bfgs.MinimizingPoint.ToArray(), bfgs.FunctionInfoAtMinimum.Value, bfgs.Iterations),
            new("MathNet L-BFGS", limited.MinimizingPoint.ToArray(), limited.FunctionInfoAtMinimum.Value, limited.Iterations),
            new("AutoGrad L-BFGS", own.ToArray(), own.Value, own.Iterations),
        ];
    }
}
