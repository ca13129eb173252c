using System;

namespace AutoGrad.Layers;

/// <summary>
/// Penalties that keep parameters small or few, to be added to a loss with a factor. Their gradients, <c>L2Gradient</c> and so on, are
/// generated.
/// </summary>
public static partial class Penalty
{
    /// <summary>The sum of all sizes: it drives parameters to 0 one by one.</summary>
    /// <param name="weights">The parameters.</param>
    /// <returns>The sum of |w|. Kinks at 0, where the gradient is 0.</returns>
    [Differentiable]
    public static double L1(ReadOnlySpan<double> weights)
    {
        double sum = 0.0;
        foreach (double weight in weights)
        {
            sum += Math.Abs(weight);
        }

        return sum;
    }

    /// <summary>The sum of all squares: it keeps parameters small.</summary>
    /// <param name="weights">The parameters.</param>
    /// <returns>The sum of w^2.</returns>
    [Differentiable]
    public static double L2(ReadOnlySpan<double> weights)
    {
        double sum = 0.0;
        foreach (double weight in weights)
        {
            sum += weight * weight;
        }

        return sum;
    }

    /// <summary>
    /// The sum of the lengths of groups of parameters: it drives whole groups to 0, for instance all weights of a neuron (M. Yuan and Y.
    /// Lin 2006).
    /// </summary>
    /// <param name="weights">The parameters, one group after the other.</param>
    /// <param name="groupSize">How many make a group, at least 1; the last may be smaller.</param>
    /// <returns>The sum over the groups of the root of the sum of w^2. Kinks where a group is 0, where its gradient is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groupSize"/> is below 1.</exception>
    [Differentiable]
    public static double GroupSparsity(ReadOnlySpan<double> weights, int groupSize)
    {
        if (groupSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(groupSize), "A group has at least one parameter.");
        }

        double sum = 0.0;
        for (int first = 0; first < weights.Length; first += groupSize)
        {
            int end = Math.Min(first + groupSize, weights.Length);
            double squares = 0.0;
            for (int i = first; i < end; i++)
            {
                squares += weights[i] * weights[i];
            }

            // The root is infinitely steep at 0.
            if (squares > 0.0)
            {
                sum += Math.Sqrt(squares);
            }
        }

        return sum;
    }
}
