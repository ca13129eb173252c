using System;

namespace Tour;

/// <summary>
/// One exercise: a formula, the derivation that a person writes for it with the chain rule, and both as code.
/// </summary>
/// <param name="Formula">The function, as a reader would write it.</param>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="Points">Where to look at it: one point, or one for each side of a kink.</param>
/// <param name="Steps">The lines of the derivation before the derivatives of the inputs; often none.</param>
/// <param name="Derivatives">The lines of the derivation for the inputs, one each.</param>
/// <param name="Value">The function.</param>
/// <param name="Generated">Its gradient, by the generated method.</param>
/// <param name="ByHand">Its gradient, by the derivation.</param>
public sealed record Exercise(
    string Formula,
    string[] Inputs,
    double[][] Points,
    string[] Steps,
    string[] Derivatives,
    Func<double[], double> Value,
    Func<double[], double[]> Generated,
    Func<double[], double[]> ByHand);
