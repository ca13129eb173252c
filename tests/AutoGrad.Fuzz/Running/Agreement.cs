using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>Whether two runs gave the same, bit for bit; all NaN are the same.</summary>
internal static class Agreement
{
    public static string? Difference(Method method, Call original, Evaluation reference)
    {
        if (Difference(original.Exception, reference.Exception) is { } exceptions)
        {
            return exceptions;
        }

        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (reference.Buffers[i] is { } cells
                && Difference(Boxes.Numbers(original.Arguments[i]), [.. cells.Select(cell => cell.Number)]) is { } contents)
            {
                return $"contents of {method.Parameters[i].Variable.Name}: {contents}";
            }

            if (method.Parameters[i].Passing is Passing.Ref or Passing.Out && original.Exception is null
                && Difference(Boxes.Numbers(original.Arguments[i]), [reference.References[i].Number]) is { } value)
            {
                return $"value of {method.Parameters[i].Variable.Name}: {value}";
            }
        }

        return original.Exception is null ? Difference(original.Results, [.. reference.Results.Select(result => result.Number)]) : null;
    }

    /// <summary>
    /// What two runs of compiled code leave in buffers and references. Generated code sets references when nothing can be thrown any
    /// more: after an exception they hold what they held.
    /// </summary>
    public static string? ContentsDifference(Method method, ImmutableArray<Input> inputs, Call original, Call generated)
    {
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            bool isBuffer = method.Parameters[i].Kind.IsBuffer();
            if (!isBuffer && method.Parameters[i].Passing is not (Passing.Ref or Passing.Out))
            {
                continue;
            }

            ImmutableArray<double> expected = isBuffer || original.Exception is null ? Boxes.Numbers(original.Arguments[i]) : [inputs[i].Number];
            if (Difference(expected, Boxes.Numbers(generated.Arguments[i])) is { } contents)
            {
                return $"contents of {method.Parameters[i].Variable.Name}: {contents}";
            }
        }

        return null;
    }

    public static string? Difference(ImmutableArray<double> expected, ImmutableArray<double> actual)
    {
        if (expected.Length != actual.Length)
        {
            return $"{actual.Length} numbers instead of {expected.Length}";
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (!IsSame(expected[i], actual[i]))
            {
                return $"{(expected.Length > 1 ? $"[{i}] " : "")}{actual[i]:R} instead of {expected[i]:R}";
            }
        }

        return null;
    }

    public static string? Difference(Exception? expected, Exception? actual) =>
        Text(expected) == Text(actual) ? null : $"{Text(actual)} instead of {Text(expected)}";

    /// <summary>Which of two operations of one statement that fail is the first may be another one in generated code.</summary>
    public static string? GeneratedDifference(Exception? expected, Exception? actual) =>
        IsOfRuntime(expected) && IsOfRuntime(actual) ? null : Difference(expected, actual);

    /// <summary>Two exceptions of the runtime that are not the same.</summary>
    public static bool IsOtherOfStatement(Exception? expected, Exception? actual) =>
        IsOfRuntime(expected) && IsOfRuntime(actual) && Difference(expected, actual) is not null;

    private static bool IsOfRuntime(Exception? exception) =>
        exception is IndexOutOfRangeException or DivideByZeroException or NullReferenceException or OverflowException or ArgumentOutOfRangeException { ParamName: null };

    public static bool IsSame(double expected, double actual) =>
        BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (double.IsNaN(expected) && double.IsNaN(actual));

    private static string Text(Exception? exception) => exception switch
    {
        null => "no exception",
        ArgumentException argument => $"{exception.GetType().Name}({argument.ParamName}): {exception.Message}",
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };
}
