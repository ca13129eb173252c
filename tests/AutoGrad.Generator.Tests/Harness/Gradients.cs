using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>The gradient arguments of one call: a place for each active parameter, of the parameter's own type.</summary>
internal sealed class Gradients(IReadOnlyList<bool> isSingle)
{
    public double[] Doubles { get; } = new double[isSingle.Count];

    public float[] Singles { get; } = new float[isSingle.Count];

    public int Count => isSingle.Count;

    public double this[int index]
    {
        get => isSingle[index] ? Singles[index] : Doubles[index];
        set
        {
            Singles[index] = (float)value;
            Doubles[index] = value;
        }
    }

    public double[] ToArray() => [.. Enumerable.Range(0, Count).Select(index => this[index])];

    public override string ToString() =>
        string.Join(", ", ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
