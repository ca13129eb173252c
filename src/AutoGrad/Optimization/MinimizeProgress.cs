namespace AutoGrad.Optimization;

/// <summary>Where a minimisation has got to, reported at the start and after each iteration.</summary>
/// <param name="Iteration">How many iterations have ended; 0 at the start.</param>
/// <param name="Evaluations">How often the function has been evaluated.</param>
/// <param name="Value">The value at the point.</param>
/// <param name="GradientNorm">The size of the largest component of the gradient there.</param>
public readonly record struct MinimizeProgress(int Iteration, int Evaluations, double Value, double GradientNorm);
