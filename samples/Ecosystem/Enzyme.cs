using System.Collections.Generic;
using AutoGrad;
using AutoGrad.Optimization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Ecosystem;

/// <summary>
/// How fast an enzyme works at a concentration (L. Michaelis and M. Menten 1913), fitted to measurements of cells treated with puromycin (M. A.
/// Treloar, "Effects of puromycin on galactosyltransferase in Golgi membranes", 1974; as given by D. M. Bates and D. G. Watts, "Nonlinear regression
/// analysis and its applications", 1988, who find a limit of 212.7 and a half of 0.0641).
/// </summary>
public static partial class Enzyme
{
    /// <summary>Concentrations, in parts per million.</summary>
    public static IReadOnlyList<double> Concentrations => Places;

    /// <summary>Rates, in counts per minute squared.</summary>
    public static IReadOnlyList<double> Rates => Measured;

    private static readonly double[] Places = [0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.10, 1.10];
    private static readonly double[] Measured = [76, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200];
    private static readonly double[] Start = [150, 0.2];

    /// <summary>The rate.</summary>
    /// <param name="limit">The rate at high concentrations.</param>
    /// <param name="half">The concentration with half of it.</param>
    /// <param name="concentration">The concentration.</param>
    /// <returns>The rate.</returns>
    [Differentiable]
    public static double Rate(double limit, double half, [Constant] double concentration) => limit * concentration / (half + concentration);

    /// <summary>How far the model is from a measurement.</summary>
    [Differentiable]
    public static double Misfit(double limit, double half, [Constant] double concentration, [Constant] double rate) => Rate(limit, half, concentration) - rate;

    public static MinimizeResult FitByAutoGrad() =>
        new LevenbergMarquardt().Minimize((p, i, dp) => MisfitGradient(p, Places[i], Measured[i], dp), Places.Length, Start);

    public static NonlinearMinimizationResult FitByMathNet() => new LevenbergMarquardtMinimizer(gradientTolerance: 1e-12, stepTolerance: 1e-12, functionTolerance: 1e-12)
        .FindMinimum(MathNetAdapters.ToMathNet(RateGradient, Places, Measured), Vector<double>.Build.Dense(Start));
}
