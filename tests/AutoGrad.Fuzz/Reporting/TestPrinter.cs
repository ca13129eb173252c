using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGrad.Fuzz.Reporting;

/// <summary>A failure as a test that can be copied into a project with the generator: the program, the call, the numbers.</summary>
internal static class TestPrinter
{
    public static string Print(FuzzProgram program, Failure failure, Trial trial, string name)
    {
        FuzzProgram renamed = program with { Name = name };
        var text = new StringBuilder();
        text.Append(ProgramPrinter.Type(renamed, depth: 0));
        if (failure.Arguments is null)
        {
            // Compiling it is the test.
            return text.ToString();
        }

        var outer = new StatementPrinter(text, 0);
        var inside = new StatementPrinter(text, 1);
        var body = new StatementPrinter(text, 2);
        outer.Line("");
        outer.Line($"public class {name}Test");
        outer.Line("{");
        inside.Line("[Fact]");
        inside.Line($"public void {Title(failure.Kind)}()");
        inside.Line("{");
        foreach (string line in Body(renamed, failure, trial))
        {
            body.Line(line);
        }

        inside.Line("}");
        outer.Line("}");
        return text.ToString();
    }

    private static string Title(FailureKind kind) => kind switch
    {
        FailureKind.Gradient => "The_gradient_is_that_of_dual_numbers",
        FailureKind.ZeroPull => "A_pull_of_zero_changes_no_gradient",
        FailureKind.Value => "The_value_is_that_of_the_method_bit_for_bit",
        FailureKind.Exception => "It_throws_what_the_method_throws",
        FailureKind.ChangedBeforeException => "No_gradient_changes_when_it_throws",
        _ => "The_buffers_end_as_the_method_leaves_them",
    };

    private static IEnumerable<string> Body(FuzzProgram program, Failure failure, Trial trial)
    {
        Method method = program.Main.Method;
        string type = program.Shape switch
        {
            Shape.NestedClass => $"{program.Name}.Inner",
            Shape.GenericClass => $"{program.Name}<int>",
            _ => program.Name,
        };
        string target = type;
        if (!method.IsStatic)
        {
            string fields = string.Join(", ", program.Fields.Where(field => field.IsOfInstance).Select(field => $"{field.Name} = {Literals.Text(field.Kind, field.Numbers[0])}"));
            yield return $"var target = new {type} {{ {fields} }};";
            target = "target";
        }

        var arguments = new List<string>();
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            Parameter parameter = method.Parameters[i];
            arguments.Add(Argument(parameter, trial.Arguments[i], type));
            if (parameter.Kind.IsBuffer() || parameter.Passing is Passing.Ref or Passing.Out)
            {
                yield return $"{(parameter.Kind.IsBuffer() ? parameter.Kind.Element().Name() + "[]" : parameter.Kind.Name())} {parameter.Variable.Name} = {arguments[i]};";
                arguments[i] = $"{(parameter.Passing == Passing.Value ? "" : parameter.Passing == Passing.Ref ? "ref " : "out ")}{parameter.Variable.Name}";
            }
        }

        bool isBackward = !failure.Message.StartsWith("FGradient", System.StringComparison.Ordinal);
        var all = new List<string>(arguments);
        ImmutableArray<double> pulls = failure.Pulls ?? trial.Pulls;
        if (isBackward && method.Results.Length > 0)
        {
            string[] texts = [.. method.Results.Select((kind, index) => Literals.Text(kind, pulls[index]))];
            all.Add(texts.Length == 1 ? texts[0] : $"({string.Join(", ", texts)})");
        }

        int preset = 0;
        foreach ((Parameter parameter, Input argument) in method.Parameters.Zip(trial.Arguments).Where(pair => pair.First.HasGradient))
        {
            string name = GradientName(parameter);
            Kind kind = parameter.Kind.IsBuffer() ? parameter.Kind.Element() : parameter.Kind;
            string[] presets = [.. Enumerable.Range(0, argument.Elements?.Length ?? 1).Select(_ => Literals.Text(kind, trial.Presets[preset++ % trial.Presets.Length]))];
            yield return parameter.Kind.IsBuffer()
                ? $"{kind.Name()}[] {name} = {{ {string.Join(", ", presets)} }};"
                : $"{kind.Name()} {name} = {presets[0]};";
            all.Add(parameter.Kind.IsBuffer() ? name : parameter.Passing == Passing.Out ? name : (isBackward || parameter.Passing == Passing.Ref ? "ref " : "out ") + name);
        }

        string original = $"{target}.F({string.Join(", ", arguments)})";
        string generated = $"{target}.{(isBackward ? "FBackward" : "FGradient")}({string.Join(", ", all)})";
        foreach (string line in Assertions(failure, original, generated))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Assertions(Failure failure, string original, string generated)
    {
        switch (failure.Kind)
        {
            case FailureKind.Gradient or FailureKind.ZeroPull:
                yield return $"_ = {generated};";
                if (failure.Component is { } wrong)
                {
                    string name = GradientName(wrong.Parameter);
                    string element = wrong.Parameter.Kind.IsBuffer() ? $"[{wrong.Element}]" : "";
                    yield return $"Assert.Equal({Literals.Real(wrong.Expected)}, (double){name}{element}, {Literals.Real(wrong.Tolerance)});";
                }
                else
                {
                    yield return $"// {failure.Message}";
                }

                break;
            case FailureKind.Exception or FailureKind.ChangedBeforeException:
                yield return $"System.Exception? expected = Record.Exception(() => {{ _ = {original}; }});";
                yield return $"System.Exception? actual = Record.Exception(() => {{ _ = {generated}; }});";
                yield return "Assert.Equal(expected?.GetType(), actual?.GetType());";
                yield return "Assert.Equal(expected?.Message, actual?.Message);";
                yield return $"// {failure.Message}";
                break;
            default:
                yield return $"Assert.Equal({original}, {generated});";
                yield return $"// {failure.Message}";
                break;
        }
    }

    private static string GradientName(Parameter parameter)
    {
        string name = "d" + parameter.Variable.Name.TrimStart('@');
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";
    }

    private static string Argument(Parameter parameter, Input argument, string type) => argument.Elements is { } elements
        ? $"{{ {string.Join(", ", elements.Select(element => Literals.Text(parameter.Kind.Element(), element)))} }}"
        : (parameter.Kind == Kind.Mode ? Literals.Text(Kind.Mode, argument.Number).Replace("Mode", $"{type}.Mode", System.StringComparison.Ordinal) : Literals.Text(parameter.Kind, argument.Number));
}
