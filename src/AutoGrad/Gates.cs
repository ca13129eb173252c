using System;
using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>
/// Elementary functions with a known derivative that <see cref="Math"/> does not have, and the two gates that steer a gradient:
/// <see cref="Detach(double)"/>, which stops it, and <see cref="Chain(double, double)"/>, which passes it on.
/// </summary>
/// <remarks>
/// <para>
/// All are pure functions of numbers, allocate nothing, never throw, and can be called without a gradient as well. A NaN
/// argument gives NaN. Overloads for <c>float</c> have the same formulas and conventions.
/// </para>
/// <para>
/// A function with a kink has no derivative there; the gradient that is taken at that point is named with each function.
/// </para>
/// </remarks>
public static partial class Gates
{
    /// <summary>The logistic function, 1 / (1 + e^-x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>
    /// A value from 0 to 1, to full relative accuracy on both sides: 0 at negative infinity, 0.5 at 0, 1 at positive infinity.
    /// </returns>
    /// <remarks>
    /// The derivative is s * (1 - s) at the result s. Left of 0 the function is computed as e^x / (1 + e^x), the same fraction
    /// extended by e^x, so that the exponential never overflows and values below the smallest normal number are not lost.
    /// </remarks>
    public static double Sigmoid(double x)
    {
        if (x >= 0.0)
        {
            return 1.0 / (1.0 + Math.Exp(-x));
        }

        double exponential = Math.Exp(x);
        return exponential / (1.0 + exponential);
    }

    /// <summary>The logarithm of the logistic function, ln(1 / (1 + e^-x)), without its underflow.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A value that is not positive: close to x far left of 0, close to -e^-x far right of it.</returns>
    /// <remarks>
    /// The derivative is <c>Sigmoid(-x)</c>. Computed as min(x, 0) - ln(1 + e^-|x|): the exponential is at most 1 and cannot overflow.
    /// </remarks>
    public static double LogSigmoid(double x) => Math.Min(x, 0.0) - LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>The smooth ramp ln(1 + e^x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A value that is not negative: close to e^x far left of 0, close to x far right of it.</returns>
    /// <remarks>
    /// The derivative is <c>Sigmoid(x)</c>. Computed as max(x, 0) + ln(1 + e^-|x|): the exponential is at most 1 and cannot overflow.
    /// </remarks>
    public static double Softplus(double x) => Math.Max(x, 0.0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>The rectifier, max(x, 0).</summary>
    /// <param name="x">Any number.</param>
    /// <returns><paramref name="x"/> where it is positive, otherwise 0.</returns>
    /// <remarks>The derivative is 1 where x is positive, otherwise 0. Kink at 0: the gradient taken there is 0.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Relu(double x) => Math.Max(x, 0.0);

    /// <summary>The rectifier that lets a part of what is negative through.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="slope">The factor left of 0.</param>
    /// <returns><paramref name="x"/> where it is positive, otherwise <paramref name="slope"/> * <paramref name="x"/>.</returns>
    /// <remarks>
    /// The derivative for x is 1 where x is positive, otherwise the slope; for the slope it is 0 where x is positive, otherwise x.
    /// Kink at 0: the gradient taken there is the slope.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeakyRelu(double x, double slope = 0.01) => x > 0.0 ? x : slope * x;

    /// <summary>The hinge loss of a margin, max(0, 1 - margin).</summary>
    /// <param name="margin">The label (1 or -1) times the score: at least 1 where the answer is right and certain enough.</param>
    /// <returns>The shortfall of the margin from 1, or 0 where there is none.</returns>
    /// <remarks>The derivative is -1 where the margin is below 1, otherwise 0. Kink at 1: the gradient taken there is 0.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Hinge(double margin) => Math.Max(0.0, 1.0 - margin);

    /// <summary>The square, x * x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The product of <paramref name="x"/> with itself.</returns>
    /// <remarks>The derivative is 2 * x.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Square(double x) => x * x;

    /// <summary>Returns its argument and stops the gradient: what is behind it counts as constant.</summary>
    /// <param name="x">Any number.</param>
    /// <returns><paramref name="x"/>, every bit unchanged.</returns>
    /// <remarks>The derivative is 0 everywhere, by definition.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Detach(double x) => x;

    /// <summary>One step of the chain rule with a strong zero: the pull times the local gradient, and 0 where the pull is 0.</summary>
    /// <param name="pull">The gradient that arrives at a gate's output.</param>
    /// <param name="local">The gate's own derivative, which may be infinite or NaN.</param>
    /// <returns><paramref name="pull"/> * <paramref name="local"/>; 0 where the pull is 0 of either sign, whatever the local gradient.</returns>
    /// <remarks>
    /// <para>
    /// An output that nobody asks about must not disturb the gradient of what it was computed from, but 0 * infinity is NaN. Generated code
    /// calls this for gates whose local gradient can be infinite or NaN at finite values: division, <c>Sqrt</c>, <c>Log</c>, <c>Pow</c>, ...
    /// The zero is strong on one side only: a pull that is infinite or NaN reaches the input even through a local gradient of 0.
    /// </para>
    /// <para>Its own derivative is that of the product: <paramref name="local"/> for the pull, <paramref name="pull"/> for the local gradient.</para>
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Chain(double pull, double local) => pull == 0.0 ? 0.0 : pull * local;

#if NET
    /// <inheritdoc cref="Chain(double, double)"/>
    /// <typeparam name="T">A number.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Chain<T>(T pull, T local)
        where T : System.Numerics.INumberBase<T> => T.IsZero(pull) ? T.Zero : pull * local;
#endif

    /// <summary>ln(1 + x) for x from 0 to 1, to full relative accuracy.</summary>
    /// <remarks>
    /// Adding 1 to a small x rounds most of its digits away, and the logarithm of the sum is that of a slightly different number. The rounded
    /// sum minus 1 is exact and says which number that was, so the quotient puts the error right (W. Kahan; D. Goldberg, "What every computer
    /// scientist should know about floating-point arithmetic", 1991, theorem 4).
    /// </remarks>
    private static double LogOnePlus(double x)
    {
        double sum = 1.0 + x;
        return sum == 1.0 ? x : Math.Log(sum) * (x / (sum - 1.0));
    }
}
