using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;

namespace AutoGrad.Fuzz.Reporting;

/// <summary>A failure as a test that can be copied into a project with the generator: the program, the call, the numbers.</summary>
internal static class TestPrinter
{
    public static string Print(FuzzProgram program, Failure failure, Trial trial, string name)
    {
        FuzzProgram renamed = program with { Name = name };
        var text = new StringBuilder();
        text.Append(ProgramPrinter.Type(renamed, depth: 0));
        foreach (string line in CallsPrinter.IsNeeded(renamed) ? CallsPrinter.Print(renamed, ProgramPrinter.TypeText(renamed), isGenerated: true) : [])
        {
            text.Append(line).Append('\n');
        }

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
        FailureKind.Misuse => "A_gradient_that_does_not_fit_is_refused",
        FailureKind.ZeroPull => "A_pull_of_zero_changes_no_gradient",
        FailureKind.Value => "The_value_is_that_of_the_method_bit_for_bit",
        FailureKind.Exception => "It_throws_what_the_method_throws",
        FailureKind.ChangedBeforeException => "No_gradient_changes_when_it_throws",
        _ => "The_buffers_end_as_the_method_leaves_them",
    };

    private static IEnumerable<string> Body(FuzzProgram program, Failure failure, Trial trial)
    {
        Method method = program.Main.Method;
        string type = ProgramPrinter.TypeText(program);
        string target = CallsPrinter.IsNeeded(program) ? CallsPrinter.ClassName(program) : type;
        if (!method.IsStatic)
        {
            string fields = string.Join(", ", program.Fields.Where(field => field.IsOfInstance).Select(field => $"{field.Name} = {Literals.Text(field.Kind, field.Numbers[0])}"));
            yield return $"var target = new {type} {{ {fields} }};";
            target = "target";
        }

        bool isBackward = !failure.Message.StartsWith("FGradient", System.StringComparison.Ordinal);
        trial = trial with { Pulls = isBackward ? failure.Pulls ?? trial.Pulls : trial.Pulls };
        var first = new TestArguments(program, trial, type, "");
        var second = new TestArguments(program, trial, type, "Again");
        string original = $"{target}.F({first.OfOriginal()})";
        string generated = $"{target}.{(isBackward ? "FBackward" : "FGradient")}({second.OfGenerated(isBackward)})";
        bool isComparing = failure.Kind is not (FailureKind.Gradient or FailureKind.ZeroPull or FailureKind.Misuse);
        foreach (string line in isComparing ? first.Declarations.Concat(second.Declarations) : second.Declarations)
        {
            yield return line;
        }

        foreach (string line in Assertions(method, failure, original, generated))
        {
            yield return line;
        }

        foreach ((string expected, string actual) in isComparing ? first.Shared.Zip(second.Shared) : [])
        {
            yield return $"Assert.Equal({expected}, {actual});";
        }
    }

    private static IEnumerable<string> Assertions(Method method, Failure failure, string original, string generated)
    {
        string discard = method.Results.IsEmpty ? "" : "_ = ";
        switch (failure.Kind)
        {
            case FailureKind.Gradient when failure.Component is { } wrong:
                yield return $"{discard}{generated};";
                yield return $"Assert.Equal({Literals.Real(wrong.Expected)}, (double){TestArguments.GradientName(wrong.Parameter)}{Element(wrong)}, {Literals.Real(wrong.Tolerance)});";
                break;
            case FailureKind.Gradient or FailureKind.ZeroPull or FailureKind.Misuse:
                yield return $"{discard}{generated};";
                yield return $"// {failure.Message}";
                break;
            case FailureKind.Exception or FailureKind.ChangedBeforeException:
                yield return $"System.Exception? expected = Record.Exception(() => {{ {discard}{original}; }});";
                yield return $"System.Exception? actual = Record.Exception(() => {{ {discard}{generated}; }});";
                yield return "Assert.Equal(expected?.GetType(), actual?.GetType());";
                yield return "Assert.Equal(expected?.Message, actual?.Message);";
                yield return $"// {failure.Message}";
                break;
            case var _ when method.Results.IsEmpty:
                yield return $"{original};";
                yield return $"{generated};";
                yield return $"// {failure.Message}";
                break;
            default:
                yield return $"Assert.Equal({original}, {generated});";
                yield return $"// {failure.Message}";
                break;
        }
    }

    private static string Element(WrongGradient wrong) => wrong.Parameter.Kind.Form() switch
    {
        BufferForm.Number => "",
        BufferForm.Grid => $".Cast<{wrong.Parameter.Kind.Number().Name()}>().ElementAt({wrong.Element})",
        BufferForm.Rows => $".SelectMany(row => row).ElementAt({wrong.Element})",
        _ => $"[{wrong.Element}]",
    };
}
