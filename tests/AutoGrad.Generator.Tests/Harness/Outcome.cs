using System;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>What came of a call: its results, flattened to numbers, or an exception.</summary>
internal sealed class Outcome
{
    private Outcome(double[]? values, Exception? exception)
    {
        Values = values;
        Exception = exception;
    }

    public double[]? Values { get; }

    public Exception? Exception { get; }

    public static Outcome Of(Func<double[]> call)
    {
        try
        {
            return new Outcome(call(), null);
        }
#pragma warning disable CA1031 // Whatever is thrown is the outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Outcome(null, exception);
        }
    }

    /// <summary>The same bits, every NaN equal to every other; or an exception that says the same.</summary>
    public bool IsSameAs(Outcome other)
    {
        if (Values is { } mine && other.Values is { } theirs)
        {
            return mine.Length == theirs.Length && mine.Zip(theirs).All(pair => SameBits(pair.First, pair.Second));
        }

        return Exception is { } thrown && other.Exception is { } otherThrown
            && thrown.GetType() == otherThrown.GetType()
            && thrown.Message == otherThrown.Message
            && (thrown as ArgumentException)?.ParamName == (otherThrown as ArgumentException)?.ParamName;
    }

    public static bool SameBits(double first, double second) =>
        BitConverter.DoubleToInt64Bits(first) == BitConverter.DoubleToInt64Bits(second)
        || (double.IsNaN(first) && double.IsNaN(second));

    public override string ToString() => Values is null
        ? $"{Exception!.GetType().Name}: {Exception.Message}"
        : string.Join(", ", Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
