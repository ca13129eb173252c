using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Makes one local gradient after the other wrong, by a thousandth, and sees whether the comparison notices.</summary>
internal sealed class RuleProver(Options options, TextWriter output)
{
    private static readonly (string Gate, int Inputs)[] Operators =
        [("a + b", 2), ("a - b", 2), ("a * b", 2), ("a / b", 2), ("a % b", 2), ("-x", 1), ("conversion", 1), ("SinCos, Sin", 1), ("SinCos, Cos", 1)];

    /// <summary>How often as many programs again are written where a rule is so rare that the first ones do not have it in a telling place.</summary>
    private const int Rounds = 5;

    /// <returns>How many were not noticed.</returns>
    public int Run(IReadOnlyList<Sound> programs)
    {
        List<Distortion> all = [.. Distortions()];
        List<Distortion> missed = Missed(all, programs);
        Options next = options;
        for (int round = 1; round < Rounds && missed.Count > 0; round++)
        {
            output.WriteLine($"{missed.Count} of {all.Count} wrong rules need more programs: {Text(missed)}");
            next = next with { First = next.First + next.Programs };
            missed = Missed(missed, Sound.All(next));
        }

        output.WriteLine($"{all.Count} wrong rules, {missed.Count} not found{(missed.Count == 0 ? "" : ": " + Text(missed))}");
        return missed.Count;
    }

    private List<Distortion> Missed(List<Distortion> distortions, IReadOnlyList<Sound> programs)
    {
        IReadOnlyDictionary<string, SyntaxTree> generated = programs.ToDictionary(program => program.Program.Name, program => program.Generated);
        using CompiledBatch batch = new Compiler(isGenerating: false, options.Version, generated).Compile([.. programs.Select(program => program.Program)]);
        List<(Checker Checker, ImmutableArray<Trial> Trials)> checkers =
            [.. programs.Select(program => (new Checker(program.Program, new LoadedProgram(program.Program, batch.Assembly!, isGenerated: true)), program.Trials))];
        return [.. distortions.Where(distortion => !checkers.Any(item => IsNoticed(item.Checker, item.Trials, distortion)))];
    }

    private static string Text(IEnumerable<Distortion> distortions) =>
        string.Join("; ", distortions.Select(distortion => $"{distortion.Gate}, input {distortion.Input}"));

    private static bool IsNoticed(Checker checker, ImmutableArray<Trial> trials, Distortion distortion)
    {
        checker.Distort(distortion);
        bool isNoticed = trials.Any(trial => checker.Check(trial with { IsDifferenced = false })?.Kind == FailureKind.Gradient);
        checker.Distort(null);
        return isNoticed;
    }

    private static IEnumerable<Distortion> Distortions()
    {
        IEnumerable<(string Gate, int Inputs)> functions = FunctionTable.Families
            .SelectMany(family => family.Doubles)
            .Select(function => (function.Gate, function.Parameters.Length))
            .Distinct();
        foreach ((string gate, int inputs) in Operators.Concat(functions))
        {
            for (int input = 0; input < inputs; input++)
            {
                yield return new Distortion(gate, input);
            }
        }
    }
}
