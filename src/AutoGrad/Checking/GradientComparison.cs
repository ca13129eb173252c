namespace AutoGrad;

/// <summary>A component of a gradient, or its slope along a direction, beside what numeric differentiation finds there.</summary>
/// <param name="IsDirection">Whether this is a random direction through many components; otherwise it is one component.</param>
/// <param name="Index">The number of the component, or of the direction.</param>
/// <param name="Analytic">What the gradient says.</param>
/// <param name="Numeric">What numeric differentiation says.</param>
/// <param name="Uncertainty">How far off the numeric slope may be, by its own estimate.</param>
/// <param name="LeftSlope">At a kink, the slope on the side of the smaller values; otherwise the numeric slope.</param>
/// <param name="RightSlope">At a kink, the slope on the side of the larger values; otherwise the numeric slope.</param>
/// <param name="Verdict">What this comes to.</param>
public readonly record struct GradientComparison(
    bool IsDirection,
    int Index,
    double Analytic,
    double Numeric,
    double Uncertainty,
    double LeftSlope,
    double RightSlope,
    GradientVerdict Verdict)
{
    /// <summary>The difference of the two, relative to the larger: 0 where they are equal, 2 where they differ in the sign alone.</summary>
    public double Error =>
        Analytic.Equals(Numeric) || Analytic == Numeric
            ? 0.0
            : System.Math.Abs(Analytic - Numeric) / System.Math.Max(System.Math.Abs(Analytic), System.Math.Abs(Numeric));
}
