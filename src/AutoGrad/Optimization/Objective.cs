using System;

namespace AutoGrad.Optimization;

/// <summary>A function to be minimised, with its gradient: returns the value and <b>sets</b> the gradient.</summary>
/// <param name="parameters">The point, which must not be kept: the memory is used again.</param>
/// <param name="gradient">As long as <paramref name="parameters"/>. What it holds before is of no meaning.</param>
/// <returns>The value of the function at the point.</returns>
/// <remarks>
/// A generated <c>FGradient</c> of a method <c>double F(ReadOnlySpan&lt;double&gt; x)</c> is an objective as it is, and so is the overload that takes
/// single numbers in a row. Where the method takes data besides, a lambda holds it: <c>(x, dx) => Model.CostGradient(x, data, dx)</c>.
/// </remarks>
public delegate double Objective(ReadOnlySpan<double> parameters, Span<double> gradient);

/// <summary>An <see cref="Objective"/> in single precision.</summary>
/// <param name="parameters">The point, which must not be kept: the memory is used again.</param>
/// <param name="gradient">As long as <paramref name="parameters"/>. What it holds before is of no meaning.</param>
/// <returns>The value of the function at the point.</returns>
public delegate float SingleObjective(ReadOnlySpan<float> parameters, Span<float> gradient);

/// <summary>A function of many numbers, without its gradient.</summary>
/// <param name="parameters">The point, which must not be kept: the memory is used again.</param>
/// <returns>The value of the function at the point.</returns>
public delegate double ScalarFunction(ReadOnlySpan<double> parameters);
