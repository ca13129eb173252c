using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Plants each defect in the generated code of the programs that a seed writes, and sees whether one of them fails for it.</summary>
internal sealed class Prover(Options options, TextWriter output)
{
    private readonly LanguageVersion _version = options.Version;

    /// <returns>Whether all defects were found.</returns>
    public bool Run()
    {
        var watch = Stopwatch.StartNew();
        List<Sound> programs = Programs();
        output.WriteLine($"{programs.Count} sound programs in {watch.Elapsed.TotalSeconds:F1} s");
        List<Finding> findings = [.. DefectTable.All.Select(defect => Plant(defect, programs))];
        foreach (Finding finding in findings)
        {
            string first = finding.FoundBy is null ? "NOT FOUND" : $"found by program {finding.FoundBy}";
            output.WriteLine($"  {first,-24} {finding.Failing,4} of {finding.Compiled,4} changed programs fail: {finding.Defect.Name}");
        }

        int missed = findings.Count(finding => finding.FoundBy is null);
        output.WriteLine($"{findings.Count} kinds of defects, {missed} not found, {watch.Elapsed.TotalSeconds:F1} s");
        return missed == 0;
    }

    /// <summary>Programs that pass as they are, with what was generated for them.</summary>
    private List<Sound> Programs()
    {
        var sound = new List<Sound>();
        for (int start = options.First; start < options.First + options.Programs; start += options.Batch)
        {
            List<(FuzzProgram Program, ImmutableArray<Trial> Trials)> batch =
                [.. Enumerable.Range(start, System.Math.Min(options.Batch, options.First + options.Programs - start)).Select(index => Candidates.Make(options.Seed, index, options.Features))];
            var session = new Session(new Compiler(isGenerating: true, _version), isGenerating: true);
            List<Verdict> verdicts = session.Judge(batch, out IReadOnlyDictionary<string, List<SyntaxTree>> generated);
            sound.AddRange(verdicts.Zip(batch)
                .Where(pair => IsSound(pair.First) && generated.ContainsKey(pair.First.Program.Name))
                .Select(pair => new Sound(pair.Second.Program, pair.Second.Trials, generated[pair.First.Program.Name][0])));
        }

        return sound;
    }

    /// <summary>A warning has no effect on what the program does.</summary>
    private static bool IsSound(Verdict verdict) =>
        verdict.Kind == VerdictKind.Passed || verdict.Failure?.Kind == FailureKind.GeneratedWarning;

    private Finding Plant(Defect defect, List<Sound> programs)
    {
        var planted = new Dictionary<string, SyntaxTree>();
        foreach (Sound program in programs)
        {
            if (defect.Plant(new GeneratedFile(program.Generated), planted.Count) is { } changed && !changed.IsEquivalentTo(program.Generated.GetRoot()))
            {
                if (options.IsPrinting)
                {
                    output.WriteLine($"{defect.Name}: {program.Program.Name}");
                    output.WriteLine(changed.ToFullString());
                }

                // Parsed again: a tree that was put together need not be what its text says.
                planted.Add(program.Program.Name, CSharpSyntaxTree.ParseText(changed.ToFullString(), (CSharpParseOptions)program.Generated.Options, program.Generated.FilePath));
            }
        }

        string? foundBy = null;
        (int compiled, int failing) = (0, 0);
        var session = new Session(new Compiler(isGenerating: false, _version, planted), isGenerating: true);
        foreach (Sound[] batch in programs.Where(program => planted.ContainsKey(program.Program.Name)).Chunk(options.Batch))
        {
            foreach (Verdict verdict in session.Judge([.. batch.Select(program => (program.Program, program.Trials))]))
            {
                bool isBuilt = verdict.Failure?.Kind != FailureKind.GeneratedDoesNotCompile;
                bool isFound = isBuilt && !IsSound(verdict);
                compiled += isBuilt ? 1 : 0;
                failing += isFound ? 1 : 0;
                foundBy ??= isFound ? verdict.Program.Name[1..] : null;
            }

            // One is enough to find it; the rest of the batch says how easily.
            if (foundBy is not null)
            {
                break;
            }
        }

        return new Finding(defect, compiled, failing, foundBy);
    }

    private sealed record Sound(FuzzProgram Program, ImmutableArray<Trial> Trials, SyntaxTree Generated);

    private sealed record Finding(Defect Defect, int Compiled, int Failing, string? FoundBy);
}
