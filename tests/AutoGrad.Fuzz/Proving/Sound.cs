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
        var sound = new List<Sound>();
        int end = options.First + options.Programs;
        for (int start = options.First; start < end; start += options.Batch)
        {
            List<(FuzzProgram Program, ImmutableArray<Trial> Trials)> batch =
                [.. Enumerable.Range(start, System.Math.Min(options.Batch, end - start)).Select(index => Candidates.Make(options.Seed, index, options.Features))];
            var session = new Session(new Compiler(isGenerating: true, options.Version), isGenerating: true);
            List<Verdict> verdicts = session.Judge(batch, out IReadOnlyDictionary<string, List<SyntaxTree>> generated);
            sound.AddRange(verdicts.Zip(batch)
                .Where(pair => IsSound(pair.First) && generated.ContainsKey(pair.First.Program.Name))
                .Select(pair => new Sound(pair.Second.Program, pair.Second.Trials, generated[pair.First.Program.Name][0])));
        }

        return sound;
    }

    /// <summary>A warning has no effect on what the program does.</summary>
    public static bool IsSound(Verdict verdict) => verdict.Kind == VerdictKind.Passed || verdict.Failure?.Kind == FailureKind.GeneratedWarning;
}
