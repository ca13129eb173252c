using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;

namespace AutoGrad.Fuzz.Shrinking;

/// <summary>Makes a failing program smaller as long as it fails in the same way.</summary>
internal sealed class Shrinker(Session session)
{
    /// <summary>How many candidates are compiled at once.</summary>
    private const int Batch = 40;

    private const int MaximumRounds = 300;

    /// <summary>The smallest program found that fails alike, judged with the trial that shows it.</summary>
    public Verdict Shrink(Verdict verdict, ImmutableArray<Trial> trials)
    {
        Trial trial = trials.FirstOrDefault(trial => trial.Arguments == verdict.Failure!.Arguments) ?? trials[0];
        trial = trial with { IsDifferenced = verdict.Failure!.Kind == FailureKind.ReferenceGradient };
        Verdict smallest = verdict;
        for (int round = 0; round < MaximumRounds; round++)
        {
            if (Smaller(smallest, trial) is not { } found)
            {
                break;
            }

            (smallest, trial) = found;
        }

        return smallest;
    }

    private (Verdict Verdict, Trial Trial)? Smaller(Verdict current, Trial trial)
    {
        IEnumerable<(FuzzProgram Program, Trial Trial)> edits = Site.Of(current.Program)
            .SelectMany(Edits.Of)
            .Select(program => (program, trial))
            .Concat(SignatureEdits.Of(current.Program, trial))
            .Concat(TrialEdits.Of(current.Program.Main.Method, trial).Select(simpler => (current.Program, simpler)));

        // The smallest first: what takes most away.
        List<(FuzzProgram Program, Trial Trial)> candidates = [.. edits.OrderBy(edit => Size(edit.Program)).ThenBy(edit => Elements(edit.Trial))];
        for (int start = 0; start < candidates.Count; start += Batch)
        {
            List<(FuzzProgram Program, ImmutableArray<Trial> Trials)> batch =
            [
                .. candidates.Skip(start).Take(Batch).Select((candidate, index) =>
                    (candidate.Program with { Name = $"P{index}" }, ImmutableArray.Create(candidate.Trial))),
            ];
            List<Verdict> verdicts = session.Judge(batch, mayBeInvalid: true);
            for (int i = 0; i < verdicts.Count; i++)
            {
                if (verdicts[i].Failure is { } failure && failure.Cause == current.Failure!.Cause)
                {
                    return (verdicts[i], batch[i].Trials[0]);
                }
            }
        }

        return null;
    }

    private static int Elements(Trial trial) => trial.Arguments.Sum(argument => argument.Elements?.Length ?? 0);

    private static int Size(FuzzProgram program) =>
        program.Descendants().Sum(node => 1 + node.Children.Length) + program.Fields.Length + program.Methods.Sum(declaration => declaration.Method.Parameters.Length + declaration.Method.Results.Length);
}
