using System;
using System.Buffers;

namespace AutoGrad.Benchmarks;

/// <summary>The backward pass of the logarithm of a sum of exponentials, as a person writes it: its gradient is the softmax.</summary>
public static class LogSumExpByHand
{
    /// <summary>The value; the pull times the derivatives are added to <paramref name="dx"/>.</summary>
    public static double Backward(ReadOnlySpan<double> x, double dResult, Span<double> dx)
    {
        if (dx.Length != x.Length)
        {
            throw new ArgumentException("The gradient has another length.", nameof(dx));
        }

        double largest = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            largest = Math.Max(largest, x[i]);
        }

        double[] rented = ArrayPool<double>.Shared.Rent(x.Length);
        Span<double> terms = rented.AsSpan(0, x.Length);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double term = Math.Exp(x[i] - largest);
            terms[i] = term;
            sum += term;
        }

        // What comes through the maximum cancels.
        double dsum = dResult / sum;
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] += terms[i] * dsum;
        }

        ArrayPool<double>.Shared.Return(rented);
        return Math.Log(sum) + largest;
    }
}
