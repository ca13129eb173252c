using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Fuzz.Running;

/// <summary>Compiles programs together and gives a verdict on each.</summary>
/// <param name="compiler">What compiles them.</param>
/// <param name="isGenerating">Whether there are generated methods to check.</param>
/// <param name="isRefusalFailure">Whether a program that the generator refuses counts as failing, so that it is shrunk.</param>
internal sealed class Session(Compiler compiler, bool isGenerating, bool isRefusalFailure = false)
{
    /// <param name="programs">Programs with the trials to run on each.</param>
    /// <param name="mayBeInvalid">Whether many of them may be no C#.</param>
    public List<Verdict> Judge(IReadOnlyList<(FuzzProgram Program, ImmutableArray<Trial> Trials)> programs, bool mayBeInvalid = false) => Judge(programs, out _, mayBeInvalid);

    /// <param name="programs">Programs with the trials to run on each.</param>
    /// <param name="generated">What was generated, by a program's name.</param>
    /// <param name="mayBeInvalid">Whether many of them may be no C#.</param>
    public List<Verdict> Judge(
        IReadOnlyList<(FuzzProgram Program, ImmutableArray<Trial> Trials)> programs, out IReadOnlyDictionary<string, List<SyntaxTree>> generated, bool mayBeInvalid = false)
    {
        using var watchdog = new Watchdog();
        watchdog.Begin($"compiling {programs[0].Program.Name} and the following", programs.Count);
        using CompiledBatch batch = compiler.Compile([.. programs.Select(item => item.Program)], mayBeInvalid);
        generated = batch.Generated;
        if (batch.Crash is { } crash)
        {
            return Crashed(programs, crash);
        }

        return [.. programs.Select(item => Judge(item.Program, item.Trials, batch, watchdog))];
    }

    /// <summary>One program brings the generator down for all: each is tried alone.</summary>
    private List<Verdict> Crashed(IReadOnlyList<(FuzzProgram Program, ImmutableArray<Trial> Trials)> programs, Exception crash)
    {
        if (programs.Count > 1)
        {
            return [.. programs.SelectMany(program => Judge([program]))];
        }

        return [Failed(programs[0].Program, new Failure(FailureKind.GeneratorFailed, crash.ToString()))];
    }

    private Verdict Judge(FuzzProgram program, ImmutableArray<Trial> trials, CompiledBatch batch, Watchdog watchdog)
    {
        if (batch.OwnErrors.TryGetValue(program.Name, out List<Diagnostic>? own))
        {
            return new Verdict(program, VerdictKind.Invalid) { Reasons = [.. own.Select(Text)] };
        }

        List<Diagnostic> reported = batch.Reported.GetValueOrDefault(program.Name, []);
        if (reported.FirstOrDefault(diagnostic => diagnostic.Id == "AG0099") is { } internalError)
        {
            return Failed(program, new Failure(FailureKind.GeneratorFailed, Text(internalError)));
        }

        bool hasBody = batch.Generated.GetValueOrDefault(program.Name, []).All(tree => !tree.ToString().Contains("cannot be differentiated", StringComparison.Ordinal));
        if (!hasBody && reported.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            return Failed(program, new Failure(FailureKind.GeneratorFailed, batch.Unlocated.FirstOrDefault("refused without a diagnostic")));
        }

        if (batch.GeneratedErrors.TryGetValue(program.Name, out List<Diagnostic>? errors))
        {
            return Failed(program, new Failure(FailureKind.GeneratedDoesNotCompile, string.Join("\n", errors.Select(Text))));
        }

        List<Diagnostic> refusals = [.. reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (refusals.Count > 0)
        {
            return isRefusalFailure
                ? Failed(program, new Failure(FailureKind.Refused, string.Join("\n", refusals.Select(Text))))
                : new Verdict(program, VerdictKind.Refused) { Reasons = [.. refusals.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}")] };
        }

        watchdog.Begin($"running {ProgramPrinter.Print(program)}");
        var loaded = new LoadedProgram(program, batch.Assembly!, isGenerating);
        if (isGenerating && !CallsPrinter.IsNeeded(program) && SignatureCheck.Check(program, loaded) is { } signature)
        {
            return Failed(program, new Failure(FailureKind.Signature, signature));
        }

        var checker = new Checker(program, loaded);
        try
        {
            if (trials.Select(checker.Check).FirstOrDefault(failure => failure is not null) is { } failure)
            {
                return Failed(program, failure);
            }
        }
        catch (InterpreterException exception)
        {
            return new Verdict(program, VerdictKind.Invalid) { Reasons = [exception.Message] };
        }

        // Last, so that a warning does not hide a wrong gradient.
        return batch.GeneratedWarnings.TryGetValue(program.Name, out List<Diagnostic>? warnings)
            ? Failed(program, new Failure(FailureKind.GeneratedWarning, string.Join("\n", warnings.Select(Text)))) with { Measures = checker.Measures }
            : new Verdict(program, VerdictKind.Passed) { Measures = checker.Measures };
    }

    private static Verdict Failed(FuzzProgram program, Failure failure) => new(program, VerdictKind.Failed) { Failure = failure };

    private static string Text(Diagnostic diagnostic)
    {
        string line = diagnostic.Location.SourceTree is { } tree && diagnostic.Location.IsInSource
            ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
            : "";
        return $"{diagnostic.Id}: {diagnostic.GetMessage(null)}{(line.Length > 0 ? $"  [{line}]" : "")}";
    }
}
