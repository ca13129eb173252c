using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGrad.Fuzz.Reporting;

/// <summary>The arguments of one call as C#: the variables that have to be there, and what stands between the parentheses.</summary>
/// <param name="program">The program.</param>
/// <param name="trial">The numbers.</param>
/// <param name="type">The type that holds the method.</param>
/// <param name="suffix">Of the variables, so that two calls have each their own.</param>
internal sealed class TestArguments(FuzzProgram program, Trial trial, string type, string suffix)
{
    private readonly Method _method = program.Main.Method;

    public List<string> Declarations { get; } = [];

    /// <summary>Whatever the method leaves in them: the variables of buffers and references.</summary>
    public List<string> Shared { get; } = [];

    public string OfOriginal() => string.Join(", ", Originals());

    /// <summary>The arguments of <c>FBackward</c> or of <c>FGradient</c>.</summary>
    public string OfGenerated(bool isBackward)
    {
        List<string> all = [.. Originals()];
        if (isBackward && _method.HasPull)
        {
            all.Add(Pull());
        }

        int preset = 0;
        foreach ((Parameter parameter, Input argument) in _method.Parameters.Zip(trial.Arguments).Where(pair => pair.First.HasGradient))
        {
            string name = GradientName(parameter);
            Kind kind = parameter.Kind.Form() is BufferForm.Span or BufferForm.ReadOnlySpan ? parameter.Kind.Element().With(BufferForm.Array) : parameter.Kind;
            ImmutableArray<double> presets = [.. Enumerable.Range(0, argument.Elements?.Length ?? 1).Select(_ => trial.Preset(parameter, preset++))];
            Declarations.Add($"{kind.Name()} {name} = {Literals.Text(kind, presets, argument.Rows)};");
            all.Add(parameter switch
            {
                { Kind: var buffer } when buffer.IsBuffer() => name,
                { Passing: Passing.Out } => name,
                _ => (isBackward ? "ref " : "out ") + name,
            });
        }

        return string.Join(", ", all);
    }

    public static string GradientName(Parameter parameter)
    {
        string name = "d" + parameter.Variable.Name.TrimStart('@');
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";
    }

    private IEnumerable<string> Originals()
    {
        foreach ((Parameter parameter, Input argument) in _method.Parameters.Zip(trial.Arguments))
        {
            string text = Text(parameter.Kind, argument);
            if (!parameter.Kind.IsBuffer() && parameter.Passing is not (Passing.Ref or Passing.Out))
            {
                yield return text;
                continue;
            }

            Kind kind = parameter.Kind.IsSpan() ? parameter.Kind.Element().With(BufferForm.Array) : parameter.Kind;
            string name = parameter.Variable.Name + suffix;
            Declarations.Add($"{kind.Name()} {name} = {text};");
            Shared.Add(name);
            yield return parameter.Passing switch { Passing.Ref => "ref ", Passing.Out => "out ", _ => "" } + name;
        }
    }

    private string Text(Kind kind, Input argument) => argument.Elements is { } elements
        ? Literals.Text(kind.IsSpan() ? kind.Element().With(BufferForm.Array) : kind, elements, argument.Rows)
        : kind == Kind.Mode ? Literals.Text(kind, argument.Number).Replace("Mode", $"{type}.Mode", System.StringComparison.Ordinal) : Literals.Text(kind, argument.Number);

    private string Pull()
    {
        Kind kind = _method.Result;
        if (!kind.IsBuffer())
        {
            string[] texts = [.. _method.Results.Select((result, index) => Literals.Text(result, trial.Pull(index)))];
            return texts.Length == 1 ? texts[0] : $"({string.Join(", ", texts)})";
        }

        // As many as the method gives.
        Evaluation run = new Interpreter(program).Run(trial.Arguments, withTangents: false, isWide: false);
        string numbers = Literals.Text(kind, [.. run.Results.Select((_, index) => trial.Pull(index))], run.ResultRows ?? [0, 0]);
        return numbers.StartsWith('{') ? $"new {kind.Name()} {numbers}" : numbers;
    }
}
