using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Fuzz.Proving;

/// <summary>A program that passes as it is, with what was generated for it.</summary>
internal sealed record Sound(FuzzProgram Program, ImmutableArray<Trial> Trials, SyntaxTree Generated)
{
    /// <summary>The programs that the command line asks for, but those that fail or are refused anyway.</summary>
    public static List<Sound> All(Options options)
    {
        return [.. Workers.Run<(int Start, int End), List<Sound>>(options.Workers, options.Batches, () =>
        {
            var session = new Session(new Compiler(isGenerating: true, options.Version), isGenerating: true);
            return batch => All(options, session, batch);
        }).SelectMany(sound => sound)];
    }

    private static List<Sound> All(Options options, Session session, (int Start, int End) batch)
    {
        List<(FuzzProgram Program, ImmutableArray<Trial> Trials)> programs =
            [.. Enumerable.Range(batch.Start, batch.End - batch.Start).Select(index => Candidates.Make(options.Seed, index, options.Features))];
        List<Verdict> verdicts = session.Judge(programs, out IReadOnlyDictionary<string, List<SyntaxTree>> generated);
        return
        [
            .. verdicts.Zip(programs)
                .Where(pair => IsSound(pair.First) && generated.ContainsKey(pair.First.Program.Name))
                .Select(pair => new Sound(pair.Second.Program, pair.Second.Trials, generated[pair.First.Program.Name][0])),
        ];
    }

    /// <summary>A warning has no effect on what the program does.</summary>
    public static bool IsSound(Verdict verdict) => verdict.Kind == VerdictKind.Passed || verdict.Failure?.Kind == FailureKind.GeneratedWarning;
}
