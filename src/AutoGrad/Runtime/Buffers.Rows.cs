using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoGrad.Runtime;

// Arrays of arrays whose rows change places. The gradient that the caller gives cannot follow; the generated method has one of its own that does.
public static partial class Buffers
{
    /// <summary>The same rows in another array, which remembers their order.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="rows">An array of arrays.</param>
    /// <returns>The copy, which shares the rows; null for null.</returns>
    [return: NotNullIfNotNull("rows")]
    public static T[]? Rows<T>(T[]? rows)
        where T : class? => (T[]?)rows?.Clone();

    /// <summary>Begins the backward pass: adds the pull on each row, in the order in which the forward pass has left them.</summary>
    /// <param name="gradient">The gradients of the rows, in the order in which the rows are now; of the shape of the pull.</param>
    /// <param name="pull">The pull.</param>
    public static void TakeRows(double[][]? gradient, double[][]? pull)
    {
        var taken = new HashSet<(object, object)>(PairsByIdentity.Instance);
        for (int i = 0; i < (gradient?.Length ?? 0); i++)
        {
            // One row with one pull, found twice, is pulled once.
            if (gradient![i] is { } row && pull![i] is { } rowPull && taken.Add((row, rowPull)))
            {
                Add(row.AsSpan(), rowPull);
            }
        }
    }

    /// <inheritdoc cref="TakeRows(double[][], double[][])"/>
    public static void TakeRows(float[][]? gradient, float[][]? pull)
    {
        var taken = new HashSet<(object, object)>(PairsByIdentity.Instance);
        for (int i = 0; i < (gradient?.Length ?? 0); i++)
        {
            if (gradient![i] is { } row && pull![i] is { } rowPull && taken.Add((row, rowPull)))
            {
                Add(row.AsSpan(), rowPull);
            }
        }
    }

    /// <summary>Ends the backward pass: the caller gets the gradient of each row, in the order in which the rows came.</summary>
    /// <param name="gradient">The gradients of the rows, in the order in which they came.</param>
    /// <param name="given">What they are copied into; of the same shape.</param>
    public static void GiveRows(double[][]? gradient, double[][]? given)
    {
        for (int i = 0; i < (gradient?.Length ?? 0); i++)
        {
            gradient![i].AsSpan().CopyTo(given![i]);
        }
    }

    /// <inheritdoc cref="GiveRows(double[][], double[][])"/>
    public static void GiveRows(float[][]? gradient, float[][]? given)
    {
        for (int i = 0; i < (gradient?.Length ?? 0); i++)
        {
            gradient![i].AsSpan().CopyTo(given![i]);
        }
    }

    private sealed class PairsByIdentity : IEqualityComparer<(object, object)>
    {
        public static readonly PairsByIdentity Instance = new();

        public bool Equals((object, object) x, (object, object) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((object, object) obj) => (RuntimeHelpers.GetHashCode(obj.Item1) * 397) ^ RuntimeHelpers.GetHashCode(obj.Item2);
    }
}
