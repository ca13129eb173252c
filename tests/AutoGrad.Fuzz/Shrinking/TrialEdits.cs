using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;

namespace AutoGrad.Fuzz.Shrinking;

/// <summary>Rounder and shorter arguments: each tried alone, lengths also together.</summary>
internal static class TrialEdits
{
    private static readonly double[] Round = [0, 1, 2, 3, -1, -2];

    public static IEnumerable<Trial> Of(Method method, Trial trial)
    {
        IEnumerable<Trial> shorter = Enumerable.Range(0, trial.Arguments.Length)
            .Where(index => trial.Arguments[index].Elements is { Length: > 0 })
            .Select(index => With(trial, index, Shorter(method.Parameters[index].Kind, trial.Arguments[index])));
        foreach (Trial edit in shorter.Append(AllShorter(method, trial)))
        {
            yield return edit;
        }

        for (int i = 0; i < trial.Arguments.Length; i++)
        {
            Input argument = trial.Arguments[i];
            Kind kind = method.Parameters[i].Kind.Number();
            if (argument.Elements is not { } elements)
            {
                foreach (double rounder in Rounder(kind, argument.Number))
                {
                    yield return With(trial, i, argument with { Number = rounder });
                }

                continue;
            }

            for (int element = 0; element < elements.Length; element++)
            {
                foreach (double rounder in Rounder(kind, elements[element]))
                {
                    yield return With(trial, i, argument with { Elements = elements.SetItem(element, rounder) });
                }
            }
        }

        if (trial.Pulls.Any(pull => pull is not (0 or 1 or 2 or 3)))
        {
            yield return trial with { Pulls = [.. trial.Pulls.Select((_, index) => Math.Min(3, index + 1.0))] };
        }

        if (trial.Presets.Any(preset => preset is not (1 or 2 or 3)))
        {
            yield return trial with { Presets = [.. trial.Presets.Select((_, index) => 1.0 + index % 3)] };
        }
    }

    private static Trial With(Trial trial, int index, Input argument) => trial with { Arguments = trial.Arguments.SetItem(index, argument) };

    private static Trial AllShorter(Method method, Trial trial) =>
        trial with { Arguments = [.. trial.Arguments.Select((argument, index) => argument.Elements is { Length: > 0 } ? Shorter(method.Parameters[index].Kind, argument) : argument)] };

    /// <summary>Without its last element, or its last row.</summary>
    private static Input Shorter(Kind kind, Input argument)
    {
        ImmutableArray<double> elements = argument.Elements!.Value;
        return kind.Form() switch
        {
            BufferForm.Grid => argument with { Elements = elements[..^argument.Rows!.Value[1]], Rows = [argument.Rows.Value[0] - 1, argument.Rows.Value[1]] },
            BufferForm.Rows => argument with { Elements = elements[..^argument.Rows!.Value[^1]], Rows = argument.Rows.Value[..^1] },
            _ => argument with { Elements = elements[..^1] },
        };
    }

    private static IEnumerable<double> Rounder(Kind kind, double number)
    {
        if (Round.Contains(number) || !double.IsFinite(number) || !(kind.IsReal() || kind == Kind.Int))
        {
            return [];
        }

        double[] rounder = kind == Kind.Int ? [1, 2, 3] : [1, 2, -1, Math.Round(number), Math.Round(number, 1)];
        return rounder.Select(value => kind == Kind.Float ? (float)value : value).Where(value => value != number).Distinct();
    }
}
