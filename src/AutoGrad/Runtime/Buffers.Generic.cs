#if NET
using System;
using System.Numerics;

namespace AutoGrad.Runtime;

/// <content>The same for numbers of a type parameter.</content>
public static partial class Buffers
{
    /// <inheritdoc cref="Copied(Span{double}, Span{double})"/>
    /// <typeparam name="T">The number.</typeparam>
    public static void Copied<T>(Span<T> sourceGradient, Span<T> targetGradient)
        where T : INumberBase<T>
    {
        RequireSameLength(sourceGradient.Length, targetGradient.Length);
        if (((ReadOnlySpan<T>)sourceGradient).Overlaps(targetGradient, out int offset) && offset == 0)
        {
            return;
        }

        // As for double: a pull has to be taken before something is added to it.
        bool isForward = offset >= 0;
        for (int k = 0; k < sourceGradient.Length; k++)
        {
            int i = isForward ? k : sourceGradient.Length - 1 - k;
            T pull = targetGradient[i];
            targetGradient[i] = T.Zero;
            sourceGradient[i] += pull;
        }
    }

    /// <inheritdoc cref="Filled(Span{double})"/>
    /// <typeparam name="T">The number.</typeparam>
    public static T Filled<T>(Span<T> gradient)
        where T : INumberBase<T>
    {
        T sum = T.Zero;
        foreach (T pull in gradient)
        {
            sum += pull;
        }

        gradient.Clear();
        return sum;
    }

    /// <inheritdoc cref="Add(Span{double}, ReadOnlySpan{double})"/>
    /// <typeparam name="T">The number.</typeparam>
    public static void Add<T>(Span<T> gradient, ReadOnlySpan<T> pull)
        where T : INumberBase<T>
    {
        RequireSameLength(gradient.Length, pull.Length);
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] += pull[i];
        }
    }

    /// <inheritdoc cref="Clear(Span{double})"/>
    /// <typeparam name="T">The number.</typeparam>
    public static void Clear<T>(Span<T> gradient)
        where T : INumberBase<T> => gradient.Clear();
}
#endif
