using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>One call of a routine: the result or the exception, and the arguments and gradients as the call left them.</summary>
internal sealed class Invocation
{
    private Invocation(object?[] arguments, object?[] gradients)
    {
        Arguments = arguments;
        Gradients = gradients;
    }

    public object?[] Arguments { get; }

    public object?[] Gradients { get; }

    public object? Result { get; private set; }

    public Exception? Exception { get; private set; }

    /// <summary>Calls with copies of the arguments and of the gradients.</summary>
    public static Invocation Of(object?[] arguments, object?[] gradients, Func<object?[], object?[], object?> call)
    {
        object?[] all = Contents.Copy([.. arguments, .. gradients]);
        var invocation = new Invocation(all[..arguments.Length], all[arguments.Length..]);
        try
        {
            invocation.Result = call(invocation.Arguments, invocation.Gradients);
        }
#pragma warning disable CA1031 // Whatever is thrown is the outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            invocation.Exception = exception;
        }

        return invocation;
    }

    /// <summary>
    /// The same result and the same arguments afterwards, to the bit, every NaN being equal to every other; or the same exception and the same
    /// buffers. Numbers passed by reference are set by a generated method when the forward part has ended: an exception leaves them as they were.
    /// </summary>
    public bool IsSameAs(Invocation other) =>
        SaysTheSame(Exception, other.Exception)
        && AreSame(Contents.Everything(Result), Contents.Everything(other.Result))
        && Arguments.Zip(other.Arguments).All(pair =>
            (Exception is not null && pair.First is not Array) || AreSame(Contents.Everything(pair.First), Contents.Everything(pair.Second)));

    public override string ToString() =>
        (Exception is null ? Show(Result) : $"{Exception.GetType().Name}: {Exception.Message}") + " with " + Show(Arguments) + " afterwards";

    public static string Show(object? value) => value switch
    {
        null => "null",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        string text => "\"" + text + "\"",
        double[,] grid => "[" + string.Join("; ", Enumerable.Range(0, grid.GetLength(0)).Select(row => string.Join(", ", Enumerable.Range(0, grid.GetLength(1)).Select(column => Show(grid[row, column]))))) + "]",
        System.Collections.IEnumerable elements => "[" + string.Join(", ", elements.Cast<object?>().Select(Show)) + "]",
        System.Runtime.CompilerServices.ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(index => Show(tuple[index]))) + ")",
        _ when StructFields.IsStruct(value.GetType()) => "{" + string.Join(", ", StructFields.Values(value).Select(Show)) + "}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    public static bool AreSame(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        first.Count == second.Count && first.Zip(second).All(pair => Outcome.SameBits(pair.First, pair.Second));

    private static bool SaysTheSame(Exception? first, Exception? second) =>
        first?.GetType() == second?.GetType()
        && first?.Message == second?.Message
        && (first as ArgumentException)?.ParamName == (second as ArgumentException)?.ParamName;
}
