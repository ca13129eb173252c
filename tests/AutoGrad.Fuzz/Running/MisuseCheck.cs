using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>
/// Whether <c>FBackward</c> refuses gradients that cannot be right, by name and before anything has changed: of another shape than
/// their parameter, or in its memory.
/// </summary>
internal sealed class MisuseCheck(Method method, LoadedProgram loaded, Thunk backward, Trial trial, Evaluation reference)
{
    /// <param name="arguments">Makes the arguments of the original.</param>
    /// <param name="measures">Where it is counted.</param>
    public Failure? Check(Func<object?[]> arguments, Measures measures)
    {
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (!method.Parameters[i].HasGradient || !method.Parameters[i].Kind.IsBuffer() || trial.Arguments[i].Elements!.Value.IsEmpty)
            {
                continue;
            }

            foreach (bool isShared in new[] { false, true })
            {
                measures.Misuses++;
                if (Check(i, isShared, arguments()) is { } message)
                {
                    string what = isShared ? "in the memory of its parameter" : "of another shape than its parameter";
                    return new Failure(FailureKind.Misuse, $"FBackward with a gradient of {method.Parameters[i].Variable.Name} {what}: {message}", trial.Arguments, trial.Pulls);
                }
            }
        }

        return null;
    }

    private string? Check(int parameter, bool isShared, object?[] arguments)
    {
        var gradients = new Gradients(method, trial, isBackward: true, hasFloats: false);
        gradients.AddTo(arguments, backward, reference);
        int place = gradients.PlaceOf(parameter);
        arguments[place] = isShared ? arguments[parameter] : Longer(method.Parameters[parameter].Kind, trial.Arguments[parameter]);
        object?[] before = [.. arguments.Select(Boxes.Copied)];
        Exception? exception = loaded.Run(backward, arguments).Exception;
        if (exception is not ArgumentException { ParamName: { } name })
        {
            return exception is null ? "no exception" : $"{exception.GetType().Name}: {exception.Message}";
        }

        string expected = backward.Method.GetParameters()[place].Name!;
        if (name != expected && !exception.Message.Contains($"'{expected}'", StringComparison.Ordinal))
        {
            return $"the exception names {name} instead of {expected}";
        }

        IEnumerable<int> changed = Enumerable.Range(0, arguments.Length).Where(i => Agreement.Difference(Boxes.Numbers(before[i]), Boxes.Numbers(arguments[i])) is not null);
        return changed.Any() ? $"{backward.Method.GetParameters()[changed.First()].Name} has changed" : null;
    }

    /// <summary>With one element more, in its last row if it has rows.</summary>
    private static object Longer(Kind kind, Input argument)
    {
        int count = argument.Elements!.Value.Length + 1;
        if (argument.Rows is not { } rows)
        {
            return Boxes.Box(kind, [.. Enumerable.Repeat(0.0, count)], null);
        }

        if (kind.Form() == BufferForm.Grid)
        {
            return Boxes.Box(kind, [.. Enumerable.Repeat(0.0, rows[0] * (rows[1] + 1))], [rows[0], rows[1] + 1]);
        }

        return Boxes.Box(kind, [.. Enumerable.Repeat(0.0, count)], rows.SetItem(rows.Length - 1, rows[^1] + 1));
    }
}
