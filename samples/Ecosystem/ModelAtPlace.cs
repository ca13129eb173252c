using System;

namespace Ecosystem;

/// <summary>What a model says at a place: returns it and sets the gradient for the parameters.</summary>
/// <param name="parameters">The parameters of the model.</param>
/// <param name="place">Where.</param>
/// <param name="gradient">As long as the parameters.</param>
/// <returns>What the model says.</returns>
public delegate double ModelAtPlace(ReadOnlySpan<double> parameters, double place, Span<double> gradient);
