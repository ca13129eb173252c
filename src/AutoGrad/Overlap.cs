using System;
using System.ComponentModel;

namespace AutoGrad;

/// <summary>
/// What generated methods check at entry: that no gradient they write is a number they read. A gradient added into an input
/// while the input is still needed would make both wrong.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Overlap
{
    /// <summary>Refuses a gradient that is the same variable as an input passed by reference.</summary>
    /// <param name="input">The input.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="gradientName">The name of the gradient's parameter.</param>
    /// <exception cref="ArgumentException">Both are the same variable.</exception>
    public static unsafe void Refuse(in double input, in double gradient, string gradientName)
    {
        fixed (double* first = &input, second = &gradient)
        {
            Refuse(first == second, gradientName);
        }
    }

    /// <inheritdoc cref="Refuse(in double, in double, string)"/>
    public static unsafe void Refuse(in float input, in float gradient, string gradientName)
    {
        fixed (float* first = &input, second = &gradient)
        {
            Refuse(first == second, gradientName);
        }
    }

    private static void Refuse(bool isSame, string gradientName)
    {
        if (isSame)
        {
            throw new ArgumentException("The gradient must not be the same variable as an input.", gradientName);
        }
    }
}
