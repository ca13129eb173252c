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
    public static int Run(Options options, TextWriter output)
    {
        if (options.IsProving)
        {
            return new Prover(options, output).Run() ? 0 : 1;
        }

        var report = new Report();
        var session = new Session(new Compiler(!options.IsReference, options.Version), !options.IsReference, options.IsRefusalFailure);
        int first = options.Only ?? options.First;
        int end = options.Only is { } only ? only + 1 : options.First + options.Programs;
        for (int start = first; start < end && report.Failures.Count < options.Failures; start += options.Batch)
        {
            List<(FuzzProgram Program, ImmutableArray<Trial> Trials)> programs =
                [.. Enumerable.Range(start, Math.Min(options.Batch, end - start)).Select(index => Candidates.Make(options.Seed, index, options.Features))];
            if (options.IsPrinting || options.Only is not null)
            {
                programs.ForEach(item => output.WriteLine(ProgramPrinter.Print(item.Program)));
            }

            List<Verdict> verdicts = session.Judge(programs, out IReadOnlyDictionary<string, List<SyntaxTree>> generated);
            if (options.Only is not null)
            {
                generated.Values.SelectMany(trees => trees).ToList().ForEach(output.WriteLine);
            }

            foreach (Verdict verdict in verdicts)
            {
                report.Add(verdict);
                if (verdict.Kind == VerdictKind.Failed)
                {
                    Show(verdict, programs.First(item => item.Program == verdict.Program).Trials, session, options, output);
                }
            }
        }

        report.Write(output, options);
        return report.IsGood(options) ? 0 : 1;
    }

    private static void Show(Verdict verdict, ImmutableArray<Trial> trials, Session session, Options options, TextWriter output)
    {
        string name = $"seed {options.Seed}, program {verdict.Program.Name[1..]}";
        output.WriteLine($"FAILED {name}: {verdict.Failure!.Kind}");
        Verdict smallest = options.IsShrinking ? new Shrinker(session).Shrink(verdict, trials) : verdict;
        Trial trial = trials.First();
        if (smallest.Failure!.Arguments is { } arguments)
        {
            trial = trials.First(trial => trial.Arguments == verdict.Failure.Arguments) with { Arguments = arguments, Pulls = smallest.Failure.Pulls ?? trial.Pulls };
        }

        output.WriteLine(smallest.Failure.Message);
        output.WriteLine(TestPrinter.Print(smallest.Program, smallest.Failure, trial, $"Seed{options.Seed}Program{verdict.Program.Name[1..]}"));
        output.Flush();
    }
}
