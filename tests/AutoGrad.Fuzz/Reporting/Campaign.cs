using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Proving;
using AutoGrad.Fuzz.Running;
using AutoGrad.Fuzz.Shrinking;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Fuzz.Reporting;

/// <summary>Batch after batch of programs, then the report.</summary>
internal static class Campaign
{
    /// <summary>How many failures of one kind are shrunk.</summary>
    private const int MaximumAlike = 5;

    public static int Run(Options options, TextWriter output)
    {
        if (options.IsProving)
        {
            return new Prover(options, output).Run() ? 0 : 1;
        }

        var report = new Report();
        Session NewSession() => new(new Compiler(!options.IsReference, options.Version), !options.IsReference, options.IsRefusalFailure);
        var shown = new Dictionary<string, int>();
        foreach (Judged batch in Workers.Run(options.Workers, options.Batches, () => Judge(options, NewSession())))
        {
            if (options.IsPrinting || options.Only is not null)
            {
                batch.Programs.ForEach(item => output.WriteLine(ProgramPrinter.Print(item.Program)));
            }

            if (options.Only is not null)
            {
                batch.Generated.Values.SelectMany(trees => trees).ToList().ForEach(output.WriteLine);
            }

            foreach (Verdict verdict in batch.Verdicts)
            {
                report.Add(verdict);
                if (verdict.Kind == VerdictKind.Failed)
                {
                    // A diagnostic is always the same; a wrong number may have another reason each time.
                    string cause = verdict.Failure!.Cause;
                    int times = shown[cause] = shown.GetValueOrDefault(cause) + 1;
                    bool isShrinking = options.IsShrinking && times <= (verdict.Failure.Arguments is null ? 1 : MaximumAlike);
                    Show(verdict, batch.Programs.First(item => item.Program == verdict.Program).Trials, isShrinking ? new Shrinker(NewSession()) : null, options, output);
                }
            }

            if (report.Failures.Count >= options.Failures)
            {
                break;
            }
        }

        report.Write(output, options);
        return report.IsGood(options) ? 0 : 1;
    }

    private static Func<(int Start, int End), Judged> Judge(Options options, Session session) => batch =>
    {
        List<(FuzzProgram Program, ImmutableArray<Trial> Trials)> programs =
            [.. Enumerable.Range(batch.Start, batch.End - batch.Start).Select(index => Candidates.Make(options.Seed, index, options.Features))];
        List<Verdict> verdicts = session.Judge(programs, out IReadOnlyDictionary<string, List<SyntaxTree>> generated);
        return new Judged(programs, verdicts, generated);
    };

    private static void Show(Verdict verdict, ImmutableArray<Trial> trials, Shrinker? shrinker, Options options, TextWriter output)
    {
        string name = $"seed {options.Seed}, program {verdict.Program.Name[1..]}";
        output.WriteLine($"FAILED {name}: {verdict.Failure!.Kind}");
        if (options.IsShrinking && shrinker is null)
        {
            output.WriteLine(verdict.Failure.Message);
            return;
        }

        Verdict smallest = shrinker?.Shrink(verdict, trials) ?? verdict;
        Trial trial = trials.First();
        if (smallest.Failure!.Arguments is { } arguments)
        {
            trial = trials.First(trial => trial.Arguments == verdict.Failure.Arguments) with { Arguments = arguments, Pulls = smallest.Failure.Pulls ?? trial.Pulls };
        }

        output.WriteLine(smallest.Failure.Message);
        output.WriteLine(TestPrinter.Print(smallest.Program, smallest.Failure, trial, $"Seed{options.Seed}Program{verdict.Program.Name[1..]}"));
        output.Flush();
    }

    private sealed record Judged(
        List<(FuzzProgram Program, ImmutableArray<Trial> Trials)> Programs, List<Verdict> Verdicts, IReadOnlyDictionary<string, List<SyntaxTree>> Generated);
}
