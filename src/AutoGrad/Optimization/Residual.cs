using System;

namespace AutoGrad.Optimization;

/// <summary>One of the residuals of a problem of least squares, with its gradient: returns the residual and <b>sets</b> the gradient.</summary>
/// <param name="parameters">The point, which must not be kept: the memory is used again.</param>
/// <param name="index">Which residual, from 0.</param>
/// <param name="gradient">As long as <paramref name="parameters"/>. What it holds before is of no meaning.</param>
/// <returns>The residual, for instance what a model says of a data point minus what was measured.</returns>
/// <example><code>(p, i, dp) => Model.MisfitGradient(p, x[i], y[i], dp)</code></example>
public delegate double Residual(ReadOnlySpan<double> parameters, int index, Span<double> gradient);
