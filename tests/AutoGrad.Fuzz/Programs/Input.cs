using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Fuzz.Programs;

/// <summary>An argument: a number, or the elements of a buffer, row after row.</summary>
/// <param name="Number">The number.</param>
/// <param name="Elements">The elements of a buffer.</param>
/// <param name="Rows">The lengths of the rows of a grid or of an array of arrays.</param>
internal readonly record struct Input(double Number, ImmutableArray<double>? Elements = null, ImmutableArray<int>? Rows = null);

internal static class Inputs
{
    /// <summary>How many derivatives a run has: one for each active number and each element of an active buffer.</summary>
    public static int GradientCount(Method method, ImmutableArray<Input> arguments) =>
        Enumerable.Range(0, arguments.Length).Sum(index => Count(method.Parameters[index], arguments[index]));

    public static int Count(Parameter parameter, Input argument) =>
        !parameter.HasGradient || parameter.Passing == Passing.Out ? 0 : argument.Elements?.Length ?? 1;

    public static string Text(Method method, ImmutableArray<Input> arguments) =>
        string.Join(", ", method.Parameters.Zip(arguments, (parameter, argument) => $"{parameter.Variable.Name} = {Text(argument)}"));

    private static string Text(Input argument) => argument.Elements is { } elements
        ? $"[{string.Join(", ", elements.Select(Number))}]{(argument.Rows is { } rows ? $" in rows of {string.Join(", ", rows)}" : "")}"
        : Number(argument.Number);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
