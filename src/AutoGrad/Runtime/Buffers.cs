using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGrad.Runtime;

/// <summary>The backward passes of what is done to a whole buffer at once. Generated code calls them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Buffers
{
    /// <summary>
    /// The backward pass of a copy: the pull on the target is added to the gradient of the source, and the target's becomes zero, since
    /// what was there before the copy is lost. The two may overlap, as they may in the copy.
    /// </summary>
    /// <param name="sourceGradient">The gradient of what was copied.</param>
    /// <param name="targetGradient">The gradient of where it went; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Copied(Span<double> sourceGradient, Span<double> targetGradient)
    {
        RequireSameLength(sourceGradient.Length, targetGradient.Length);
        if (!sourceGradient.Overlaps(targetGradient, out int offset))
        {
            Add(sourceGradient, targetGradient);
            targetGradient.Clear();
        }
        else if (offset > 0)
        {
            // A pull has to be taken before something is added to it: in the direction that a copy would not take.
            for (int i = 0; i < sourceGradient.Length; i++)
            {
                double pull = targetGradient[i];
                targetGradient[i] = 0;
                sourceGradient[i] += pull;
            }
        }
        else if (offset < 0)
        {
            for (int i = sourceGradient.Length - 1; i >= 0; i--)
            {
                double pull = targetGradient[i];
                targetGradient[i] = 0;
                sourceGradient[i] += pull;
            }
        }
    }

    /// <inheritdoc cref="Copied(Span{double}, Span{double})"/>
    public static void Copied(Span<float> sourceGradient, Span<float> targetGradient)
    {
        RequireSameLength(sourceGradient.Length, targetGradient.Length);
        if (!sourceGradient.Overlaps(targetGradient, out int offset))
        {
            Add(sourceGradient, targetGradient);
            targetGradient.Clear();
        }
        else if (offset > 0)
        {
            for (int i = 0; i < sourceGradient.Length; i++)
            {
                float pull = targetGradient[i];
                targetGradient[i] = 0;
                sourceGradient[i] += pull;
            }
        }
        else if (offset < 0)
        {
            for (int i = sourceGradient.Length - 1; i >= 0; i--)
            {
                float pull = targetGradient[i];
                targetGradient[i] = 0;
                sourceGradient[i] += pull;
            }
        }
    }

    /// <summary>What a buffer holds now, for the backward pass of a call that may change it.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="buffer">The buffer.</param>
    /// <returns>A new array.</returns>
    public static T[] Snapshot<T>(ReadOnlySpan<T> buffer) => buffer.ToArray();

    /// <summary>The backward pass of a fill: the pulls on all elements belong to the one value, and what was there before is lost.</summary>
    /// <param name="gradient">The gradient of the buffer that was filled; it becomes zero.</param>
    /// <returns>The pull on the value.</returns>
    public static double Filled(Span<double> gradient)
    {
        double sum = 0;
        foreach (double pull in gradient)
        {
            sum += pull;
        }

        gradient.Clear();
        return sum;
    }

    /// <inheritdoc cref="Filled(Span{double})"/>
    public static float Filled(Span<float> gradient)
    {
        float sum = 0;
        foreach (float pull in gradient)
        {
            sum += pull;
        }

        gradient.Clear();
        return sum;
    }

    /// <summary>Adds a pull to a gradient, element by element.</summary>
    /// <param name="gradient">What is added to.</param>
    /// <param name="pull">What is added; of the same length, and apart from the gradient or the same.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add(Span<double> gradient, ReadOnlySpan<double> pull)
    {
        RequireSameLength(gradient.Length, pull.Length);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(gradient);
        var addends = MemoryMarshal.Cast<double, Vector<double>>(pull);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += addends[i];
        }

        for (int i = sums.Length * Vector<double>.Count; i < gradient.Length; i++)
        {
            gradient[i] += pull[i];
        }
    }

    /// <inheritdoc cref="Add(Span{double}, ReadOnlySpan{double})"/>
    public static void Add(Span<float> gradient, ReadOnlySpan<float> pull)
    {
        RequireSameLength(gradient.Length, pull.Length);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var addends = MemoryMarshal.Cast<float, Vector<float>>(pull);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += addends[i];
        }

        for (int i = sums.Length * Vector<float>.Count; i < gradient.Length; i++)
        {
            gradient[i] += pull[i];
        }
    }

    /// <summary>Sets all elements to zero.</summary>
    /// <param name="gradient">The gradient.</param>
    public static void Clear(Span<double> gradient) => gradient.Clear();

    /// <inheritdoc cref="Clear(Span{double})"/>
    public static void Clear(Span<float> gradient) => gradient.Clear();

    private static void RequireSameLength(int first, int second)
    {
        if (first != second)
        {
            throw new ArgumentException("The buffers must be of the same length.");
        }
    }
}
