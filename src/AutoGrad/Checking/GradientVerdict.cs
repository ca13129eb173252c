namespace AutoGrad;

/// <summary>What a comparison of a gradient with numeric differentiation came to.</summary>
public enum GradientVerdict
{
    /// <summary>Both agree, as closely as the numbers allow.</summary>
    Right,

    /// <summary>
    /// The function has a kink or a jump at the point, or too close to it to tell, and the gradient is that of one side or lies between both.
    /// That is a matter of convention and no mistake.
    /// </summary>
    Kink,

    /// <summary>Nothing contradicts the gradient, but numeric differentiation is too inexact here to confirm it.</summary>
    Unclear,

    /// <summary>The gradient is not that of the function.</summary>
    Wrong,
}
