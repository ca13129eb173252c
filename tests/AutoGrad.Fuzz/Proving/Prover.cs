using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
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
        List<Sound> programs = Sound.All(options);
        output.WriteLine($"{programs.Count} sound programs in {watch.Elapsed.TotalSeconds:F1} s");
        List<Finding> findings = [.. Workers.Run<Defect, Finding>(options.Workers, DefectTable.All, () => defect => Plant(defect, programs))];
        foreach (Finding finding in findings)
        {
            string first = finding.FoundBy is not null ? $"found by program {finding.FoundBy}" : finding.Compiled > 0 ? "NOT FOUND" : IsExpected(finding) ? "NO PLACE" : "no place for it";
            output.WriteLine($"  {first,-24} planted in {finding.Places,4}, {finding.Failing,4} of {finding.Compiled,4} fail: {finding.Defect.Name}");
        }

        int planted = findings.Count(finding => finding.Compiled > 0);
        int missed = findings.Count(finding => finding.FoundBy is null && (finding.Compiled > 0 || IsExpected(finding)));
        output.WriteLine($"{planted} kinds of defects planted, {missed} not found");
        missed += new RuleProver(options, output).Run(programs);
        output.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s");
        return missed == 0;
    }

    /// <summary>Whether the programs have what the defect is about.</summary>
    private bool IsExpected(Finding finding) => (finding.Defect.Needs & ~options.Features) == 0;

    private Finding Plant(Defect defect, List<Sound> programs)
    {
        var planted = new Dictionary<string, SyntaxTree>();
        foreach (Sound program in programs)
        {
            if (defect.Plant(new GeneratedFile(program.Generated, program.Program.Main.Method), planted.Count) is { } changed && !changed.IsEquivalentTo(program.Generated.GetRoot()))
            {
                if (options.IsPrinting)
                {
                    lock (output)
                    {
                        output.WriteLine($"{defect.Name}: {program.Program.Name}");
                        output.WriteLine(changed.ToFullString());
                    }
                }

                // Parsed again: a tree that was put together need not be what its text says.
                planted.Add(program.Program.Name, CSharpSyntaxTree.ParseText(Endless.Guarded(changed).ToFullString(), (CSharpParseOptions)program.Generated.Options, program.Generated.FilePath));
            }
        }

        string? foundBy = null;
        (int compiled, int failing) = (0, 0);
        var session = new Session(new Compiler(isGenerating: false, _version, planted), isGenerating: true);
        foreach (IReadOnlyList<Sound> batch in Growing([.. programs.Where(program => planted.ContainsKey(program.Program.Name))]))
        {
            foreach (Verdict verdict in session.Judge([.. batch.Select(program => (program.Program, program.Trials))]))
            {
                bool isBuilt = verdict.Failure?.Kind != FailureKind.GeneratedDoesNotCompile;
                bool isFound = isBuilt && !Sound.IsSound(verdict);
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

        return new Finding(defect, planted.Count, compiled, failing, foundBy);
    }

    /// <summary>A few programs first: most defects are found by the first that have them.</summary>
    private static IEnumerable<IReadOnlyList<Sound>> Growing(List<Sound> programs)
    {
        for ((int start, int count) = (0, 16); start < programs.Count; start += count, count *= 2)
        {
            yield return programs.GetRange(start, Math.Min(count, programs.Count - start));
        }
    }

    private sealed record Finding(Defect Defect, int Places, int Compiled, int Failing, string? FoundBy);
}
